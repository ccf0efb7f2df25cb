package dev.assay.bench;

import picocli.CommandLine;

/** Main class of the jar: the command line of {@code src/main} plus {@code measure} and {@code prove jmh}, which need JMH. */
public final class Assay {
    public static void main(String[] args) {
        CommandLine line =
                dev.assay.cli.Assay.commandLine().addSubcommand(new Measure()).addSubcommand(new DuelVerb());
        line.getSubcommands().get("prove").addSubcommand(new ProveJmh());
        System.exit(dev.assay.cli.Assay.ruled(line).execute(args));
    }

    private Assay() {}
}
