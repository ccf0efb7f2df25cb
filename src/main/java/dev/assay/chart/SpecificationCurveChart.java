package dev.assay.chart;

import dev.assay.claim.SpecificationCurve;
import dev.assay.claim.SpecificationCurve.Point;
import dev.assay.run.Header;
import dev.assay.run.Where;
import dev.assay.text.Factor;
import dev.assay.text.WhereText;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.knowm.xchart.style.markers.SeriesMarkers;

/**
 * A specification curve: every reading of a claim by size of its ratio, and below it a table of marks that says what each reading is. In
 * the SVG each reading tells its name where the pointer is.
 */
final class SpecificationCurveChart {
    private static final double PLOT = 420;
    private static final double TITLE = 30;
    private static final double GAP = 20;
    private static final double ROW = 26;
    private static final double BOTTOM = 16;

    private final SpecificationCurve curve;
    private final List<Choice> choices;
    private final Scale scale;

    /** One thing that a reading may be; those that all readings are, or none, tell nothing. */
    private record Choice(String label, Predicate<Point> taken) {}

    private SpecificationCurveChart(Header header, SpecificationCurve curve) {
        this.curve = curve;
        this.choices = choices(header, curve.points());
        this.scale = scale(curve);
    }

    /** @param quote what is claimed, in its author's words */
    static Chart chart(Header header, SpecificationCurve curve, String quote) {
        SpecificationCurveChart drawn = new SpecificationCurveChart(header, curve);
        return new Chart(
                Charts.idOf(curve),
                "In how many readings does the claim hold?",
                "“" + quote + "”. " + curve.sentence()
                        + " One column per reading, least factor first: how many times as fast the first named is; circle: one cell,"
                        + " diamond: cells pooled; line: its 95 % CI; band: "
                        + Factor.bounds(curve.lower(), curve.upper())
                        + ". The marks below say what it is. It describes and decides nothing: readings overlap.",
                Captions.of(header, "all readings of the claim that this run holds"),
                List.of("reading", "factor (95 % CI)", "the claim"),
                drawn.table(),
                Legend.NONE,
                PLOT + GAP + drawn.choices.size() * ROW + BOTTOM,
                drawn::draw,
                drawn::spots);
    }

    private static List<Choice> choices(Header header, List<Point> points) {
        List<Choice> choices = new ArrayList<>();
        TreeMap<String, String> readings = new TreeMap<>();
        points.forEach(point -> readings.put(point.reading(), "(" + point.reading() + ") " + point.pair()));
        readings.forEach((reading, label) ->
                choices.add(new Choice(label, point -> point.reading().equals(reading))));
        header.decks().stream()
                .map(Header.DeckRow::corpus)
                .distinct()
                .map(Where.AllSizes::new)
                .forEach(corpus -> choices.add(choice(WhereText.corpus(corpus), corpus, Where::overSizes)));
        choices.add(choice(WhereText.corpus(Where.ALL), Where.ALL, Where::overSizes));
        points.stream()
                .map(point -> point.where().overCorpora())
                .distinct()
                .sorted(Where.BY_SIZE)
                .forEach(size -> choices.add(choice(WhereText.size(size), size, Where::overCorpora)));
        choices.add(new Choice("first op of a fresh process", Point::cold));
        choices.removeIf(choice -> {
            long taken = points.stream().filter(choice.taken()).count();
            return taken == 0 || taken == points.size();
        });
        return choices;
    }

    private static Choice choice(String label, Where where, UnaryOperator<Where> over) {
        return new Choice(label, point -> over.apply(point.where()).equals(where));
    }

    private static Scale scale(SpecificationCurve curve) {
        double least = Double.MAX_VALUE;
        double greatest = 0;
        for (Point point : curve.points()) {
            for (double value : new double[] {
                point.ratio().estimate(), point.ratio().lower(), point.ratio().upper(), curve.lower(), curve.upper()
            }) {
                if (value > 0 && Double.isFinite(value)) {
                    least = Math.min(least, value);
                    greatest = Math.max(greatest, value);
                }
            }
        }
        return Scale.ratios(least, greatest);
    }

