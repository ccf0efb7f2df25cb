package dev.assay.report;

import dev.assay.compare.Comparison;
import dev.assay.compare.Row;
import dev.assay.figure.Figures;
import dev.assay.run.ContenderId;
import dev.assay.run.Mode;
import dev.assay.stats.Interval;
import dev.assay.stats.Quantity;
import dev.assay.text.HtmlWriter;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Contender × run: how many times as fast as the slowest of its group each contender is, within every run. The colour says how far a run is
 * from the middle of its row, so that what depends on the machine stands out, and what does not is plain.
 */
final class ComparisonHeat {
    /* A factor of so much from the middle has the full colour. */
    private static final double FULL = 1.5;

    private static final int MOST_SHADE = 60;

    private final Comparison comparison;
    private final HtmlWriter html;

    ComparisonHeat(Comparison comparison, HtmlWriter html) {
        this.comparison = comparison;
        this.html = html;
    }

    private record Group(String id, String encoding) {}

    private record Pair(ContenderId numerator, ContenderId denominator) {}

    void write() {
        Map<Group, Map<Pair, Row>> groups = new LinkedHashMap<>();
        for (List<Row> rows : List.of(comparison.readings(), comparison.pairs())) {
            for (Row row : rows) {
                if (row.subject().mode() == Mode.THROUGHPUT && row.subject().quantity() == Quantity.TIME) {
                    groups.computeIfAbsent(
                                    new Group(
                                            row.subject().group(), row.subject().encoding()),
                                    key -> new LinkedHashMap<>())
                            .putIfAbsent(
                                    new Pair(
                                            row.subject().numerator(),
                                            row.subject().denominator()),
                                    row);
                }
            }
        }
        if (groups.isEmpty()) {
            return;
        }
        html.element("h2", "Contenders by run", "id", "heat");
        html.element(
                "p",
                "How many times as fast as the slowest of the group, within each run, over the cells that all share. Blue:"
                        + " more than in the middle of the runs; orange: less.",
                "class",
                "quiet");
        groups.forEach(this::group);
    }

    private void group(Group group, Map<Pair, Row> rows) {
        Set<ContenderId> contenders = new LinkedHashSet<>();
        rows.keySet().forEach(pair -> {
            contenders.add(pair.numerator());
            contenders.add(pair.denominator());
        });
        ContenderId slowest = slowest(contenders, rows);
        html.element("h3", group.id() + ", " + group.encoding() + ": against " + slowest);
        html.open("div", "class", "scroll", "tabindex", "0")
                .open("table", "class", "heat")
                .open("thead")
                .open("tr");
        html.element("th", "contender", "scope", "col");
        for (int i = 0; i < columns(); i++) {
            html.open("th", "scope", "col", "data-machine", machine(i));
            html.element("span", name(i), "class", "key " + ComparisonPage.colour(i))
                    .close();
        }
        html.close().close().open("tbody");
        for (ContenderId contender : contenders) {
            Row row = row(rows, slowest, contender).orElse(null);
            if (row != null) {
                line(contender, slowest, row);
            }
        }
        html.close().close().close();
    }

    /* By the first run that has the pair; that of which the most others are known to be faster. */
    private static ContenderId slowest(Set<ContenderId> contenders, Map<Pair, Row> rows) {
        ContenderId slowest = contenders.iterator().next();
        for (ContenderId contender : contenders) {
            Optional<Row> row = row(rows, slowest, contender);
            if (row.isPresent()
                    && faster(row.get(), row.get().first().ratio(), slowest).estimate() < 1) {
                slowest = contender;
            }
        }
        return slowest;
    }

    private static Optional<Row> row(Map<Pair, Row> rows, ContenderId one, ContenderId other) {
        return Optional.ofNullable(rows.getOrDefault(new Pair(one, other), rows.get(new Pair(other, one))));
    }

    /** Returns how many times as fast the other is as this one. */
    private static Interval faster(Row row, Interval ratio, ContenderId than) {
        return row.subject().numerator().equals(than) ? ratio : ratio.inverted();
    }

    private void line(ContenderId contender, ContenderId slowest, Row row) {
        Map<Integer, Interval> ratios = new LinkedHashMap<>();
        if (byRun()) {
            row.entries().forEach(entry -> ratios.put(entry.run(), entry.ratio()));
        } else {
            row.machines().forEach(one -> ratios.put(one.machine(), one.ratio()));
        }
        double middle = ratios.values().stream()
                .mapToDouble(ratio -> Math.log(faster(row, ratio, slowest).estimate()))
                .average()
                .orElse(0);
        html.open("tr").element("th", contender.toString(), "scope", "row");
        boolean first = true;
        for (int i = 0; i < columns(); i++) {
            Interval ratio = ratios.get(i);
            if (ratio == null) {
                html.element("td", "–", "data-machine", machine(i));
                continue;
            }
            double estimate = faster(row, ratio, slowest).estimate();
            String words = name(i) + ": " + ComparisonText.factor(row, ratio).clause();
            html.element(
                    "td",
                    Figures.number(estimate) + "×",
                    "data-machine",
                    machine(i),
                    "tabindex",
                    first ? "0" : "-1",
                    "data-tip",
                    words,
                    "aria-label",
                    words,
                    "style",
                    shade(Math.log(estimate) - middle));
            first = false;
        }
        html.close();
    }

    /* Of many runs a column each would be no picture: those of one machine are combined. */
    private boolean byRun() {
        return comparison.runs().size() <= ComparisonPage.BESIDE;
    }

    private int columns() {
        return byRun() ? comparison.runs().size() : comparison.machines().size();
    }

    private String machine(int column) {
        return Integer.toString(byRun() ? comparison.machineOf(column) : column);
    }

    private String name(int column) {
        return byRun()
                ? Comparison.letter(column)
                : comparison.machines().get(column).name();
    }

    private static String shade(double log) {
        long share = Math.round(MOST_SHADE * Math.min(1, Math.abs(log) / Math.log(FULL)));
        return share == 0
                ? ""
                : "background:color-mix(in srgb," + (log > 0 ? "#0072b2 " : "#d55e00 ") + share / 2 + "%,transparent)";
    }
}
