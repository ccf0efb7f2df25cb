package dev.assay.cli;

import dev.assay.chart.Chart;
import dev.assay.claim.Ledger;
import dev.assay.report.Comparison;
import dev.assay.report.Swap;
import dev.assay.run.RunFile;
import dev.assay.run.RunReader;
import dev.assay.run.Visible;
import dev.assay.stats.Summarizer;
import dev.assay.stats.Summary;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The verb that puts the ratios of several runs side by side. */
@Command(
        name = "compare",
        description = "Shows the same ratios of several runs side by side, and draws them. Ratios only, never times.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example:", "  assay compare results/2026-11-22-laptop results/2026-11-23-server"})
public final class CompareCommand implements Callable<Integer> {
    private static final String PICTURE = "compare.png";
    private static final String DRAWING = "compare.svg";
    private static final List<String> OWN = List.of(PICTURE, DRAWING);

    @Parameters(arity = "2..*", paramLabel = "DIR", description = "results folders, two or more")
    private List<Path> folders;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "compare",
            description =
                    "folder of the forest plot: a new one, or that of an earlier comparison (default: ${DEFAULT-VALUE}, in the current folder)")
    private Path out;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (new HashSet<>(folders).size() < folders.size()) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "folders (" + folders + ") must be different; name each run once");
        }
        List<Comparison.Run> runs = new ArrayList<>();
        for (Path folder : folders) {
            RunFile run = RunReader.read(folder);
            Summary summary = Summarizer.forVerdicts(run);
            runs.add(new Comparison.Run(folder.toString(), run.header(), summary, Ledger.judge(run, summary)));
        }
        Comparison comparison = new Comparison(runs);
        boolean drawn = !comparison.rows().isEmpty();
        if (drawn) {
            OutFolder.require(spec.commandLine(), out, OWN, "comparison");
            Chart chart = comparison.chart();
            Swap.into(
                    out, Map.of(PICTURE, chart.png(), DRAWING, chart.svg().getBytes(StandardCharsets.UTF_8)), Set.of());
        }
        PrintWriter print = spec.commandLine().getOut();
        comparison.text().forEach(line -> print.println(Visible.text(line)));
        if (drawn) {
            print.println();
            print.println("Forest plot  " + out.resolve(PICTURE) + " and " + DRAWING + " beside it");
        }
        return 0;
    }
}
