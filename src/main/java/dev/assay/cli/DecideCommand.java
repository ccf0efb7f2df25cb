package dev.assay.cli;

import dev.assay.claim.Ledger;
import dev.assay.claim.Verdict;
import dev.assay.decide.Assumptions;
import dev.assay.decide.Decision;
import dev.assay.decide.Evidence;
import dev.assay.export.DecisionJson;
import dev.assay.report.DecisionReport;
import dev.assay.run.ContenderId;
import dev.assay.run.DeckId;
import dev.assay.run.Header;
import dev.assay.run.RunFile;
import dev.assay.run.RunReader;
import dev.assay.run.Where;
import dev.assay.stats.Summarizer;
import dev.assay.stats.Summary;
import java.io.Console;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The verb that asks whether a rewrite is worth its price. */
@Command(
        name = "decide",
        description = "Says whether a rewrite would pay for itself, by the ratio of a run and by your figures.",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        footer = {
            "",
            "A figure that is missing is asked for at a terminal. What is assumed is printed.",
            "",
            "Example:",
            "  assay decide results/2026-11-30-epyc-zen-3-2c \\",
            "      --now hf-slow@process --then rust.cached@process \\",
            "      --volume 500GB --core-hour 0.04 --share 20%% --weeks 8 --week 4000"
        })
public final class DecideCommand implements Callable<Integer> {
    /* What no run can tell and nobody can guess: option to question. */
    private static final Map<String, String> QUESTIONS = new LinkedHashMap<>();

    static {
        QUESTIONS.put("volume", "How much text does it read a day (such as 500GB)?");
        QUESTIONS.put("core-hour", "What does one core cost for an hour?");
        QUESTIONS.put("share", "Which share of the request is it (such as 20%)?");
        QUESTIONS.put("weeks", "How many weeks would the rewrite take one person?");
        QUESTIONS.put("week", "What does such a week cost?");
    }

    private static final double FIX_WEEKS = 1;
    private static final double HORIZON = 2;

    @Parameters(paramLabel = "DIR", description = "a results folder, or a run file")
    private Path folder;

    @Option(names = "--volume", paramLabel = "BYTES", description = "text per day, such as 500GB or 2TB")
    private String volume;

    @Option(names = "--core-hour", paramLabel = "PRICE", description = "price of one core for an hour")
    private String coreHour;

    @Option(names = "--share", paramLabel = "SHARE", description = "of the request that this is, such as 20%%")
    private String share;

    @Option(names = "--weeks", paramLabel = "N", description = "that the rewrite takes one person")
    private String weeks;

    @Option(names = "--week", paramLabel = "PRICE", description = "price of such a week, same currency")
    private String week;

    @Option(
            names = "--now",
            paramLabel = "ID",
            description = "what you run; without it and --then: the pair of the run's first claim")
    private String now;

    @Option(names = "--then", paramLabel = "ID", description = "what would take its place")
    private String then;

    @Option(names = "--corpus", paramLabel = "ID", description = "the text most like yours; without it all")
    private String corpus;

    @Option(names = "--size", paramLabel = "BYTES", description = "the input size most like yours; without it all")
    private Optional<Integer> size = Optional.empty();

    @Option(
            names = "--speed",
            paramLabel = "MB/s",
            description = "what a core of yours does today; without it that of the run's machine")
    private String speed;

    @Option(
            names = "--fix-weeks",
            paramLabel = "N",
            description = "that a change within the language takes; without it 1")
    private String fixWeeks;

    @Option(names = "--horizon", paramLabel = "YEARS", description = "within which it must pay; without it 2")
    private String horizon;

    @Option(names = "--start", paramLabel = "DATE", description = "first day of the work; without it today")
    private String start;

    @Option(names = "--markdown", description = "Markdown, to paste where it is argued about")
    private boolean markdown;

    @Option(names = "--json", description = "one JSON object")
    private boolean json;

    @Spec
    private CommandSpec spec;

    private final Optional<UnaryOperator<String>> terminal;

    public DecideCommand() {
        this(Optional.ofNullable(System.console())
                .filter(DecideCommand::isTerminal)
                .map(console -> question -> console.readLine("%s ", question)));
    }

