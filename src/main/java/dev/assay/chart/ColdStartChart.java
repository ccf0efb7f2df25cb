package dev.assay.chart;

import dev.assay.figure.Figures;
import dev.assay.run.Header;
import dev.assay.stats.Interval;
import dev.assay.stats.Summary;
import dev.assay.text.Numbers;
import java.awt.Color;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.knowm.xchart.style.markers.Marker;

/** Service time against the number of the op since a process started, both logarithmic, with the steady time beside. */
final class ColdStartChart {
    static Chart chart(Header header, Summary summary, String encoding) {
        ContenderStyles roster = new ContenderStyles(header);
        List<Summary.Cold> rows = summary.colds().stream()
                .filter(row -> row.encoding().equals(encoding))
                .sorted(Comparator.comparingDouble(row -> row.start().estimate()))
                .toList();
        double labels = rows.stream()
                        .mapToDouble(row -> Canvas.width(name(row), Canvas.SMALL))
                        .max()
                        .orElse(0)
                + 36;
        String where = rows.stream()
                .findFirst()
                .map(row -> row.deck().corpus() + ", " + Figures.size(row.deck().size()))
                .orElse("");
        return new Chart(
                "cold-" + encoding,
                "How long until it is warm, with " + encoding + "?",
                "Time of the 1st, 10th, 100th and 1000th op of a fresh process, then (dashed) the steady time per op;"
                        + " upright: 95 % CI. Lower is faster. Inputs differ, so a later op may take longer. Ready: from the start of the"
                        + " process until the " + header.loads() + " was loaded.",
                Captions.of(header, encoding, where, "fresh processes, one at a time, files in the page cache"),
                List.of(
                        "contender",
                        "processes",
                        "ready after",
                        "of this loading",
                        "op 1",
                        "op 10",
                        "op 100",
                        "op 1000",
                        "steady",
                        "op 1, times the steady",
                        "op 1000, times the steady"),
                rows.stream().map(ColdStartChart::row).toList(),
                Legend.of(roster, rows.stream().map(Summary.Cold::contender).toList()),
                rows.isEmpty() ? 0 : 720,
                (graphics, area) -> panel(roster, rows).draw(graphics, area, labels));
    }

    private static Curves panel(ContenderStyles roster, List<Summary.Cold> rows) {
        List<Curves.Curve> curves = new ArrayList<>();
        for (Summary.Cold row : rows) {
            List<Interval> times = new ArrayList<>(
                    row.ops().stream().map(Summary.Cold.Op::nanos).toList());
            int ops = times.size();
            row.warm().ifPresent(times::add);
            Color colour = roster.colour(row.contender());
            Marker marker = ContenderStyles.marker(row.contender().bridge());
            boolean steady = times.size() > ops;
            curves.add(curve(steady ? "" : name(row), colour, marker, false, times, 0, ops));
            if (steady) {
                curves.add(curve(name(row), colour, marker, true, times, ops - 1, ops + 1));
            }
        }
        Scale x = Scale.linear(
                -0.15,
                4.15,
                List.of(0.0, 1.0, 2.0, 3.0, 4.0),
                tick -> tick > 3.5 ? "steady" : Scale.plain(Math.pow(10, tick)));
        Scale y = Curves.over(curves, (least, most) -> Scale.log(least, most, Ticks::nanos));
        return new Curves("time of the op", x, y, "op since the start", curves, List.of());
    }

    private static Curves.Curve curve(
            String name, Color colour, Marker marker, boolean dashed, List<Interval> times, int from, int to) {
        return new Curves.Curve(
                name,
                colour,
                marker,
                dashed,
                IntStream.range(from, to).asDoubleStream().toArray(),
                times.subList(from, to));
    }

    private static String name(Summary.Cold row) {
        return row.contender() + ", ready after " + Figures.nanos(row.start().estimate());
    }

    private static List<String> row(Summary.Cold row) {
        List<String> words = new ArrayList<>(List.of(
                row.contender().toString(),
                Figures.count(row.start().n()),
                nanos(Optional.of(row.start())),
                nanos(Optional.of(row.load()))));
        row.ops().forEach(op -> words.add(nanos(Optional.of(op.nanos()))));
        words.add(nanos(row.warm()));
        words.add(ratio(row.ops().get(0)));
        words.add(ratio(row.ops().get(row.ops().size() - 1)));
        return words;
    }

    private static String nanos(Optional<Interval> interval) {
        return interval.map(known -> Numbers.interval(known, Figures::nanos)).orElse("not measured");
    }

    private static String ratio(Summary.Cold.Op op) {
        return op.overWarm().map(Numbers::factor).orElse("not measured");
    }

    private ColdStartChart() {}
}
