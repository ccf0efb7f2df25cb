package dev.assay.chart;

import dev.assay.claim.Digits;
import dev.assay.stats.Interval;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.function.DoubleFunction;

/** Numbers as a person reads them: three significant digits, a unit in words, never scientific notation, whatever the locale. */
public final class Units {
    private static final int DIGITS = 3;

    /** Returns a number with three significant digits, thousands grouped: {@code 0.0123}, {@code 1.05}, {@code 12,300}. */
    public static String number(double value) {
        return number(value, 0);
    }

    private static String number(double value, int more) {
        if (Double.isNaN(value)) {
            return "–";
        }
        if (Double.isInfinite(value)) {
            return value > 0 ? "∞" : "−∞";
        }
        if (value == 0) {
            return "0";
        }
        BigDecimal rounded = new BigDecimal(value).round(new MathContext(DIGITS + more, RoundingMode.HALF_EVEN));
        int scale = Math.max(0, DIGITS + more - 1 - (rounded.precision() - rounded.scale() - 1));
        return grouped(rounded.setScale(scale, RoundingMode.HALF_EVEN).toPlainString());
    }

    /** Returns a whole number, thousands grouped. */
    public static String count(long value) {
        return grouped(Long.toString(value));
    }

    /** Returns a duration in the unit that suits it: {@code 640 ns}, {@code 1.25 µs}, {@code 18.0 ms}. */
    public static String nanos(double nanos) {
        double size = Math.abs(nanos);
        // Compared with what three digits round up to, so that 999.7 ns is 1.00 µs and not "1,000 ns".
        if (Double.isNaN(nanos) || size < 999.5) {
            return number(nanos) + " ns";
        }
        if (size < 999.5e3) {
            return number(nanos / 1e3) + " µs";
        }
        return size < 999.5e6 ? number(nanos / 1e6) + " ms" : number(nanos / 1e9) + " s";
    }

    /** Returns the nominal size of an input: {@code 64 B}, {@code 16 KiB}; {@code all sizes} for 0, which means pooled. */
    public static String size(int bytes) {
        if (bytes == 0) {
            return "all sizes";
        }
        return bytes % 1024 == 0 ? bytes / 1024 + " KiB" : bytes + " B";
    }

    /** Returns bytes in MiB, with the unit. */
    public static String mebibytes(double bytes) {
        return number(bytes / (1 << 20)) + " MiB";
    }

    /** Returns bytes in the unit that suits them, with it; {@code 0 B} where nothing is allocated. */
    public static String bytes(double bytes) {
        if (Double.isNaN(bytes)) {
            return "not counted";
        }
        if (bytes < 0.01) {
            // One allocation in many thousands of ops: a buffer that grew once.
            return "0 B";
        }
        if (bytes < 1000) {
            return number(bytes) + " B";
        }
        return bytes < 1 << 20 ? number(bytes / 1024) + " KiB" : mebibytes(bytes);
    }

    /** Returns a throughput, 10⁶ bytes a second. */
    public static String megabytesPerSecond(double value) {
        return number(value) + " MB/s";
    }

    /** Returns an estimate with its interval in brackets: {@code 12.3 [11.9, 12.8]}. */
    public static String interval(Interval interval) {
        return interval(interval, Units::number);
    }

    /** Returns the same, with the digits that it takes to see on which side of each bound the numbers lie; a bound may be NaN. */
    public static String interval(Interval interval, double lower, double upper) {
        int more = Digits.more(interval, lower, upper, Units::number);
        return interval(interval, value -> number(value, more));
    }

    /** Returns an estimate with its interval in brackets, each formatted by {@code format}. */
    public static String interval(Interval interval, DoubleFunction<String> format) {
        String estimate = format.apply(interval.estimate());
        return interval.known()
                ? estimate + " [" + format.apply(interval.lower()) + ", " + format.apply(interval.upper()) + "]"
                : estimate + " (no interval)";
    }

    private static String grouped(String plain) {
        int point = plain.indexOf('.');
        StringBuilder text = new StringBuilder(plain);
        int first = plain.startsWith("-") ? 1 : 0;
        for (int at = (point < 0 ? plain.length() : point) - 3; at > first; at -= 3) {
            text.insert(at, ',');
        }
        return text.toString();
    }

    private Units() {}
}
