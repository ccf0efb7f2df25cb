package dev.assay.text;

import dev.assay.figure.Figures;
import dev.assay.run.ContenderId;
import dev.assay.stats.BridgeCosts;
import dev.assay.stats.Interval;
import java.util.ArrayList;
import java.util.List;

/** Break-even sizes in words. Where lines were extrapolated the words say so. */
public final class BreakEvens {
    /** Returns who is ahead from which size on: {@code rust.plain@jna is ahead from 171 B (95 % CI below 64 B to 1.3 KiB) on}. */
    public static String words(BridgeCosts.BreakEven row) {
        if (row.inside()) {
            return row.leader() + " is ahead from " + Figures.size(row.size().estimate()) + " " + interval(row) + " on";
        }
        ContenderId ahead = row.aheadThroughout().orElseThrow();
        ContenderId behind = ahead.equals(row.home()) ? row.challenger() : row.home();
        String words = "none: " + behind + " is behind at all sizes measured, " + Figures.size((double) row.smallest())
                + " to " + Figures.size((double) row.largest());
        double estimate = row.size().estimate();
        if (estimate > 0 && estimate < Double.POSITIVE_INFINITY) {
            words += "; extrapolated, the lines cross at " + Figures.size(estimate);
        }
        if (!row.size().known()) {
            return words;
        }
        boolean outside = row.size().upper() < row.smallest() || row.size().lower() > row.largest();
        return words + (outside ? "; the interval lies outside them too" : " " + interval(row));
    }

    /** Returns the break-even sizes of a pair, corpus by corpus, as a sentence; empty if the run holds none. */
    public static String sentence(List<BridgeCosts.BreakEven> rows) {
        List<String> parts = new ArrayList<>();
        rows.forEach(row -> parts.add("on " + WhereText.corpus(row.cell().where()) + " " + words(row)));
        return parts.isEmpty() ? "" : "Break-even by size: " + String.join("; ", parts) + ".";
    }

    /** Returns the interval, whose ends are numbers only within the sizes that were measured. */
    private static String interval(BridgeCosts.BreakEven row) {
        Interval size = row.size();
        if (!size.known()) {
            return "(no interval)";
        }
        return "(95 % CI " + end(row, size.lower()) + " to " + end(row, size.upper()) + ")";
    }

    private static String end(BridgeCosts.BreakEven row, double bytes) {
        if (bytes < row.smallest()) {
            return "below " + Figures.size((double) row.smallest());
        }
        return bytes > row.largest() ? "above " + Figures.size((double) row.largest()) : Figures.size(bytes);
    }

    private BreakEvens() {}
}
