package dev.assay.chart;

import dev.assay.figure.Figures;
import dev.assay.run.ContenderId;
import dev.assay.run.DeckId;
import dev.assay.run.Header;
import dev.assay.run.Mode;
import dev.assay.run.Role;
import dev.assay.stats.Summary;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** The slices of each fork in order, one small panel a contender: whether the steady state is steady. */
final class StabilityChart {
    private static final int ACROSS = 4;
    private static final double HIGH = 190;
    private static final double AXES = 44;
    /* Slices beyond these are drawn at the edge: the eye needs the last percents, not the height of the first slice. */
    private static final double LEAST = 0.7;
    private static final double MOST = 1.5;
    private static final Color WARMUP = new Color(0xB8B8B8);

    static Chart chart(Header header, Summary summary, String encoding, int size) {
        ContenderStyles roster = new ContenderStyles(header);
        String corpus = ShownCells.corpus(header);
        Map<ContenderId, String> groups = new HashMap<>();
        List<Summary.Sequence> sequences = summary.sequences().stream()
                .filter(sequence -> sequence.role() == Role.MAIN)
                .filter(sequence -> sequence.cell().encoding().equals(encoding))
                .filter(sequence -> sequence.cell().where().equals(new DeckId(corpus, size)))
                .filter(sequence -> sequence.cell().mode() == Mode.THROUGHPUT
                        && sequence.relative().size() > 1)
                // Of the first group only: a fork of another group had other neighbours.
                .filter(sequence -> {
                    String group = sequence.cell().group();
                    return groups.computeIfAbsent(sequence.contender(), id -> group)
                            .equals(group);
                })
                .toList();
        List<ContenderId> contenders =
                sequences.stream().map(Summary.Sequence::contender).distinct().toList();
        int lines = (contenders.size() + ACROSS - 1) / ACROSS;
        return new Chart(
                "rounds-" + encoding,
                "Did each contender settle before it was counted, with " + encoding + "?",
                "Each line is one fork: time of a slice over the contender's median, held against the others of its round, from the"
                        + " first slice to the last. Grey is warm-up, which is kept and not counted. What is coloured is counted, a dot where a fork"
                        + " has one such slice; flat at 1 is steady. Values beyond 0.7 and 1.5 lie on the edge.",
                Captions.of(header, encoding, corpus, Figures.size(size)),
                List.of("contender", "forks", "slices per fork", "of these warm-up"),
                contenders.stream().map(contender -> row(contender, sequences)).toList(),
                Legend.of(roster, contenders).colours(),
                lines * HIGH + AXES,
                (graphics, area) -> draw(graphics, area, roster, contenders, sequences));
    }

    private static List<String> row(ContenderId contender, List<Summary.Sequence> sequences) {
        List<Summary.Sequence> own = sequences.stream()
                .filter(sequence -> sequence.contender().equals(contender))
                .toList();
        return List.of(
                contender.toString(),
                Figures.count(own.size()),
                range(own.stream().map(sequence -> sequence.relative().size()).toList()),
                range(own.stream()
                        .map(sequence -> (int)
                                sequence.warmup().stream().filter(warm -> warm).count())
                        .toList()));
    }

    private static String range(List<Integer> values) {
        int least = values.stream().mapToInt(Integer::intValue).min().orElse(0);
        int most = values.stream().mapToInt(Integer::intValue).max().orElse(0);
        return least == most ? Figures.count(least) : Figures.count(least) + " to " + Figures.count(most);
    }

    private static void draw(
            Graphics2D graphics,
            Rectangle2D area,
            ContenderStyles roster,
            List<ContenderId> contenders,
            List<Summary.Sequence> all) {
        Canvas pen = new Canvas(graphics);
        int longest = all.stream()
                .mapToInt(sequence -> sequence.relative().size())
                .max()
                .orElse(2);
        Scale x = Scale.linear(0, longest, List.of(), Scale::plain);
        Scale y = new Scale(true, LEAST, MOST, List.of(LEAST, 0.8, 1.0, 1.2, MOST), Scale::plain);
        pen.text(
                "across: slices of a fork in their order · up: time of a slice ÷ the contender's median",
                area.getX() + 62,
                area.getMaxY() - 8,
                0,
                Canvas.SMALL,
                Canvas.QUIET);
        double width = area.getWidth() / ACROSS;
        for (int i = 0; i < contenders.size(); i++) {
            ContenderId contender = contenders.get(i);
            Rectangle2D plot = new Rectangle2D.Double(
                    area.getX() + i % ACROSS * width + 62,
                    area.getY() + i / ACROSS * HIGH + 30,
                    Math.floor(width - 80),
                    HIGH - 50);
            Panel panel = new Panel(plot, x, y, 6);
            panel.yAxis(pen);
            pen.text(contender.toString(), plot.getX(), plot.getY() - 10, 0, Canvas.LABEL, Canvas.INK);
            for (Summary.Sequence sequence : all) {
                if (sequence.contender().equals(contender)) {
                    fork(graphics, panel, sequence, roster.colour(contender));
                }
            }
            panel.paint(graphics);
        }
    }

    /** Draws warm-up and steady slices as two lines that meet; a single steady slice, which makes no line, as a dot. */
    private static void fork(Graphics2D graphics, Panel panel, Summary.Sequence sequence, Color colour) {
        int warm = (int) sequence.warmup().stream().filter(warmup -> warmup).count();
        int end = sequence.relative().size();
        part(graphics, panel, sequence, 0, Math.min(end, warm + 1), WARMUP);
        part(graphics, panel, sequence, warm, end, colour);
        if (end - warm == 1) {
            panel.dot(warm + 0.5, sequence.relative().get(warm), colour, SeriesMarkers.CIRCLE);
        }
    }

    private static void part(
            Graphics2D graphics, Panel panel, Summary.Sequence sequence, int from, int to, Color colour) {
        List<double[]> points = new ArrayList<>();
        for (int i = from; i < to; i++) {
            points.add(new double[] {i + 0.5, sequence.relative().get(i)});
        }
        if (points.size() > 1) {
            panel.path(
                    graphics,
                    points.stream().mapToDouble(point -> point[0]).toArray(),
                    points.stream().mapToDouble(point -> point[1]).toArray(),
                    colour,
                    1.5f);
        }
    }

    private StabilityChart() {}
}
