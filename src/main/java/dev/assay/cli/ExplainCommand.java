package dev.assay.cli;

import dev.assay.contender.Catalogue;
import dev.assay.contender.Commands;
import dev.assay.contender.Contender;
import dev.assay.contender.LiveContender;
import dev.assay.contender.Oracles;
import dev.assay.contender.Purpose;
import dev.assay.corpus.DataFolder;
import dev.assay.corpus.Deck;
import dev.assay.corpus.Encoding;
import dev.assay.corpus.Reference;
import dev.assay.explain.ExplainText;
import dev.assay.explain.Explanation;
import dev.assay.explain.Observed;
import dev.assay.explain.Scope;
import dev.assay.explain.TimeRatio;
import dev.assay.probe.Probe;
import dev.assay.probe.Target;
import dev.assay.report.ExplainPage;
import dev.assay.report.Swap;
import dev.assay.run.Check;
import dev.assay.run.ContenderId;
import dev.assay.run.DeckId;
import dev.assay.run.MachineId;
import dev.assay.run.Mode;
import dev.assay.run.RunFile;
import dev.assay.run.RunReader;
import dev.assay.run.Visible;
import dev.assay.stats.Quantity;
import dev.assay.stats.Summarizer;
import dev.assay.stats.Summary;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The verb {@code explain}: why a pair differs. */
@Command(
        name = "explain",
        description = {
            "Shows why two contenders differ: instructions a byte of text, allocations, the hottest functions of each.",
            "Counts only; the ratio of times is what duel and a run are for. A minute or two under callgrind, of which valgrind is needed."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "A contender is an id (see assay contenders), what begins only one, or a command that speaks the worker protocol",
            "(benchmarks/WORKER.md), in quotes.",
            "",
            "Examples:",
            "  assay explain rust.cached@process tiktoken@process",
            "  assay explain java.plain rust.plain@process --run results/2026-11-22-laptop",
            "  assay explain java.plain@jvm rust.plain@process --out why --json"
        })
final class ExplainCommand implements Callable<Integer> {
    private static final String README = "README.md";
    private static final String PAGE = "explain.html";
    private static final String JSON = "explain.json";

    /** What a pass may take, so that five of them under callgrind stay below a few minutes. */
    private static final long MOST_PASS_NANOS = 500_000_000;

    private static final int SLOT = 0;

    @Parameters(
            index = "0",
            paramLabel = "A",
            completionCandidates = ContenderIds.class,
            description = "The first of the pair.")
    private String first;

    @Parameters(index = "1", paramLabel = "B", completionCandidates = ContenderIds.class, description = "The second.")
    private String second;

    @Option(names = "--corpus", paramLabel = "NAME", description = "Corpus of the deck (default: ${DEFAULT-VALUE}).")
    private String corpus = "en-prose";

    @Option(names = "--size", paramLabel = "BYTES", description = "Size of an input (default: ${DEFAULT-VALUE}).")
    private int size = 16384;

    @Option(names = "--encoding", paramLabel = "NAME", description = "Default: cl100k_base if both offer it.")
    private Optional<String> encodingName = Optional.empty();

    @Option(
            names = "--run",
            paramLabel = "DIR",
            description =
                    "A results folder that holds the pair: its ratio of times is quoted beside that of instructions.")
    private Optional<Path> run = Optional.empty();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Writes README.md, explain.html and explain.json there as well.")
    private Optional<Path> out = Optional.empty();

    @Option(names = "--json", description = "Prints one JSON object.")
    private boolean json;

    @Option(names = "--data", paramLabel = "DIR", description = "Data folder; default: beside the jar.")
    private Optional<Path> dataFolder = Optional.empty();

