package dev.assay.run;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A user's own text in place of the corpora, as a run tells of it among its header's settings: which text it was, and by whose word the
 * tokens are right. Neither its folder nor its content is told.
 *
 * @param name of the file, without its folder; control characters become question marks
 * @param bytes length of the file
 * @param sha256 digest of the file, in hex
 * @param reference {@code tiktoken VERSION} or {@code agreed by N contenders}, by encoding where they differ
 */
public record OwnText(String name, long bytes, String sha256, String reference) {
    private static final String CORPUS = "corpus";
    private static final String REFERENCE = "reference";
    private static final Pattern FORM = Pattern.compile("(.*), ([0-9]{1,18}) bytes, SHA-256 ([0-9a-f]{64})");

    public OwnText {
        name = name.replaceAll("\\p{Cc}", "?");
    }

    /** Returns the own text of a run; empty if it ran on the corpora of {@code data.toml}. */
    public static Optional<OwnText> of(Header header) {
        Matcher form = FORM.matcher(header.settings().getOrDefault(CORPUS, ""));
        return form.matches()
                ? Optional.of(new OwnText(
                        form.group(1),
                        Long.parseLong(form.group(2)),
                        form.group(3),
                        header.settings().getOrDefault(REFERENCE, "not recorded")))
                : Optional.empty();
    }

    /** Returns the settings that tell of it. */
    public Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put(CORPUS, name + ", " + bytes + " bytes, SHA-256 " + sha256);
        settings.put(REFERENCE, reference);
        return settings;
    }

    /** Returns it in words, for a scope: which text, and by whose word its tokens are right. */
    public String label() {
        return "own text " + name + " (tokens: " + reference + ")";
    }

    /** Returns whether the tokens are right by the word of contenders alone. */
    public boolean agreedOnly() {
        return reference.contains("agreed by");
    }
}