    /** Makes a command that asks there, or nobody. */
    DecideCommand(Optional<UnaryOperator<String>> terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        if (json && markdown) {
            throw wrong("--json, --markdown (both given) must be one of the two");
        }
        if ((now == null) != (then == null)) {
            throw wrong((now == null ? "--now" : "--then") + " (missing) must be given with the other of the pair");
        }
        Set<String> given = given();
        Assumptions assumptions = assumptions();
        RunFile run = RunReader.read(folder);
        Summary summary = Summarizer.summarize(run);
        Decision decision = Decision.of(evidence(run, summary, Ledger.judge(run, summary)), assumptions);
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.print(DecisionJson.of(decision, run.header()));
        } else if (markdown) {
            out.print(DecisionReport.markdown(decision, given, run.header()));
        } else {
            DecisionReport.lines(decision, given, run.header()).forEach(out::println);
        }
        out.flush();
        return CommandLine.ExitCode.OK;
    }

    private Set<String> given() {
        Set<String> given = new TreeSet<>(QUESTIONS.keySet());
        spec.commandLine()
                .getParseResult()
                .matchedOptions()
                .forEach(option -> given.add(option.longestName().substring(2)));
        return given;
    }

    private Assumptions assumptions() {
        Map<String, String> told = asked();
        try {
            return new Assumptions(
                    Amount.bytes("volume", told.get("volume")),
                    Amount.number("core-hour", told.get("core-hour")),
                    Amount.share("share", told.get("share")),
                    Amount.number("weeks", told.get("weeks")),
                    Amount.number("week", told.get("week")),
                    fixWeeks == null ? FIX_WEEKS : Amount.number("fix-weeks", fixWeeks),
                    horizon == null ? HORIZON : Amount.number("horizon", horizon),
                    speed == null ? OptionalDouble.empty() : OptionalDouble.of(Amount.number("speed", speed)),
                    start == null ? LocalDate.now() : Amount.date("start", start));
        } catch (IllegalArgumentException wrong) {
            throw wrong(wrong.getMessage());
        }
    }

    private Map<String, String> asked() {
        Map<String, String> told = new LinkedHashMap<>();
        told.put("volume", volume);
        told.put("core-hour", coreHour);
        told.put("share", share);
        told.put("weeks", weeks);
        told.put("week", week);
        List<String> missing =
                told.keySet().stream().filter(name -> told.get(name) == null).toList();
        if (!missing.isEmpty() && terminal.isEmpty()) {
            throw wrong(missing.stream().map(name -> "--" + name).collect(Collectors.joining(", "))
                    + " (missing) must be given, as there is no terminal to ask at; see assay decide --help");
        }
        for (String name : missing) {
            String answer = terminal.orElseThrow().apply(QUESTIONS.get(name));
            if (answer == null) {
                throw wrong("--" + name + " (not answered) must be given; see assay decide --help");
            }
            told.put(name, answer.strip());
        }
        return told;
    }

    private Evidence evidence(RunFile run, Summary summary, List<Verdict> verdicts) {
        List<Evidence> pairs = DecisionReport.pairs(run, summary, verdicts);
        if (now == null && pairs.isEmpty()) {
            throw wrong("run (" + folder + ") tested no claim about time; name a pair by --now and --then");
        }
        List<ContenderId> ids =
                run.header().contenders().stream().map(Header.ContenderRow::id).toList();
        ContenderId from = now == null ? pairs.get(0).now() : Choice.id(spec.commandLine(), now, ids);
        ContenderId to = then == null ? pairs.get(0).then() : Choice.id(spec.commandLine(), then, ids);
        return Evidence.of(run.header(), summary, from, to, where())
                .orElseThrow(() -> wrong("pair (" + from + ", " + to
                        + ") must have been timed in one group of this run, with one thread each, on what --corpus and"
                        + " --size name; see the ratios of its report, such as "
                        + pairs.stream()
                                .limit(3)
                                .map(pair -> pair.now() + " and " + pair.then())
                                .collect(Collectors.joining(", "))));
    }

    private Where where() {
        if (corpus == null) {
            return size.isPresent() ? new Where.AllCorpora(size.get()) : Where.ALL;
        }
        return size.isPresent() ? new DeckId(corpus, size.get()) : new Where.AllSizes(corpus);
    }

    private ParameterException wrong(String line) {
        return new ParameterException(spec.commandLine(), line);
    }

    /* From JDK 22 on there is a console even where nobody sits at one; only then can it be asked, and only there. */
    private static boolean isTerminal(Console console) {
        try {
            return (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException older) {
            return true;
        } catch (ReflectiveOperationException unknown) {
            return false;
        }
    }
}
