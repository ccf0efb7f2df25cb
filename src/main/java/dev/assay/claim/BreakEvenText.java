package dev.assay.claim;

import dev.assay.stats.Crossings;
import dev.assay.stats.Interval;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Break-even sizes in words. Where lines were extrapolated the words say so. */
public final class BreakEvenText {
    /** Returns who is ahead from which size on: {@code rust.plain@jna is ahead from 171 B [below 64 B, 1.3 KiB] on}. */
    public static String words(Crossings.BreakEven row) {
        if (row.inside()) {
            return row.leader() + " is ahead from " + size(row.size().estimate()) + " " + interval(row) + " on";
        }
        String ahead = row.aheadThroughout().orElseThrow();
        String behind = ahead.equals(row.home()) ? row.challenger() : row.home();
        String words = "none: " + behind + " is behind at all sizes measured, " + size(row.smallest()) + " to "
                + size(row.largest());
        double estimate = row.size().estimate();
        if (estimate > 0 && estimate < Double.POSITIVE_INFINITY) {
            words += "; extrapolated, the lines cross at " + size(estimate);
        }
        if (!row.size().known()) {
            return words;
        }
        boolean outside = row.size().upper() < row.smallest() || row.size().lower() > row.largest();
        return words + (outside ? "; the interval lies outside them too" : "; interval " + interval(row));
    }

    /** Returns the break-even sizes of a pair, corpus by corpus, as a sentence; empty if the run holds none. */
    static String sentence(List<Crossings.BreakEven> rows) {
        List<String> parts = new ArrayList<>();
        rows.forEach(row -> parts.add("on " + row.cell().corpus() + " " + words(row)));
        return parts.isEmpty() ? "" : "Break-even by size: " + String.join("; ", parts) + ".";
    }

    /** Returns the interval, whose ends are numbers only within the sizes that were measured. */
    static String interval(Crossings.BreakEven row) {
        Interval size = row.size();
        if (!size.known()) {
            return "(no interval)";
        }
        return "[" + end(row, size.lower()) + ", " + end(row, size.upper()) + "]";
    }

    private static String end(Crossings.BreakEven row, double bytes) {
        if (bytes < row.smallest()) {
            return "below " + size(row.smallest());
        }
        return bytes > row.largest() ? "above " + size(row.largest()) : size(bytes);
    }

    /** Returns a size in bytes or KiB, to two or three digits. */
    static String size(double bytes) {
        if (bytes < 1000) {
            return Math.round(bytes) + " B";
        }
        double kibi = bytes / 1024;
        boolean whole = Math.abs(kibi - Math.rint(kibi)) < 0.005 || kibi >= 99.5;
        return whole ? Math.round(kibi) + " KiB" : String.format(Locale.ROOT, "%.1f KiB", kibi);
    }

    private BreakEvenText() {}
}
