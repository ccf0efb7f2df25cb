package dev.assay.cli;

import dev.assay.machine.RunLock;
import dev.assay.program.Scratch;
import dev.assay.run.Visible;
import dev.assay.usage.Complaint;
import dev.assay.usage.Property;
import dev.assay.usage.Property.Reader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
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
            LedgerVerb.class,
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
                .setParameterExceptionHandler(
                        (wrong, args) -> complain(wrong.getCommandLine(), Usage.line(wrong), ExitCode.USAGE))
                .setExecutionExceptionHandler(
                        (wrong, command, result) -> complain(command, Complaint.line(wrong), ExitCode.SOFTWARE))
                .setExecutionStrategy(Assay::execute);
    }

    /** Nothing is started before the properties are known to be right; and an error of the JVM ends in a line as any other does. */
    private static int execute(CommandLine.ParseResult parsed) {
        Integer helped = CommandLine.executeHelpRequest(parsed);
        if (helped != null) {
            return helped;
        }
        CommandLine verb =
                parsed.asCommandLineList().get(parsed.asCommandLineList().size() - 1);
        Map<String, String> given = new HashMap<>();
        System.getProperties().stringPropertyNames().forEach(name -> given.put(name, System.getProperty(name, "")));
        Optional<String> wrong = Property.wrong(given, verb.getCommandName(), Reader.EVERY, Reader.ALL, Reader.OWN);
        if (wrong.isPresent()) {
            return complain(verb, wrong.get(), ExitCode.USAGE);
        }
        Scratch.clear();
        RunLock.clear();
        int code;
        try {
            code = new CommandLine.RunLast().execute(parsed);
        } catch (Error fatal) {
            return complain(verb, Complaint.line(fatal), ExitCode.SOFTWARE);
        }
        return verb.getOut().checkError()
                ? complain(verb, "standard output (closed or full) must take the whole result", ExitCode.SOFTWARE)
                : code;
    }

    private static int complain(CommandLine command, String line, int code) {
        command.getOut().flush();
        command.getErr().println(command.getCommandName() + ": " + Visible.text(Complaint.oneLine(line)));
        command.getErr().flush();
        return code;
    }

    /** Runs a command line to its exit code; what goes wrong in another thread, or before a verb is known, is one line, too. */
    public static int main(Supplier<CommandLine> line, String... args) {
        Thread.setDefaultUncaughtExceptionHandler((thread, wrong) -> {
            System.err.println("assay: " + Complaint.line(wrong));
            if (wrong instanceof Error) {
                // Others wait for this thread. What ends a run well is done at the JVM's end.
                System.exit(ExitCode.SOFTWARE);
            }
        });
        try {
            return line.get().execute(args);
        } catch (RuntimeException | Error wrong) {
            System.err.println("assay: " + Complaint.line(wrong));
            return ExitCode.SOFTWARE;
        }
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
