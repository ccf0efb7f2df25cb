package dev.assay.chart;

import dev.assay.claim.ReleaseLine;
import dev.assay.claim.ReleaseLine.Point;
import dev.assay.claim.ReleaseLine.Series;
import dev.assay.run.Header;
import dev.assay.text.Numbers;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.knowm.xchart.style.markers.Marker;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** The article's factor against the days on which the releases came, with what the article claims as a band. */
final class ReleaseChart {
    /** Id of the chart. */
    static final String ID = "releases";

    private static final double HEIGHT = 720;
    private static final double LEFT = 84;
    private static final double TOP = 40;
    private static final double BOTTOM = 96;
    private static final double LINE = 24;
    private static final int DOT = 13;

    private static final Map<Series, Look> LOOKS = new EnumMap<>(Map.of(
            Series.PAIR, new Look(ContenderStyles.colourOf("Rust"), SeriesMarkers.CIRCLE, "transformers, both halves"),
            Series.MENDED, new Look(ContenderStyles.colourOf("Python"), SeriesMarkers.DIAMOND, "Python half mended"),
            Series.AFTER, new Look(ContenderStyles.colourOf("Rust"), SeriesMarkers.TRIANGLE_UP, "Rust after the pair"),
            Series.RIVAL, new Look(Canvas.INK, SeriesMarkers.SQUARE, "Rust without transformers"),
            Series.CONTROL, new Look(Canvas.QUIET, SeriesMarkers.CROSS, "other CPython")));

    private record Look(Color colour, Marker marker, String words) {}

    private final ReleaseLine line;

    private ReleaseChart(ReleaseLine line) {
        this.line = line;
    }

    static Chart chart(Header header, ReleaseLine line) {
        ReleaseChart chart = new ReleaseChart(line);
        return new Chart(
                ID,
                "When was the Rust tokenizer 10 to 100 times as fast as the Python one?",
                "Each mark is a release, at the day on which it came: how many times as fast as the Python tokenizer the Rust one is."
                        + " Line through a mark: its interval over fork sets. Band: what the article claims.",
                Captions.of(header, "r50k_base", "all corpora, all sizes, geometric mean"),
                List.of("release", "day", "interpreter", "times as fast (interval)", "verdict", "what it is"),
                chart.table(),
                chart.legend(),
                HEIGHT,
                chart::draw);
    }

    private Legend legend() {
        List<Legend.Entry> entries = new ArrayList<>();
        for (Series series : Series.values()) {
            if (!line.of(series).isEmpty()) {
                Look look = LOOKS.get(series);
                entries.add(new Legend.Entry(look.colour(), look.marker(), look.words()));
            }
        }
        return new Legend(entries);
    }

    private List<List<String>> table() {
        return line.points().stream()
                .map(point -> List.of(
                        point.name(),
                        point.released().toString(),
                        point.runtime(),
                        Numbers.interval(
                                point.ratio(),
                                point.verdict().lower(),
                                point.verdict().upper()),
                        point.verdict().outcome().label(),
                        point.as().control().isEmpty()
                                ? LOOKS.get(point.series()).words()
                                : point.as().control()))
                .toList();
    }

    private void draw(Graphics2D graphics, Rectangle2D area) {
        Canvas pen = new Canvas(graphics);
        Rectangle2D plot = new Rectangle2D.Double(
                area.getX() + LEFT,
                area.getY() + TOP,
                Math.floor(area.getWidth() - LEFT),
                Math.floor(area.getHeight() - TOP - BOTTOM));
        Panel panel = new Panel(plot, days(), factors(), DOT);
        Labels labels = new Labels(plot);
        band(graphics, panel, plot);
        panel.yAxis(pen);
        panel.xAxis(pen);
        axes(pen, area, plot);
        claimed(pen, panel, plot, labels);
        end(pen, panel, plot, labels);
        interpreters(pen, panel, plot);
        List<Point> pair = line.of(Series.PAIR);
        for (int i = 1; i < pair.size(); i++) {
            labels.keepFree(new Line2D.Double(
                    panel.px(day(pair.get(i - 1))),
                    panel.py(pair.get(i - 1).ratio().estimate()),
                    panel.px(day(pair.get(i))),
                    panel.py(pair.get(i).ratio().estimate())));
        }
        if (pair.size() > 1) {
            panel.line(
                    pair.stream().mapToDouble(ReleaseChart::day).toArray(),
                    pair.stream().mapToDouble(point -> point.ratio().estimate()).toArray(),
                    LOOKS.get(Series.PAIR).colour(),
                    2,
                    false);
        }
        for (Point point : line.points()) {
            mark(panel, point);
            labels.keepFree(new Rectangle2D.Double(
                    panel.px(day(point)) - DOT / 2.0, panel.py(point.ratio().estimate()) - DOT / 2.0, DOT, DOT));
        }
        panel.paint(graphics);
        // Those of the line first: they have the first choice of a place.
        for (Series series : Series.values()) {
            for (Point point : line.of(series)) {
                labels.write(
                        pen,
                        label(point),
                        panel.px(day(point)),
                        panel.py(point.ratio().estimate()),
                        LOOKS.get(series).colour());
            }
        }
    }

