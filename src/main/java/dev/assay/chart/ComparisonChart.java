package dev.assay.chart;

import dev.assay.compare.Comparison;
import dev.assay.compare.Entry;
import dev.assay.compare.Row;
import dev.assay.stats.Interval;
import dev.assay.text.Factor;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** Runs side by side as small multiples: one panel per reading, one line per run in its colour, and the claim's band behind them. */
public final class ComparisonChart {
    /* The palette of Okabe and Ito (2008), which people with any common colour blindness tell apart; yellow is too light for a line. */
    private static final List<Color> COLOURS = List.of(
            new Color(0x0072B2),
            new Color(0xD55E00),
            new Color(0x009E73),
            new Color(0xCC79A7),
            new Color(0xE69F00),
            new Color(0x56B4E9),
            Canvas.INK);

    /* More names than these do not fit into the line of the key; they stand below the picture. */
    private static final int KEYED = 4;

    private static final int COLUMNS = 3;
    private static final int PANELS = 48;
    private static final double GAP = 40;
    private static final double HEAD = 92;
    private static final double FOOT = 44;
    private static final double LEAST_LINE = 6;
    private static final double LINES = 96;

    private final Comparison comparison;
    private final List<Row> rows;

    private ComparisonChart(Comparison comparison, List<Row> rows) {
        this.comparison = comparison;
        this.rows = rows;
    }

    /** Returns the chart: of the readings, or of the pairs that moved most where there are no readings. */
    public static Chart of(Comparison comparison) {
        List<Row> readings = Comparison.ordered(comparison.readings());
        List<Row> all = readings.isEmpty() ? Comparison.ordered(comparison.pairs()) : readings;
        List<Row> rows = all.subList(0, Math.min(PANELS, all.size()));
        return new ComparisonChart(comparison, rows).chart(all.size() - rows.size());
    }

    private Chart chart(int left) {
        List<List<String>> table = new ArrayList<>();
        for (Row row : rows) {
            for (Entry entry : row.entries()) {
                table.add(List.of(
                        row.subject().name(),
                        Comparison.letter(entry.run()),
                        RatioAxis.factor(row, entry.ratio()).figures(),
                        entry.verdict()
                                .map(verdict -> verdict.outcome().label())
                                .orElse("")));
            }
        }
        boolean byMachine = comparison.runs().size() > COLOURS.size();
        return new Chart(
                "compare",
                "Do the runs agree?",
                "One panel per " + (rows.stream().anyMatch(row -> row.subject().claimed()) ? "reading" : "pair")
                        + ", one line per run: how many times as fast, or the memory, and its interval."
                        + " Band: what is claimed. Panels with changes come first; each has an axis of its own.",
                names() + "Ratios only: times of different machines are not comparable."
                        + (left == 0 ? "" : " " + left + " more with less change: see the page or the JSON.")
                        + (byMachine && comparison.machines().size() > COLOURS.size()
                                ? " Colours repeat: there are more machines than colours."
                                : ""),
                List.of("reading", "run", "factor (interval)", "verdict"),
                table,
                key(byMachine),
                height(),
                this::draw);
    }

    private Legend key(boolean byMachine) {
        List<Legend.Entry> entries = new ArrayList<>();
        if (byMachine) {
            for (int i = 0; i < Math.min(COLOURS.size(), comparison.machines().size()); i++) {
                entries.add(new Legend.Entry(
                        COLOURS.get(i),
                        SeriesMarkers.NONE,
                        comparison.machines().get(i).name()));
            }
        } else {
            for (int i = 0; i < comparison.runs().size(); i++) {
                entries.add(new Legend.Entry(
                        COLOURS.get(i),
                        SeriesMarkers.NONE,
                        Comparison.letter(i) + (comparison.runs().size() > KEYED ? "" : " " + run(i))));
            }
        }
        return new Legend(entries);
    }

    private String names() {
        return comparison.runs().size() <= KEYED || comparison.runs().size() > COLOURS.size()
                ? ""
                : IntStream.range(0, comparison.runs().size())
                        .mapToObj(i -> Comparison.letter(i) + " " + run(i))
                        .collect(Collectors.joining("; ", "", ". "));
    }

