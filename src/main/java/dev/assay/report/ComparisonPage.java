package dev.assay.report;

import dev.assay.chart.RatioAxis;
import dev.assay.compare.Comparison;
import dev.assay.compare.Entry;
import dev.assay.compare.Row;
import dev.assay.figure.Figures;
import dev.assay.run.ContenderId;
import dev.assay.run.Where;
import dev.assay.stats.Interval;
import dev.assay.text.Factor;
import dev.assay.text.HtmlWriter;
import dev.assay.text.WhereText;
import java.util.List;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * A comparison as one page that needs nothing else: every row can be filtered by claim, contender, corpus, size and machine, and the address
 * holds what was chosen. All figures stand in the page itself; the script only hides.
 */
final class ComparisonPage {
    private static final double WIDE = 260;
    private static final double LINE = 14;
    private static final int COLOURS = 7;
    static final int BESIDE = 12;

    private final HtmlWriter html = new HtmlWriter();
    private final HtmlRenderer rest = new HtmlRenderer(html);
    private final Comparison comparison;
    private final ComparisonText text;
    private final List<Row> rows;

    private ComparisonPage(Comparison comparison) {
        this.comparison = comparison;
        this.text = new ComparisonText(comparison);
        this.rows = Stream.concat(
                        Comparison.ordered(comparison.readings()).stream(),
                        Comparison.ordered(comparison.pairs()).stream())
                .toList();
    }

    static String of(Comparison comparison) {
        return new ComparisonPage(comparison).write();
    }

    private String write() {
        Document around = ComparisonDocument.around(comparison);
        html.open("html", "lang", "en").open("head").empty("meta", "charset", "utf-8");
        html.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        html.element("title", "Comparison of " + comparison.runs().size() + " runs: " + text.sum());
        html.open("style")
                .trusted(HtmlRenderer.resource("report.css") + HtmlRenderer.resource("compare.css"))
                .close()
                .close();
        html.open("body").open("main").element("h1", text.sum());
        runs();
        html.element("p", text.machines());
        around.only(List.of("gate")).sections().forEach(rest::section);
        filters();
        table();
        multiples();
        new ComparisonHeat(comparison, html).write();
        around.sections().stream()
                .filter(section -> !section.id().equals("gate"))
                .forEach(rest::section);
        html.close().open("script").trusted(HtmlRenderer.resource("compare.js")).close();
        return html.close().close().toString();
    }

    private void runs() {
        html.open("ul", "class", "runs");
        for (int i = 0; i < comparison.runs().size(); i++) {
            html.open("li", "data-machine", machine(i));
            html.element("span", Comparison.letter(i), "class", "key " + colour(i));
            html.element("b", comparison.runs().get(i).name()).text(" " + text.run(i));
            html.close();
        }
        html.close();
    }

    private String machine(int run) {
        return Integer.toString(comparison.machineOf(run));
    }

    static String colour(int run) {
        return "c" + run % COLOURS;
    }

    private void filters() {
        html.open("form", "class", "filters", "aria-label", "filter all rows and charts");
        select("claim", rows, row -> Stream.of(row.subject().claim()), Function.identity());
        select(
                "contender",
                rows,
                row -> Stream.of(row.subject().numerator(), row.subject().denominator())
                        .map(ContenderId::toString),
                Function.identity());
        List<Row> parts = rows.stream().flatMap(row -> row.parts().stream()).toList();
        select("corpus", parts, row -> row.where().oneCorpus().stream(), Function.identity());
        select(
                "size",
                parts,
                row -> row.where().oneSize().stream().mapToObj(Integer::toString),
                size -> Figures.size(Integer.parseInt(size)));
        html.open("label").text("machine").open("select", "name", "machine").element("option", "all", "value", " ");
        for (int i = 0; i < comparison.machines().size(); i++) {
            html.element("option", comparison.machines().get(i).name(), "value", Integer.toString(i));
        }
        html.close().close();
        html.open("label", "class", "box")
                .empty("input", "type", "checkbox", "name", "moved")
                .text("only what changed")
                .close();
        html.element("button", "show all", "type", "button", "class", "plain");
        html.element("output", "", "aria-live", "polite").close();
    }

