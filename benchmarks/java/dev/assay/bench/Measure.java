package dev.assay.bench;

import dev.assay.claim.Ledger;
import dev.assay.claim.Verdict;
import dev.assay.contender.Catalogue;
import dev.assay.contender.Cleared;
import dev.assay.corpus.DataFolder;
import dev.assay.corpus.Deck;
import dev.assay.machine.Fingerprint;
import dev.assay.machine.Grade;
import dev.assay.machine.SystemFiles;
import dev.assay.machine.Warnings;
import dev.assay.measure.Definitions;
import dev.assay.measure.GroupPlan;
import dev.assay.measure.Plan;
import dev.assay.measure.Planner;
import dev.assay.report.Console;
import dev.assay.report.ResultsFolder;
import dev.assay.run.Check;
import dev.assay.run.Event;
import dev.assay.run.Header;
import dev.assay.run.RunFile;
import dev.assay.run.RunReader;
import dev.assay.stats.Summarizer;
import dev.assay.stats.Summary;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
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
            "  java -jar target/assay.jar measure --effort quick",
            "  java -jar target/assay.jar measure --effort standard --plan",
            "  java -Dassay.groups=fast -Dassay.sliceMillis=200 -jar target/assay.jar measure",
            "",
            "Properties: assay.effort, assay.plan, assay.groups (ids with commas), assay.sliceMillis, assay.seed."
        })
public final class Measure implements Callable<Integer> {
    private static final List<String> EFFORTS = List.of("smoke", "quick", "standard");

    @Option(names = "--effort", description = "smoke, quick or standard (default: ${DEFAULT-VALUE})")
    private String effort = System.getProperty("assay.effort", "standard");

    @Option(
            names = "--results",
            paramLabel = "DIR",
            description = "where results folders lie (default: ${DEFAULT-VALUE})")
    private Path results = Path.of("results");

    @Option(names = "--data", paramLabel = "DIR", description = "the data folder (default: data beside the jar)")
    private Optional<Path> dataOption = Optional.empty();

    @Option(names = "--plan", description = "print the plan and stop")
    private boolean planOnly = planProperty();

    private final PrintStream out = System.out;

