package dev.assay.cli;

import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;

/** The command line. */
@Command(
        name = "assay",
        description = "Puts performance claims on trial.",
        mixinStandardHelpOptions = true,
        versionProvider = Assay.Version.class,
        synopsisSubcommandLabel = "VERB",
        footer = {
            "",
            "Examples:",
            "  assay contenders             who is on trial, and who is absent",
            "  assay check                  do they all produce the same tokens?",
            "  assay VERB --help            what a verb does, with examples",
            "",
            "Exit codes: 0 done, 1 not conforming or invalid data, 2 usage."
        },
        subcommands = {
            ContendersVerb.class,
            EncodeVerb.class,
            CheckVerb.class,
            Claims.class,
            Report.class,
            Compare.class
        })
public final class Assay implements Runnable {
    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    /** Returns the command line with the rules that hold for every verb: UTF-8, errors of one line, exit codes. */
    public static CommandLine commandLine() {
        return ruled(new CommandLine(new Assay()));
    }

    /** Applies those rules; subcommands added later need it again. */
    public static CommandLine ruled(CommandLine line) {
        return line.setOut(new PrintWriter(System.out, false, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8))
                .setParameterExceptionHandler((wrong, args) -> complain(wrong.getCommandLine(), wrong, ExitCode.USAGE))
                .setExecutionExceptionHandler((wrong, command, result) -> complain(command, wrong, ExitCode.SOFTWARE))
                .setExecutionStrategy(parsed -> {
                    int code = new CommandLine.RunLast().execute(parsed);
                    parsed.commandSpec().commandLine().getOut().flush();
                    return code;
                });
    }

    private static int complain(CommandLine command, Throwable wrong, int code) {
        String message = wrong instanceof CommandLine.UnmatchedArgumentException unknown
                ? "argument (" + unknown.getUnmatched().get(0) + ") must be one that it knows; see "
                        + command.getCommandSpec().qualifiedName() + " --help"
                : Optional.ofNullable(wrong.getMessage()).orElse(wrong.toString());
        command.getOut().flush();
        command.getErr()
                .println(command.getCommandName() + ": " + message.strip().replaceAll("\\s*\\R\\s*", " "));
        command.getErr().flush();
        return code;
    }

    /** Without a verb there is nothing to do. */
    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "verb must be given; assay --help lists them");
    }

    /** The version of the jar. */
    static final class Version implements CommandLine.IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {
                "assay "
                        + Optional.ofNullable(Assay.class.getPackage().getImplementationVersion())
                                .orElse("(from classes)")
            };
        }
    }
}