    private void select(
            String name, List<Row> from, Function<Row, Stream<String>> values, Function<String, String> words) {
        TreeSet<String> known = new TreeSet<>((one, other) -> one.length() != other.length() && name.equals("size")
                ? Integer.compare(one.length(), other.length())
                : one.compareTo(other));
        from.stream().flatMap(values).filter(value -> !value.isEmpty()).forEach(known::add);
        html.open("label").text(name).open("select", "name", name).element("option", "all", "value", " ");
        known.forEach(value -> html.element("option", words.apply(value), "value", value));
        html.close().close();
    }

    private void table() {
        html.element("h2", "Readings and pairs", "id", "rows");
        html.element("p", text.meaning(), "class", "quiet");
        html.open("div", "class", "scroll", "tabindex", "0")
                .open("table")
                .open("thead")
                .open("tr");
        Stream.of("mark", "reading", "verdict", "who").forEach(head -> html.element("th", head, "scope", "col"));
        if (beside()) {
            for (int i = 0; i < comparison.runs().size(); i++) {
                html.open("th", "scope", "col", "data-machine", machine(i));
                html.element("span", Comparison.letter(i), "class", "key " + colour(i))
                        .close();
            }
        } else {
            html.element("th", "ratios", "scope", "col");
        }
        html.element("th", "how far apart (95 % CI)", "scope", "col")
                .close()
                .close()
                .open("tbody");
        for (int i = 0; i < rows.size(); i++) {
            row(Integer.toString(i), rows.get(i));
        }
        html.close().close().close();
    }

    private void row(String id, Row row) {
        html.open(
                "tr",
                "data-row",
                id,
                "data-claim",
                row.subject().claim(),
                "data-contenders",
                contenders(row),
                "data-moved",
                row.changed() ? "1" : "0");
        html.open("td", "class", "mark-" + row.mark().label())
                .text(row.mark().label())
                .close();
        html.open("td").element("b", row.subject().name());
        String where = ComparisonText.where(row);
        html.text((row.question().isEmpty() ? "" : " " + row.question()) + (where.isEmpty() ? "" : " (" + where + ")"));
        if (!row.parts().isEmpty()) {
            html.text(" ");
            html.element(
                    "button",
                    row.parts().size() + " cells",
                    "type",
                    "button",
                    "class",
                    "more",
                    "aria-expanded",
                    "false");
        }
        html.close();
        html.element("td", text.verdicts(row));
        html.element("td", RatioAxis.factor(row, row.first().ratio()).clause("…"));
        figures(row);
        html.close();
        for (Row part : row.parts()) {
            part(id, part);
        }
    }

    private static String contenders(Row row) {
        return row.subject().numerator() + " " + row.subject().denominator();
    }

    private void part(String id, Row part) {
        html.open(
                "tr",
                "class",
                "part",
                "data-of",
                id,
                "data-corpus",
                part.where().oneCorpus().orElse(""),
                "data-size",
                part.where().oneSize().isPresent()
                        ? Integer.toString(part.where().oneSize().getAsInt())
                        : "",
                "data-moved",
                part.changed() ? "1" : "0",
                "hidden",
                "hidden");
        html.element("td", part.moved() ? "moved" : part.disjoint() ? "disjoint" : "");
        html.element(
                "td",
                part.where().equals(Where.ALL)
                        ? part.subject().quantity().toString()
                        : WhereText.corpus(part.where()) + ", " + WhereText.size(part.where()));
        html.element("td", "").element("td", "");
        figures(part);
        html.close();
    }

    private void figures(Row row) {
        if (beside()) {
            for (int i = 0; i < comparison.runs().size(); i++) {
                String words = row.of(i)
                        .map(entry -> ComparisonText.figures(row, entry))
                        .orElse("–");
                html.element("td", words, "class", "num", "data-machine", machine(i));
            }
        } else {
            html.element("td", text.ratios(row));
        }
        html.element("td", text.apart(row));
    }