    private List<List<String>> table() {
        return curve.points().stream()
                .map(point -> List.of(
                        point.name(),
                        figures(point),
                        curve.holds(point) ? "holds" : curve.fails(point) ? "fails" : "open"))
                .toList();
    }

    private String figures(Point point) {
        return new Factor("", "", Factor.Kind.SPEED, point.ratio(), curve.lower(), curve.upper(), false).figures();
    }

    private Rectangle2D plot(Rectangle2D area) {
        double labels = choices.stream()
                .mapToDouble(choice -> Canvas.width(choice.label(), Canvas.SMALL))
                .max()
                .orElse(0);
        double left = Math.max(labels, 80) + 20;
        return new Rectangle2D.Double(
                area.getX() + left, area.getY() + TITLE, Math.floor(area.getWidth() - left - 10), PLOT - TITLE - 6);
    }

    private void draw(Graphics2D graphics, Rectangle2D area) {
        Rectangle2D plot = plot(area);
        Canvas pen = new Canvas(graphics);
        Panel panel = panel(plot);
        double top = panel.py(Double.isInfinite(curve.upper()) ? scale.max() : curve.upper());
        double bottom = panel.py(curve.lower() > 0 ? curve.lower() : scale.min());
        graphics.setColor(Canvas.BAND);
        graphics.fill(new Rectangle2D.Double(plot.getX(), top, plot.getWidth(), bottom - top));
        panel.yAxis(pen);
        pen.text("times as fast", plot.getX(), plot.getY() - 10, 0, Canvas.SMALL, Canvas.QUIET);
        if (scale.holds(1)) {
            pen.line(plot.getX(), panel.py(1), plot.getMaxX(), panel.py(1), Canvas.QUIET, 2);
        }
        for (int i = 0; i < curve.points().size(); i++) {
            Point point = curve.points().get(i);
            double place = i + 0.5;
            if (point.ratio().known()) {
                panel.line(
                        new double[] {place, place},
                        new double[] {point.ratio().lower(), point.ratio().upper()},
                        Canvas.INK,
                        2,
                        false);
            }
            panel.dot(
                    place,
                    point.ratio().estimate(),
                    Canvas.INK,
                    point.pooled() ? SeriesMarkers.DIAMOND : SeriesMarkers.CIRCLE);
        }
        panel.paint(graphics);
        double y = plot.getMaxY() + GAP;
        for (Choice choice : choices) {
            pen.text(choice.label(), plot.getX() - 14, y + 18, 1, Canvas.SMALL, Canvas.QUIET);
            pen.line(plot.getX(), y + ROW, plot.getMaxX(), y + ROW, Canvas.GRID, 1);
            graphics.setColor(Canvas.INK);
            for (int i = 0; i < curve.points().size(); i++) {
                if (choice.taken().test(curve.points().get(i))) {
                    double middle = panel.px(i + 0.5);
                    graphics.fill(new Rectangle2D.Double(middle - 4, y + 9, 8, 8));
                }
            }
            y += ROW;
        }
    }

    private Panel panel(Rectangle2D plot) {
        Scale places = Scale.linear(0, curve.points().size(), List.of(), Scale::plain);
        return new Panel(plot, places, scale, 10);
    }

    /* A column each, so that the pointer need not find the mark. */
    private List<Chart.Spot> spots(Rectangle2D area) {
        Rectangle2D plot = plot(area);
        double column = plot.getWidth() / curve.points().size();
        List<Chart.Spot> spots = new ArrayList<>();
        for (int i = 0; i < curve.points().size(); i++) {
            Point point = curve.points().get(i);
            spots.add(new Chart.Spot(
                    new Rectangle2D.Double(
                            plot.getX() + i * column, plot.getY(), column, PLOT + GAP + choices.size() * ROW - 12),
                    point.name() + ": " + figures(point)));
        }
        return spots;
    }
}
