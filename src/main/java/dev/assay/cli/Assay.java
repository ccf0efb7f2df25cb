package dev.assay.cli;

import dev.assay.run.Visible;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
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
            "  java -jar target/assay.jar contenders             who is on trial, and who is absent",
            "  java -jar target/assay.jar check                  do they all produce the same tokens?",
            "  java -jar target/assay.jar VERB --help            what a verb does, with examples",
            "",
            "Exit codes: 0 done, 1 not conforming or invalid data, 2 usage."
        },
        subcommands = {
            ContendersVerb.class,
            EncodeVerb.class,
            CheckVerb.class,
            Claims.class,
            Report.class,
            Compare.class,
            ExplainVerb.class,
            PriceVerb.class,
            Prove.class,
            DeckVerb.class
        })
public final class Assay implements Runnable {
    // An example stays on one line, so that it can be copied.
    private static final int HELP_WIDTH = 150;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    /** Returns the command line with the rules that hold for every verb: UTF-8, errors of one line, exit codes. */
    public static CommandLine commandLine() {
        return ruled(new CommandLine(new Assay()));
    }

    /** Applies those rules; subcommands added later need it again. */
    public static CommandLine ruled(CommandLine line) {
        return line.setUsageHelpWidth(HELP_WIDTH)
                .setOut(new PrintWriter(System.out, false, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8))
                .setParameterExceptionHandler((wrong, args) -> complain(wrong.getCommandLine(), wrong, ExitCode.USAGE))
                .setExecutionExceptionHandler((wrong, command, result) -> complain(command, wrong, ExitCode.SOFTWARE))
                .setExecutionStrategy(parsed -> {
                    int code = new CommandLine.RunLast().execute(parsed);
                    CommandLine command = parsed.commandSpec().commandLine();
                    return command.getOut().checkError()
                            ? complain(
                                    command,
                                    new IOException("standard output (closed or full) must take the whole result"),
                                    ExitCode.SOFTWARE)
                            : code;
                });
    }

    private static int complain(CommandLine command, Throwable wrong, int code) {
        String message = wrong instanceof CommandLine.UnmatchedArgumentException unknown
                ? "argument (" + unknown.getUnmatched().get(0) + ") must be one that it knows; see "
                        + command.getCommandSpec().qualifiedName() + " --help"
                : message(wrong);
        command.getOut().flush();
        command.getErr()
                .println(command.getCommandName() + ": "
                        + Visible.text(message.strip().replaceAll("\\s*\\R\\s*", " ")));
        command.getErr().flush();
        return code;
    }

    private static String message(Throwable wrong) {
        if (wrong instanceof FileSystemException file && file.getFile() != null) {
            String reason = Optional.ofNullable(file.getReason())
                    .orElse(file.getClass().getSimpleName().replace("Exception", ""));
            return "file (" + file.getFile() + ") must be usable: " + reason;
        }
        return Optional.ofNullable(wrong.getMessage()).orElse(wrong.toString());
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
