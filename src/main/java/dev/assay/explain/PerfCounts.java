package dev.assay.explain;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What {@code perf stat -x,} has printed: a count of each event, or why there is none.
 *
 * @param counts by event, without the {@code :u} of user mode
 * @param missing perf's own word by event, such as {@code not supported}
 */
public record PerfCounts(Map<String, Long> counts, Map<String, String> missing) {
    private static final int VALUE = 0;
    private static final int EVENT = 2;
    private static final int SHARE = 4;
    private static final double WHOLE = 99.9;

    public PerfCounts {
        counts = Map.copyOf(counts);
        missing = Map.copyOf(missing);
    }

    /** Takes in its lines; those of other programs and comments are passed over. */
    public static PerfCounts parse(List<String> lines) {
        Map<String, Long> counts = new LinkedHashMap<>();
        Map<String, String> missing = new LinkedHashMap<>();
        for (String line : lines) {
            String[] fields = line.split(",", -1);
            if (line.startsWith("#") || fields.length <= SHARE) {
                continue;
            }
            String event = fields[EVENT].replaceFirst(":[a-z]+$", "");
            String value = fields[VALUE].strip();
            if (value.matches("<.*>")) {
                missing.put(event, value.substring(1, value.length() - 1));
            } else if (value.matches("\\d{1,18}")) {
                // A counter that took turns with others is extrapolated by perf: a difference of two such is none of
                // counts.
                boolean whole = fields[SHARE].isBlank() || Double.parseDouble(fields[SHARE]) >= WHOLE;
                if (whole) {
                    counts.put(event, Long.parseLong(value));
                } else {
                    missing.put(event, "counted only " + fields[SHARE] + " % of the time");
                }
            }
        }
        return new PerfCounts(counts, missing);
    }

    /** Returns what a process counted beyond another one that did the same and stopped earlier; what either lacks is missing. */
    public PerfCounts minus(PerfCounts less) {
        Map<String, Long> difference = new TreeMap<>();
        counts.forEach((event, count) -> {
            if (less.counts.containsKey(event)) {
                difference.put(event, count - less.counts.get(event));
            }
        });
        Map<String, String> reasons = new TreeMap<>(missing);
        reasons.putAll(less.missing);
        return new PerfCounts(difference, reasons);
    }

    /** Returns a count, or perf's word for why there is none. */
    public Measured reading(String event) {
        return counts.containsKey(event)
                ? Measured.of(counts.get(event))
                : Measured.none("perf says of " + event + ": " + missing.getOrDefault(event, "nothing"));
    }
}
