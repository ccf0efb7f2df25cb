package dev.assay.figure;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Locale;

/**
 * Numbers as a person reads them, whatever the locale: three significant digits, a unit in words, never scientific notation. It is the
 * one rounding rule of all that is shown; two rules on one page let one figure look like two.
 */
public class Figures {
    private static final int DIGITS = 3;

    /** Returns a number with three significant digits, thousands grouped: {@code 0.0123}, {@code 1.05}, {@code 12,300}. */
    public static String number(double value) {
        return number(value, 0);
    }

    /** Returns the same with so many digits more. */
    public static String number(double value, int more) {
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

    /** Returns a number with so many decimals: for columns that are read down, and figures of a known grain. */
    public static String fixed(double value, int decimals) {
        return grouped(String.format(Locale.ROOT, "%." + decimals + "f", value));
    }

    /** Returns the same with its sign, {@code +0.012}, where the direction is the finding. */
    public static String signed(double value, int decimals) {
        return String.format(Locale.ROOT, "%+." + decimals + "f", value);
    }

    /** Returns a bound as it was set: {@code 10}, {@code 0.8}; with three digits where it has more decimals than that, {@code 0.909}. */
    public static String bound(double value) {
        double thousandths = Math.rint(value * 1000);
        boolean brief = Math.abs(value * 1000 - thousandths) < 1e-9 * thousandths;
        return brief && !Double.isInfinite(value)
                ? grouped(BigDecimal.valueOf(Math.round(thousandths), 3)
                        .stripTrailingZeros()
                        .toPlainString())
                : number(value);
    }

    /** Returns a whole number, thousands grouped. */
    public static String count(long value) {
        return grouped(Long.toString(value));
    }

    /** Returns a share in per cent: one decimal below ten, none above, as no share here is known better. */
    public static String percent(double share) {
        return percent(share, Math.abs(share) < 0.0995 ? 1 : 0);
    }

    /** Returns a share in per cent with so many decimals. */
    public static String percent(double share, int decimals) {
        return fixed(share * 100, decimals) + " %";
    }

    /** Returns how much more than 1 a factor is, in per cent. */
    public static String above(double factor) {
        return number((factor - 1) * 100) + " %";
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

    /** Returns the nominal size of an input: {@code 64 B}, {@code 16 KiB}. */
    public static String size(int bytes) {
        return bytes % 1024 == 0 ? bytes / 1024 + " KiB" : bytes + " B";
    }

    /** Returns an estimated size in bytes or KiB, to two or three digits. */
    public static String size(double bytes) {
        if (bytes < 1000) {
            return Math.round(bytes) + " B";
        }
        double kibi = bytes / 1024;
        boolean whole = Math.abs(kibi - Math.rint(kibi)) < 0.005 || kibi >= 99.5;
        return fixed(kibi, whole ? 0 : 1) + " KiB";
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

    /** Returns a time in whole seconds as a clock shows it, minutes first: {@code 14:30}, {@code 0:05}. */
    public static String clock(double seconds) {
        long whole = Math.round(seconds);
        return whole / 60 + (whole % 60 < 10 ? ":0" : ":") + whole % 60;
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

    /** For {@code Numbers}, which has the same names for numbers with intervals. */
    protected Figures() {}
}
