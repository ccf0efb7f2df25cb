package dev.assay.bench;

import picocli.CommandLine;

/** Main class of the jar: the command line of {@code src/main} plus {@code measure}, which needs JMH. */
public final class Assay {
    public static void main(String[] args) {
        System.exit(new CommandLine(new dev.assay.cli.Assay()).execute(args));
    }

    private Assay() {}
}
