package dev.assay.text;

import dev.assay.stats.Interval;

/**
 * How many digits an interval needs beside its bounds. Rounded to the usual ones, an end of 9.97 would read 10.0, and "falls short of 10"
 * beside "9.8–10.0" would look false. So digits are added until each number is printed on the side of each bound that it lies on.
 */
public final class Digits {
    private static final int MOST = 12;

    /** Writes a number with so many digits more than it usually has. */
    public interface Format {
        String of(double value, int more);
    }

    /**
     * Returns the digits to add to the usual ones, 0 nearly always.
     *
     * @param bounds each may be NaN or infinite, and then asks for none
     */
    public static int more(Interval interval, Format format, double... bounds) {
        int more = 0;
        while (more < MOST && !faithful(interval, more, format, bounds)) {
            more++;
        }
        return more;
    }

    private static boolean faithful(Interval interval, int more, Format format, double... bounds) {
        for (double bound : bounds) {
            if (!faithful(interval, bound, more, format)) {
                return false;
            }
        }
        return true;
    }

    private static boolean faithful(Interval interval, double bound, int more, Format format) {
        if (Double.isNaN(bound) || Double.isInfinite(bound)) {
            return true;
        }
        for (double value : new double[] {interval.estimate(), interval.lower(), interval.upper()}) {
            if (Double.isFinite(value)) {
                double printed = Double.parseDouble(format.of(value, more).replace(",", ""));
                if (Double.compare(printed, bound) != Double.compare(value, bound)) {
                    return false;
                }
            }
        }
        return true;
    }

    private Digits() {}
}
