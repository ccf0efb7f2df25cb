package dev.assay.chart;

import dev.assay.stats.Interval;
import dev.assay.text.Factor;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * Ratios as rows on one logarithmic axis: interval as a line, estimate as a dot, the figures at the right end, and the bounds of the
 * claim as a band behind the rows it concerns.
 *
 * @param axis words under the axis: what a ratio is
 */
record ForestPlot(List<Row> rows, String axis) {
    private static final double ROW = 44;
    private static final double DETAIL = 26;
    private static final double STRIP = 26;
    private static final double TOP = 6;
    private static final double BOTTOM = 66;

    /**
     * A ratio.
     *
     * @param label what is compared
     * @param detail a second line, smaller; may be empty
     * @param note one or two words after the figures, such as the verdict; may be empty
     * @param lower lower bound of the claim, NaN where it has none
     * @param upper upper bound, may be infinite
     * @param strong whether the row is one that leads
     */
    record Row(String label, String detail, Interval ratio, String note, double lower, double upper, boolean strong) {
        String factor() {
            return new Factor("", "", Factor.Kind.SPEED, ratio, lower, upper, false).figures();
        }

        boolean bounded() {
            return !Double.isNaN(lower) || !Double.isNaN(upper);
        }

        String figures() {
            return factor() + (note.isEmpty() ? "" : " " + note);
        }
    }

    ForestPlot {
        rows = List.copyOf(rows);
    }

    double height() {
        return TOP + (rows.isEmpty() ? 0 : bottoms()[rows.size() - 1]) + BOTTOM;
    }

    /** Returns the ratio axis that holds every row, and the finite bounds. */
    static Scale scale(List<Row> rows) {
        double least = Double.MAX_VALUE;
        double greatest = 0;
        for (Row row : rows) {
            Interval ratio = row.ratio();
            for (double value :
                    new double[] {ratio.estimate(), ratio.lower(), ratio.upper(), row.lower(), row.upper()}) {
                if (value > 0 && Double.isFinite(value)) {
                    least = Math.min(least, value);
                    greatest = Math.max(greatest, value);
                }
            }
        }
        return Scale.ratios(least, greatest);
    }

    List<List<String>> table() {
        List<List<String>> table = new ArrayList<>();
        for (Row row : rows) {
            String bounds = row.bounded() ? Factor.bounds(row.lower(), row.upper()) : "";
            table.add(List.of(
                    row.detail().isEmpty() ? row.label() : row.label() + ": " + row.detail(),
                    row.factor(),
                    bounds,
                    row.note()));
        }
        return table;
    }

    /** Room for words at both sides of the plot: that of all forests of one picture, so that they begin below each other. */
    record Sides(double left, double right) {
        static Sides of(List<Row> rows) {
            double left = 0;
            double right = 0;
            for (Row row : rows) {
                left = Math.max(left, Canvas.width(row.label(), font(row)));
                left = Math.max(left, Canvas.width(row.detail(), Canvas.SMALL));
                right = Math.max(right, Canvas.width(row.figures(), font(row)));
            }
            return new Sides(left, right);
        }
    }

    void draw(Graphics2D graphics, Rectangle2D area) {
        draw(graphics, area, Sides.of(rows));
    }