    @Mixin
    private PythonOption python = new PythonOption();

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        CommandLine command = spec.commandLine();
        if (first.equals(second)) {
            throw usage("contenders (" + first + " twice) must be two");
        }
        if (out.isPresent()) {
            OutFolder.require(command, out.get(), List.of(README, PAGE, JSON), "explanation");
        }
        Commands commands = Commands.given();
        ContenderId one = Choice.id(command, first, "first", commands);
        ContenderId other = Choice.id(command, second, "second", commands);
        if (one.equals(other)) {
            throw usage("contenders (" + first + " and " + second + ", both " + one + ") must be two");
        }
        DataFolder data = DataFolder.locate(dataFolder);
        Choice.corpus(command, data, corpus);
        Choice.size(command, data, corpus, size);
        Catalogue catalogue = Catalogue.load(data, commands);
        Contender left = Choice.noFloor(command, catalogue, one, first);
        Contender right = Choice.noFloor(command, catalogue, other, second);
        Encoding encoding = Choice.common(command, encodingName, left, right);
        Choice.requireThere(catalogue, left, first);
        Choice.requireThere(catalogue, right, second);
        Optional<TimeRatio> time =
                run.isPresent() ? Optional.of(quoted(run.get(), one, other, encoding)) : Optional.empty();
        Deck deck = data.deck(corpus, size);
        Target a = conforming(catalogue, data, one, first, encoding, deck);
        Target b = conforming(catalogue, data, other, second, encoding, deck);
        Deck part = part(deck, Math.max(a.passNanos(), b.passNanos()));
        Explanation explanation = new Explanation(
                new Scope(
                        encoding.id(),
                        new DeckId(corpus, size),
                        part.inputs().size(),
                        deck.inputs().size(),
                        part.bytes()),
                observe(a, part),
                observe(b, part),
                time);
        write(explanation);
        PrintWriter print = command.getOut();
        ExplainText text = new ExplainText(explanation);
        print.print(json ? text.json() : Visible.lines(text.plain()));
        print.flush();
        return CommandLine.ExitCode.OK;
    }

    private TimeRatio quoted(Path folder, ContenderId one, ContenderId other, Encoding encoding) throws IOException {
        RunFile quoted = RunReader.read(folder);
        Summary summary = Summarizer.summarize(quoted);
        return summary.ratios().stream()
                .map(Summary.Ratio::cell)
                .filter(cell -> cell.mode() == Mode.THROUGHPUT
                        && cell.encoding().equals(encoding.id())
                        && cell.where().equals(new DeckId(corpus, size)))
                .flatMap(cell -> summary.ratio(one, other, Quantity.TIME, cell).stream())
                .findFirst()
                .map(row -> new TimeRatio(
                        row.ratio(),
                        folder.toAbsolutePath().normalize().getFileName() + " (group "
                                + row.cell().group() + ", "
                                + MachineId.of(quoted.header()).name() + ")"))
                .orElseThrow(() -> new IllegalArgumentException("run (" + folder + ") must hold the ratio of " + first
                        + " and " + second + " in " + encoding.id() + ", " + corpus + ", " + size
                        + " B; name another corpus or size, or leave out --run"));
    }

    private Target conforming(
            Catalogue catalogue, DataFolder data, ContenderId id, String word, Encoding encoding, Deck deck) {
        Contender contender = catalogue.find(id).orElseThrow();
        Reference reference = Reference.of(encoding)
                .orElseThrow(() -> new IllegalStateException(
                        "reference (" + encoding.id() + ") must travel in the jar; build it with mvn verify"));
        try (LiveContender subject = catalogue.open(contender, Purpose.TIMING)) {
            subject.load(encoding);
            Check check = new Oracles(catalogue, data).check(subject, id, encoding, deck, reference, "before");
            if (!check.conforming()) {
                throw new IllegalStateException("contender (" + word
                        + ") must give the reference's " + encoding.workload().answers() + " before it is explained: "
                        + check.detail());
            }
            subject.deck(SLOT, deck);
            subject.run(SLOT, 1, false);
            long nanos = subject.run(SLOT, 1, false).nanos();
            return new Target(catalogue, contender, word, subject.identity(), encoding, deck, nanos);
        }
    }

    /** Returns the deck, or as many of its first inputs as the slower of the two can do in the time that there is; one at least. */
    private static Deck part(Deck deck, long passNanos) {
        int inputs = deck.inputs().size();
        int kept = (int) Math.max(1, Math.min(inputs, inputs * MOST_PASS_NANOS / Math.max(1, passNanos)));
        return new Deck(deck.corpus(), deck.sizeBytes(), deck.inputs().subList(0, kept), deck.sha256());
    }

    private Observed observe(Target whole, Deck part) {
        long nanos = Math.max(
                1,
                whole.passNanos() * part.inputs().size() / whole.deck().inputs().size());
        return Probe.observe(
                new Target(
                        whole.catalogue(),
                        whole.contender(),
                        whole.name(),
                        whole.identity(),
                        whole.encoding(),
                        part,
                        nanos),
                this::tell);
    }

    private void write(Explanation explanation) throws IOException {
        if (out.isPresent()) {
            ExplainPage page = new ExplainPage(explanation);
            Swap.into(
                    out.get(),
                    Map.of(
                            README,
                            page.markdown().getBytes(StandardCharsets.UTF_8),
                            PAGE,
                            page.html().getBytes(StandardCharsets.UTF_8),
                            JSON,
                            new ExplainText(explanation).json().getBytes(StandardCharsets.UTF_8)),
                    Set.of());
        }
    }

    /** Progress goes to standard error: the page, or the object, is all that standard output holds. */
    private void tell(String line) {
        PrintWriter err = spec.commandLine().getErr();
        err.println("… " + Visible.text(line));
        err.flush();
    }

    private ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