    /* A hundred columns are no table; each run is a mark in the charts. */
    private boolean beside() {
        return comparison.runs().size() <= BESIDE;
    }

    private void multiples() {
        html.element("h2", "Each reading, run by run", "id", "charts");
        html.element(
                "p",
                "One line per run: how many times as fast, or the memory, with the interval that judged. Band: what is"
                        + " claimed. Arrow keys move from mark to mark.",
                "class",
                "quiet");
        html.open("div", "class", "grid");
        List<Row> drawn =
                Comparison.ordered(comparison.readings().isEmpty() ? comparison.pairs() : comparison.readings());
        drawn.forEach(this::multiple);
        html.close();
    }

    private void multiple(Row row) {
        RatioAxis axis = RatioAxis.of(row);
        Factor first = RatioAxis.factor(row, row.first().ratio());
        html.open(
                "figure",
                "data-claim",
                row.subject().claim(),
                "data-contenders",
                contenders(row),
                "data-moved",
                row.changed() ? "1" : "0");
        html.open("figcaption").element("b", row.subject().name()).text(" · ");
        html.element("span", row.mark().label(), "class", "mark-" + row.mark().label());
        html.empty("br").text(first.clause("…")).close();
        double tall = LINE * comparison.runs().size();
        html.open(
                "svg",
                "viewBox",
                "-22 -4 " + (int) (WIDE + 40) + " " + (int) (tall + 26),
                "role",
                "group",
                "aria-label",
                row.subject().name());
        if (!Double.isNaN(first.lower()) || !Double.isNaN(first.upper())) {
            double left = first.lower() > 0 ? x(axis, first.lower()) : 0;
            double right = Double.isNaN(first.upper()) ? WIDE : x(axis, first.upper());
            html.empty("rect", "class", "band", "x", at(left), "y", "0", "width", at(right - left), "height", at(tall));
        }
        for (double tick : axis.ticks()) {
            line("axis", x(axis, tick), 0, x(axis, tick), tall);
            html.element(
                    "text", RatioAxis.words(tick), "x", at(x(axis, tick)), "y", at(tall + 14), "text-anchor", "middle");
        }
        if (axis.min() < 1 && axis.max() > 1) {
            line("one", x(axis, 1), 0, x(axis, 1), tall);
        }
        for (Entry entry : row.entries()) {
            mark(row, entry, axis);
        }
        html.close().close();
    }

    private void mark(Row row, Entry entry, RatioAxis axis) {
        Interval told = RatioAxis.factor(row, entry.ratio()).interval();
        double y = LINE * entry.run() + LINE / 2;
        String words = Comparison.letter(entry.run()) + ": "
                + ComparisonText.factor(row, entry.ratio()).clause()
                + entry.verdict()
                        .map(verdict -> "; " + verdict.outcome().label())
                        .orElse("");
        html.open(
                "g",
                "class",
                "run " + colour(entry.run()),
                "data-of-machine",
                machine(entry.run()),
                "tabindex",
                entry == row.first() ? "0" : "-1",
                "role",
                "img",
                "aria-label",
                words,
                "data-tip",
                words);
        html.empty(
                "rect", "class", "hit", "x", "-22", "y", at(y - LINE / 2), "width", at(WIDE + 40), "height", at(LINE));
        html.element("text", Comparison.letter(entry.run()), "x", "-8", "y", at(y + 4), "text-anchor", "end");
        if (told.known()) {
            html.empty(
                    "line", "x1", at(x(axis, told.lower())), "y1", at(y), "x2", at(x(axis, told.upper())), "y2", at(y));
        }
        html.empty("circle", "cx", at(x(axis, told.estimate())), "cy", at(y), "r", "3.5")
                .close();
    }

    private void line(String style, double x1, double y1, double x2, double y2) {
        html.empty("line", "class", style, "x1", at(x1), "y1", at(y1), "x2", at(x2), "y2", at(y2));
    }

    private static double x(RatioAxis axis, double ratio) {
        return axis.position(ratio) * WIDE;
    }

    private static String at(double place) {
        return Double.toString(Math.round(place * 10) / 10.0);
    }
}
