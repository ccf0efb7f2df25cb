package dev.assay.cli;

import dev.assay.measure.StopRule;
import dev.assay.proof.Beside;
import dev.assay.proof.ControlTrials;
import dev.assay.proof.Coverage;
import dev.assay.proof.Drift;
import dev.assay.proof.RunTwice;
import dev.assay.proof.SplitHalf;
import dev.assay.proof.StopCoverage;
import dev.assay.run.ContenderId;
import dev.assay.run.DeckId;
import dev.assay.run.Header;
import dev.assay.run.MachineId;
import dev.assay.run.RunFile;
import dev.assay.run.RunReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The verb {@code prove}: the tables of VALIDATION.md, each by one command. */
@Command(
        name = "prove",
        description = "Puts the instrument itself on trial; prints the tables of VALIDATION.md.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "PROOF",
        subcommands = SoakCommand.class,
        footer = {
            "",
            "Examples:",
            "  assay prove coverage",
            "  assay prove drift",
            "  assay prove soak --minutes 20",
            "  assay prove split-half results/2026-11-22-laptop",
            "  assay prove spikes results/2026-11-22-laptop results/2026-11-23-laptop",
            "  assay prove twice results/2026-11-22-laptop results/2026-11-23-laptop"
        })
public final class ProveCommand implements Runnable {
    private static final String SEED = "20261122";

    /* The rule of the effort standard, and the one that waits for eight sets. */
    private static final List<StopRule> LOOKS = List.of(StopRule.of(5, 8), StopRule.upTo(24));

    @Spec
    private CommandSpec spec;

    /** Without a proof there is nothing to do. */
    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                spec.commandLine(), "proof must be given; assay prove --help lists them");
    }

    @Command(
            name = "coverage",
            description = "Simulates runs: how often intervals hold the truth, ours, JMH's, and under the stop rule.",
            mixinStandardHelpOptions = true)
    int coverage(
            @Option(names = "--runs", defaultValue = "10000", description = "per row (default: ${DEFAULT-VALUE})")
                    int runs,
            @Option(names = "--seed", defaultValue = SEED, description = "default: ${DEFAULT-VALUE}") long seed) {
        StringBuilder tables = new StringBuilder(Coverage.table(atLeast(runs, 1), seed));
        LOOKS.forEach(rule -> tables.append("\n").append(StopCoverage.table(rule, runs, seed)));
        print(tables.toString());
        return 0;
    }

    @Command(
            name = "drift",
            description =
                    "Plants a drift of 3 %% over a simulated run: what it does to the turnstile and to JMH's order.",
            mixinStandardHelpOptions = true)
    int drift(
            @Option(names = "--runs", defaultValue = "10000", description = "per row (default: ${DEFAULT-VALUE})")
                    int runs,
            @Option(names = "--seed", defaultValue = SEED, description = "default: ${DEFAULT-VALUE}") long seed) {
        print(Drift.table(atLeast(runs, 2), seed));
        return 0;
    }

    @Command(
            name = "split-half",
            description =
                    "Cuts a long run into pieces of 5, 8 and 14 fork sets: how often they hold the long run's ratio.",
            mixinStandardHelpOptions = true)
    int splitHalf(
            @Parameters(
                            paramLabel = "DIR",
                            description =
                                    "a results folder with " + SplitHalf.FEWEST_SETS + " fork sets of a group or more")
                    Path folder,
            @Option(
                            names = "--random",
                            defaultValue = "10000",
                            description = "random subsets besides the disjoint pieces (default: ${DEFAULT-VALUE})")
                    int random,
            @Option(names = "--seed", defaultValue = SEED, description = "default: ${DEFAULT-VALUE}") long seed)
            throws IOException {
        print(SplitHalf.table(RunReader.read(folder), atLeast(random, 1), seed));
        return 0;
    }

    @Command(
            name = "spikes",
            description = "Counts the alarms of the controls, A/A twins and spikes, in trials of eight fork sets.",
            mixinStandardHelpOptions = true)
    int spikes(@Parameters(arity = "1..*", paramLabel = "DIR", description = "results folders") List<Path> folders)
            throws IOException {
        print(ControlTrials.table(read(folders)));
        return 0;
    }

    @Command(
            name = "twice",
            description = "Compares the verdicts of two runs of one plan.",
            mixinStandardHelpOptions = true)
    int twice(
            @Parameters(index = "0", paramLabel = "DIR", description = "the first results folder") Path first,
            @Parameters(index = "1", paramLabel = "DIR", description = "the second") Path second)
            throws IOException {
        if (first.equals(second)) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "folders (" + first + ") must be different; name each run once");
        }
        RunFile one = RunReader.read(first);
        RunFile other = RunReader.read(second);
        // A verdict that changes with the machine says nothing of the instrument.
        print(RunTwice.table(one, other) + "\nThe two runs: "
                + MachineId.of(one.header()).beside(MachineId.of(other.header())) + ".\n");
        return 0;
    }

    @Command(
            name = "beside",
            description = "Holds the time per op of another harness against a run: see benchmarks/proof.",
            mixinStandardHelpOptions = true)
    int beside(
            @Parameters(paramLabel = "FILE", description = "ns per op, one launch per line") Path file,
            @Option(
                            names = "--run",
                            required = true,
                            paramLabel = "DIR",
                            description = "a results folder; given again, fork sets are pooled")
                    List<Path> folders,
            @Option(names = "--contender", required = true, paramLabel = "ID") String contender,
            @Option(names = "--encoding", defaultValue = "cl100k_base", description = "default: ${DEFAULT-VALUE}")
                    String encoding,
            @Option(names = "--corpus", defaultValue = "en-prose", description = "default: ${DEFAULT-VALUE}")
                    String corpus,
            @Option(names = "--size", defaultValue = "1024", description = "default: ${DEFAULT-VALUE}") int size)
            throws IOException {
        List<Double> launches = new ArrayList<>();
        for (String line : Files.readAllLines(file)) {
            if (!line.matches("[0-9]+(\\.[0-9]+)?") || Double.parseDouble(line) <= 0) {
                throw new IllegalArgumentException("line " + (launches.size() + 1) + " of " + file.getFileName() + " ("
                        + line + ") must be ns per op, a number above 0; see benchmarks/proof/README.md");
            }
            launches.add(Double.parseDouble(line));
        }
        if (launches.size() < 2) {
            throw new IllegalArgumentException("launches (" + launches.size() + ") must be at least 2, better 8;"
                    + " see benchmarks/proof/README.md");
        }
        List<RunFile> runs = read(folders);
        ContenderId id = Choice.id(
                spec.commandLine(),
                contender,
                runs.get(0).header().contenders().stream()
                        .map(Header.ContenderRow::id)
                        .toList());
        Choice.encoding(spec.commandLine(), encoding);
        print(Beside.launches(runs, id, encoding, new DeckId(corpus, size), launches));
        return 0;
    }

    private static List<RunFile> read(List<Path> folders) throws IOException {
        List<RunFile> runs = new ArrayList<>();
        for (Path folder : folders) {
            runs.add(RunReader.read(folder));
        }
        return runs;
    }

    private int atLeast(int count, int least) {
        if (count < least) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "count (" + count + ") must be at least " + least);
        }
        return count;
    }

    private void print(String tables) {
        PrintWriter out = spec.commandLine().getOut();
        out.print(tables);
        out.flush();
    }
}
