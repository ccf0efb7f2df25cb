package dev.assay.chart;

import dev.assay.claim.Attribution;
import dev.assay.claim.Step;
import dev.assay.run.ContenderId;
import dev.assay.run.Header;
import dev.assay.stats.Chain;
import dev.assay.stats.Interval;
import dev.assay.text.Numbers;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/** The attribution: on one logarithmic axis, for each path the whole factor and below it the steps, each begun where the last one ended. */
final class AttributionChart {
    private static final String ID = "attribution";
    private static final String LANGUAGE = "language";
    private static final double ROW = 62;
    private static final double GAP = 22;
    private static final double BOTTOM = 66;

    private final List<Bar> bars = new ArrayList<>();
    private final String fastest;

    /**
     * A factor.
     *
     * @param from where it begins: what is left of the whole
     * @param whole whether it is that of the whole path
     * @param begins whether a path begins here
     */
    private record Bar(
            String label, String detail, double from, Interval ratio, String share, boolean whole, boolean begins) {
        double to() {
            return from / ratio.estimate();
        }

        /* That of a whole at the end that its figure is read off: at the other it would lie around 1, as if there were no difference. */
        double near() {
            return whole ? ratio.lower() : from / ratio.upper();
        }

        double far() {
            return whole ? ratio.upper() : from / ratio.lower();
        }

        String figures() {
            return Numbers.factor(ratio) + (share.isEmpty() ? "" : " · " + share);
        }
    }

    private AttributionChart(List<Attribution.Found> found) {
        found.forEach(this::add);
        List<ContenderId> ends = found.stream()
                .map(one -> one.chain().whole().denominator())
                .distinct()
                .toList();
        this.fastest = ends.size() == 1 ? ends.get(0).toString() : "the last";
    }

    /** Returns the paths on which the language changes, and those on which other things do, each if there are any. */
    static List<Chart> charts(Header header, List<Attribution.Found> found) {
        List<Chart> charts = new ArrayList<>();
        for (boolean language : new boolean[] {true, false}) {
            List<Attribution.Found> some = found.stream()
                    .filter(one -> one.path().order().contains(LANGUAGE) == language)
                    .toList();
            if (!some.isEmpty()) {
                charts.add(
                        language
                                ? chart(
                                        header,
                                        some,
                                        ID,
                                        "From Python to Rust in single steps: how much is the language?")
                                : chart(header, some, "steps", "What do single things bring, the language apart?"));
            }
        }
        return charts;
    }

    private static Chart chart(Header header, List<Attribution.Found> found, String id, String title) {
        AttributionChart waterfalls = new AttributionChart(found);
        List<String> encodings =
                found.stream().map(one -> one.path().encoding()).distinct().toList();
        return new Chart(
                id,
                title,
                "For each order of steps: the whole factor (grey), then one bar per step"
                        + (id.equals(ID) ? " (orange: the language)" : "")
                        + ", which changes one thing and begins where the step before it ended. Its length is its share on this"
                        + " logarithmic axis; black: its 95 % CI.",
                Captions.of(
                        header,
                        String.join(", ", encodings),
                        "cells that all contenders of a path have, geometric mean"),
                List.of("whole or step", "faster by (95 % CI)", "share of the logarithm", "contenders"),
                waterfalls.table(),
                Legend.NONE,
                waterfalls.height() + BOTTOM,
                waterfalls::draw);
    }

    private void add(Attribution.Found found) {
        Chain chain = found.chain();
        boolean single = chain.steps().size() == 1;
        // A single step is its whole, and would be drawn twice.
        if (!single) {
            bars.add(new Bar(
                    "the whole, " + found.path().order().get(0) + " first",
                    pair(chain.whole().numerator(), chain.whole().denominator()),
                    chain.whole().ratio().estimate(),
                    chain.whole().ratio(),
                    "",
                    true,
                    true));
        }
        double left = chain.whole().ratio().estimate();
        for (int i = 0; i < chain.steps().size(); i++) {
            Step step = found.path().steps().get(i);
            Interval ratio = chain.steps().get(i).ratio();
            Bar bar = new Bar(
                    step.trait(),
                    pair(step.from(), step.to()),
                    left,
                    ratio,
                    single || chain.shares().isEmpty()
                            ? ""
                            : Numbers.share(chain.shares().get(i)),
                    false,
                    single);
            bars.add(bar);
            left = bar.to();
        }
    }

    private static String pair(ContenderId from, ContenderId to) {
        return from + " → " + to;
    }

    private List<List<String>> table() {
        return bars.stream()
                .map(bar -> List.of(bar.label(), Numbers.factor(bar.ratio()), bar.share(), bar.detail()))
                .toList();
    }

    private double height() {
        return bars.size() * ROW + bars.stream().filter(Bar::begins).count() * GAP;
    }

    private Scale scale() {
        double least = 1;
        double greatest = 1;
        for (Bar bar : bars) {
            for (double end : new double[] {bar.from(), bar.to(), bar.near(), bar.far()}) {
                if (end > 0 && Double.isFinite(end)) {
                    least = Math.min(least, end);
                    greatest = Math.max(greatest, end);
                }
            }
        }
        return Scale.ratios(least, greatest);
    }

    private void draw(Graphics2D graphics, Rectangle2D area) {
        Canvas pen = new Canvas(graphics);
        double left = 0;
        double right = 0;
        for (Bar bar : bars) {
            left = Math.max(
                    left, Math.max(Canvas.width(bar.label(), Canvas.STRONG), Canvas.width(bar.detail(), Canvas.SMALL)));
            right = Math.max(right, Canvas.width(bar.figures(), Canvas.STRONG));
        }
        double height = height();
        double width = Math.floor(area.getWidth() - left - right - 40);
        Rectangle2D plot = new Rectangle2D.Double(area.getX() + left + 20, area.getY(), width, height);
        Panel panel = new Panel(plot, scale(), Scale.linear(0, height, List.of(), Scale::plain), 10);
        panel.xAxis(pen);
        double y = 0;
        for (Bar bar : bars) {
            y += bar.begins() ? GAP : 0;
            double middle = y + ROW / 2;
            double base = plot.getY() + middle;
            var font = bar.whole() ? Canvas.STRONG : Canvas.LABEL;
            pen.text(bar.label(), plot.getX() - 20, base - 4, 1, font, Canvas.INK);
            pen.text(bar.detail(), plot.getX() - 20, base + 20, 1, Canvas.SMALL, Canvas.QUIET);
            pen.text(bar.figures(), plot.getMaxX() + 20, base + 7, 0, font, Canvas.INK);
            mark(panel, bar, height - middle);
            y += ROW;
        }
        panel.paint(graphics);
        String axis = "what is left of the factor; 1: " + fastest;
        pen.text(axis, plot.getX(), plot.getMaxY() + 54, 0, Canvas.SMALL, Canvas.QUIET);
    }

    private static void mark(Panel panel, Bar bar, double place) {
        panel.line(
                new double[] {bar.to(), bar.from()},
                new double[] {place, place},
                bar.whole()
                        ? Canvas.QUIET
                        : ContenderStyles.colourOf(bar.label().equals(LANGUAGE) ? "Rust" : ""),
                18,
                false);
        if (bar.ratio().known()) {
            double near = bar.near();
            double far = bar.far();
            panel.line(new double[] {near, far}, new double[] {place, place}, Canvas.INK, 3, false);
            for (double end : new double[] {near, far}) {
                panel.line(new double[] {end, end}, new double[] {place - 12, place + 12}, Canvas.INK, 2, false);
            }
        }
    }
}
