package dev.assay.bench;

import dev.assay.bridge.Revision;
import dev.assay.cli.BaselineFolder;
import dev.assay.cli.Choice;
import dev.assay.cli.ContenderIds;
import dev.assay.cli.PythonOption;
import dev.assay.contender.Catalogue;
import dev.assay.contender.Commands;
import dev.assay.contender.Contender;
import dev.assay.corpus.DataFolder;
import dev.assay.corpus.Deck;
import dev.assay.corpus.Encodings;
import dev.assay.corpus.UserCorpus;
import dev.assay.gate.Baseline;
import dev.assay.gate.Gate;
import dev.assay.machine.RunLock;
import dev.assay.measure.Definitions;
import dev.assay.measure.Duel;
import dev.assay.measure.Plan;
import dev.assay.measure.Planner;
import dev.assay.program.Scratch;
import dev.assay.report.DuelGate;
import dev.assay.report.DuelText;
import dev.assay.run.ContenderId;
import dev.assay.run.DeckId;
import dev.assay.run.Header;
import dev.assay.run.Visible;
import dev.assay.session.Cleanup;
import dev.assay.session.ForkFlags;
import dev.assay.session.HeaderRows;
import dev.assay.session.ProgressLine;
import dev.assay.session.Relaunch;
import dev.assay.session.Session;
import dev.assay.session.TempFolders;
import dev.assay.stats.Summarizer;
import dev.assay.usage.Nearest;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The verb {@code duel}: which of two is faster, by how much, and can that be believed. */
@Command(
        name = "duel",
        description =
                "Measures two contenders against each other in about two minutes: the ratio of their times, its interval,"
                        + " the controls, and whether both give the reference's tokens.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "A contender is an id (see assay contenders), what begins only one, a first-party id at a Git revision of this repository,",
            "or a command that speaks the worker protocol (benchmarks/WORKER.md), in quotes.",
            "",
            "Examples:",
            "  assay duel rust.cached@process tiktoken@process",
            "  assay duel rust.plain@process:HEAD~1 rust.plain@process --size 16384",
            "  assay duel rust.cached@process tiktoken@process --corpus my.txt",
            "  assay duel 'python3 my_worker.py' python.cached@process --json",
            "  assay duel rust.plain@process rust.plain@process:HEAD~1 --gate 'ratio < 1.05'",
            "  assay duel rust.cached@process tiktoken@process --against results/DIR",
            "",
            "Exit codes of a gate: 0 it passes, 1 it fails, 3 nobody can tell."
        })
public final class DuelCommand implements Callable<Integer> {
    @Parameters(
            index = "0",
            paramLabel = "A",
            completionCandidates = ContenderIds.class,
            description = "numerator of the ratio of times")
    private String first;

    @Parameters(index = "1", paramLabel = "B", completionCandidates = ContenderIds.class, description = "denominator")
    private String second;

    @Option(
            names = "--corpus",
            paramLabel = "NAME",
            description = "corpus of the deck, or a UTF-8 text file of your own (default: ${DEFAULT-VALUE})")
    private String corpus = "en-prose";

    @Option(names = "--size", paramLabel = "BYTES", description = "size of an input (default: ${DEFAULT-VALUE})")
    private int size = 1024;

    @Option(names = "--encoding", paramLabel = "NAME", description = "default: cl100k_base if both offer it")
    private Optional<String> encoding = Optional.empty();

    @Option(names = "--sets", paramLabel = "N", description = "fork sets (default: as many as fill two minutes)")
    private Optional<Integer> sets = Optional.empty();

    @Option(
            names = "--against",
            paramLabel = "DIR",
            description = "a results folder that holds the pair: then ratio is the ratio now ÷ the ratio then")
    private Optional<String> against = Optional.empty();

    @Option(
            names = "--gate",
            paramLabel = "EXPR",
            description =
                    "a condition such as 'ratio < 1.05'; ratio is time of A ÷ time of B, below 1 where A is faster")
    private Optional<String> gateText = Optional.empty();

    @Option(names = "--json", description = "print one JSON object")
    private boolean json;

    @Option(names = "--data", paramLabel = "DIR", description = "the data folder (default: data beside the jar)")
    private Optional<Path> dataOption = Optional.empty();

