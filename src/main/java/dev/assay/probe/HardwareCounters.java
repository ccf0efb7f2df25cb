package dev.assay.probe;

import dev.assay.bridge.Tools;
import dev.assay.contender.Instrument;
import dev.assay.contender.LiveContender;
import dev.assay.explain.PerfCounts;
import dev.assay.program.Call;
import dev.assay.program.Outcome;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The processor's own counters by {@code perf stat}, in user mode only, which needs the fewest rights and is what callgrind counts too. */
final class HardwareCounters {
    static final String INSTRUCTIONS = "instructions";
    static final String CYCLES = "cycles";
    static final String BRANCH_MISSES = "branch-misses";
    static final String CACHE_MISSES = "cache-misses";

    private static final String EVENTS = String.join(":u,", INSTRUCTIONS, CYCLES, BRANCH_MISSES, CACHE_MISSES) + ":u";
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    /** A JVM compiles meanwhile, in both processes. */
    private static final long JVM_WARM_NANOS = 3_000_000_000L;

    private static final long COUNTED_NANOS = 1_000_000_000;
    private static final int MOST_PASSES = 100_000;

    private HardwareCounters() {}

    /** Returns why nothing is counted on this machine; tried out, since a virtual machine may have perf and no counters. */
    static Optional<String> missing() {
        Optional<Path> perf = Tools.onPath("perf");
        if (perf.isEmpty()) {
            return Optional.of("perf is not on the PATH; install it (package linux-perf)");
        }
        try (Scratch scratch = new Scratch()) {
            Path out = scratch.file("trial");
            Outcome outcome = Call.of(perfStat(perf.get(), out, List.of("true")))
                    .named("perf")
                    .run();
            if (!(outcome instanceof Outcome.Ended ended)) {
                return Optional.of(outcome.rule());
            }
            if (ended.exit() != 0) {
                return Optional.of("perf stat is refused; see /proc/sys/kernel/perf_event_paranoid");
            }
            return Optional.of(PerfCounts.parse(Scratch.lines(out)).reading(INSTRUCTIONS))
                    .filter(reading -> !reading.known())
                    .map(reading -> "no hardware counters here; " + reading.missing());
        }
    }

    static Passes passes(Target target) {
        return Passes.of(target.onJvm() ? JVM_WARM_NANOS : 0, COUNTED_NANOS, MOST_PASSES, target.passNanos());
    }

    /** Returns what the counted passes cost. */
    static PerfCounts count(Target target, Passes passes) {
        List<PerfCounts> both = target.twice(passes, work -> {
            try (Scratch scratch = new Scratch()) {
                Path out = scratch.file("counts");
                try (LiveContender subject = target.open(instrument(out), List.of())) {
                    work.accept(subject);
                }
                return PerfCounts.parse(Scratch.lines(out));
            }
        });
        return both.get(1).minus(both.get(0));
    }

    private static Instrument instrument(Path out) {
        Path perf = Tools.onPath("perf").orElseThrow();
        // A comma between digits would be one between fields.
        return new Instrument(command -> perfStat(perf, out, command), Map.of("LC_NUMERIC", "C"), PATIENCE);
    }

    private static List<String> perfStat(Path perf, Path out, List<String> command) {
        List<String> whole =
                new ArrayList<>(List.of(perf.toString(), "stat", "-x,", "-o", out.toString(), "-e", EVENTS, "--"));
        whole.addAll(command);
        return whole;
    }
}
