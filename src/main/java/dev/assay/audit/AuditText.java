package dev.assay.audit;

import dev.assay.figure.Figures;
import dev.assay.run.Visible;
import dev.assay.stats.Interval;
import dev.assay.text.AlignedTable;
import dev.assay.text.Numbers;
import dev.assay.text.Wrap;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;

/** An audit as one page for a terminal. */
public final class AuditText {
    private static final int HEAD = 11;
    private static final int NAME = 44;

    /* What is behind these is in the JSON. */
    private static final int MOST_ROWS = 20;

    private AuditText() {}

    static String comparison(Series fast, Series slow) {
        Interval ratio = Audit.ratio(fast, slow);
        boolean differs = ratio.known() && (ratio.lower() > 1 || ratio.upper() < 1);
        return differs
                ? fast.name() + " is " + Numbers.factor(ratio) + " as fast as " + slow.name()
                : "no difference between " + fast.name() + " and " + slow.name() + ", " + Numbers.factor(ratio);
    }

    /** Returns the lines. */
    public static List<String> lines(Audit audit) {
        List<String> lines = new ArrayList<>();
        int count = audit.benchmarks().size();
        lines.add(Visible.text(audit.harness() + (audit.version().isEmpty() ? "" : " (" + audit.version() + ")") + ", "
                + count + (count == 1 ? " benchmark" : " benchmarks")));
        add(lines, "repeated", audit.replication());
        add(lines, "order", audit.order());
        add(lines, "intervals", audit.intervals());
        lines.add("");
        lines.addAll(table(audit));
        lines.add("");
        if (audit.supports().isEmpty()) {
            add(
                    lines,
                    "supports",
                    "no difference: of one process nobody knows what the next one would give, however narrow the"
                            + " interval over its values");
        } else {
            list(lines, "supports", audit.supports());
            add(
                    lines,
                    "",
                    "(95 % CI over processes; if both did the same work"
                            + (audit.order().startsWith("in turns") ? ")" : ", and the machine kept its speed)"));
        }
        list(lines, "missing", audit.missing());
        list(lines, "warnings", audit.warnings());
        list(lines, "told", audit.environment());
        if (!audit.personal().isEmpty()) {
            add(
                    lines,
                    "personal",
                    String.join(", ", audit.personal())
                            + ": names a host, a user or a folder; take it out before you publish the file");
        }
        add(lines, "next", audit.next());
        return lines;
    }

    private static List<String> table(Audit audit) {
        AlignedTable table = new AlignedTable("benchmark", "by the file", "over processes, 95 % CI", "width");
        List<String> names = audit.benchmarks().stream()
                .limit(MOST_ROWS)
                .map(row -> Visible.text(row.name()))
                .toList();
        audit.benchmarks().stream()
                .limit(MOST_ROWS)
                .forEach(row -> table.row(
                        isLong(Visible.text(row.name())) ? "" : Visible.text(row.name()),
                        figure(row, row.file(), row.fileLower(), row.fileUpper(), "–"),
                        row.processes() == 0
                                ? "no raw values"
                                : figure(row, row.estimate(), row.lower(), row.upper(), "–")
                                        + (row.processes() == 1 ? ", one process" : ""),
                        Double.isFinite(row.overFactor()) ? Figures.number(row.overFactor()) + "×" : "–"));
        List<String> rows = table.toString().lines().toList();
        List<String> lines = new ArrayList<>(rows.subList(0, rows.size() - names.size()));
        for (int i = 0; i < names.size(); i++) {
            if (isLong(names.get(i))) {
                lines.addAll(Wrap.after("", names.get(i)));
            }
            lines.add(rows.get(rows.size() - names.size() + i));
        }
        if (audit.benchmarks().size() > MOST_ROWS) {
            lines.add("and " + (audit.benchmarks().size() - MOST_ROWS) + " more, in --json");
        }
        if (audit.benchmarks().stream().anyMatch(AuditText::meansDiffer)) {
            lines.add("over processes: a geometric mean, which a few slow values move less than the file's own figure");
        }
        if (audit.benchmarks().stream().anyMatch(row -> Double.isFinite(row.overFactor()))) {
            lines.add("width: of the interval over processes ÷ that over all values taken for independent");
        }
        return lines;
    }

    /* Two figures of one benchmark side by side ask why they differ. */
    private static boolean meansDiffer(Audit.Benchmark row) {
        return row.file() > 1.02 * row.estimate();
    }

    /* Such a name has a line of its own: wherever it were cut, some harness tells its benchmarks apart right there. */
    private static boolean isLong(String name) {
        return name.length() > NAME;
    }

    private static String figure(Audit.Benchmark row, double estimate, double lower, double upper, String none) {
        if (Double.isNaN(estimate)) {
            return none;
        }
        DoubleFunction<String> format =
                row.unit().equals("ns") ? Figures::nanos : value -> Figures.number(value) + " " + row.unit();
        return Double.isNaN(lower)
                ? format.apply(estimate)
                : format.apply(estimate) + " (" + Numbers.range(new Interval(estimate, lower, upper, 0, 0), format)
                        + ")";
    }

    private static void list(List<String> lines, String head, List<String> items) {
        String first = head;
        for (String item : items.subList(0, Math.min(MOST_ROWS, items.size()))) {
            add(lines, first, item);
            first = "";
        }
        if (items.size() > MOST_ROWS) {
            add(lines, "", "and " + (items.size() - MOST_ROWS) + " more, in --json");
        }
    }

    private static void add(List<String> lines, String head, String text) {
        lines.addAll(Wrap.after(Wrap.pad(head, HEAD), text));
    }
}
