package dev.assay.share;

import com.fasterxml.jackson.databind.JsonNode;
import dev.assay.run.RunCopy;
import dev.assay.run.Visible;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What becomes of the texts of a run that is given away. Names of the plan, by which lines refer to each other, cannot be changed without
 * breaking the run: one that names somebody is refused. All other texts lose such words; those that may quote somebody's own text go whole.
 */
final class Redaction implements RunCopy.Editor {
    static final String TEXT = "(name withheld)";
    static final String QUOTE = "(withheld: it may quote the text)";
    static final String COMMAND = "(a command of the user's)";

    /* Digests and what is compressed: no words. Definitions are those of a published program, not of a person. */
    private static final Pattern OPAQUE = Pattern.compile(
            "times\\.histogram|header\\.claims\\..*|header\\.decks\\.sha256|header\\.protocol\\.ownText\\.sha256");

    /* By these lines find each other, and comparisons find what is the same. */
    private static final Set<String> NAMES = Set.of(
            "type",
            "id",
            "group",
            "contender",
            "contenders",
            "encoding",
            "encodings",
            "corpus",
            "verb",
            "role",
            "stage",
            "when",
            "kind",
            "language",
            "bridge",
            "started",
            "effort",
            "grade",
            "set");

    private static final Pattern MACHINE = Pattern.compile(
            "(?:header|price)\\.machine\\.(?:cpu.*|microarchitecture|instruction sets|.* cache|cores|memory|architecture|system)");

    private static final Set<String> QUOTING = Set.of("killed", "failed", "control-killed", "stopped");

    private final Person person;
    private final Optional<Pattern> ownText;
    private final Map<String, Integer> withheld = new TreeMap<>();

    /** @param ownText name of the file that was encoded in place of the corpora, if one was */
    Redaction(Person person, Optional<String> ownText) {
        this.person = person;
        this.ownText = ownText.filter(name -> !name.isBlank()).map(name -> Pattern.compile(Pattern.quote(name)));
    }

    @Override
    public String edit(String member, String text, JsonNode line) {
        if (OPAQUE.matcher(member).matches()) {
            return text;
        }
        if (NAMES.contains(member.substring(member.lastIndexOf('.') + 1))
                || MACHINE.matcher(member).matches()) {
            if (person.isNamedIn(text)) {
                throw new IllegalArgumentException(member + " (" + Visible.text(text)
                        + ") must not name a user or a host, since the run's lines refer to each other by it; measure"
                        + " again under another name");
            }
            return text;
        }
        String after = after(member, text, line);
        if (after.equals(text)) {
            return text;
        }
        withheld.merge(member, 1, Integer::sum);
        return after;
    }

    private String after(String member, String text, JsonNode line) {
        if (member.equals("header.protocol.ownText.name")) {
            return TEXT;
        }
        if (member.equals("header.contenders.options.command")) {
            return COMMAND;
        }
        if (ownText.isPresent() && !text.isEmpty() && quotes(member, line)) {
            return QUOTE;
        }
        String left = ownText.map(pattern -> pattern.matcher(text).replaceAll(Matcher.quoteReplacement(TEXT)))
                .orElse(text);
        return person.without(left);
    }

    /* What a contender said when it failed, and the tokens in which it differed. */
    private static boolean quotes(String member, JsonNode line) {
        return member.equals("check.detail")
                || member.equals("event.message")
                        && QUOTING.contains(line.path("kind").asText());
    }

    /** Returns which members lost words so far, and how often. */
    Map<String, Integer> withheld() {
        return withheld;
    }
}
