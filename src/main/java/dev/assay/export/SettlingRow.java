package dev.assay.export;

import dev.assay.run.ContenderId;
import dev.assay.stats.SteadyStateCheck;
import java.util.List;

/** What forks did from their first round to their last; {@code common} is null where too few agree. */
record SettlingRow(
        ContenderId contender,
        String group,
        String encoding,
        String common,
        boolean mixed,
        Estimate lateOverEarly,
        boolean moved,
        List<Fork> forks) {
    record Fork(int set, String role, String course) {}

    static SettlingRow of(SteadyStateCheck row) {
        return new SettlingRow(
                row.contender(),
                row.group(),
                row.encoding(),
                row.common().map(SteadyStateCheck.Course::label).orElse(null),
                row.mixed(),
                Estimate.of(row.late()),
                row.moved(),
                row.forks().stream()
                        .map(fork -> new Fork(
                                fork.set(),
                                fork.role().toString(),
                                fork.course().label()))
                        .toList());
    }
}
