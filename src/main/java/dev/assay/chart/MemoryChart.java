package dev.assay.chart;

import dev.assay.figure.Figures;
import dev.assay.run.Header;
import dev.assay.stats.Interval;
import dev.assay.stats.Summary;
import dev.assay.text.Numbers;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.Comparator;
import java.util.List;

/** Memory of each contender's process at three stages, as bars from zero. */
final class MemoryChart {
    private static final double ROW = 78;
    private static final double AXIS = 54;
    private static final double MEBIBYTE = 1 << 20;

    static Chart chart(Header header, Summary summary, String encoding) {
        ContenderStyles roster = new ContenderStyles(header);
        List<Summary.Memory> rows = summary.footprints().stream()
                .filter(row -> row.encoding().equals(encoding))
                .filter(row -> row.worked().estimate() > 0)
                .sorted(Comparator.comparingDouble(row -> row.worked().estimate()))
                .toList();
        return new Chart(
                "memory-" + encoding,
                "How much memory does each process need, with " + encoding + "?",
                "Peak resident memory: the empty runtime (top, pale), " + header.loads()
                        + " loaded (middle), all decks encoded (bottom, full colour). Shorter is smaller; black: 95 % CI. At the right: what one op allocates.",
                Captions.of(header, encoding, "processes of their own, never timed", "JVM heap as the settings say"),
                List.of("contender", "empty", "loaded", "worked", "above empty", "allocated per op"),
                rows.stream()
                        .map(row -> List.of(
                                row.contender().toString(),
                                mebibytes(row.empty()),
                                mebibytes(row.loaded()),
                                mebibytes(row.worked()),
                                mebibytes(row.aboveEmpty()),
                                Figures.bytes(row.allocatedBytesPerOp())))
                        .toList(),
                Legend.of(roster, rows.stream().map(Summary.Memory::contender).toList())
                        .colours(),
                rows.size() * ROW + 70,
                (graphics, area) -> draw(graphics, area, roster, rows));
    }

    private static String mebibytes(Interval interval) {
        return Numbers.interval(interval, Figures::mebibytes);
    }

    private static void draw(Graphics2D graphics, Rectangle2D area, ContenderStyles roster, List<Summary.Memory> rows) {
        Canvas pen = new Canvas(graphics);
        double labels = rows.stream()
                .mapToDouble(row -> Canvas.width(row.contender().toString(), Canvas.LABEL))
                .max()
                .orElse(0);
        double most = rows.stream()
                .flatMap(row -> java.util.stream.Stream.of(row.empty(), row.loaded(), row.worked()))
                .mapToDouble(bytes -> bytes.known() ? bytes.upper() : bytes.estimate())
                .max()
                .orElse(1);
        Scale scale = Scale.zeroBased(most / MEBIBYTE, Ticks::mebibytes);
        Rectangle2D plot = new Rectangle2D.Double(
                area.getX() + labels + 20,
                area.getY() + 8,
                Math.floor(area.getWidth() - labels - 20 - 330),
                rows.size() * ROW);
        double height = plot.getHeight();
        Panel panel = new Panel(plot, scale, Scale.linear(0, height, List.of(), Scale::plain), 10);
        panel.xAxis(pen);
        for (int i = 0; i < rows.size(); i++) {
            Summary.Memory row = rows.get(i);
            Color colour = roster.colour(row.contender());
            double middle = i * ROW + ROW / 2;
            bar(panel, row.empty(), height - middle + 19, tint(colour, 0.35));
            bar(panel, row.loaded(), height - middle, tint(colour, 0.65));
            bar(panel, row.worked(), height - middle - 19, colour);
            double y = plot.getY() + middle;
            pen.text(row.contender().toString(), plot.getX() - 14, y + 7, 1, Canvas.LABEL, Canvas.INK);
            pen.text(
                    Figures.mebibytes(row.worked().estimate()),
                    plot.getMaxX() + 16,
                    y - 3,
                    0,
                    Canvas.STRONG,
                    Canvas.INK);
            String allocated = Double.isNaN(row.allocatedBytesPerOp())
                    ? "allocation not counted"
                    : "allocates " + Figures.bytes(row.allocatedBytesPerOp()) + " per op";
            pen.text(allocated, plot.getMaxX() + 16, y + 21, 0, Canvas.SMALL, Canvas.QUIET);
        }
        panel.paint(graphics);
        pen.text("peak resident memory", plot.getX(), plot.getMaxY() + AXIS, 0, Canvas.SMALL, Canvas.QUIET);
    }

    private static void bar(Panel panel, Interval bytes, double place, Color colour) {
        if (bytes.estimate() > 0) {
            double length = bytes.estimate() / MEBIBYTE;
            panel.line(new double[] {0, length}, new double[] {place, place}, colour, 17, false);
            if (bytes.known()) {
                double[] ends = {bytes.lower() / MEBIBYTE, bytes.upper() / MEBIBYTE};
                panel.line(ends, new double[] {place, place}, Canvas.INK, 3, false);
            }
        }
    }

    /** Mixes with white: paler without transparency, so that the grid does not shine through. */
    private static Color tint(Color colour, double share) {
        return new Color(
                (int) Math.round(255 - (255 - colour.getRed()) * share),
                (int) Math.round(255 - (255 - colour.getGreen()) * share),
                (int) Math.round(255 - (255 - colour.getBlue()) * share));
    }

    private MemoryChart() {}
}
