package dev.assay.cli;

import dev.assay.usage.Nearest;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Errors of usage in Assay's words: picocli's tell what it met, and not what to do. */
final class Usage {
    private Usage() {}

    static String line(ParameterException wrong) {
        CommandLine command = wrong.getCommandLine();
        String help = "; see " + command.getCommandSpec().qualifiedName() + " --help";
        if (wrong instanceof UnmatchedArgumentException unknown) {
            String argument = unknown.getUnmatched().get(0);
            TreeSet<String> known =
                    new TreeSet<>(command.getCommandSpec().optionsMap().keySet());
            known.addAll(command.getSubcommands().keySet());
            return "argument (" + argument + ") must be one that it knows"
                    + Nearest.hint(argument.replaceFirst("=.*", ""), known, help);
        }
        if (wrong instanceof MissingParameterException missing
                && !missing.getMissing().isEmpty()) {
            List<ArgSpec> all = missing.getMissing();
            return (all.size() == 1 ? "argument (" : "arguments (")
                    + all.stream().map(Usage::name).collect(Collectors.joining(", ")) + ": missing) must be given"
                    + help;
        }
        if (wrong instanceof OverwrittenOptionException twice) {
            return name(twice.getOverwritten()) + " (given twice) must be given once" + help;
        }
        ArgSpec argument = wrong.getArgSpec();
        if (argument == null) {
            return wrong.getMessage();
        }
        return name(argument) + " ("
                + Optional.ofNullable(wrong.getValue()).orElse("given like this") + ") must be "
                + rule(argument) + help;
    }

    private static String name(ArgSpec argument) {
        return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
    }

    private static String rule(ArgSpec argument) {
        Class<?> type = argument.auxiliaryTypes()[0];
        if (type == int.class || type == Integer.class) {
            return "a whole number of at most " + Integer.MAX_VALUE;
        }
        if (type == long.class || type == Long.class) {
            return "a whole number of at most 64 bits";
        }
        return type == boolean.class || type == Boolean.class ? "given without a value" : "one value, given once";
    }
}
