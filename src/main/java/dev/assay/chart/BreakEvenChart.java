package dev.assay.chart;

import dev.assay.figure.Figures;
import dev.assay.run.ContenderId;
import dev.assay.run.Header;
import dev.assay.run.Mode;
import dev.assay.stats.BridgeCosts;
import dev.assay.stats.Estimator;
import dev.assay.stats.Interval;
import dev.assay.stats.Summary;
import dev.assay.text.BreakEvens;
import dev.assay.text.Numbers;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Time against size for each way to the same work, and where the ways cross. */
final class BreakEvenChart {
    private static final double LINES = 30;
    private static final ContenderId JAVA = ContenderId.of("java.plain@jvm");
    private static final ContenderId CALLED = ContenderId.of("rust.plain@jna");
    private static final ContenderId APART = ContenderId.of("rust.plain@process");

    private final ContenderStyles roster;
    private final List<Summary.Speed> speeds;
    private final List<BridgeCosts.BreakEven> breakEvens;

    private BreakEvenChart(ContenderStyles roster, List<Summary.Speed> speeds, List<BridgeCosts.BreakEven> breakEvens) {
        this.roster = roster;
        this.speeds = speeds;
        this.breakEvens = breakEvens;
    }

    static Chart chart(Header header, Summary summary, String encoding) {
        String corpus = ShownCells.corpus(header);
        List<BridgeCosts.BreakEven> breakEvens = summary.crossings().breakEvens().stream()
                .filter(row -> row.home().equals(JAVA)
                        && row.cell().encoding().equals(encoding)
                        && row.cell().where().oneCorpus().equals(Optional.of(corpus)))
                .toList();
        List<Summary.Speed> speeds = ShownCells.once(header, summary.speeds()).stream()
                .filter(speed -> speed.cell().encoding().equals(encoding)
                        && speed.cell().deck().corpus().equals(corpus))
                .filter(speed -> List.of(JAVA, CALLED, APART).contains(speed.contender()))
                .filter(speed -> List.of(Mode.THROUGHPUT, Mode.ROUND_TRIP)
                        .contains(speed.cell().mode()))
                .sorted(Comparator.comparing(Summary.Speed::contender)
                        .thenComparing(speed -> speed.cell().mode().text())
                        .thenComparing(speed -> speed.cell().deck().size()))
                .toList();
        // A run without Java has no home, one without Rust nothing to go to.
        boolean compares = speeds.stream()
                        .map(speed -> speed.contender().equals(JAVA))
                        .distinct()
                        .count()
                == 2;
        BreakEvenChart worth =
                new BreakEvenChart(new ContenderStyles(header), compares ? speeds : List.of(), breakEvens);
        return new Chart(
                "worth-" + encoding,
                "When is Rust worth the bridge?",
                "Left: time of one call against the size of its input; lower is faster. Right: how many times as fast as Java; above 1 Rust"
                        + " is ahead. Upright at a mark: its 95 % CI. A line from top to bottom is a break-even size, the band its 95 % CI.",
                Captions.of(header, encoding, corpus, "one algorithm in both languages, line for line"),
                List.of("contender", "size", "time per call", "times as fast as Java (95 % CI)"),
                worth.table(),
                Legend.NONE,
                600 + LINES * worth.words().size(),
                worth::draw);
    }

    /** Returns a contender and how it was reached, in words. */
    static String name(ContenderId contender, Mode mode) {
        if (!contender.isInProcess()) {
            return contender.toString();
        }
        return contender.name() + (mode == Mode.ROUND_TRIP ? " through a pipe" : ", no bridge");
    }

    private List<List<String>> table() {
        List<List<String>> rows = new ArrayList<>();
        for (Summary.Speed speed : speeds) {
            rows.add(List.of(
                    name(speed.contender(), speed.cell().mode()),
                    Figures.size(speed.cell().deck().size()),
                    Numbers.interval(speed.nanosPerOp(), Figures::nanos),
                    breakEvens.stream()
                            .filter(row -> row.challenger().equals(speed.contender())
                                    && row.cell().mode() == speed.cell().mode())
                            .flatMap(row -> row.measured().stream())
                            .filter(at -> at.size() == speed.cell().deck().size())
                            .map(at -> Numbers.factor(at.challengerOverHome().inverted()))
                            .findFirst()
                            .orElse("")));
        }
        breakEvens.forEach(row ->
                rows.add(List.of(name(row.challenger(), row.cell().mode()), "break-even", BreakEvens.words(row), "")));
        return rows;
    }

