package dev.assay.cli;

import dev.assay.claim.Definition;
import dev.assay.claim.Definitions;
import dev.assay.claim.Ledger;
import dev.assay.claim.Verdict;
import dev.assay.export.LedgerJson;
import dev.assay.price.PriceList;
import dev.assay.report.LedgerText;
import dev.assay.report.PriceFile;
import dev.assay.run.RunFile;
import dev.assay.run.RunReader;
import dev.assay.stats.Summarizer;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The verb {@code claims}: the ledger, with verdicts if a run is given. */
@Command(
        name = "claims",
        mixinStandardHelpOptions = true,
        description = "Shows the claims on trial, with verdicts if a run is given.",
        footer = {"", "Examples:", "  assay claims", "  assay claims results/2026-11-22-laptop --json"})
public final class ClaimsCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "DIR", description = "A results folder, or a run file.")
    private Optional<Path> folder = Optional.empty();

    @Option(names = "--json", description = "One JSON object per claim and reading.")
    private boolean json;

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        if (folder.isPresent()) {
            RunFile run = RunReader.read(folder.get());
            Optional<PriceList> prices = PriceFile.beside(folder.get(), run.header());
            List<Verdict> verdicts = Ledger.judge(run, Summarizer.forVerdicts(run), prices);
            out.print(json ? LedgerJson.json(verdicts) : LedgerText.table(verdicts));
            if (!json && prices.isPresent()) {
                out.println();
                out.println(PriceTable.of(prices.get()));
            }
        } else {
            List<Definition> definitions = Definitions.all();
            out.print(json ? LedgerJson.definitions(definitions) : LedgerText.definitionsTable(definitions));
        }
        out.flush();
        return 0;
    }
}