    private static String label(Point point) {
        return switch (point.series()) {
            case RIVAL -> point.name();
            case MENDED -> point.as().version() + " mended";
            case CONTROL -> point.as().version() + " on " + number(point.runtime()) + build(point);
            default -> point.as().version();
        };
    }

    /* What is held apart is told from the line: by the number of the interpreter, and by its build where that is the difference. */
    private static String build(Point point) {
        String control = point.as().control();
        int colon = control.indexOf(": ");
        return colon < 0 ? "" : ", " + control.substring(colon + 2);
    }

    /* Two numbers of CPython 3.11.7: the third tells a reader nothing. */
    private static String number(String runtime) {
        String[] parts = runtime.substring(runtime.lastIndexOf(' ') + 1).split("\\.");
        return parts.length < 2 ? runtime : parts[0] + "." + parts[1];
    }

    private static void axes(Canvas pen, Rectangle2D area, Rectangle2D plot) {
        pen.text(
                "times as fast as the Python tokenizer (×, logarithmic)",
                area.getX(),
                area.getY() + 20,
                0,
                Canvas.SMALL,
                Canvas.QUIET);
        pen.text("day of the release", plot.getMaxX(), plot.getMaxY() + 88, 1, Canvas.SMALL, Canvas.QUIET);
    }

    /* Below the years, so that a step of the line is seen to go with a new library, a new interpreter, or both. */
    private void interpreters(Canvas pen, Panel panel, Rectangle2D plot) {
        List<Point> pair = line.of(Series.PAIR);
        double y = plot.getMaxY() + 44;
        int first = 0;
        for (int i = 1; i <= pair.size(); i++) {
            if (i == pair.size()
                    || !pair.get(i).runtime().equals(pair.get(first).runtime())) {
                double from = panel.px(day(pair.get(first))) - DOT;
                double to = panel.px(day(pair.get(i - 1))) + DOT;
                pen.line(from, y, to, y, Canvas.QUIET, 3);
                String words =
                        (first == 0 ? "CPython " : "") + number(pair.get(first).runtime());
                pen.text(words, (from + to) / 2, y + 22, 0.5, Canvas.SMALL, Canvas.QUIET);
                first = i;
            }
        }
    }

    private void band(Graphics2D graphics, Panel panel, Rectangle2D plot) {
        line.points().stream().map(Point::verdict).findFirst().ifPresent(claimed -> {
            double top = panel.py(claimed.upper());
            graphics.setColor(Canvas.BAND);
            graphics.fill(new Rectangle2D.Double(plot.getX(), top, plot.getWidth(), panel.py(claimed.lower()) - top));
        });
    }

    private void claimed(Canvas pen, Panel panel, Rectangle2D plot, Labels labels) {
        line.points().stream().map(Point::verdict).findFirst().ifPresent(claimed -> {
            for (double bound : List.of(claimed.lower(), claimed.upper())) {
                pen.line(plot.getX(), panel.py(bound), plot.getMaxX(), panel.py(bound), Canvas.QUIET, 1.5f);
                labels.keepFree(new Line2D.Double(plot.getX(), panel.py(bound), plot.getMaxX(), panel.py(bound)));
            }
            String words = "the article claims " + Scale.plain(claimed.lower()) + " to " + Scale.plain(claimed.upper());
            double middle = (panel.py(claimed.lower()) + panel.py(claimed.upper())) / 2;
            pen.text(words, plot.getX() + 14, middle + 6, 0, Canvas.SMALL, Canvas.QUIET);
            labels.keepFree(new Rectangle2D.Double(
                    plot.getX() + 14, middle - LINE / 2, Canvas.width(words, Canvas.SMALL), LINE));
        });
    }

