package dev.assay.run;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A user's own text in place of the corpora, as a run's header tells of it: which text it was, and by whose word the answers are right.
 * Neither its folder nor its content is told.
 *
 * @param name of the file, without its folder; control characters become question marks
 * @param bytes length of the file
 * @param sha256 digest of the file, in hex
 * @param references by encoding; empty where an older run does not tell
 */
public record UserText(String name, long bytes, String sha256, Map<String, TokenReference> references) {
    public UserText {
        name = name.replaceAll("\\p{Cc}", "?");
        references = new TreeMap<>(references);
    }

    /** Returns the own text of a run; empty if it ran on the corpora of {@code data.toml}. */
    public static Optional<UserText> of(Header header) {
        return header.protocol().ownText();
    }

    /** Returns by whose word the answers are right, by encoding where they differ. */
    public String reference() {
        List<String> different = references.values().stream()
                .map(TokenReference::words)
                .distinct()
                .toList();
        return switch (different.size()) {
            case 0 -> "not recorded";
            case 1 -> different.get(0);
            default ->
                String.join(
                        ", ",
                        references.entrySet().stream()
                                .map(one -> one.getKey() + " " + one.getValue().words())
                                .toList());
        };
    }

    /**
     * Returns it in words, for a scope: which text, and by whose word the answers to it are right.
     *
     * @param answers what the workload calls them, such as {@code tokens}
     */
    public String label(String answers) {
        return "own text " + name + " (" + answers + ": " + reference() + ")";
    }

    /** Returns whether the answers in an encoding are right by the word of contenders alone. */
    public boolean agreedOnly() {
        return references.values().stream().anyMatch(TokenReference::agreedOnly);
    }
}
