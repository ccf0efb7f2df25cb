package dev.assay.cli;

import dev.assay.report.ResultsFolder;
import dev.assay.run.RunReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The verb that rebuilds a results folder from its run file. */
@Command(
        name = "report",
        description = "Rebuilds everything in a results folder from its run.ndjson or run.ndjson.gz.",
        mixinStandardHelpOptions = true,
        footer = {"", "Example:", "  assay report results/2026-11-22-laptop"})
public final class ReportCommand implements Callable<Integer> {
    @Parameters(paramLabel = "DIR", description = "folder that holds run.ndjson or run.ndjson.gz")
    private Path folder;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        ResultsFolder.write(RunReader.read(folder), folder);
        spec.commandLine().getOut().println(folder.resolve("report.html"));
        return 0;
    }
}
