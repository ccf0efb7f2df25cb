package dev.assay.explain;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.figure.Figures;
import dev.assay.stats.Interval;
import dev.assay.text.Json;
import dev.assay.text.Numbers;
import java.util.ArrayList;
import java.util.List;

/** An explanation as a page of plain text, and as JSON. */
public final class ExplainText {
    private static final int NAME = 90;

    private final Explanation explanation;

    public ExplainText(Explanation explanation) {
        this.explanation = explanation;
    }

    /** Returns the page: the sentence, what both have, the hottest functions, what is missing. */
    public String plain() {
        StringBuilder out = new StringBuilder();
        out.append(explanation.sentence()).append("\n\n");
        out.append("on ").append(explanation.scope().text()).append("\n\n");
        List<String[]> rows = new ArrayList<>();
        rows.add(new String[] {
            "", "A " + explanation.first().name(), "B " + explanation.second().name(), "the larger"
        });
        table().forEach(row -> rows.add(row.toArray(new String[0])));
        aligned(out, rows);
        for (Observed one : List.of(explanation.first(), explanation.second())) {
            for (Hot hot : one.hot()) {
                if (!hot.shares().isEmpty()) {
                    out.append('\n').append(title(one, hot)).append('\n');
                    hot.shares().forEach(share -> out.append(line(share)).append('\n'));
                }
            }
        }
        if (!explanation.gaps().isEmpty()) {
            out.append("\nnot counted\n");
            explanation.gaps().forEach(gap -> out.append("  ").append(gap).append('\n'));
        }
        return out.toString();
    }

    /** Returns the cells of the table that all forms of the page share: quantity, A, B, and which is larger by what factor. */
    public List<List<String>> table() {
        List<List<String>> rows = new ArrayList<>();
        for (Explanation.Row row : explanation.rows()) {
            rows.add(List.of(row.quantity().label(), number(row.first()), number(row.second()), larger(row.ratio())));
        }
        explanation
                .time()
                .ifPresent(time -> rows.add(List.of("time, in " + time.where(), "", "", larger(time.ratio()))));
        explanation
                .timeAnInstruction()
                .ifPresent(
                        each -> rows.add(List.of("time per instruction: time by instructions", "", "", larger(each))));
        return rows;
    }

    /** Returns what a list of shares is called. */
    public static String title(Observed one, Hot hot) {
        return one.name() + ": " + hot.what();
    }

    private static String line(Share share) {
        String place = share.place().isEmpty() ? "" : "  [" + share.place() + "]";
        return right(Figures.percent(share.share())) + "  " + FunctionNames.shortened(share.name(), NAME) + place;
    }

    /** Returns a share in percent. */
    public static String percent(Share share) {
        return Figures.percent(share.share());
    }

    private static String right(String figure) {
        return " ".repeat(Math.max(0, 8 - figure.length())) + figure;
    }

    /* Who has more, and how many times as much. */
    private static String larger(Measured ratio) {
        return ratio.known()
                ? who(ratio.value()) + Figures.number(Math.max(ratio.value(), 1 / ratio.value())) + "×"
                : "–";
    }

    private static String larger(Interval ratio) {
        return who(ratio.estimate()) + Numbers.factor(ratio.estimate() < 1 ? ratio.inverted() : ratio);
    }

    private static String who(double ratio) {
        return ratio < 1 ? "B, " : "A, ";
    }

    private static String number(Measured reading) {
        return reading.known() ? Figures.number(reading.value()) : "–";
    }

    private static void aligned(StringBuilder out, List<String[]> rows) {
        int[] widths = new int[rows.get(0).length];
        for (String[] row : rows) {
            for (int column = 0; column < widths.length; column++) {
                widths[column] = Math.max(widths[column], row[column].length());
            }
        }
        for (String[] row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < widths.length; column++) {
                String gap = " ".repeat(widths[column] - row[column].length());
                // Numbers are read down their last digit, words from their first letter.
                line.append(column == 0 ? row[column] + gap : "  " + gap + row[column]);
            }
            out.append(line.toString().stripTrailing()).append('\n');
        }
    }

    /** Returns one JSON object; what is not known is null, and stands with its reason under {@code missing}. */
    public String json() {
        ObjectNode node = JsonNodeFactory.instance.objectNode();
        node.put("sentence", explanation.sentence());
        Scope scope = explanation.scope();
        node.put("encoding", scope.encoding());
        node.put("corpus", scope.deck().corpus());
        node.put("size", scope.deck().size());
        node.put("inputs", scope.inputs());
        node.put("bytes", scope.bytes());
        side(node.putObject("first"), explanation.first());
        side(node.putObject("second"), explanation.second());
        ObjectNode ratios = node.putObject("ratios");
        ratios.put("direction", "first / second");
        explanation
                .rows()
                .forEach(
                        row -> Json.put(ratios, row.quantity().id(), row.ratio().value()));
        explanation.time().ifPresent(time -> {
            interval(node.putObject("time"), time.ratio()).put("where", time.where());
        });
        explanation.timeAnInstruction().ifPresent(each -> interval(node.putObject("timeAnInstruction"), each));
        ArrayNode missing = node.putArray("missing");
        explanation.gaps().forEach(missing::add);
        return Json.text(node);
    }

    private static void side(ObjectNode node, Observed one) {
        node.put("name", one.name());
        node.put("about", one.about());
        one.readings().forEach((quantity, reading) -> Json.put(node, quantity.id(), reading.value()));
        ArrayNode hot = node.putArray("hot");
        for (Hot list : one.hot()) {
            ObjectNode entry = hot.addObject();
            entry.put("what", list.what());
            ArrayNode shares = entry.putArray("shares");
            for (Share share : list.shares()) {
                ObjectNode row = shares.addObject();
                row.put("name", share.name());
                row.put("place", share.place());
                row.put("share", share.share());
            }
        }
    }

    private static ObjectNode interval(ObjectNode node, Interval interval) {
        Json.put(node, "ratio", interval.estimate());
        Json.put(node, "lower", interval.lower());
        Json.put(node, "upper", interval.upper());
        Json.put(node, "level", interval.level());
        return node.put("n", interval.n());
    }
}
