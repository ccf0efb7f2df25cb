package dev.assay.cli;

import dev.assay.soak.Findings;
import dev.assay.soak.Soak;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The proof {@code prove soak}: duels and runs under faults drawn at random. */
@Command(
        name = "soak",
        description = {
            "Runs duels and smoke runs under faults drawn at random, and counts the promises that were broken:",
            "samples lost, wrong figures, files and processes left, hangs. Needs Linux, a build, and python3."
        },
        mixinStandardHelpOptions = true)
final class SoakCommand implements Callable<Integer> {
    @Option(names = "--minutes", description = "at least so long (default: ${DEFAULT-VALUE})")
    private int minutes = 20;

    @Option(names = "--trials", description = "at least so many (default: ${DEFAULT-VALUE})")
    private int trials = 200;

    @Option(names = "--seed", description = "of the faults and their times (default: ${DEFAULT-VALUE})")
    private long seed = 20261130;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        Path jar = Path.of(System.getProperty("java.class.path"));
        if (!Files.isRegularFile(jar)) {
            throw new ParameterException(
                    spec.commandLine(),
                    "class path (" + jar + ") must be the jar of a build; run java -jar target/assay.jar");
        }
        if (minutes < 0 || trials < 1) {
            throw new ParameterException(
                    spec.commandLine(),
                    "minutes and trials (" + minutes + ", " + trials + ") must be at least 0 and 1");
        }
        PrintWriter out = spec.commandLine().getOut();
        Findings findings = new Soak(jar, line -> {
                    out.println(line);
                    out.flush();
                })
                .run(Duration.ofMinutes(minutes), trials, seed);
        out.print("\n" + findings.table());
        out.flush();
        return findings.kept() ? CommandLine.ExitCode.OK : CommandLine.ExitCode.SOFTWARE;
    }
}
