package dev.assay.cli;

import dev.assay.compare.ComparedRun;
import dev.assay.compare.Comparison;
import dev.assay.compare.Gated;
import dev.assay.export.ComparisonJson;
import dev.assay.gate.Gate;
import dev.assay.gate.Outcome;
import dev.assay.report.Comparisons;
import dev.assay.report.Swap;
import dev.assay.run.RunReader;
import dev.assay.run.Visible;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The verb that puts several runs side by side: what changed, what differs between them, and what machines say together. */
@Command(
        name = "compare",
        description = "Says what changed between runs: verdicts, ratios, machines and"
                + " versions. Ratios only, never times.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "The first run is the one that the others are held against. Nothing is",
            "written unless --out names a folder. A gate is about each reading's ratio",
            "in a later run ÷ that in the first one: above 1 the lead grew, below 1 it",
            "shrank, where a claim names the slower contender first.",
            "",
            "Exit codes of a gate: 0 it passes, 1 it fails, 3 nobody can tell.",
            "",
            "Examples:",
            "  assay compare results/2026-11-26-intel-xeon-2c results/2026-11-30-epyc-*",
            "  assay compare results/OLD results/NEW --markdown > comment.md",
            "  assay compare results/2026-* --out /tmp/machines",
            "  assay compare results/OLD results/NEW --gate 'like-c: ratio > 0.95'"
        })
public final class CompareCommand implements Callable<Integer> {
    @Parameters(arity = "2..*", paramLabel = "DIR", description = "Results folders or run files, two or more.")
    private List<Path> folders;

    @Option(names = "--all", description = "Also what stayed the same, all pairs and all differences.")
    private boolean all;

    @Option(names = "--markdown", description = "Markdown, to paste into a pull request.")
    private boolean markdown;

    @Option(names = "--json", description = "JSON, with all rows.")
    private boolean json;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Folder for page, charts, Markdown and JSON: a new one, or that of an earlier comparison.")
    private Path out;

    @Option(
            names = "--gate",
            paramLabel = "CONDITION",
            description = "Condition on each ratio ÷ that of the first run, such as 'ratio > 0.95'.")
    private Optional<String> gateText = Optional.empty();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (new HashSet<>(folders).size() < folders.size()) {
            Set<Path> seen = new HashSet<>();
            String twice = folders.stream()
                    .filter(folder -> !seen.add(folder))
                    .map(Path::toString)
                    .distinct()
                    .collect(Collectors.joining(", "));
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "folder (" + twice + ") must be named once; name each run once");
        }
        if (markdown && json) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(),
                    "--markdown (with --json) must stand alone; choose one, or both files by --out");
        }
        if (out != null) {
            OutFolder.require(spec.commandLine(), out, Comparisons.FILES, "comparison");
            if (Files.exists(out.resolve(Comparisons.README)) && !Files.exists(out.resolve(Comparisons.PAGE))) {
                // Half of all folders have one.
                throw OutFolder.refuse(spec.commandLine(), out, "comparison", "holds a README.md of something else");
            }
        }
        Optional<Gate> gate = gateText.map(text -> BaselineFolder.gate(spec.commandLine(), text));
        Comparison comparison = held(Comparison.of(read()), gate);
        if (out != null) {
            Map<String, byte[]> files = Comparisons.files(comparison);
            Set<String> gone = new HashSet<>(Comparisons.FILES);
            gone.removeAll(files.keySet());
            Swap.into(out, files, gone);
        }
        print(comparison);
        return comparison.gated().map(Gated::outcome).orElse(Outcome.PASS).exitCode();
    }

    private Comparison held(Comparison comparison, Optional<Gate> gate) {
        try {
            return gate.map(comparison::under).orElse(comparison);
        } catch (IllegalArgumentException wrong) {
            throw new CommandLine.ParameterException(spec.commandLine(), wrong.getMessage());
        }
    }

    private void print(Comparison comparison) {
        PrintWriter print = spec.commandLine().getOut();
        if (json) {
            print.print(ComparisonJson.of(comparison));
        } else if (markdown) {
            print.print(Comparisons.markdown(comparison, all));
        } else {
            Comparisons.console(comparison, all).forEach(line -> print.println(Visible.text(line)));
            print.println();
            print.println(
                    out == null
                            ? "Page, charts, Markdown and JSON: --out DIR"
                            : "Page, charts, Markdown and JSON: " + out);
        }
        print.flush();
    }

    /* As many at a time as there are processors, in the order in which they were named; of each the slices are let go at once. */
    private List<ComparedRun> read() throws IOException {
        ExecutorService readers = Executors.newFixedThreadPool(
                Math.min(folders.size(), Runtime.getRuntime().availableProcessors()));
        try {
            List<Future<ComparedRun>> reading = new ArrayList<>();
            for (Path folder : folders) {
                reading.add(readers.submit(() -> ComparedRun.of(folder.toString(), RunReader.read(folder))));
            }
            List<ComparedRun> runs = new ArrayList<>();
            for (Future<ComparedRun> one : reading) {
                runs.add(one.get());
            }
            return runs;
        } catch (ExecutionException wrong) {
            if (wrong.getCause() instanceof IOException io) {
                throw io;
            }
            if (wrong.getCause() instanceof RuntimeException runtime) {
                throw runtime;
            }
            if (wrong.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException(wrong.getCause());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("reading (interrupted) must not be; give the same command again", stopped);
        } finally {
            readers.shutdownNow();
        }
    }
}