    private void draw(Graphics2D graphics, Rectangle2D area) {
        double height = area.getHeight() - LINES * words().size();
        List<Curves.Curve> times = Stream.of(
                        times(JAVA, Mode.THROUGHPUT),
                        times(CALLED, Mode.THROUGHPUT),
                        times(APART, Mode.THROUGHPUT),
                        times(APART, Mode.ROUND_TRIP))
                .filter(curve -> curve.xs().length > 0)
                .toList();
        Scale sizes = sizes(sizes(times));
        Scale nanos = Curves.over(times, (least, most) -> Scale.log(least, most, Ticks::nanos));
        List<Curves.Mark> marks = breakEvens.stream()
                .filter(BridgeCosts.BreakEven::inside)
                .map(row -> new Curves.Mark(
                        row.size().estimate(), row.size().lower(), row.size().upper(), roster.colour(row.challenger())))
                .toList();
        boolean both = !breakEvens.isEmpty();
        new Curves("Time of one call", sizes, nanos, "size of the input", times, marks)
                .draw(graphics, new Rectangle2D.Double(area.getX(), area.getY(), both ? 850 : 1100, height), 260);
        if (both) {
            List<Curves.Curve> factors = new ArrayList<>();
            breakEvens.forEach(row -> factors.add(factor(row)));
            factors.add(new Curves.Curve(
                    JAVA.toString(),
                    roster.colour(JAVA),
                    ContenderStyles.marker("jvm"),
                    false,
                    new double[] {least(sizes), greatest(sizes)},
                    List.of(point(1), point(1))));
            new Curves(
                            "Times as fast as Java",
                            sizes,
                            Curves.over(factors, Scale::ratios),
                            "size of the input",
                            factors,
                            marks)
                    .draw(
                            graphics,
                            new Rectangle2D.Double(area.getX() + 860, area.getY(), area.getWidth() - 860, height),
                            250);
        }
        Canvas pen = new Canvas(graphics);
        double y = area.getY() + height + 20;
        for (String line : words()) {
            pen.text(line, area.getX(), y, 0, Canvas.LABEL, Canvas.INK);
            y += LINES;
        }
    }

    /* The break-even sizes, broken into lines. */
    private List<String> words() {
        return breakEvens.stream()
                .map(row -> "Break-even of Java and "
                        + name(row.challenger(), row.cell().mode()) + ": " + BreakEvens.words(row) + ".")
                .flatMap(words -> Canvas.wrap(words, Chart.WIDTH - 2 * Chart.MARGIN, Canvas.LABEL).stream())
                .toList();
    }

    private Curves.Curve times(ContenderId contender, Mode mode) {
        List<Summary.Speed> line = speeds.stream()
                .filter(speed ->
                        speed.contender().equals(contender) && speed.cell().mode() == mode)
                .toList();
        return new Curves.Curve(
                name(contender, mode),
                roster.colour(contender),
                ContenderStyles.marker(contender.bridge()),
                mode == Mode.ROUND_TRIP,
                line.stream().mapToDouble(speed -> speed.cell().deck().size()).toArray(),
                line.stream().map(Summary.Speed::nanosPerOp).toList());
    }

    private Curves.Curve factor(BridgeCosts.BreakEven row) {
        return new Curves.Curve(
                name(row.challenger(), row.cell().mode()),
                roster.colour(row.challenger()),
                ContenderStyles.marker(row.challenger().bridge()),
                row.cell().mode() == Mode.ROUND_TRIP,
                row.measured().stream().mapToDouble(BridgeCosts.At::size).toArray(),
                row.measured().stream()
                        .map(at -> at.challengerOverHome().inverted())
                        .toList());
    }

    /* Ascending. */
    private static double[] sizes(List<Curves.Curve> curves) {
        return curves.stream()
                .flatMapToDouble(curve -> Arrays.stream(curve.xs()))
                .sorted()
                .toArray();
    }

    /* What is 1 by definition has no interval. */
    private static Interval point(double value) {
        return new Interval(value, Double.NaN, Double.NaN, Estimator.LEVEL, 0);
    }

    private static double least(Scale sizes) {
        return sizes.ticks().get(0);
    }

    private static double greatest(Scale sizes) {
        return sizes.ticks().get(sizes.ticks().size() - 1);
    }

    private static Scale sizes(double[] ascending) {
        List<Double> ticks = Arrays.stream(ascending).distinct().boxed().toList();
        return new Scale(
                true,
                ascending[0] / 1.4,
                ascending[ascending.length - 1] * 1.4,
                ticks,
                tick -> Figures.size((int) tick));
    }
}