    private String run(int place) {
        var run = comparison.runs().get(place);
        return comparison.machines().get(comparison.machineOf(place)).name() + ", "
                + run.day().substring(5) + (run.valid() ? "" : " (INVALID)");
    }

    private Color colour(int run) {
        boolean byMachine = comparison.runs().size() > COLOURS.size();
        return COLOURS.get((byMachine ? comparison.machineOf(run) : run) % COLOURS.size());
    }

    private double line() {
        return Math.max(LEAST_LINE, Math.min(28, LINES / comparison.runs().size()));
    }

    private double panelHeight() {
        return HEAD + line() * comparison.runs().size() + FOOT;
    }

    private double height() {
        return Math.ceil((double) rows.size() / COLUMNS) * panelHeight();
    }

    private void draw(Graphics2D graphics, Rectangle2D area) {
        double width = (area.getWidth() - (COLUMNS - 1) * GAP) / COLUMNS;
        for (int i = 0; i < rows.size(); i++) {
            double x = area.getX() + i % COLUMNS * (width + GAP);
            double y = area.getY() + i / COLUMNS * panelHeight();
            panel(graphics, rows.get(i), new Rectangle2D.Double(x, y, width, panelHeight()));
        }
    }

    private void panel(Graphics2D graphics, Row row, Rectangle2D area) {
        Canvas pen = new Canvas(graphics);
        double lines = line() * comparison.runs().size();
        Rectangle2D plot = new Rectangle2D.Double(area.getX(), area.getY() + HEAD, Math.floor(area.getWidth()), lines);
        Scale scale = RatioAxis.of(row).scale();
        Panel panel = new Panel(plot, scale, Scale.linear(0, lines, List.of(), Scale::plain), 9);
        Factor first = RatioAxis.factor(row, row.first().ratio());
        pen.text(
                fitted(row.subject().name(), area.getWidth() - 130, Canvas.STRONG),
                area.getX(),
                area.getY() + 24,
                0,
                Canvas.STRONG,
                Canvas.INK);
        pen.text(row.mark().label(), area.getMaxX(), area.getY() + 24, 1, Canvas.STRONG, Canvas.INK);
        boolean memory = first.kind() == Factor.Kind.MEMORY;
        pen.text(
                fitted((memory ? "memory of " : "speed of ") + first.who(), area.getWidth(), Canvas.SMALL),
                area.getX(),
                area.getY() + 50,
                0,
                Canvas.SMALL,
                Canvas.QUIET);
        pen.text(
                fitted("÷ that of " + first.than(), area.getWidth(), Canvas.SMALL),
                area.getX(),
                area.getY() + 74,
                0,
                Canvas.SMALL,
                Canvas.QUIET);
        band(graphics, panel, plot, scale, first);
        panel.xAxis(pen);
        if (scale.min() < 1 && scale.max() > 1) {
            pen.line(panel.px(1), plot.getY(), panel.px(1), plot.getMaxY(), Canvas.QUIET, 2);
        }
        for (Entry entry : row.entries()) {
            double place = lines - (entry.run() + 0.5) * line();
            Interval told = RatioAxis.factor(row, entry.ratio()).interval();
            Color colour = colour(entry.run());
            if (told.known()) {
                panel.line(new double[] {told.lower(), told.upper()}, new double[] {place, place}, colour, 3, false);
            }
            panel.dot(told.estimate(), place, colour, SeriesMarkers.CIRCLE);
        }
        panel.paint(graphics);
    }

    private static void band(Graphics2D graphics, Panel panel, Rectangle2D plot, Scale scale, Factor told) {
        if (Double.isNaN(told.lower()) && Double.isNaN(told.upper())) {
            return;
        }
        double left = panel.px(told.lower() > 0 ? told.lower() : scale.min());
        double right = panel.px(Double.isNaN(told.upper()) ? scale.max() : told.upper());
        graphics.setColor(Canvas.BAND);
        graphics.fill(new Rectangle2D.Double(left, plot.getY(), right - left, plot.getHeight()));
    }

    private static String fitted(String text, double width, Font font) {
        if (Canvas.width(text, font) <= width) {
            return text;
        }
        int end = text.length();
        while (end > 1 && Canvas.width(text.substring(0, end) + "…", font) > width) {
            end--;
        }
        return text.substring(0, end) + "…";
    }
}
