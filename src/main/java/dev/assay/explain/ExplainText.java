package dev.assay.explain;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.chart.Units;
import dev.assay.stats.Interval;
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
            "", "A " + explanation.first().name(), "B " + explanation.second().name(), "A ÷ B"
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

    /** Returns the cells of the table that all forms of the page share: quantity, A, B, A ÷ B. */
    public List<List<String>> table() {
        List<List<String>> rows = new ArrayList<>();
        for (Explanation.Row row : explanation.rows()) {
            rows.add(List.of(row.quantity().label(), number(row.first()), number(row.second()), number(row.ratio())));
        }
        explanation
                .time()
                .ifPresent(time -> rows.add(List.of("time, in " + time.where(), "", "", Units.interval(time.ratio()))));
        explanation
                .timeAnInstruction()
                .ifPresent(each ->
                        rows.add(List.of("time an instruction: time ÷ instructions", "", "", Units.interval(each))));
        return rows;
    }

    /** Returns what a list of shares is called. */
    public static String title(Observed one, Hot hot) {
        return one.name() + ": " + hot.what();
    }

    private static String line(Share share) {
        String place = share.place().isEmpty() ? "" : "  [" + share.place() + "]";
        return String.format("%8s  ", Explanation.percent(share.share()))
                + FunctionNames.shortened(share.name(), NAME)
                + place;
    }

    /** Returns a share in percent. */
    public static String percent(Share share) {
        return Explanation.percent(share.share());
    }

    private static String number(Reading reading) {
        return reading.known() ? Units.number(reading.value()) : "–";
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
        node.put("corpus", scope.corpus());
        node.put("size", scope.size());
        node.put("inputs", scope.inputs());
        node.put("bytes", scope.bytes());
        side(node.putObject("first"), explanation.first());
        side(node.putObject("second"), explanation.second());
        ObjectNode ratios = node.putObject("ratios");
        ratios.put("direction", "first / second");
        explanation
                .rows()
                .forEach(row -> put(ratios, row.quantity().id(), row.ratio().value()));
        explanation.time().ifPresent(time -> {
            interval(node.putObject("time"), time.ratio()).put("where", time.where());
        });
        explanation.timeAnInstruction().ifPresent(each -> interval(node.putObject("timeAnInstruction"), each));
        ArrayNode missing = node.putArray("missing");
        explanation.gaps().forEach(missing::add);
        return text(node);
    }

    private static void side(ObjectNode node, Observed one) {
        node.put("name", one.name());
        node.put("about", one.about());
        one.readings().forEach((quantity, reading) -> put(node, quantity.id(), reading.value()));
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
        put(node, "ratio", interval.estimate());
        put(node, "lower", interval.lower());
        put(node, "upper", interval.upper());
        put(node, "level", interval.level());
        return node.put("n", interval.n());
    }

    private static void put(ObjectNode node, String name, double value) {
        if (Double.isFinite(value)) {
            node.put(name, value);
        } else {
            node.putNull(name);
        }
    }

    /* The layout of the project's other JSON: members in order, one a line, the same on every platform. */
    private static String text(ObjectNode node) {
        DefaultIndenter indenter = new DefaultIndenter("", "\n");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
        printer.indentObjectsWith(indenter);
        printer.indentArraysWith(indenter);
        try {
            return JsonMapper.builder().build().writer(printer).writeValueAsString(node) + "\n";
        } catch (JsonProcessingException impossible) {
            throw new AssertionError("a tree always has a text", impossible);
        }
    }
}
