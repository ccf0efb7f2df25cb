package dev.assay.chart;

import dev.assay.stats.Interval;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiFunction;
import java.util.stream.DoubleStream;
import org.knowm.xchart.style.markers.Marker;

/**
 * Lines in one panel with their names at their right ends, moved apart where they would overlap.
 *
 * @param heading words above the panel
 * @param xWords words under the horizontal axis
 * @param marks places on the horizontal axis with their intervals, under the lines
 */
record Curves(String heading, Scale x, Scale y, String xWords, List<Curve> curves, List<Mark> marks) {
    private static final double LINE = 24;

    /**
     * A line; {@code name} stands at its right end unless it is empty.
     *
     * @param ys of each place the estimate with its interval, which is drawn where it is known
     */
    record Curve(String name, Color colour, Marker marker, boolean dashed, double[] xs, List<Interval> ys) {
        Curve {
            ys = List.copyOf(ys);
        }

        double[] estimates() {
            return ys.stream().mapToDouble(Interval::estimate).toArray();
        }

        double end() {
            return ys.get(ys.size() - 1).estimate();
        }
    }

    /** Returns the axis that holds all of the curves, their intervals too. */
    static Scale over(List<Curve> curves, BiFunction<Double, Double, Scale> scale) {
        double[] ends = curves.stream()
                .flatMap(curve -> curve.ys().stream())
                .flatMapToDouble(y ->
                        y.known() ? DoubleStream.of(y.estimate(), y.lower(), y.upper()) : DoubleStream.of(y.estimate()))
                .filter(value -> value > 0 && Double.isFinite(value))
                .sorted()
                .toArray();
        return scale.apply(ends[0], ends[ends.length - 1]);
    }

    /** A place with its interval, whose ends may be NaN, or lie outside the axis. */
    record Mark(double at, double lower, double upper, Color colour) {}

    void draw(Graphics2D graphics, Rectangle2D area, double labels) {
        Canvas pen = new Canvas(graphics);
        Rectangle2D plot = new Rectangle2D.Double(
                area.getX() + 84, area.getY() + 36, Math.floor(area.getWidth() - 84 - labels), area.getHeight() - 100);
        Panel panel = new Panel(plot, x, y, 12);
        pen.text(heading, plot.getX(), plot.getY() - 16, 0, Canvas.STRONG, Canvas.INK);
        marks.forEach(mark -> band(graphics, panel, plot, mark));
        panel.yAxis(pen);
        panel.xAxis(pen);
        pen.text(xWords, plot.getX(), plot.getMaxY() + 52, 0, Canvas.SMALL, Canvas.QUIET);
        marks.forEach(mark ->
                pen.line(panel.px(mark.at()), plot.getY(), panel.px(mark.at()), plot.getMaxY(), mark.colour(), 2));
        for (Curve curve : curves) {
            panel.line(curve.xs(), curve.estimates(), curve.colour(), 3, curve.dashed());
            for (int k = 0; k < curve.xs().length; k++) {
                Interval y = curve.ys().get(k);
                if (y.known()) {
                    double[] place = {curve.xs()[k], curve.xs()[k]};
                    panel.line(place, new double[] {y.lower(), y.upper()}, curve.colour(), 2, false);
                }
                panel.dot(curve.xs()[k], y.estimate(), curve.colour(), curve.marker());
            }
        }
        List<Curve> byEnd = new ArrayList<>(
                curves.stream().filter(curve -> !curve.name().isEmpty()).toList());
        byEnd.sort(Comparator.comparingDouble(curve -> panel.py(curve.end())));
        double[] places =
                apart(byEnd.stream().mapToDouble(curve -> panel.py(curve.end())).toArray(), plot.getMaxY());
        for (int i = 0; i < byEnd.size(); i++) {
            Curve curve = byEnd.get(i);
            int last = curve.xs().length - 1;
            double end = panel.px(curve.xs()[last]);
            double side = plot.getMaxX() + 8;
            pen.line(end + 8, panel.py(curve.end()), side + 14, places[i], Canvas.GRID, 1.5f);
            pen.text(curve.name(), side + 20, places[i] + 6, 0, Canvas.SMALL, curve.colour());
        }
        panel.paint(graphics);
    }

    private static void band(Graphics2D graphics, Panel panel, Rectangle2D plot, Mark mark) {
        if (mark.lower() <= mark.upper()) {
            double left = panel.px(mark.lower());
            graphics.setColor(Canvas.BAND);
            graphics.fill(new Rectangle2D.Double(left, plot.getY(), panel.px(mark.upper()) - left, plot.getHeight()));
        }
    }

    /** Returns the places moved so that neighbours are a line apart, as little as that takes; ascending in, ascending out. */
    static double[] apart(double[] places, double bottom) {
        double[] moved = places.clone();
        for (int i = 1; i < moved.length; i++) {
            moved[i] = Math.max(moved[i], moved[i - 1] + LINE);
        }
        double limit = bottom;
        for (int i = moved.length - 1; i >= 0 && moved[i] > limit; i--) {
            moved[i] = limit;
            limit -= LINE;
        }
        return moved;
    }
}
