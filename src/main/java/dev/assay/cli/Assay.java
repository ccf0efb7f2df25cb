package dev.assay.cli;

import picocli.CommandLine.Command;

/** The command line. */
@Command(
        name = "assay",
        description = "Puts performance claims on trial.",
        mixinStandardHelpOptions = true,
        subcommands = {})
public final class Assay {}
