package dev.assay.claim;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.run.Visible;
import dev.assay.stats.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The ledger as text: a table of at most 120 columns, or JSON. */
public final class LedgerText {
    private static final int COLUMNS = 120;
    private static final int ID = 22;
    private static final int READING = 10;
    private static final int OUTCOME = 14;
    private static final int BOUNDS = 14;

    /** Returns verdicts as a JSON array, one object a claim and reading, null where there is nothing to say. */
    public static String json(List<Verdict> verdicts) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        verdicts.forEach(verdict -> array.add(node(verdict)));
        return Json.text(array);
    }

    /** Returns definitions in the same form, without verdicts: no run was given. */
    public static String definitionsJson(List<Definition> definitions) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        for (Definition claim : definitions) {
            if (claim.readings().isEmpty()) {
                array.add(row(claim.id(), "", "", "", Optional.empty(), Double.NaN, Double.NaN, ""));
            }
            for (Definition.Reading reading : claim.readings()) {
                array.add(
                        row(claim.id(), reading.id(), "", "", Optional.empty(), reading.lower(), reading.upper(), ""));
            }
        }
        return Json.text(array);
    }

    /** Returns a verdict with the level of its interval, since looks and several cells ask for more than 95 %. */
    static ObjectNode node(Verdict verdict) {
        ObjectNode node = row(
                verdict.id(),
                verdict.reading(),
                verdict.outcome().label(),
                verdict.cause(),
                verdict.ratio(),
                verdict.lower(),
                verdict.upper(),
                verdict.scope());
        node.put("sentence", verdict.sentence()).put("cells", verdict.supportedCells());
        Json.put(node, "level", verdict.ratio().map(Interval::level).orElse(Double.NaN));
        return node;
    }

    private static ObjectNode row(
            String id,
            String reading,
            String outcome,
            String cause,
            Optional<Interval> ratio,
            double lower,
            double upper,
            String scope) {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("id", id);
        Json.put(node, "reading", reading);
        Json.put(node, "verdict", outcome);
        Json.put(node, "cause", cause);
        Json.put(node, "ratio", ratio.map(Interval::estimate).orElse(Double.NaN));
        Json.put(node, "lower", ratio.map(Interval::lower).orElse(Double.NaN));
        Json.put(node, "upper", ratio.map(Interval::upper).orElse(Double.NaN));
        if (Double.isNaN(lower)) {
            node.putNull("bounds");
        } else {
            ArrayNode bounds = node.putArray("bounds");
            bounds.add(Json.number(lower));
            bounds.add(Json.number(upper));
        }
        Json.put(node, "scope", scope);
        return node;
    }

    /** Returns verdicts as a table; what was found is wrapped in its column. */
    public static String table(List<Verdict> verdicts) {
        StringBuilder text = new StringBuilder(line("claim", "reading", "verdict", "bounds", "what was found"));
        for (Verdict verdict : verdicts) {
            String cause = verdict.outcome() == Verdict.Outcome.INCONCLUSIVE ? " Cause: " + verdict.cause() + "." : "";
            text.append(line(
                    verdict.id(),
                    verdict.reading(),
                    verdict.outcome().label(),
                    bounds(verdict.lower(), verdict.upper()),
                    verdict.sentence() + cause));
        }
        return Visible.lines(text.toString());
    }

    /** Returns definitions as a table of questions. */
    public static String definitionsTable(List<Definition> definitions) {
        StringBuilder text = new StringBuilder(line("claim", "reading", "verdict", "bounds", "question"));
        for (Definition claim : definitions) {
            claim.notTested()
                    .ifPresent(evidence ->
                            text.append(line(claim.id(), "", "", "", "Not tested: it would take " + evidence + ".")));
            claim.factCheck().ifPresent(check -> text.append(line(claim.id(), "", "", "", check.sentence())));
            claim.measuredBy()
                    .ifPresent(verb -> text.append(line(
                            claim.id(),
                            "",
                            "",
                            "",
                            "No bounds: java -jar target/assay.jar " + verb + " DIR measures it, beside a run.")));
            for (Definition.Reading reading : claim.readings()) {
                text.append(line(
                        claim.id(), reading.id(), "", bounds(reading.lower(), reading.upper()), reading.question()));
            }
        }
        return text.toString();
    }

    private static String bounds(double lower, double upper) {
        if (Double.isNaN(lower)) {
            return "none";
        }
        return "[" + bound(lower) + ", " + bound(upper) + (Double.isInfinite(upper) ? ")" : "]");
    }

    private static String bound(double value) {
        return value == Math.rint(value) && !Double.isInfinite(value)
                ? Long.toString((long) value)
                : Words.number(value);
    }

    private static String line(String id, String reading, String outcome, String bounds, String words) {
        int indent = ID + READING + OUTCOME + BOUNDS;
        List<String> wrapped = wrap(words, COLUMNS - indent);
        StringBuilder text = new StringBuilder();
        text.append(pad(id, ID)).append(pad(reading, READING)).append(pad(outcome, OUTCOME));
        text.append(pad(bounds, BOUNDS)).append(wrapped.get(0)).append('\n');
        wrapped.stream()
                .skip(1)
                .forEach(rest -> text.append(" ".repeat(indent)).append(rest).append('\n'));
        return text.toString();
    }

    private static String pad(String text, int width) {
        return text.length() < width ? text + " ".repeat(width - text.length()) : text + " ";
    }

    private static List<String> wrap(String words, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : words.split(" ")) {
            if (line.length() > 0 && line.length() + 1 + word.length() > width) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.length() == 0 ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    private LedgerText() {}
}
