package dev.assay.bench;

import dev.assay.claim.ClaimSelection;
import dev.assay.claim.Definition;
import dev.assay.cli.BaselineFolder;
import dev.assay.cli.PythonOption;
import dev.assay.contender.Catalogue;
import dev.assay.corpus.DataFolder;
import dev.assay.corpus.Deck;
import dev.assay.corpus.UserCorpus;
import dev.assay.gate.Baseline;
import dev.assay.gate.Gate;
import dev.assay.gate.Outcome;
import dev.assay.gate.Readings;
import dev.assay.machine.RunLock;
import dev.assay.measure.Definitions;
import dev.assay.measure.GroupPlan;
import dev.assay.measure.Plan;
import dev.assay.measure.Planner;
import dev.assay.measure.RunScope;
import dev.assay.report.Console;
import dev.assay.report.GateText;
import dev.assay.report.ResultsFolder;
import dev.assay.report.Writable;
import dev.assay.run.ContenderId;
import dev.assay.run.Header;
import dev.assay.run.MachineId;
import dev.assay.run.RunFile;
import dev.assay.session.Cleanup;
import dev.assay.session.HeaderRows;
import dev.assay.session.OpenVerdicts;
import dev.assay.session.ProgressLine;
import dev.assay.session.Relaunch;
import dev.assay.session.Session;
import dev.assay.session.TempFolders;
import dev.assay.usage.Property;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The verb {@code measure}: plan, conformance, fork sets, memory forks, conformance again, results folder. */
@Command(
        name = "measure",
        description = "Measures all contenders that are there and conform, and writes a results folder.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  assay measure --effort quick",
            "  assay measure --effort standard --plan",
            "  assay measure --groups fast --slice-millis 200",
            "  assay measure --claims like-c,better-than-c",
            "  assay measure --corpus my.txt --effort quick",
            "  assay measure --claims like-c --against results/DIR --gate 'ratio > 0.95'",
            "",
            "Each of these options is a property for Maven too, as -Dassay.groups=fast",
            "or -Dassay.sliceMillis=200. An option wins over the property.",
            "",
            "Exit codes of a gate: 0 it passes, 1 it fails, 3 nobody can tell. The results",
            "folder is complete in each case."
        })
public final class MeasureCommand implements Callable<Integer> {
    private String effort = "";
    private Path results = Path.of("");

    @Mixin
    private MeasureOptions options = new MeasureOptions();

    @Option(names = "--data", paramLabel = "DIR", description = "the data folder (default: data beside the jar)")
    private Optional<Path> dataOption = Optional.empty();

    private final PrintStream out = System.out;

    private Consumer<List<Header.ContenderRow>> before = found -> {};
    private Optional<Path> published = Optional.empty();

    @Mixin
    private Strict strict = new Strict();

    @Mixin
    private PythonOption python = new PythonOption();

    @Spec
    private CommandSpec spec;

    /** Takes a measurement that tells what is here before it prints its plan. */
    static MeasureCommand telling(Consumer<List<Header.ContenderRow>> before) {
        MeasureCommand measure = new MeasureCommand();
        measure.before = before;
        return measure;
    }

