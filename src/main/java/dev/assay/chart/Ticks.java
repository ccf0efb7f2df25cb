package dev.assay.chart;

/** Labels of axes: a whole number and its unit, as short as it goes. */
final class Ticks {
    static String nanos(double nanos) {
        if (nanos >= 1e9) {
            return Scale.plain(nanos / 1e9) + " s";
        }
        if (nanos >= 1e6) {
            return Scale.plain(nanos / 1e6) + " ms";
        }
        return nanos >= 1e3 ? Scale.plain(nanos / 1e3) + " µs" : Scale.plain(nanos) + " ns";
    }

    static String mebibytes(double mebibytes) {
        return Scale.plain(mebibytes) + " MiB";
    }

    private Ticks() {}
}
