package dev.assay.bench;

/** Main class of the jar: the command line of {@code src/main} plus {@code measure}, which needs JMH. */
public final class Assay {
    public static void main(String[] args) {
        System.exit(dev.assay.cli.Assay.commandLine().execute(args));
    }

    private Assay() {}
}
