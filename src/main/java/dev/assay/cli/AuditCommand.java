package dev.assay.cli;

import dev.assay.audit.Audit;
import dev.assay.audit.AuditFile;
import dev.assay.audit.AuditText;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The verb that reads what another harness wrote, and says what it can support. */
@Command(
        name = "audit",
        description = "Reads another harness's results, and says what they can support.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "It knows JSON of JMH, hyperfine, pyperf, google-benchmark and cargo-criterion,",
            "and the folder that Criterion leaves. Which one it is, the content says.",
            "",
            "Examples:",
            "  assay audit jmh-result.json",
            "  assay audit target/criterion"
        })
public final class AuditCommand implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "a file of JSON, or the folder target/criterion")
    private Path file;

    @Option(names = "--json", description = "Print it for programs.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        if (!Files.exists(file)) {
            throw new CommandLine.ParameterException(
                    spec.commandLine(), "file (" + file + ": not there) must be one; name the results of a harness");
        }
        Audit audit = AuditFile.read(file);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.print(audit.json());
        } else {
            AuditText.lines(audit).forEach(out::println);
        }
        return 0;
    }
}
