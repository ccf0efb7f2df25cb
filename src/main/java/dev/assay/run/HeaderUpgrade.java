package dev.assay.run;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Turns the header of schema 3 into one of today: what decides verdicts stood among its settings, in words. This is the only code that
 * reads such words back, and it will not grow, since no program writes them any more. The rest of the header stays as it is, the number
 * of its schema too: a report says of a run what its file says.
 */
final class HeaderUpgrade {
    private static final String SETTINGS = "settings";
    private static final Pattern COUNTS = Pattern.compile("[1-9][0-9]{0,5}(, [1-9][0-9]{0,5})*");
    private static final Pattern SHARE = Pattern.compile("0\\.[0-9]+");
    private static final Pattern OWN_TEXT = Pattern.compile("(.*), ([0-9]{1,18}) bytes, SHA-256 ([0-9a-f]{64})");
    private static final Pattern AGREED = Pattern.compile("agreed by ([0-9]{1,6}) contenders");

    private final ObjectNode header;
    private final ObjectNode settings;

    private HeaderUpgrade(ObjectNode header, ObjectNode settings) {
        this.header = header;
        this.settings = settings;
    }

    /**
     * Upgrades a header in place.
     *
     * @throws IllegalArgumentException with {@code subject (value) must rule}, if a setting says what no program wrote
     */
    static void of(ObjectNode header) {
        // One without settings is no header, and is refused as every other of that kind is.
        if (header.get(SETTINGS) instanceof ObjectNode settings) {
            header.set("protocol", LineJson.MAPPER.valueToTree(new HeaderUpgrade(header, settings).protocol()));
        }
    }

    private Protocol protocol() {
        return new Protocol(
                take(Protocol.CONTROL_SHARE)
                        .map(text -> checked(
                                Protocol.CONTROL_SHARE,
                                text,
                                SHARE.matcher(text).matches(),
                                LineRules.SHARE))
                        .map(Double::valueOf)
                        .orElse(Double.NaN),
                each(Protocol.INTERIM_ANALYSES_OF, HeaderUpgrade::counts),
                each(Protocol.REFERENCE_OF, (key, text) -> reference(text)),
                ownText(),
                take(Protocol.CLAIMS).map(text -> List.of(text.split(", "))).orElse(List.of()));
    }

    /* A text that is no own text is left among the settings: an older program did so too. */
    private Optional<UserText> ownText() {
        Matcher form = OWN_TEXT.matcher(settings.path(Protocol.OWN_TEXT).asText(""));
        if (!form.matches()) {
            return Optional.empty();
        }
        take(Protocol.OWN_TEXT);
        Map<String, TokenReference> references =
                take(Protocol.OWN_TEXT_REFERENCE).map(this::references).orElse(Map.of());
        return Optional.of(new UserText(form.group(1), Long.parseLong(form.group(2)), form.group(3), references));
    }

    /* One for all encodings of the run, or one for each where they differ. */
    private Map<String, TokenReference> references(String text) {
        Map<String, TokenReference> references = new TreeMap<>();
        List<String> encodings = header.path("groups").findValuesAsText("encoding");
        String[] parts = text.split(", ");
        for (String encoding : encodings) {
            for (String part : parts) {
                if (part.startsWith(encoding + " ")) {
                    references.put(encoding, reference(part.substring(encoding.length() + 1)));
                } else if (parts.length == 1) {
                    references.put(encoding, reference(part));
                }
            }
        }
        return references;
    }

    private <T> Map<String, T> each(String prefix, BiFunction<String, String, T> value) {
        List<String> keys = new ArrayList<>();
        settings.fieldNames().forEachRemaining(keys::add);
        Map<String, T> values = new TreeMap<>();
        for (String key : keys) {
            if (key.startsWith(prefix)) {
                take(key).ifPresent(text -> values.put(key.substring(prefix.length()), value.apply(key, text)));
            }
        }
        return values;
    }

    /* What is no text stays, for the check of the members to refuse. */
    private Optional<String> take(String key) {
        JsonNode value = settings.get(key);
        if (value == null || !value.isTextual()) {
            return Optional.empty();
        }
        settings.remove(key);
        return Optional.of(value.asText());
    }

    private static TokenReference reference(String text) {
        Matcher agreed = AGREED.matcher(text);
        return agreed.matches() ? TokenReference.agreedBy(Integer.parseInt(agreed.group(1))) : TokenReference.of(text);
    }

    private static List<Integer> counts(String key, String text) {
        boolean counts = COUNTS.matcher(text).matches();
        List<Integer> parsed =
                counts ? Arrays.stream(text.split(", ")).map(Integer::valueOf).toList() : List.of();
        checked(key, text, counts && LineRules.rises(parsed), LineRules.COUNTS);
        return parsed;
    }

    private static String checked(String key, String text, boolean right, String rule) {
        if (!right) {
            throw new IllegalArgumentException(
                    "header.settings." + Visible.text(key) + " (" + Visible.text(text) + ") must be " + rule);
        }
        return text;
    }
}