    @Mixin
    private Strict strict = new Strict();

    @Mixin
    private PythonOption python = new PythonOption();

    @Spec
    private CommandSpec spec;

    private Optional<Gate> gate = Optional.empty();

    @Override
    public Integer call() throws IOException, InterruptedException {
        judge();
        strict.judge(spec.commandLine());
        if (Relaunch.needed()) {
            return Relaunch.run(spec.root().commandLine().getParseResult().originalArgs());
        }
        Relaunch.followParent();
        ForkJvm.prepare();
        DataFolder folder = DataFolder.locate(dataOption);
        boolean isFile = !folder.corpora().contains(corpus) && Files.exists(Path.of(corpus));
        DataFolder data = isFile ? folder.with(UserCorpus.read(Path.of(corpus))) : folder;
        corpus = isFile ? UserCorpus.ID : corpus;
        if (!data.corpora().contains(corpus)) {
            throw usage("corpus (" + corpus + ") must be one of " + String.join(", ", data.corpora())
                    + ", or a text file" + Nearest.hint(corpus, data.corpora(), ""));
        }
        if (!data.sizes(corpus).contains(size)) {
            throw usage("size (" + size + ") must be one of " + data.sizes(corpus) + " for " + corpus);
        }
        List<Deck> decks = data.decks(data.corpora());
        DuelGate held = held(HeaderRows.decks(decks));
        Path target = TempFolders.runs().toAbsolutePath().getParent();
        // With --json standard output holds the object and nothing else.
        PrintStream progress =
                json ? new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8) : System.out;
        Map<String, String> names = new HashMap<>();
        ProgressLine screen = new ProgressLine(
                progress, !json && System.console() != null, text -> Visible.lines(DuelText.named(text, names)));
        Commands commands = Commands.given();
        ContenderId numerator = id(first, second, "first", target, screen, names, commands);
        ContenderId denominator = id(second, first, "second", target, screen, names, commands);
        Catalogue catalogue = Catalogue.load(data, commands);
        Contender one = Choice.noFloor(spec.commandLine(), catalogue, numerator, first);
        Contender other = Choice.noFloor(spec.commandLine(), catalogue, denominator, second);
        String common = Choice.common(spec.commandLine(), encoding, one, other).id();
        Choice.requireThere(catalogue, one, first);
        Choice.requireThere(catalogue, other, second);
        List<Header.ContenderRow> rows = HeaderRows.contenders(catalogue, List.of(numerator, denominator));
        Planner planner = new Planner(
                Definitions.parse(HeaderRows.text("/benchmarks/plan.toml").orElseThrow()),
                rows,
                HeaderRows.decks(decks));
        Session session = new Session(catalogue, rows, data, new ForkJvm(), decks, screen, Map.of(), List.of());
        Path runs = Scratch.folder("duel-");
        try (Cleanup ending = Cleanup.of(
                RunLock.take(), () -> (json ? System.err : System.out).println("stopped; a duel begins anew"))) {
            Session.Ended ended = session.run(
                    runs,
                    (seed, excluded, here) -> plan(
                            here.map(planner::at).orElse(planner),
                            numerator,
                            denominator,
                            common,
                            seed,
                            excluded,
                            names),
                    new SplittableRandom().nextLong(),
                    true,
                    false,
                    ending);
            DuelText text =
                    DuelText.of(ended.run(), Summarizer.summarize(ended.run()), ended.conforming(), names, held);
            PrintWriter out = spec.commandLine().getOut();
            out.print(json ? text.json() : Visible.lines(text.plain()));
            out.flush();
            return ended.conforming() ? text.outcome().exitCode() : 1;
        } finally {
            TempFolders.delete(runs);
        }
    }

    private ContenderId id(
            String word,
            String rival,
            String place,
            Path target,
            ProgressLine screen,
            Map<String, String> names,
            Commands commands)
            throws IOException, InterruptedException {
        if (Revision.is(word)) {
            screen.line("building " + word);
            Revision.Built built =
                    Revision.build(word, List.of(target, Path.of("")), target, ForkFlags.flags(ForkFlags.Part.WORKS));
            return command(place, built.name(), built.command(), names, commands);
        }
        // A Java contender at a revision is a worker. Its rival of today must be one as well: in a fork of JMH it would
        // be
        // compiled and called another way, and the difference would pass for one of the revisions.
        if (Revision.isJava(rival) && word.matches("java\\.[a-z0-9-]+@jvm")) {
            return command(place, word, Revision.today(word, ForkFlags.flags(ForkFlags.Part.WORKS)), names, commands);
        }
        return Choice.isCommand(word) ? command(place, word, word.strip(), names, commands) : ContenderId.of(word);
    }

    private static ContenderId command(
            String place, String name, String command, Map<String, String> names, Commands commands) {
        ContenderId id = commands.name(place, command);
        names.put(id.toString(), name);
        return id;
    }

    /** What can be told from the words alone is told before a build, a contender or another JVM is started. */
    private void judge() {
        CommandLine command = spec.commandLine();
        sets.ifPresent(count -> {
            try {
                Duel.requireSets(count);
            } catch (IllegalArgumentException wrong) {
                throw usage(wrong.getMessage());
            }
        });
        encoding.ifPresent(name -> Choice.encoding(command, name));
        first = declared(first);
        second = declared(second);
        if (first.equals(second)) {
            throw usage("contenders (" + first + " twice) must be two; every run has an A/A twin of its own");
        }
        gate = gateText.map(text -> BaselineFolder.gate(command, text));
        gate.flatMap(Gate::claim).ifPresent(claim -> {
            throw usage("gate (" + gateText.orElse("") + ") must name no claim, since a duel tests none; leave " + claim
                    + ": out");
        });
        against.ifPresent(name -> judgeAgainst());
    }

    /* A run knows neither a command by its words nor one contender twice. */
    private void judgeAgainst() {
        for (String word : List.of(first, second)) {
            if (Choice.isCommand(word) && !Revision.is(word)) {
                throw usage("contender (" + word + ") must be an id where a baseline is given; leave --against out");
            }
        }
        if (bare(first).equals(bare(second))) {
            throw usage("contenders (" + first + ", " + second
                    + ") must be two where a baseline is given, not one at two revisions; leave --against out");
        }
    }

    /* The encoding follows the baseline unless it was named: a ratio in another one is another ratio. */
    private DuelGate held(List<Header.DeckRow> decks) {
        Optional<Baseline> baseline = against.map(name -> BaselineFolder.read(spec.commandLine(), name));
        Optional<Baseline.Pair> then = Optional.empty();
        if (baseline.isPresent()) {
            Header.DeckRow deck = decks.stream()
                    .filter(row -> row.deck().equals(new DeckId(corpus, size)))
                    .findFirst()
                    .orElseThrow();
            try {
                then = Optional.of(baseline.get().pair(bare(first), bare(second), encoding, deck));
            } catch (IllegalArgumentException wrong) {
                throw usage(wrong.getMessage());
            }
            encoding = Optional.of(then.get().time().cell().encoding());
        }
        return new DuelGate(baseline, then, gate);
    }

    /* A contender at a revision is held against what it was in the baseline, whatever revision that was built from. */
    private static ContenderId bare(String word) {
        return ContenderId.of(Revision.is(word) ? word.substring(0, word.indexOf(':')) : word);
    }

    private String declared(String word) {
        if (Choice.isCommand(word)) {
            return word;
        }
        int revision = Revision.is(word) ? word.indexOf(':') : word.length();
        return Choice.declared(spec.commandLine(), word.substring(0, revision)) + word.substring(revision);
    }

    private Plan plan(
            Planner planner,
            ContenderId numerator,
            ContenderId denominator,
            String common,
            long seed,
            Map<ContenderId, String> excluded,
            Map<String, String> names) {
        for (Map.Entry<ContenderId, String> wrong : excluded.entrySet()) {
            String word = wrong.getKey().equals(numerator) ? first : second;
            throw new IllegalStateException("contender (" + word + ") must give the reference's "
                    + Encodings.of(common).workload().answers() + " before it is timed: "
                    + DuelText.named(wrong.getValue(), names));
        }
        return Duel.plan(
                planner,
                numerator,
                denominator,
                common,
                new DeckId(corpus, size),
                sets.map(OptionalInt::of).orElse(OptionalInt.empty()),
                seed);
    }

    private ParameterException usage(String message) {
        return new ParameterException(spec.commandLine(), message);
    }
}
