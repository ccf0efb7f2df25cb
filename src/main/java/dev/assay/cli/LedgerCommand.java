package dev.assay.cli;

import dev.assay.report.RunsFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The verb that puts all runs of a folder into one ledger. */
@Command(
        name = "ledger",
        description = "Writes README.md of a folder of runs: every claim, and what each run says of it.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "What people know of a run goes into NOTES.md in that folder, below a heading with its name.",
            "",
            "Example:",
            "  assay ledger results   # writes results/README.md"
        })
public final class LedgerCommand implements Callable<Integer> {
    @Parameters(paramLabel = "DIR", description = "folder that holds results folders")
    private Path folder;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(),
                    "folder (" + folder + ") must be a folder of results folders; name one, such as results");
        }
        spec.commandLine().getOut().println(RunsFolder.write(folder));
        return 0;
    }
}