    void draw(Graphics2D graphics, Rectangle2D area, Sides sides) {
        Canvas pen = new Canvas(graphics);
        double[] bottoms = bottoms();
        double height = bottoms[rows.size() - 1];
        Scale scale = scale(rows);
        double width = Math.floor(area.getWidth() - sides.left() - sides.right() - 56);
        Rectangle2D plot = new Rectangle2D.Double(area.getX() + sides.left() + 28, area.getY() + TOP, width, height);
        Panel panel = new Panel(plot, scale, Scale.linear(0, height, List.of(), Scale::plain), 12);
        bands(graphics, pen, panel, plot, scale);
        panel.xAxis(pen);
        if (scale.holds(1)) {
            pen.line(panel.px(1), plot.getY() - 6, panel.px(1), plot.getMaxY() + 6, Canvas.QUIET, 2);
        }
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            double middle = bottoms[i] - rowHeight(row) / 2;
            double y = plot.getY() + middle;
            boolean two = !row.detail().isEmpty();
            pen.text(row.label(), plot.getX() - 28, y + (two ? -5 : 7), 1, font(row), Canvas.INK);
            pen.text(row.detail(), plot.getX() - 28, y + 21, 1, Canvas.SMALL, Canvas.QUIET);
            pen.text(row.figures(), plot.getMaxX() + 28, y + 7, 0, font(row), Canvas.INK);
            mark(panel, row.ratio(), height - middle);
        }
        panel.paint(graphics);
        double end = Math.max(plot.getMaxX(), plot.getX() + Canvas.width(axis, Canvas.SMALL));
        double start = end > area.getMaxX() ? area.getMaxX() - Canvas.width(axis, Canvas.SMALL) : plot.getX();
        pen.text(axis, start, plot.getMaxY() + 54, 0, Canvas.SMALL, Canvas.QUIET);
    }

    /* With end strokes: a narrow interval would vanish behind its dot. */
    private static void mark(Panel panel, Interval ratio, double place) {
        if (ratio.known()) {
            panel.line(new double[] {ratio.lower(), ratio.upper()}, new double[] {place, place}, Canvas.INK, 3, false);
            for (double end : new double[] {ratio.lower(), ratio.upper()}) {
                panel.line(new double[] {end, end}, new double[] {place - 10, place + 10}, Canvas.INK, 2, false);
            }
        }
        panel.dot(ratio.estimate(), place, Canvas.INK, SeriesMarkers.CIRCLE);
    }

    private static Font font(Row row) {
        return row.strong() ? Canvas.STRONG : Canvas.LABEL;
    }

    private static double rowHeight(Row row) {
        return ROW + (row.detail().isEmpty() ? 0 : DETAIL);
    }

    /** Returns the lower edge of each row below the upper edge of the plot; a run of rows with bounds begins with a strip for its words. */
    private double[] bottoms() {
        double[] bottoms = new double[rows.size()];
        double y = 0;
        for (int i = 0; i < rows.size(); i++) {
            boolean opens = rows.get(i).bounded() && (i == 0 || !same(rows.get(i - 1), rows.get(i)));
            y += rowHeight(rows.get(i)) + (opens ? STRIP : 0);
            bottoms[i] = y;
        }
        return bottoms;
    }

    /** Shades runs of rows that have the same bounds, and writes the bounds into the band once. */
    private void bands(Graphics2D graphics, Canvas pen, Panel panel, Rectangle2D plot, Scale scale) {
        double[] bottoms = bottoms();
        for (int from = 0; from < rows.size(); ) {
            Row first = rows.get(from);
            int to = from + 1;
            while (to < rows.size() && same(first, rows.get(to))) {
                to++;
            }
            if (first.bounded()) {
                double left = panel.px(first.lower() > 0 ? first.lower() : scale.min());
                double right = panel.px(Double.isNaN(first.upper()) ? scale.max() : first.upper());
                double top = plot.getY() + (from == 0 ? 0 : bottoms[from - 1]);
                double bottom = plot.getY() + bottoms[to - 1] - 3;
                graphics.setColor(Canvas.BAND);
                graphics.fill(new Rectangle2D.Double(left, top, right - left, bottom - top));
                String bounds = Factor.bounds(first.lower(), first.upper());
                String words = "claimed: " + bounds;
                double wide = Canvas.width(words, Canvas.SMALL);
                // Words that the band cannot hold are shortened, else stand before it, or after it where there is no
                // room.
                if (wide <= right - left) {
                    pen.text(words, (left + right) / 2, top + 20, 0.5, Canvas.SMALL, Canvas.QUIET);
                } else if (Canvas.width(bounds, Canvas.SMALL) <= right - left) {
                    pen.text(bounds, (left + right) / 2, top + 20, 0.5, Canvas.SMALL, Canvas.QUIET);
                } else if (left - 8 - wide >= plot.getX()) {
                    pen.text(words, left - 8, top + 20, 1, Canvas.SMALL, Canvas.QUIET);
                } else {
                    pen.text(words, right + 8, top + 20, 0, Canvas.SMALL, Canvas.QUIET);
                }
            }
            from = to;
        }
    }

    private static boolean same(Row one, Row other) {
        return Double.compare(one.lower(), other.lower()) == 0 && Double.compare(one.upper(), other.upper()) == 0;
    }
}
