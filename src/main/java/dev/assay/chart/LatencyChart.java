package dev.assay.chart;

import dev.assay.figure.Figures;
import dev.assay.run.Header;
import dev.assay.stats.Interval;
import dev.assay.stats.Summary;
import dev.assay.text.Numbers;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Percentiles of service time, on an axis that gives each further nine the same room, as HdrHistogram's plots do. */
final class LatencyChart {
    private static final List<String> WORDS = List.of("p50", "p90", "p99", "p99.9");

    static Chart chart(Header header, Summary summary, String encoding) {
        ContenderStyles roster = new ContenderStyles(header);
        String corpus = ShownCells.corpus(header);
        Set<List<Object>> seen = new HashSet<>();
        List<Summary.Latency> rows = summary.latencies().stream()
                .filter(row -> row.cell().encoding().equals(encoding)
                        && row.cell().deck().corpus().equals(corpus))
                .filter(row ->
                        seen.add(List.of(row.contender(), row.cell().deck().size())))
                .sorted(Comparator.comparing(
                                (Summary.Latency row) -> row.cell().deck().size())
                        .thenComparing(row -> row.p50().estimate()))
                .toList();
        List<Integer> sizes =
                rows.stream().map(row -> row.cell().deck().size()).distinct().toList();
        List<Curves> panels =
                sizes.stream().map(size -> panel(roster, rows, size)).toList();
        double labels = rows.stream()
                        .mapToDouble(row -> Canvas.width(row.contender().toString(), Canvas.SMALL))
                        .max()
                        .orElse(0)
                + 36;
        return new Chart(
                "latency-" + encoding,
                "How long do calls take, and the slow ones, with " + encoding + "?",
                "Time of one op at each percentile: p99 is what 1 op in 100 exceeds; upright: its 95 % CI. Lower is faster, flatter is steadier. A point is"
                        + " drawn only where at least ten ops of every set lie beyond it.",
                Captions.of(header, encoding, corpus, "service time per op, contender busy all the time"),
                List.of("contender", "size", "ops", "p50", "p90", "p99", "p99.9"),
                rows.stream().map(LatencyChart::row).toList(),
                Legend.of(roster, rows.stream().map(Summary.Latency::contender).toList()),
                640,
                (graphics, area) -> {
                    double width = area.getWidth() / Math.max(1, panels.size());
                    for (int i = 0; i < panels.size(); i++) {
                        panels.get(i)
                                .draw(
                                        graphics,
                                        new Rectangle2D.Double(
                                                area.getX() + i * width, area.getY(), width, area.getHeight()),
                                        labels);
                    }
                });
    }

    private static Curves panel(ContenderStyles roster, List<Summary.Latency> rows, int size) {
        List<Curves.Curve> curves = new ArrayList<>();
        for (Summary.Latency row : rows) {
            if (row.cell().deck().size() == size) {
                List<Interval> percentiles = percentiles(row);
                curves.add(new Curves.Curve(
                        row.contender().toString(),
                        roster.colour(row.contender()),
                        ContenderStyles.marker(row.contender().bridge()),
                        false,
                        IntStream.range(0, percentiles.size()).asDoubleStream().toArray(),
                        percentiles));
            }
        }
        Scale nines = Scale.linear(-0.15, 3.15, List.of(0.0, 1.0, 2.0, 3.0), tick -> WORDS.get((int) tick));
        return new Curves(
                "time of one op of " + Figures.size(size),
                nines,
                Curves.over(curves, (least, most) -> Scale.log(least, most, Ticks::nanos)),
                "share of ops that took less",
                curves,
                List.of());
    }

    /* Each needs more ops than the one before, so there is never a gap. */
    private static List<Interval> percentiles(Summary.Latency row) {
        return Stream.of(Optional.of(row.p50()), row.p90(), row.p99(), row.p999())
                .flatMap(Optional::stream)
                .toList();
    }

    private static List<String> row(Summary.Latency row) {
        return List.of(
                row.contender().toString(),
                Figures.size(row.cell().deck().size()),
                Figures.count(row.ops()),
                Numbers.interval(row.p50(), Figures::nanos),
                told(row.p90()),
                told(row.p99()),
                told(row.p999()));
    }

    private static String told(Optional<Interval> percentile) {
        return percentile
                .map(interval -> Numbers.interval(interval, Figures::nanos))
                .orElse("too few ops");
    }

    private LatencyChart() {}
}