    private void end(Canvas pen, Panel panel, Rectangle2D plot, Labels labels) {
        line.end().ifPresent(day -> {
            double x = panel.px(day.toEpochDay());
            pen.line(x, plot.getY(), x, plot.getMaxY(), Canvas.QUIET, 1.5f);
            double y = plot.getMaxY() - 12;
            pen.text("no Python half from here on", x - 8, y, 1, Canvas.SMALL, Canvas.QUIET);
            labels.keepFree(new Rectangle2D.Double(x - 260, y - LINE, 260, LINE));
        });
    }

    private static void mark(Panel panel, Point point) {
        Look look = LOOKS.get(point.series());
        double x = day(point);
        if (point.ratio().known()) {
            panel.line(
                    new double[] {x, x},
                    new double[] {point.ratio().lower(), point.ratio().upper()},
                    look.colour(),
                    3,
                    false);
        }
        panel.dot(x, point.ratio().estimate(), look.colour(), look.marker());
    }

    private static double day(Point point) {
        return point.released().toEpochDay();
    }

    /* Whole years, so that a reader who looks for a year finds it. */
    private Scale days() {
        int first = line.points().get(0).released().getYear();
        int last = line.points().get(line.points().size() - 1).released().getYear() + 1;
        List<Double> ticks = new ArrayList<>();
        for (int year = first; year <= last; year++) {
            ticks.add((double) LocalDate.of(year, 1, 1).toEpochDay());
        }
        return Scale.linear(
                ticks.get(0),
                ticks.get(ticks.size() - 1),
                ticks,
                day -> String.valueOf(LocalDate.ofEpochDay((long) day).getYear()));
    }

    private Scale factors() {
        double least = 1;
        double greatest = 1;
        for (Point point : line.points()) {
            boolean known = point.ratio().known();
            least = Math.min(
                    least, known ? point.ratio().lower() : point.ratio().estimate());
            greatest = Math.max(
                    greatest, known ? point.ratio().upper() : point.ratio().estimate());
            greatest = Math.max(greatest, point.verdict().upper());
        }
        return Scale.log(least, greatest, Scale::plain);
    }

    /** Words beside marks, each in the first place around its mark that is still free. */
    private static final class Labels {
        private final List<Shape> taken = new ArrayList<>();
        private final Rectangle2D plot;

        Labels(Rectangle2D plot) {
            this.plot = plot;
        }

        void keepFree(Shape place) {
            taken.add(place);
        }

        void write(Canvas pen, String words, double x, double y, Color colour) {
            double width = Canvas.width(words, Canvas.SMALL);
            Rectangle2D best = null;
            for (int far = 0; far < 6 && best == null; far++) {
                double away = 22 + far * LINE;
                for (double[] place : new double[][] {
                    {x - width / 2, y - away}, {x - width / 2, y + away}, {x - width - 14, y}, {x + 14, y},
                    {x + 4, y - away}, {x + 4, y + away}, {x - width - 4, y - away}, {x - width - 4, y + away}
                }) {
                    Rectangle2D box = new Rectangle2D.Double(place[0], place[1] - LINE / 2, width, LINE - 2);
                    if (plot.contains(box) && taken.stream().noneMatch(one -> one.intersects(box))) {
                        best = box;
                        break;
                    }
                }
            }
            if (best != null) {
                taken.add(best);
                if (Math.abs(best.getCenterY() - y) > LINE) {
                    pen.line(
                            x,
                            y,
                            Math.max(best.getX(), Math.min(x, best.getMaxX())),
                            best.getCenterY(),
                            Canvas.GRID,
                            1.5f);
                }
                pen.text(words, best.getX(), best.getCenterY() + 6, 0, Canvas.SMALL, colour);
            }
        }
    }
}
