package dev.assay.machine;

import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * How far a run's absolute times can be trusted. B: some task waited for a processor in less than 2 % of the time, and less than 0.5 %
 * of processor time was stolen. A: as B, nothing stolen, not virtualised, and the governor is {@code performance}. C: all else, and
 * where the system does not tell. A run at grade C shows ratios, never absolute times, as a machine's result.
 *
 * @param letter A, B or C
 * @param reason why, in one line
 */
public record Grade(String letter, String reason) {
    private static final double STALLED_LIMIT = 0.02;
    private static final double STOLEN_LIMIT = 0.005;

    /** Returns the grade of the time between two readings, on a machine with that fingerprint. */
    public static Grade of(Map<String, String> fingerprint, Load start, Load end) {
        OptionalDouble stalled = end.stalledSince(start);
        OptionalDouble stolen = end.stolenSince(start);
        if (stalled.isEmpty() || stolen.isEmpty()) {
            return new Grade("C", "the system does not tell how long tasks wait or how much time is stolen");
        }
        String figures = String.format(
                Locale.ROOT,
                "tasks waited for a processor %.1f %% of the time, %.2f %% of processor time was stolen",
                stalled.getAsDouble() * 100,
                stolen.getAsDouble() * 100);
        if (stalled.getAsDouble() >= STALLED_LIMIT || stolen.getAsDouble() >= STOLEN_LIMIT) {
            return new Grade("C", figures);
        }
        boolean bare = "no".equals(fingerprint.get("virtualised"));
        boolean steady = "performance".equals(fingerprint.get("governor"));
        return bare && steady && stolen.getAsDouble() == 0
                ? new Grade("A", figures + ", on bare metal at a fixed clock")
                : new Grade(
                        "B", figures + ", on " + (bare ? "a varying clock" : "a virtual machine or an unknown one"));
    }
}
