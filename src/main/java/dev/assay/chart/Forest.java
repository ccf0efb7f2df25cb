package dev.assay.chart;

import dev.assay.stats.Interval;
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
record Forest(List<Row> rows, String axis) {
    private static final double ROW = 46;
    private static final double TOP = 14;
    private static final double BOTTOM = 66;

    /**
     * A ratio.
     *
     * @param label what is compared
     * @param note one or two words after the figures, such as the verdict; may be empty
     * @param lower lower bound of the claim, NaN where it has none
     * @param upper upper bound, may be infinite
     * @param strong whether the row is one that leads
     */
    record Row(String label, Interval ratio, String note, double lower, double upper, boolean strong) {
        boolean bounded() {
            return !Double.isNaN(lower) || !Double.isNaN(upper);
        }

        String figures() {
            return Units.interval(ratio) + (note.isEmpty() ? "" : " " + note);
        }
    }

    Forest {
        rows = List.copyOf(rows);
    }

    double height() {
        return TOP + rows.size() * ROW + BOTTOM;
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
            String bounds = row.bounded() ? Claims.bounds(row.lower(), row.upper()) : "";
            table.add(List.of(row.label(), Units.interval(row.ratio()), bounds, row.note()));
        }
        return table;
    }

    void draw(Graphics2D graphics, Rectangle2D area) {
        Pen pen = new Pen(graphics);
        double left = 0;
        double right = 0;
        for (Row row : rows) {
            left = Math.max(left, Pen.width(row.label(), row.strong() ? Pen.STRONG : Pen.LABEL));
            right = Math.max(right, Pen.width(row.figures(), row.strong() ? Pen.STRONG : Pen.LABEL));
        }
        Scale scale = scale(rows);
        Rectangle2D plot = new Rectangle2D.Double(
                area.getX() + left + 24,
                area.getY() + TOP,
                Math.floor(area.getWidth() - left - right - 48),
                rows.size() * ROW);
        Scale places = Scale.linear(0, rows.size(), List.of(), Scale::plain);
        Panel panel = new Panel(plot, scale, places, 15);
        bands(graphics, pen, panel, plot, scale);
        panel.xAxis(pen);
        pen.line(panel.px(1), plot.getY() - 6, panel.px(1), plot.getMaxY() + 6, Pen.QUIET, 2);
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            double place = rows.size() - i - 0.5;
            double base = panel.py(place) + 7;
            var font = row.strong() ? Pen.STRONG : Pen.LABEL;
            pen.text(row.label(), plot.getX() - 24, base, 1, font, Pen.INK);
            pen.text(row.figures(), plot.getMaxX() + 24, base, 0, font, Pen.INK);
            Interval ratio = row.ratio();
            if (ratio.known()) {
                panel.line(new double[] {ratio.lower(), ratio.upper()}, new double[] {place, place}, Pen.INK, 3, false);
            }
            panel.dot(ratio.estimate(), place, Pen.INK, SeriesMarkers.CIRCLE);
        }
        panel.paint(graphics);
        pen.text(axis, plot.getX(), plot.getMaxY() + 54, 0, Pen.SMALL, Pen.QUIET);
    }

    /** Shades runs of rows that have the same bounds, and writes the bounds into the band once. */
    private void bands(Graphics2D graphics, Pen pen, Panel panel, Rectangle2D plot, Scale scale) {
        for (int from = 0; from < rows.size(); ) {
            Row first = rows.get(from);
            int to = from + 1;
            while (to < rows.size() && same(first, rows.get(to))) {
                to++;
            }
            if (first.bounded()) {
                double lower = Double.isNaN(first.lower()) ? scale.min() : Math.max(first.lower(), scale.min());
                double upper = Double.isNaN(first.upper()) ? scale.max() : Math.min(first.upper(), scale.max());
                double top = plot.getY() + from * ROW;
                graphics.setColor(Pen.BAND);
                graphics.fill(new Rectangle2D.Double(
                        panel.px(lower), top, panel.px(upper) - panel.px(lower), (to - from) * ROW - 2));
                label(pen, panel, first, (panel.px(lower) + panel.px(upper)) / 2, top + 17);
            }
            from = to;
        }
    }

    private static void label(Pen pen, Panel panel, Row row, double middle, double y) {
        pen.text("claimed: " + Claims.bounds(row.lower(), row.upper()), middle, y, 0.5, Pen.SMALL, Pen.QUIET);
    }

    private static boolean same(Row one, Row other) {
        return Double.compare(one.lower(), other.lower()) == 0 && Double.compare(one.upper(), other.upper()) == 0;
    }
}
