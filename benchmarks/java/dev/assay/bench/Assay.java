package dev.assay.bench;

import picocli.CommandLine;

/** Main class of the jar: the command line of {@code src/main} plus {@code measure} and {@code prove jmh}, which need JMH. */
public final class Assay {
    public static void main(String[] args) {
        System.exit(dev.assay.cli.Assay.main(Assay::commandLine, args));
    }

    static CommandLine commandLine() {
        CommandLine line =
                dev.assay.cli.Assay.commandLine().addSubcommand(new Measure()).addSubcommand(new DuelVerb());
        line.getSubcommands().get("prove").addSubcommand(new ProveJmh());
        return dev.assay.cli.Assay.ruled(line);
    }

    private Assay() {}
}
