package dev.assay.bench;

import dev.assay.usage.Property;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/**
 * The options of {@code measure} that are properties too, since Maven can hand on nothing else. The names are those of {@link Property},
 * which judges the values. An option wins over its property: it was typed for this call, and the property may come from a file.
 */
final class MeasureOptions {
    @Option(
            names = "--effort",
            paramLabel = "NAME",
            description = "smoke, quick, standard (the default), broad, rigorous or proof.")
    private String effort;

    @Option(
            names = "--minutes",
            paramLabel = "N",
            description = "How long measuring may take, 1 to 10080, in place of the effort's limit.")
    private String minutes;

    @Option(names = "--groups", paramLabel = "IDS", description = "Comparison groups, with commas; default: all.")
    private String groups;

    @Option(
            names = "--claims",
            paramLabel = "IDS",
            description = "Claims, with commas; their groups alone are measured. Instead of --groups.")
    private String claims;

    @Option(
            names = "--corpus",
            paramLabel = "FILE",
            description = "A UTF-8 text of 131136 bytes or more, in place of the corpora.")
    private String corpus;

    @Option(names = "--slice-millis", paramLabel = "N", description = "How long a slice takes at least, 1 to 10000.")
    private String sliceMillis;

    @Option(names = "--seed", paramLabel = "N", description = "Seed of all that is drawn; default: another each time.")
    private String seed;

    @Option(names = "--results", paramLabel = "DIR", description = "Where results folders lie; default: results.")
    private String results;

    @Option(
            names = "--against",
            paramLabel = "DIR",
            description = "A results folder; each reading is held against that run's, ratio now ÷ ratio then.")
    private String against;

    @Option(
            names = "--gate",
            paramLabel = "EXPR",
            description = "A condition such as 'ratio > 0.95' or 'like-c: ratio < 1.1', which decides the exit code.")
    private String gate;

    @Option(
            names = {"--plan", "--dry-run"},
            description = "Print the plan and stop.")
    private boolean plan;

    /**
     * Makes what was typed known as its property, so that one place reads it.
     *
     * @throws ParameterException if a value breaks the rule of its property
     */
    void take(CommandLine command) {
        CommandSpec spec = command.getCommandSpec();
        for (Property one : Property.values()) {
            OptionSpec option = one.reader() == Property.Reader.MEASURE ? spec.findOption(one.option()) : null;
            if (option != null && command.getParseResult().hasMatchedOption(option)) {
                String value = String.valueOf(option.<Object>getValue());
                String wrong = one.fault(one.option(), value);
                if (!wrong.isEmpty()) {
                    throw new ParameterException(command, wrong + "; see assay measure --help");
                }
                one.set(value);
            }
        }
    }
}
