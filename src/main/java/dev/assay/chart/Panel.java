package dev.assay.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYSeries;
import org.knowm.xchart.style.XYStyler;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * A plotting area: two scales and the marks between them. XChart draws the marks; it is given places from 0 to 1 on plain axes without
 * ticks, since rows need words at both ends and ratios need ticks at 1, 2, 5, which it cannot lay out.
 */
final class Panel {
    private static final Color CLEAR = new Color(255, 255, 255, 0);

    private final Rectangle2D area;
    private final Scale x;
    private final Scale y;
    private final XYChart chart;
    private int marks;

    Panel(Rectangle2D area, Scale x, Scale y, int markerPixels) {
        this.area = area;
        this.x = x;
        this.y = y;
        chart = new XYChart((int) area.getWidth(), (int) area.getHeight());
        XYStyler styler = chart.getStyler();
        styler.setAxisTicksVisible(false)
                .setAxisTitlesVisible(false)
                .setPlotGridLinesVisible(false)
                .setPlotTicksMarksVisible(false)
                .setPlotMargin(0)
                .setXAxisMin(0.0)
                .setXAxisMax(1.0)
                .setYAxisMin(0.0)
                .setYAxisMax(1.0);
        styler.setChartTitleVisible(false)
                .setLegendVisible(false)
                .setChartPadding(0)
                .setPlotContentSize(1.0)
                .setPlotBorderVisible(false)
                .setChartBackgroundColor(CLEAR)
                .setPlotBackgroundColor(CLEAR)
                .setMarkerSize(markerPixels);
    }

    double px(double value) {
        return area.getX() + x.position(value) * area.getWidth();
    }

    double py(double value) {
        return area.getMaxY() - y.position(value) * area.getHeight();
    }

    /** Draws the vertical grid with the labels of the horizontal scale below the area. */
    void xAxis(Canvas pen) {
        for (double tick : x.ticks()) {
            pen.line(px(tick), area.getY(), px(tick), area.getMaxY(), Canvas.GRID, 1);
            pen.text(x.format().apply(tick), px(tick), area.getMaxY() + 24, 0.5, Canvas.SMALL, Canvas.QUIET);
        }
    }

    /** Draws the horizontal grid with the labels of the vertical scale left of the area. */
    void yAxis(Canvas pen) {
        for (double tick : y.ticks()) {
            pen.line(area.getX(), py(tick), area.getMaxX(), py(tick), Canvas.GRID, 1);
            pen.text(y.format().apply(tick), area.getX() - 10, py(tick) + 6, 1, Canvas.SMALL, Canvas.QUIET);
        }
    }

    void line(double[] xs, double[] ys, Color colour, float width, boolean dashed) {
        float[] dash = dashed ? new float[] {8, 6} : null;
        series(xs, ys)
                .setLineColor(colour)
                .setLineStyle(new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND, 10, dash, 0));
    }

    void dot(double xValue, double yValue, Color colour, Marker marker) {
        XYSeries series = series(new double[] {xValue}, new double[] {yValue});
        series.setLineColor(CLEAR);
        series.setMarker(marker);
        series.setMarkerColor(colour);
    }

    /** Draws a long line as one path at once: XChart writes every segment by itself, which would make an SVG of many slices huge. */
    void path(Graphics2D graphics, double[] xs, double[] ys, Color colour, float width) {
        Path2D path = new Path2D.Double();
        path.moveTo(px(xs[0]), py(ys[0]));
        for (int i = 1; i < xs.length; i++) {
            path.lineTo(px(xs[i]), py(ys[i]));
        }
        graphics.setColor(colour);
        graphics.setStroke(new BasicStroke(width, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND));
        graphics.draw(path);
    }

    void paint(Graphics2D graphics) {
        if (marks == 0) {
            return;
        }
        Graphics2D own = (Graphics2D) graphics.create();
        own.translate(area.getX(), area.getY());
        chart.paint(own, (int) area.getWidth(), (int) area.getHeight());
        own.dispose();
    }

    private XYSeries series(double[] xs, double[] ys) {
        double[] left = new double[xs.length];
        double[] up = new double[ys.length];
        for (int i = 0; i < xs.length; i++) {
            left[i] = x.position(xs[i]);
            up[i] = y.position(ys[i]);
        }
        XYSeries series = chart.addSeries("mark " + marks++, left, up);
        series.setMarker(SeriesMarkers.NONE);
        return series;
    }
}
