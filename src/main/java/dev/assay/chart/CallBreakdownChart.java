package dev.assay.chart;

import dev.assay.figure.Figures;
import dev.assay.run.Header;
import dev.assay.stats.BridgeCosts;
import dev.assay.stats.Interval;
import dev.assay.stats.Summary;
import dev.assay.text.Numbers;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.knowm.xchart.style.markers.SeriesMarkers;

/** A bar a bridge and size: how much of a call is work, and how much is the way there and back. */
final class CallBreakdownChart {
    private static final double ROW = 78;
    private static final double LABELS = 330;
    private static final double TOTALS = 130;

    private static final Color WORK = new Color(0xD55E00);
    private static final Color CALL = new Color(0x4D4D4D);
    private static final Color IN = new Color(0x8C8C8C);
    private static final Color OUT = new Color(0xB8B8B8);
    private static final Color REST = new Color(0xF0E442);

    private record Part(String words, Color colour, double nanos) {}

    static Chart chart(Header header, Summary summary, String encoding) {
        String corpus = ShownCells.corpus(header);
        List<BridgeCosts.Split> all = summary.crossings().splits().stream()
                .filter(split -> split.cell().encoding().equals(encoding)
                        && split.cell().deck().corpus().equals(corpus))
                .toList();
        // Of calls that nobody can take apart a picture answers nothing; the table of the report has them.
        List<BridgeCosts.Split> splits = all.stream().anyMatch(BridgeCosts.Split::additive) ? all : List.of();
        return new Chart(
                "bridge-" + encoding,
                "Where does the time of a call across a bridge go?",
                "Each bar is one call. Work is the same algorithm without a bridge; the rest was measured without work. Where the parts miss"
                        + " the whole by more than 15 % there is no decomposition.",
                Captions.of(header, encoding, corpus, "parts are point estimates"),
                List.of(
                        "call",
                        "size",
                        "whole",
                        "work",
                        "crossing",
                        "unexplained",
                        "beyond an empty call",
                        "whole, times its work"),
                splits.stream().map(CallBreakdownChart::row).toList(),
                legend(splits),
                splits.size() * ROW,
                (graphics, area) -> draw(graphics, area, splits));
    }

    /* What is drawn, and no more. */
    private static Legend legend(List<BridgeCosts.Split> splits) {
        List<Part> parts = splits.stream()
                .filter(BridgeCosts.Split::additive)
                .flatMap(split -> parts(split).stream())
                .toList();
        List<Legend.Entry> entries = new ArrayList<>(List.of(
                entry(WORK, "work"),
                entry(CALL, "an empty call"),
                entry(IN, "copying in (a pipe: both ways)"),
                entry(OUT, "copying out")));
        entries.removeIf(entry -> parts.stream().noneMatch(part -> part.colour().equals(entry.colour())));
        entries.add(entry(REST, "unexplained"));
        return new Legend(entries);
    }

    private static Legend.Entry entry(Color colour, String words) {
        return new Legend.Entry(colour, SeriesMarkers.NONE, words);
    }

    private static List<String> row(BridgeCosts.Split split) {
        return List.of(
                BreakEvenChart.name(split.contender(), split.cell().mode()),
                Figures.size(split.cell().deck().size()),
                nanos(split.whole()),
                nanos(split.work()),
                nanos(split.crossing()),
                nanos(split.remainder()) + (split.additive() ? "" : ": not additive"),
                split.overEmptyCall().map(CallBreakdownChart::nanos).orElse("no floor"),
                Numbers.factor(split.wholeOverWork()));
    }

    private static String nanos(Interval interval) {
        return Numbers.interval(interval, Figures::nanos);
    }

    private static void draw(Graphics2D graphics, Rectangle2D area, List<BridgeCosts.Split> splits) {
        Canvas pen = new Canvas(graphics);
        double y = area.getY();
        for (BridgeCosts.Split split : splits) {
            String label = BreakEvenChart.name(split.contender(), split.cell().mode());
            pen.text(label, area.getX() + LABELS - 96, y + 25, 1, Canvas.SMALL, Canvas.INK);
            pen.text(
                    Figures.size(split.cell().deck().size()),
                    area.getX() + LABELS - 12,
                    y + 25,
                    1,
                    Canvas.SMALL,
                    Canvas.INK);
            pen.text(Figures.nanos(split.whole().estimate()), area.getMaxX(), y + 25, 1, Canvas.LABEL, Canvas.INK);
            double left = area.getX() + LABELS;
            bar(pen, split, left, area.getMaxX() - TOTALS - left, y);
            y += ROW;
        }
    }

    private static void bar(Canvas pen, BridgeCosts.Split split, double left, double width, double y) {
        if (!split.additive()) {
            pen.line(left, y + 18, left + width, y + 18, Canvas.GRID, 30);
            String words = "not additive: work " + Figures.nanos(split.work().estimate()) + " and crossing "
                    + Figures.nanos(split.crossing().estimate()) + " miss the whole by "
                    + Figures.nanos(split.remainder().estimate());
            pen.text(words, left + 10, y + 24, 0, Canvas.SMALL, Canvas.INK);
            return;
        }
        List<Part> parts = parts(split);
        // Parts that exceed the whole are drawn to a shorter scale, not over the edge.
        double all = Math.max(
                split.whole().estimate(),
                parts.stream().mapToDouble(Part::nanos).sum());
        double x = left;
        List<String> words = new ArrayList<>();
        for (Part part : parts) {
            double end = x + width * part.nanos() / all;
            pen.line(x, y + 18, end, y + 18, part.colour(), 30);
            words.add(part.words() + " " + Figures.nanos(part.nanos()));
            x = end;
        }
        double rest = split.remainder().estimate();
        if (rest > 0) {
            pen.line(x, y + 18, x + width * rest / all, y + 18, REST, 30);
        }
        words.add("unexplained " + Figures.nanos(rest));
        pen.text(String.join(" · ", words), left, y + 53, 0, Canvas.SMALL, Canvas.QUIET);
    }

    private static List<Part> parts(BridgeCosts.Split split) {
        List<Part> parts = new ArrayList<>();
        parts.add(new Part("work", WORK, split.work().estimate()));
        if (split.call().isPresent()
                && split.copyIn().isPresent()
                && split.copyOut().isPresent()) {
            parts.add(new Part("empty call", CALL, split.call().get().estimate()));
            parts.add(
                    new Part("copying in", IN, Math.max(0, split.copyIn().get().estimate())));
            parts.add(new Part("out", OUT, Math.max(0, split.copyOut().get().estimate())));
        } else {
            parts.add(new Part("crossing", IN, split.crossing().estimate()));
        }
        return parts;
    }

    private CallBreakdownChart() {}
}