    /** Returns the results folder that it made; empty before that. */
    Optional<Path> published() {
        return published;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        CommandLine command = spec.commandLine();
        options.take(command);
        effort = Property.EFFORT.text().orElse("standard");
        results = Path.of(Property.RESULTS.text().orElse("results"));
        boolean planOnly = Property.PLAN.flag();
        Optional<String> unfit = planOnly ? Optional.empty() : Writable.whyNot(results);
        if (unfit.isPresent()) {
            throw new ParameterException(
                    command, "results (" + results + ") must be a folder that can be written: " + unfit.get());
        }
        Optional<Gate> gate = Property.GATE.text().map(text -> BaselineFolder.gate(command, text));
        boolean holds = gate.isPresent() || Property.AGAINST.text().isPresent();
        if (holds && effort.equals("smoke")) {
            throw new ParameterException(
                    command,
                    "effort (smoke) must be another one where a gate or a baseline is named: it judges nothing");
        }
        strict.judge(command);
        if (Relaunch.needed()) {
            return Relaunch.run(spec.root().commandLine().getParseResult().originalArgs());
        }
        Relaunch.followParent();
        List<Definition> ledger = dev.assay.claim.Definitions.all();
        Definitions shipped =
                Definitions.parse(HeaderRows.text("/benchmarks/plan.toml").orElseThrow());
        Optional<ClaimSelection> askedFor;
        RunScope extent;
        try {
            askedFor = ClaimSelection.parse(Property.CLAIMS.text().orElse(""), ledger);
            extent = extent(askedFor, ledger).within(Property.MINUTES.whole().map(Math::toIntExact));
            shipped.requireGroups(effort, extent.groups());
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(command, wrong.getMessage());
        }
        Map<String, String> claims = dev.assay.claim.Definitions.headerTexts(
                askedFor.map(ClaimSelection::ids).orElse(List.of()));
        ForkJvm.prepare();
        DataFolder folder = DataFolder.locate(dataOption);
        DataFolder data =
                UserCorpus.asked().map(UserCorpus::read).map(folder::with).orElse(folder);
        Definitions definitions = data.own().isPresent() ? shipped.on(UserCorpus.ID) : shipped;
        List<Deck> decks = definitions.takesExtraCorpora(effort) ? data.decks(data.corpora()) : data.decks();
        Optional<Baseline> baseline = Property.AGAINST.text().map(name -> BaselineFolder.read(command, name));
        // As if everybody were there: to ask who is starts them all.
        Optional<Readings> asIf = holds
                ? Optional.of(asked(
                        command,
                        () -> Readings.expected(
                                baseline,
                                gate,
                                askedFor.map(some -> some.among(ledger)).orElse(ledger),
                                definitions.contenders(effort, extent.groups()),
                                new Readings.Work(effort, HeaderRows.decks(decks)))))
                : Optional.empty();
        Catalogue catalogue = Catalogue.load(data).with(definitions.contenders(extent.groups()));
        List<Header.ContenderRow> contenders = HeaderRows.contenders(catalogue);
        Planner planner =
                new Planner(definitions, contenders, HeaderRows.decks(decks), HeaderRows.forgetting(catalogue));
        Optional<Long> asked = Property.SEED.whole();
        long seed = asked.orElseGet(() -> new SplittableRandom().nextLong());
        Plan planned = asked(command, () -> plan(planner, extent, seed, Map.of()));
        dev.assay.claim.Definitions.requireWorkloads(
                ledger, planned.groups().stream().map(GroupPlan::row).toList());
        Map<String, List<ContenderId>> present =
                planned.groups().stream().collect(Collectors.toMap(GroupPlan::id, GroupPlan::contenders));
        Set<ContenderId> memory =
                planned.memory().stream().map(Plan.Target::contender).collect(Collectors.toSet());
        Optional<Readings> held = asIf.map(all -> asked(command, () -> all.among(present, memory)));
        before.accept(contenders);
        out.print("data  " + data.root() + " (" + data.origin() + ")\n"
                + data.own()
                        .map(text ->
                                "corpus  " + text.path() + ", " + text.bytes() + " bytes, in place of all others\n")
                        .orElse("")
                + askedFor.map(some -> String.join("\n", some.lines(ledger)) + "\n")
                        .orElse("")
                + planned.text()
                + held.map(readings -> String.join("\n", GateText.plan(readings)) + "\n")
                        .orElse(""));
        out.flush();
        if (planOnly) {
            return 0;
        }
        ProgressLine screen = new ProgressLine(out, System.console() != null);
        Session session = new Session(
                catalogue,
                contenders,
                data,
                new ForkJvm(),
                decks,
                screen,
                claims,
                askedFor.map(ClaimSelection::ids).orElse(List.of()));
        try (Cleanup ending = Cleanup.of(
                RunLock.take(), () -> screen.line("stopped before measuring; the same command begins there again"))) {
            Session.Ended ended = session.run(
                    TempFolders.runs(),
                    (drawn, excluded, here) -> plan(here.map(planner::at).orElse(planner), extent, drawn, excluded),
                    seed,
                    asked.isEmpty(),
                    true,
                    ending);
            OpenVerdicts.Judged found;
            try {
                found = finish(ended, screen);
            } catch (IOException | RuntimeException | Error wrong) {
                screen.line(Session.kept(ended.folder()));
                throw wrong;
            }
            // Only now: whatever a gate says, the results folder is complete.
            Outcome outcome = held.map(readings -> held(readings, ended.run(), found, screen))
                    .orElse(Outcome.PASS);
            return ended.conforming() ? outcome.exitCode() : 1;
        }
    }

    private static Outcome held(Readings readings, RunFile run, OpenVerdicts.Judged judged, ProgressLine screen) {
        List<Readings.Row> rows = readings.rows(run, judged.summary(), judged.verdicts());
        screen.line("");
        GateText.lines(readings, rows, run).forEach(screen::line);
        return GateText.outcome(rows).orElse(Outcome.PASS);
    }

    private OpenVerdicts.Judged finish(Session.Ended ended, ProgressLine screen) throws IOException {
        RunFile run = ended.run();
        OpenVerdicts.Judged judged = OpenVerdicts.Judged.of(run);
        ResultsFolder.write(run, judged.summary(), judged.verdicts(), ended.published());
        Path target = TempFolders.fresh(
                results,
                run.header().started().substring(0, 10) + "-"
                        + MachineId.of(run.header()).folder());
        TempFolders.publish(ended.published(), target);
        published = Optional.of(target);
        TempFolders.finished(ended.folder());
        Console.closing(
                        run,
                        judged.summary(),
                        judged.verdicts(),
                        target.resolve("report.html").toString())
                .forEach(screen::line);
        return judged;
    }

    /* What the claims need that were asked for: their groups whole, since who else is alive belongs to what is measured. */
    private static RunScope extent(Optional<ClaimSelection> asked, List<Definition> claims) {
        String groups = Property.GROUPS.text().orElse("").strip();
        if (asked.isEmpty()) {
            return RunScope.of(groups.isEmpty() ? List.of() : Arrays.asList(groups.split("\\s*,\\s*")));
        }
        if (!groups.isEmpty()) {
            throw new IllegalArgumentException("groups (" + groups
                    + ") must not be named beside claims, which name their own: "
                    + String.join(", ", asked.get().groups(claims)) + "; leave one of the two out");
        }
        // No claim speaks of cold starts.
        return new RunScope(
                asked.get().groups(claims),
                Optional.of(asked.get().memory(claims)),
                Optional.of(Set.of()),
                Optional.empty());
    }

    /* A plan that is refused was asked for by the words of the command. */
    private static <T> T asked(CommandLine command, Supplier<T> plan) {
        try {
            return plan.get();
        } catch (IllegalArgumentException refused) {
            throw new ParameterException(command, refused.getMessage());
        }
    }

    private Plan plan(Planner planner, RunScope extent, long seed, Map<ContenderId, String> excluded) {
        return planner.plan(effort, extent, Property.SLICE_MILLIS.whole().map(Math::toIntExact), seed, excluded);
    }
}
