package dev.assay.export;

import dev.assay.stats.Summary;

/** What a time per op is called by tools that know neither groups nor cells, and follow a number by its name from run to run. */
final class Series {
    /**
     * Returns a name that says everything: {@code python/r50k_base/en-prose/16384/run/hf-fast@process}. Such a tool has no parameters, or
     * throws them away.
     */
    static String name(Summary.Speed speed) {
        Place place = Place.of(speed.cell());
        return String.join(
                "/",
                place.group(),
                place.encoding(),
                place.corpus(),
                Integer.toString(place.size()),
                place.verb(),
                speed.contender().toString());
    }

    /**
     * Returns a class and a method: {@code dev.assay.bench.python_r50k_base_run_1024.hf-fast@process}. A tool draws one chart per class, a
     * group of bars per method, and a bar per value of the parameters. A bar that a method lacks is an error to some, and times of 64 B and
     * of 16 KiB on one axis hide the former. So only what was visited by the same contenders, and is of one size, shares a class. Of an id
     * only the dot is changed, which would begin a new method.
     */
    static String method(Summary.Speed speed) {
        Place place = Place.of(speed.cell());
        String chart = String.join("_", place.group(), place.encoding(), place.verb(), Integer.toString(place.size()));
        return "dev.assay.bench." + plain(chart) + "." + plain(speed.contender().toString());
    }

    private static String plain(String text) {
        return text.replaceAll("[^A-Za-z0-9@+-]", "_");
    }

    private Series() {}
}
