package dev.assay.price;

import dev.assay.figure.Figures;
import java.util.List;

/** Median and range of some repeats, in seconds: a handful, of which no interval is made. */
record Spread(double median, double least, double most, int repeats) {
    /** Takes them; there is at least one. */
    static Spread of(List<Double> seconds) {
        List<Double> sorted = seconds.stream().sorted().toList();
        int middle = sorted.size() / 2;
        double median = sorted.size() % 2 == 1 ? sorted.get(middle) : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
        return new Spread(median, sorted.get(0), sorted.get(sorted.size() - 1), sorted.size());
    }

    /** Returns {@code 8.41 (8.32–8.93)}, or the one value. */
    String text() {
        return repeats == 1 ? number() : number() + " (" + Figures.number(least) + "–" + Figures.number(most) + ")";
    }

    String number() {
        return Figures.number(median);
    }
}
