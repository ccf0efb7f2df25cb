package dev.assay.bench;

import dev.assay.corpus.DataFolder;
import dev.assay.machine.RunLock;
import dev.assay.proof.Beside;
import dev.assay.proof.PooledScore;
import dev.assay.run.ContenderId;
import dev.assay.run.DeckId;
import dev.assay.run.RunFile;
import dev.assay.run.RunReader;
import dev.assay.session.ForkFlags;
import dev.assay.stats.Estimator;
import dev.assay.stats.Interval;
import dev.assay.usage.Property;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;
import org.openjdk.jmh.util.Statistics;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The proof {@code jmh}: JMH's own protocol beside a run of the turnstile. JMH's shape is its default, five forks of five warm-up and five
 * measured iterations, contender after contender; only the length of an iteration follows from the budget.
 */
@Command(
        name = "jmh",
        description = "Measures java.plain@jvm and rust.plain@jna with plain JMH, beside a run of the group pair.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Example:",
            "  assay measure --groups pair --effort quick",
            "  assay prove jmh --run results/2026-11-22-laptop"
        })
final class ProveJmh implements Callable<Integer> {
    private static final int FORKS = 5;
    private static final int ITERATIONS = 5;
    private static final int CONTENDERS = 2;
    private static final double START_SECONDS = 1.5;
    private static final long LEAST_MILLIS = 10;

    @Option(names = "--run", required = true, paramLabel = "DIR", description = "the turnstile's results folder")
    private Path folder;

    @Option(names = "--seconds", paramLabel = "N", description = "for all of JMH; default: what the run took")
    private Optional<Integer> seconds = Optional.empty();

    @Option(names = "--data", paramLabel = "DIR", description = "the data folder (default: data beside the jar)")
    private Optional<Path> dataOption = Optional.empty();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, RunnerException {
        RunFile run = RunReader.read(folder);
        double budget = seconds.map(Integer::doubleValue).orElse(run.end().measuringMillis() / 1e3);
        long millis = Math.round((budget / FORKS / CONTENDERS - START_SECONDS) * 1_000 / ITERATIONS / 2);
        if (millis < LEAST_MILLIS) {
            throw new ParameterException(
                    spec.commandLine(),
                    "seconds (" + Math.round(budget) + ") must leave " + LEAST_MILLIS
                            + " ms an iteration beside the start of " + FORKS * CONTENDERS + " forks; give 20 or more");
        }
        ForkJvm.prepare();
        DataFolder data = DataFolder.locate(dataOption);
        List<String> flags = new ArrayList<>(ForkFlags.flags(ForkFlags.Part.WORKS));
        flags.addAll(ForkFlags.inherited());
        flags.add(Property.DATA.argument(data.root().toAbsolutePath().toString()));
        long start = System.nanoTime();
        Collection<RunResult> results;
        try (RunLock lock = RunLock.take()) {
            results = measure(lock, flags, millis);
        }
        double minutes = (System.nanoTime() - start) / 6e10;
        List<Beside.Score> scores = results.stream().map(ProveJmh::score).toList();
        PrintWriter out = spec.commandLine().getOut();
        out.print(Beside.jmh(
                run,
                StockPass.ENCODING.id(),
                new DeckId(StockPass.CORPUS, StockPass.SIZE),
                scores.get(0),
                scores.get(1),
                minutes));
        out.flush();
        return 0;
    }

    /* The lock is an argument because nothing is measured without it. */
    private static Collection<RunResult> measure(RunLock lock, List<String> flags, long millis) throws RunnerException {
        return new Runner(new OptionsBuilder()
                        .include("^" + StockPass.class.getName().replace(".", "\\.") + "\\.pass$")
                        .forks(FORKS)
                        .warmupIterations(ITERATIONS)
                        .warmupTime(TimeValue.milliseconds(millis))
                        .measurementIterations(ITERATIONS)
                        .measurementTime(TimeValue.milliseconds(millis))
                        .shouldFailOnError(true)
                        .verbosity(VerboseMode.SILENT)
                        .jvmArgs(flags.toArray(new String[0]))
                        .build())
                .run();
    }

    private static Beside.Score score(RunResult result) {
        Statistics statistics = result.getPrimaryResult().getStatistics();
        return new Beside.Score(
                ContenderId.of(result.getParams().getParam("contender")),
                at(statistics, PooledScore.PRINTED),
                at(statistics, Estimator.LEVEL));
    }

    private static Interval at(Statistics statistics, double level) {
        double error = statistics.getMeanErrorAt(level);
        return new Interval(
                statistics.getMean(),
                statistics.getMean() - error,
                statistics.getMean() + error,
                level,
                Math.toIntExact(statistics.getN()));
    }
}
