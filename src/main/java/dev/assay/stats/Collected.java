package dev.assay.stats;

import dev.assay.run.ContenderId;
import dev.assay.run.Header;
import dev.assay.run.Role;
import dev.assay.run.RunFile;
import dev.assay.run.Slice;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What the collectors of a contender's JVMs did in its steady slices, over all forks that count.
 *
 * @param nanos how long these slices took
 * @param pauses their number; each stopped all threads
 * @param pauseNanos their time, of which the JVM tells whole milliseconds
 * @param cycles concurrent ones, which stop nobody; empty where the run was made before they were told apart
 * @param amongPauses whether {@code pauses} hold the cycles too, as they did then under collectors that work beside the program
 */
public record Collected(
        ContenderId contender, long nanos, long pauses, long pauseNanos, Optional<Cycles> cycles, boolean amongPauses) {
    private static final long MILLI = 1_000_000;
    private static final double MINUTE = 60e9;
    private static final List<String> CONCURRENT = List.of("-XX:+UseZGC", "-XX:+UseShenandoahGC");

    /** Concurrent cycles: their number and their time, most of it beside the program. */
    public record Cycles(long count, long nanos) {}

    /** Returns a row per contender that runs in a JVM or is called from one, and whose JVM tells of its collector. */
    public static List<Collected> of(RunFile run) {
        Predicate<SlicesByCell.Place> counts = SteadyTimes.counts(run);
        Map<ContenderId, List<Slice>> steady = new HashMap<>();
        SlicesByCell.of(run.slices()).forEach((place, slices) -> {
            if (place.role() == Role.MAIN && counts.test(place)) {
                slices.stream()
                        .filter(slice -> !slice.warmup() && slice.result().gcCount() >= 0)
                        .forEach(slice -> steady.computeIfAbsent(place.contender(), id -> new ArrayList<>())
                                .add(slice));
            }
        });
        List<Collected> rows = new ArrayList<>();
        for (Header.ContenderRow row : run.header().contenders()) {
            if (!"process".equals(row.bridge()) && steady.containsKey(row.id())) {
                rows.add(of(row.id(), steady.get(row.id()), isConcurrent(run, row.id())));
            }
        }
        return rows;
    }

    private static Collected of(ContenderId contender, List<Slice> slices, boolean concurrent) {
        boolean apart = slices.stream().allMatch(slice -> slice.result().gcCycles() >= 0);
        return new Collected(
                contender,
                slices.stream().mapToLong(slice -> slice.result().nanos()).sum(),
                slices.stream().mapToLong(slice -> slice.result().gcCount()).sum(),
                slices.stream().mapToLong(slice -> slice.result().gcMillis()).sum() * MILLI,
                apart
                        ? Optional.of(new Cycles(
                                slices.stream()
                                        .mapToLong(slice -> slice.result().gcCycles())
                                        .sum(),
                                slices.stream()
                                                .mapToLong(
                                                        slice -> slice.result().gcCycleMillis())
                                                .sum()
                                        * MILLI))
                        : Optional.empty(),
                !apart && concurrent);
    }

    private static boolean isConcurrent(RunFile run, ContenderId contender) {
        return run.exports().stream()
                .filter(export -> export.contender().equals(contender))
                .anyMatch(export -> export.jvmArgs().stream().anyMatch(CONCURRENT::contains));
    }

    /** Returns a number of them per minute of timed slices. */
    public double perMinute(long count) {
        return count * MINUTE / nanos;
    }

    /** Returns which share of the timed slices a time is. */
    public double share(long time) {
        return (double) time / nanos;
    }
}
