package dev.assay.bench;

import dev.assay.program.Scratch;
import dev.assay.session.ForkRunner;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** The JMH run that owns the JVM of a fork. */
final class ForkJvm implements ForkRunner {
    /** A set ends by its turns, long before. */
    private static final int ENDLESS = 1_000_000;
    /** JMH counts the time of a parked fork as the benchmark's; the watchdog is the arbiter's. */
    private static final TimeValue PATIENCE = TimeValue.hours(4);

    /**
     * Lets several runners live in this JVM, and gives JMH's temporary files the folder of this JVM, which goes with it. To be called before
     * anything else of JMH or JNA is used, since both properties are read once.
     */
    static void prepare() throws IOException {
        System.setProperty("jmh.ignoreLock", "true");
        System.setProperty("java.io.tmpdir", Scratch.folder().toString());
    }

    @Override
    public int run(List<String> jvmArgs, Path output) throws Failed {
        Collection<RunResult> results;
        try {
            results = new Runner(new OptionsBuilder()
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
        } catch (RunnerException wrong) {
            throw new Failed(wrong);
        }
        int iterations = 0;
        for (RunResult result : results) {
            for (BenchmarkResult fork : result.getBenchmarkResults()) {
                iterations += fork.getIterationResults().size();
            }
        }
        return iterations;
    }
}