    private static boolean planProperty() {
        String value = System.getProperty("assay.plan", "false");
        return value.isEmpty() || value.equals("true");
    }

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        if (!EFFORTS.contains(effort)) {
            throw new ParameterException(
                    spec.commandLine(), "effort (" + effort + ") must be one of " + String.join(", ", EFFORTS));
        }
        if (Relaunch.needed()) {
            return Relaunch.run(spec.root().commandLine().getParseResult().originalArgs());
        }
        ForkJvm.prepare();
        long start = System.nanoTime();
        Instant started = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        DataFolder data = DataFolder.locate(dataOption);
        List<Deck> decks = data.decks();
        Catalogue catalogue = Catalogue.load(data);
        List<Header.ContenderRow> contenders = Rows.contenders(catalogue);
        Planner planner = new Planner(
                Definitions.parse(Rows.text("/benchmarks/assay.toml").orElseThrow()), contenders, Rows.decks(decks));
        long seed = Optional.ofNullable(Long.getLong("assay.seed")).orElseGet(() -> new SplittableRandom().nextLong());
        Plan first = plan(planner, seed, Map.of());
        out.print("data  " + data.root() + " (" + data.origin() + ")\n" + first.text());
        out.flush();
        if (planOnly) {
            return 0;
        }
        try (Ending ending = Ending.of(RunLock.take())) {
            return measure(ending, planner, first, contenders, catalogue, data, decks, started, start);
        }
    }

    private Plan plan(Planner planner, long seed, Map<String, String> excluded) {
        String groups = System.getProperty("assay.groups", "");
        return planner.plan(
                effort,
                groups.isBlank() ? List.of() : Arrays.asList(groups.strip().split("\\s*,\\s*")),
                Optional.ofNullable(Integer.getInteger("assay.sliceMillis")),
                seed,
                excluded);
    }

    private int measure(
            Ending ending,
            Planner planner,
            Plan first,
            List<Header.ContenderRow> contenders,
            Catalogue catalogue,
            DataFolder data,
            List<Deck> decks,
            Instant started,
            long start)
            throws IOException, InterruptedException {
        SystemFiles files = SystemFiles.ofThisMachine();
        Map<String, String> machine = Tools.fingerprint(files);
        Screen screen = new Screen(out, System.console() != null);
        Path folder = Folders.ofRun(started);
        Proof proof = new Proof(catalogue, decks);
        List<Check> checks = proof.check(first, "before", text -> screen.progress(text, System.nanoTime()));
        Map<String, String> excluded = wrong(checks);
        Plan plan = excluded.isEmpty() ? first : plan(planner, first.seed(), excluded);
        Header provisional = header(plan, contenders, decks, started, machine, new Grade("C", "the run has not ended"));
        Path journalFile = folder.resolve("journal.ndjson");
        try (Journal journal = new Journal(journalFile, provisional)) {
            ending.first(() -> {
                journal.freeze();
                screen.line("stopped; the slices so far lie in " + journalFile);
            });
            checks.forEach(journal::append);
            excluded.forEach((id, why) -> {
                journal.append(new Event("failed", "", -1, id, "does not conform and is not timed: " + why));
                screen.line("not timed " + id + ": " + why);
            });
            Map<String, Map<String, Cleared>> cleared = proof.clear(plan, checks);
            Campaign campaign =
                    new Campaign(plan, proof, catalogue, data, journal, screen, files, ending.sockets(), start);
            long measured = campaign.run(cleared);
            List<Check> after = proof.check(plan, "after", text -> screen.progress(text, System.nanoTime()));
            after.forEach(journal::append);
            Map<String, String> wrongAfter = wrong(after);
            wrongAfter.forEach((id, why) -> journal.append(new Event(
                    "failed", "", -1, id, "does not conform after timing; its figures do not count: " + why)));
            Warnings.of(machine, campaign.environments()).forEach(warning -> journal.append(Event.of(warning, "", -1)));
            Grade grade = Grade.of(machine, campaign.environments());
            Path published = Files.createDirectory(folder.resolve("published"));
            journal.publish(
                    published,
                    header(plan, contenders, decks, started, machine, grade),
                    (System.nanoTime() - start) / 1_000_000,
                    measured / 1_000_000);
            Path target =
                    Folders.fresh(results, started.toString().substring(0, 10) + "-" + Fingerprint.label(machine));
            RunFile run = RunReader.read(published);
            Summary summary = Summarizer.summarize(run);
            List<Verdict> verdicts = Ledger.judge(run, summary);
            ResultsFolder.write(run, summary, verdicts, published);
            Folders.publish(published, target);
            Folders.delete(folder);
            Console.closing(
                            run,
                            summary,
                            verdicts,
                            target.resolve("report.html").toString())
                    .forEach(screen::line);
            return excluded.isEmpty() && wrongAfter.isEmpty() ? 0 : 1;
        } catch (IOException | RuntimeException e) {
            // What was measured is not thrown away because the rest went wrong.
            screen.line("The slices so far lie in " + journalFile);
            throw e;
        }
    }

    private static Map<String, String> wrong(List<Check> checks) {
        Map<String, String> wrong = new LinkedHashMap<>();
        checks.stream()
                .filter(check -> !check.conforming())
                .forEach(check -> wrong.putIfAbsent(
                        check.contender(),
                        check.encoding() + " " + check.corpus() + " " + check.size() + " B: " + check.detail()));
        return wrong;
    }

    private Header header(
            Plan plan,
            List<Header.ContenderRow> contenders,
            List<Deck> decks,
            Instant started,
            Map<String, String> machine,
            Grade grade) {
        return new Header(
                Header.SCHEMA,
                Optional.ofNullable(Measure.class.getPackage().getImplementationVersion())
                        .orElse("unreleased"),
                started.toString(),
                effort,
                plan.seed(),
                machine,
                grade.letter(),
                grade.reason(),
                Tools.settings(plan),
                contenders,
                Rows.decks(decks),
                plan.groups().stream().map(GroupPlan::row).toList(),
                Rows.claims());
    }
}
