package dev.assay.bench;

import dev.assay.contender.Commands;
import dev.assay.contender.Contender;
import dev.assay.cpython.Interpreters;
import dev.assay.measure.Plan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** The JVM of a fork: its flags, and the JMH run that owns it. */
final class ForkJvm {
    /** A set ends by its turns, long before. */
    private static final int ENDLESS = 1_000_000;
    /** JMH counts the time of a parked fork as the benchmark's; the watchdog is the arbiter's. */
    private static final TimeValue PATIENCE = TimeValue.hours(4);

    private ForkJvm() {}

    /** What the JVM of a fork does. */
    enum Part {
        /** The contender runs in it. */
        WORKS,
        /** The contender is its child, and calls across the pipe are timed in it. */
        CROSSES,
        /** The contender is its child, whose clock alone is read. */
        DRIVES;

        /** Returns the part of a contender's forks, the same in all groups of a run: its flags are told once. */
        static Part of(Contender contender, Plan plan) {
            if (!contender.bridge().equals("process")) {
                return WORKS;
            }
            return plan.crosses(contender.id()) ? CROSSES : DRIVES;
        }
    }

    /**
     * Returns the flags of a fork, without what names the fork. A driver of a child needs little heap; one whose own code is never timed
     * needs no code that is fast after a minute, and C1 alone starts it in half of the processor time, which is that of every fork set.
     */
    static List<String> flags(Part part) {
        String heap = part == Part.WORKS ? "256m" : "64m";
        List<String> flags = new ArrayList<>(List.of(
                "-Xms" + heap,
                "-Xmx" + heap,
                "-XX:+UseSerialGC",
                "-XX:+AlwaysPreTouch",
                "-XX:-UsePerfData",
                "--enable-native-access=ALL-UNNAMED"));
        if (part == Part.DRIVES) {
            flags.add("-XX:TieredStopAtLevel=1");
        }
        flags.addAll(Relaunch.flags());
        return flags;
    }

    /** Returns the flags of a cold fork: those of a timed one, but a heap that is touched as it fills, since nobody starts otherwise. */
    static List<String> coldFlags() {
        return flags(Part.WORKS).stream()
                .filter(flag -> !flag.equals("-XX:+AlwaysPreTouch"))
                .toList();
    }

    /** Lets several runners live in this JVM; to be called before anything else of JMH is used, since it reads the property once. */
    static void prepare() {
        System.setProperty("jmh.ignoreLock", "true");
    }

    /**
     * Runs one fork to its end and returns the number of iterations that JMH kept.
     *
     * @throws RunnerException if the fork failed
     */
    static int run(List<String> jvmArgs, Path output) throws RunnerException {
        Collection<RunResult> results = new Runner(new OptionsBuilder()
                        .include("^" + Slices.class.getName().replace(".", "\\.") + "\\.slice$")
                        .forks(1)
                        .warmupForks(0)
                        .warmupIterations(0)
                        .measurementIterations(ENDLESS)
                        .threads(1)
                        .timeout(PATIENCE)
                        .shouldFailOnError(true)
                        .shouldDoGC(false)
                        .verbosity(VerboseMode.SILENT)
                        .output(output.toString())
                        .jvmArgs(jvmArgs.toArray(new String[0]))
                        .build())
                .run();
        int iterations = 0;
        for (RunResult result : results) {
            for (BenchmarkResult fork : result.getBenchmarkResults()) {
                iterations += fork.getIterationResults().size();
            }
        }
        return iterations;
    }

    /** Passes on the properties of this JVM that decide where contenders are found. */
    static List<String> inherited() {
        List<String> names = new ArrayList<>(
                List.of("assay.native", "assay.root", Interpreters.PROPERTY, "jna.library.path", "jna.tmpdir"));
        names.addAll(Commands.properties());
        return names.stream()
                .flatMap(name ->
                        Optional.ofNullable(System.getProperty(name)).map(value -> "-D" + name + "=" + value).stream())
                .toList();
    }
}
