package dev.assay.price;

import java.util.List;
import java.util.Locale;

/** Median and range of some repeats, in seconds: a handful, of which no interval is made. */
record Spread(double median, double least, double most, int repeats) {
    /** Takes them; there is at least one. */
    static Spread of(List<Double> seconds) {
        List<Double> sorted = seconds.stream().sorted().toList();
        int middle = sorted.size() / 2;
        double median = sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
        return new Spread(median, sorted.get(0), sorted.get(sorted.size() - 1), sorted.size());
    }

    /** Returns {@code 8.4 (8.3..8.9)}, or the one value. */
    String text() {
        return repeats == 1 ? number(median) : number(median) + " (" + number(least) + ".." + number(most) + ")";
    }

    String number() {
        return number(median);
    }

    private static String number(double seconds) {
        return String.format(Locale.ROOT, seconds < 10 ? "%.2f" : "%.1f", seconds);
    }
}
