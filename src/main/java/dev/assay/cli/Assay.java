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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Model.CommandSpec;

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
            "  assay contenders     who is on trial, and who is absent",
            "  assay check          do they all produce the same tokens?",
            "  assay VERB --help    what a verb does, with examples",
            "",
            "assay is target/bin/assay; java -jar target/assay.jar does the same.",
            "",
            "Exit codes: 0 done, 1 not conforming, invalid data or a gate that fails,",
            "2 usage, 3 a gate of which nobody can tell."
        })
public final class Assay implements Callable<Integer> {
    private static final int HELP_WIDTH = 80;
    private static final List<String> VERSION = List.of("-V", "--version");

    /* What is answered by a list of all verbs. */
    private static final Set<List<String>> LISTS = Set.of(List.of("--help"), List.of("-h"), List.of("help"));

    /* In the order of the help. */
    private static final Map<String, Supplier<?>> VERBS = new LinkedHashMap<>();

    static {
        VERBS.put("contenders", ContendersCommand::new);
        VERBS.put("check", CheckCommand::new);
        VERBS.put("encode", EncodeCommand::new);
        VERBS.put("claims", ClaimsCommand::new);
        VERBS.put("report", ReportCommand::new);
        VERBS.put("compare", CompareCommand::new);
        VERBS.put("decide", DecideCommand::new);
        VERBS.put("ledger", LedgerCommand::new);
        VERBS.put("pack", PackCommand::new);
        VERBS.put("replicate", ReplicateCommand::new);
        VERBS.put("audit", AuditCommand::new);
        VERBS.put("explain", ExplainCommand::new);
        VERBS.put("price", PriceCommand::new);
        VERBS.put("prove", ProveCommand::new);
        VERBS.put("deck", DeckCommand::new);
        VERBS.put("help", HelpCommand::new);
    }

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    /** Returns the command line of these verbs. */
    public static CommandLine commandLine() {
        return commandLine(Map.of(), List.of());
    }

    /**
     * Returns the command line with the rules that hold for every verb: UTF-8, errors of one line, exit codes. Where the first word is a
     * verb, the others are left out: to read the annotations of all takes longer than many a verb does.
     *
     * @param more verbs from elsewhere, before ours; a name of two words is a verb of one of ours
     * @param words what was given; nothing for all verbs
     */
    public static CommandLine commandLine(Map<String, Supplier<?>> more, List<String> words) {
        Map<String, Supplier<?>> verbs = new LinkedHashMap<>(more);
        verbs.keySet().removeIf(name -> name.contains(" "));
        VERBS.forEach(verbs::putIfAbsent);
        String first = words.isEmpty() ? "" : words.get(0);
        boolean one = verbs.containsKey(first) && !first.equals("help") || VERSION.contains(first);
        CommandLine line = new CommandLine(new Assay());
        verbs.forEach((name, verb) -> {
            if (!one || name.equals(first)) {
                line.addSubcommand(
                        name, LISTS.contains(words) && !name.equals(first) ? listed(verb.get()) : verb.get());
            }
        });
        more.forEach((name, verb) -> {
            String[] inner = name.split(" ");
            if (inner.length > 1
                    && !LISTS.contains(words)
                    && line.getSubcommands().containsKey(inner[0])) {
                line.getSubcommands().get(inner[0]).addSubcommand(inner[1], verb.get());
            }
        });
        return line.setUsageHelpWidth(HELP_WIDTH)
                .setOut(new PrintWriter(System.out, false, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(System.err, true, StandardCharsets.UTF_8))
                .setParameterExceptionHandler(
                        (wrong, args) -> complain(wrong.getCommandLine(), Usage.line(wrong), ExitCode.USAGE))
                .setExecutionExceptionHandler(
                        (wrong, command, result) -> complain(command, Complaint.line(wrong), ExitCode.SOFTWARE))
                .setExecutionStrategy(Assay::execute);
    }

    /* A verb as far as a list of verbs shows it, without its options. */
    private static CommandLine listed(Object verb) {
        Command told = verb.getClass().getAnnotation(Command.class);
        CommandSpec shown = CommandSpec.create();
        shown.usageMessage().description(told.description());
        return new CommandLine(shown);
    }

    /** Nothing is started before the properties are known to be right; and an error of the JVM ends in a line as any other does. */
    private static int execute(CommandLine.ParseResult parsed) {
        requireVerbs(parsed);
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

    /* Beside --help picocli lets any word pass, and would answer to a verb with a slip in it by the help of another command. */
    private static void requireVerbs(CommandLine.ParseResult parsed) {
        for (CommandLine command : parsed.asCommandLineList()) {
            List<String> unmatched = command.getUnmatchedArguments();
            if (!unmatched.isEmpty() && !command.getSubcommands().isEmpty()) {
                throw new CommandLine.UnmatchedArgumentException(command, unmatched);
            }
        }
    }

    private static int complain(CommandLine command, String line, int code) {
        command.getOut().flush();
        command.getErr().println(command.getCommandName() + ": " + Visible.text(Complaint.oneLine(line)));
        command.getErr().flush();
        return code;
    }

    /** Runs a command line to its exit code; what goes wrong in another thread, or before a verb is known, is one line, too. */
    public static int main(Map<String, Supplier<?>> more, String... args) {
        Thread.setDefaultUncaughtExceptionHandler((thread, wrong) -> {
            System.err.println("assay: " + Complaint.line(wrong));
            if (wrong instanceof Error) {
                // Others wait for this thread. What ends a run well is done at the JVM's end.
                System.exit(ExitCode.SOFTWARE);
            }
        });
        try {
            return commandLine(more, List.of(args)).execute(args);
        } catch (RuntimeException | Error wrong) {
            System.err.println("assay: " + Complaint.line(wrong));
            return ExitCode.SOFTWARE;
        }
    }

    /** Without a verb there is nothing to do but to tell which there are; that none was given is an error all the same. */
    @Override
    public Integer call() {
        spec.commandLine().usage(spec.commandLine().getErr());
        return ExitCode.USAGE;
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
