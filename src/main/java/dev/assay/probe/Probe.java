package dev.assay.probe;

import dev.assay.explain.CallgrindProfile;
import dev.assay.explain.Hot;
import dev.assay.explain.Measured;
import dev.assay.explain.Observed;
import dev.assay.explain.PerfCounts;
import dev.assay.explain.Quantity;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Puts one contender under every instrument that there is for it. One that fails is a reason in its place, and the others go on. */
public final class Probe {
    private static final String FUNCTIONS = "functions, instructions by callgrind";
    private static final String LIBRARIES = "programs and libraries, instructions by callgrind";
    private static final int MOST = 8;
    private static final int MOST_LIBRARIES = 4;
    private static final double KIB = 1024;

    private final Target target;
    private final Consumer<String> progress;
    private final Map<Quantity, Measured> readings = new EnumMap<>(Quantity.class);
    private final List<Hot> hot = new ArrayList<>();

    private Probe(Target target, Consumer<String> progress) {
        this.target = target;
        this.progress = progress;
    }

    /**
     * Watches a contender, which takes seconds, and a minute or more under callgrind.
     *
     * @param progress told what comes next
     */
    public static Observed observe(Target target, Consumer<String> progress) {
        return new Probe(target, progress).observed();
    }

    private Observed observed() {
        callgrind();
        perf();
        allocations();
        if (target.onJvm() && !target.contender().bridge().equals("process")) {
            progress.accept(target.name() + ": flight recorder");
            hot.addAll(attempt(() -> FlightRecording.sample(target), reason -> List.of(Hot.none("methods", reason))));
        }
        if (target.onPython()) {
            progress.accept(target.name() + ": cProfile");
            hot.add(attempt(() -> PythonProfile.profile(target), reason -> Hot.none("Python functions", reason)));
        }
        String about = target.identity().version() + ", " + target.identity().runtime();
        return new Observed(target.name(), about, readings, hot);
    }

    private void callgrind() {
        Optional<String> missing = Callgrind.missing(target);
        if (missing.isEmpty()) {
            Passes passes = Callgrind.passes(target);
            progress.accept(target.name() + ": callgrind, " + passes.warm() + " and " + passes.all() + " passes");
            missing = attempt(
                    () -> {
                        keep(Callgrind.count(target, passes), passes.counted());
                        return Optional.empty();
                    },
                    Optional::of);
        }
        missing.ifPresent(reason -> {
            readings.put(Quantity.INSTRUCTIONS, Measured.none(reason));
            readings.put(Quantity.C_ALLOCATIONS, Measured.none(reason));
            readings.put(
                    Quantity.PYTHON_ALLOCATIONS, target.onPython() ? Measured.none(reason) : Measured.inapplicable());
        });
    }

    private void keep(CallgrindProfile profile, int passes) {
        Optional<String> bytewise = profile.bytewise().map(Probe::bytewise);
        readings.put(
                Quantity.INSTRUCTIONS,
                bytewise.map(Measured::none).orElseGet(() -> Measured.of(profile.total() / target.bytes(passes))));
        readings.put(Quantity.C_ALLOCATIONS, Measured.of(profile.mallocs() / target.ops(passes)));
        readings.put(
                Quantity.PYTHON_ALLOCATIONS,
                profile.pythonAllocations() > 0
                        ? Measured.of(profile.pythonAllocations() / target.ops(passes))
                        : target.onPython()
                                ? Measured.none("the interpreter carries no names of its functions")
                                : Measured.inapplicable());
        hot.add(bytewise.map(reason -> Hot.none(FUNCTIONS, reason))
                .orElseGet(() -> Hot.of(FUNCTIONS, "instructions", profile.functions(MOST))));
        hot.add(bytewise.map(reason -> Hot.none(LIBRARIES, reason))
                .orElseGet(() -> Hot.of(LIBRARIES, "instructions", profile.objects(MOST_LIBRARIES))));
    }

    private static String bytewise(String function) {
        return "callgrind counts the copies of " + function + " once a byte, and its C library took it all the same;"
                + " use a newer one, or the hardware counters";
    }

    private void perf() {
        List<Quantity> all = List.of(
                Quantity.HARDWARE_INSTRUCTIONS,
                Quantity.CYCLES,
                Quantity.IPC,
                Quantity.BRANCH_MISSES,
                Quantity.CACHE_MISSES);
        Optional<String> missing = HardwareCounters.missing();
        if (missing.isEmpty()) {
            Passes passes = HardwareCounters.passes(target);
            progress.accept(target.name() + ": perf stat");
            missing = attempt(
                    () -> {
                        keep(HardwareCounters.count(target, passes), target.bytes(passes.counted()));
                        return Optional.empty();
                    },
                    Optional::of);
        }
        missing.ifPresent(reason -> all.forEach(quantity -> readings.put(quantity, Measured.none(reason))));
    }

    private void keep(PerfCounts counts, double bytes) {
        Measured instructions = counts.reading(HardwareCounters.INSTRUCTIONS);
        Measured cycles = counts.reading(HardwareCounters.CYCLES);
        readings.put(Quantity.HARDWARE_INSTRUCTIONS, instructions.dividedBy(bytes));
        readings.put(Quantity.CYCLES, cycles.dividedBy(bytes));
        readings.put(Quantity.IPC, instructions.dividedBy(cycles));
        readings.put(
                Quantity.BRANCH_MISSES,
                counts.reading(HardwareCounters.BRANCH_MISSES).dividedBy(bytes / KIB));
        readings.put(
                Quantity.CACHE_MISSES,
                counts.reading(HardwareCounters.CACHE_MISSES).dividedBy(bytes / KIB));
    }

    private void allocations() {
        progress.accept(target.name() + ": allocations");
        Allocations counted = attempt(
                () -> Allocations.count(target),
                reason -> new Allocations(Measured.none(reason), Measured.none(reason)));
        readings.put(Quantity.ALLOCATED_BYTES, counted.bytes());
        readings.put(Quantity.ALLOCATION_CALLS, counted.calls());
    }

    private static <T> T attempt(Supplier<T> work, java.util.function.Function<String, T> failed) {
        try {
            return work.get();
        } catch (RuntimeException wrong) {
            return failed.apply(
                    "failed: " + Optional.ofNullable(wrong.getMessage()).orElse(wrong.toString()));
        }
    }
}
