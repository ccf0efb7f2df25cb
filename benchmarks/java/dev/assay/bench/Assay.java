package dev.assay.bench;

import picocli.CommandLine;

/** Main class of the jar: the command line of {@code src/main} plus {@code measure}, which needs JMH. */
public final class Assay {
    public static void main(String[] args) {
        CommandLine line = new CommandLine(new dev.assay.cli.Assay()).addSubcommand(new Measure());
        line.setExecutionExceptionHandler((failure, command, parsed) -> {
            command.getErr().println(String.valueOf(failure.getMessage()).replaceAll("\\s*\\R\\s*", " "));
            return 1;
        });
        System.exit(line.execute(args));
    }

    private Assay() {}
}
