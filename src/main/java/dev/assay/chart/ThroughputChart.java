package dev.assay.chart;

import dev.assay.figure.Figures;
import dev.assay.run.ContenderId;
import dev.assay.run.Header;
import dev.assay.run.Mode;
import dev.assay.stats.Interval;
import dev.assay.stats.Summary;
import dev.assay.text.Numbers;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Throughput: a row a contender, a column a corpus, on one logarithmic axis, since contenders lie hundreds of times apart. */
final class ThroughputChart {
    private static final double ROW = 42;
    private static final double AXIS = 54;

    private final ContenderStyles roster;
    private final List<String> corpora;
    private final List<ContenderId> contenders;
    private final List<Summary.Speed> speeds;

    private ThroughputChart(
            ContenderStyles roster, List<String> corpora, List<ContenderId> contenders, List<Summary.Speed> speeds) {
        this.roster = roster;
        this.corpora = corpora;
        this.contenders = contenders;
        this.speeds = speeds;
    }

    static Chart throughput(Header header, Summary summary, String encoding, int size) {
        ContenderStyles roster = new ContenderStyles(header);
        List<Summary.Speed> speeds = ShownCells.once(
                header,
                summary.speeds().stream()
                        .filter(speed -> speed.cell().encoding().equals(encoding))
                        .filter(speed -> speed.cell().deck().size() == size)
                        .filter(speed -> speed.cell().mode() == Mode.THROUGHPUT)
                        // A floor tokenizes nothing, so megabytes a second mean nothing there.
                        .filter(speed -> !roster.isControl(speed.contender()))
                        .toList());
        List<String> corpora = header.decks().stream()
                .map(Header.DeckRow::corpus)
                .distinct()
                .filter(corpus -> speeds.stream()
                        .anyMatch(speed -> speed.cell().deck().corpus().equals(corpus)))
                .toList();
        List<ContenderId> contenders = speeds.stream()
                .sorted(Comparator.comparing((Summary.Speed speed) ->
                                corpora.indexOf(speed.cell().deck().corpus()))
                        .thenComparing(speed -> -speed.megabytesPerSecond().estimate()))
                .map(Summary.Speed::contender)
                .distinct()
                .toList();
        ThroughputChart dots = new ThroughputChart(roster, corpora, contenders, speeds);
        List<String> columns = new ArrayList<>(List.of("contender"));
        corpora.forEach(corpus -> columns.add(corpus + ", MB/s"));
        return new Chart(
                "throughput-" + encoding,
                "How many megabytes of text a second, with " + encoding + "?",
                "Farther right is faster; each grid line is a fixed factor. Fastest on "
                        + (corpora.isEmpty() ? "" : corpora.get(0)) + " first. Inputs of " + Figures.size(size)
                        + "; figures are MB/s (10⁶ bytes of UTF-8).",
                Captions.of(
                        header,
                        encoding,
                        Figures.size(size),
                        "a process times its own loop, so no pipe is in its number"),
                columns,
                dots.table(),
                Legend.of(dots.roster, contenders),
                34 + contenders.size() * ROW + AXIS + 12,
                dots::draw);
    }

    private Optional<Summary.Speed> at(ContenderId contender, String corpus) {
        return speeds.stream()
                .filter(speed -> speed.contender().equals(contender)
                        && speed.cell().deck().corpus().equals(corpus))
                .findFirst();
    }

    private List<List<String>> table() {
        List<List<String>> table = new ArrayList<>();
        for (ContenderId contender : contenders) {
            List<String> row = new ArrayList<>(List.of(contender.toString()));
            corpora.forEach(corpus -> row.add(at(contender, corpus)
                    .map(speed -> Numbers.interval(speed.megabytesPerSecond()))
                    .orElse("")));
            table.add(row);
        }
        return table;
    }

    private void draw(Graphics2D graphics, Rectangle2D area) {
        Canvas pen = new Canvas(graphics);
        double labels = contenders.stream()
                .mapToDouble(contender -> Canvas.width(contender.toString(), Canvas.LABEL))
                .max()
                .orElse(0);
        double least = speeds.stream()
                .mapToDouble(speed -> speed.megabytesPerSecond().estimate())
                .min()
                .orElse(1);
        double most = speeds.stream()
                .mapToDouble(speed -> speed.megabytesPerSecond().estimate())
                .max()
                .orElse(1);
        // Room at the right for the figures, on the axis itself, so that all columns keep the same scale.
        Scale wide = Scale.log(least / 1.2, most * Math.pow(most / least * 1.5, 0.3), Scale::plain);
        Scale scale = new Scale(true, wide.min(), wide.max(), decades(wide), Scale::plain);
        double column = Math.floor((area.getWidth() - labels - 20) / corpora.size());
        double top = area.getY() + 34;
        for (int c = 0; c < corpora.size(); c++) {
            Rectangle2D plot = new Rectangle2D.Double(
                    area.getX() + labels + 20 + c * column, top, column - 16, contenders.size() * ROW);
            Panel panel = new Panel(plot, scale, Scale.linear(0, contenders.size(), List.of(), Scale::plain), 15);
            pen.text(corpora.get(c), plot.getX(), top - 12, 0, Canvas.STRONG, Canvas.INK);
            panel.xAxis(pen);
            for (int i = 0; i < contenders.size(); i++) {
                double place = contenders.size() - i - 0.5;
                if (c == 0) {
                    pen.text(
                            contenders.get(i).toString(),
                            plot.getX() - 16,
                            panel.py(place) + 7,
                            1,
                            Canvas.LABEL,
                            Canvas.INK);
                }
                Optional<Summary.Speed> speed = at(contenders.get(i), corpora.get(c));
                if (speed.isPresent()) {
                    row(pen, panel, contenders.get(i), speed.get().megabytesPerSecond(), place);
                }
            }
            panel.paint(graphics);
            if (c == 0) {
                pen.text("throughput, MB/s", plot.getX(), plot.getMaxY() + AXIS, 0, Canvas.SMALL, Canvas.QUIET);
            }
        }
    }

    private void row(Canvas pen, Panel panel, ContenderId contender, Interval speed, double place) {
        var colour = roster.colour(contender);
        if (speed.known()) {
            panel.line(new double[] {speed.lower(), speed.upper()}, new double[] {place, place}, colour, 4, false);
        }
        panel.dot(speed.estimate(), place, colour, ContenderStyles.marker(contender.bridge()));
        double right = panel.px(speed.known() ? speed.upper() : speed.estimate());
        pen.text(Figures.number(speed.estimate()), right + 16, panel.py(place) + 6, 0, Canvas.SMALL, Canvas.INK);
    }

    private static List<Double> decades(Scale scale) {
        List<Double> decades = scale.ticks().stream()
                .filter(tick -> tick < scale.max() / 1.6)
                .filter(tick -> Math.abs(Math.log10(tick) - Math.rint(Math.log10(tick))) < 1e-9)
                .toList();
        return decades.size() > 1 ? decades : scale.ticks();
    }
}
