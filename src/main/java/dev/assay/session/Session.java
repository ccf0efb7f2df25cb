package dev.assay.session;

import dev.assay.contender.Catalogue;
import dev.assay.contender.TimingPermit;
import dev.assay.corpus.DataFolder;
import dev.assay.corpus.Deck;
import dev.assay.corpus.Reference;
import dev.assay.machine.CoreKinds;
import dev.assay.machine.Grade;
import dev.assay.machine.InForce;
import dev.assay.machine.JvmOptions;
import dev.assay.machine.Processors;
import dev.assay.machine.Warnings;
import dev.assay.measure.GroupPlan;
import dev.assay.measure.MachineCosts;
import dev.assay.measure.PinningOrder;
import dev.assay.measure.Plan;
import dev.assay.run.Check;
import dev.assay.run.ContenderId;
import dev.assay.run.Event;
import dev.assay.run.Header;
import dev.assay.run.Protocol;
import dev.assay.run.ResumableRun;
import dev.assay.run.RunFile;
import dev.assay.run.RunReader;
import dev.assay.run.Warning;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** One run, from its plan to its published run file: conformance, campaign, conformance again. */
public final class Session {
    /** Makes the plan of the run. */
    public interface Plans {
        /**
         * @param excluded contenders that did not conform, with the reason
         * @param here what the machine takes; empty until the conformance pass told
         */
        Plan of(long seed, Map<ContenderId, String> excluded, Optional<MachineCosts> here);
    }

    /**
     * What a run leaves.
     *
     * @param folder of the run in the making, to be deleted once what is wanted of it is elsewhere
     * @param published folder inside it, with the run file
     * @param conforming whether everything that was there gave the reference's tokens, before and after, but for peers that are declared
     *     to differ
     */
    public record Ended(Path folder, Path published, RunFile run, boolean conforming) {}

    private final Catalogue catalogue;
    private final List<Header.ContenderRow> contenders;
    private final DataFolder data;
    private final ForkRunner forks;
    private final List<Deck> decks;
    private final ProgressLine screen;
    private final Map<String, String> claims;
    private final List<String> asked;
    private final Host host;
    private final ReferenceSource source;
    private final CoreKinds cores;
    private final PinningOrder placing;

    /**
     * @param claims text of each claim that the run may judge, by id
     * @param asked ids of those that it was asked for by name
     */
    public Session(
            Catalogue catalogue,
            List<Header.ContenderRow> contenders,
            DataFolder data,
            ForkRunner forks,
            List<Deck> decks,
            ProgressLine screen,
            Map<String, String> claims,
            List<String> asked) {
        this(catalogue, contenders, data, forks, decks, screen, claims, asked, Host.ofThisMachine(), Reference::of);
    }

    Session(
            Catalogue catalogue,
            List<Header.ContenderRow> contenders,
            DataFolder data,
            ForkRunner forks,
            List<Deck> decks,
            ProgressLine screen,
            Map<String, String> claims,
            List<String> asked,
            Host host,
            ReferenceSource source) {
        this.catalogue = catalogue;
        this.contenders = contenders;
        this.data = data;
        this.forks = forks;
        this.decks = decks;
        this.screen = screen;
        this.claims = claims;
        this.asked = asked;
        this.host = host;
        this.source = source;
        this.cores = CoreKinds.of(host.files());
        Optional<String> hindrance = host.pinningHindrance();
        placing = PinningOrder.of(Processors.allowed(host.files()), cores, hindrance, contenders);
        hindrance.ifPresent(why -> screen.line("turns are not kept to one processor: " + why));
    }

    /**
     * Runs, or goes on with a run that was stopped.
     *
     * @param runs the folder of runs in the making
     * @param anySeed whether the seed was drawn, so that a stopped run of another one is as good
     * @param resumes whether the same command goes on with a run that was stopped
     */
    public Ended run(Path runs, Plans plans, long seed, boolean anySeed, boolean resumes, Cleanup ending)
            throws IOException, InterruptedException {
        long now = host.nanos();
        Instant started = host.now().truncatedTo(ChronoUnit.SECONDS);
        Map<String, String> machine = host.fingerprint();
        ConformancePass proof = new ConformancePass(catalogue, data, decks, source);
        Plan asked = plans.of(seed, Map.of(), Optional.empty());
        List<Check> checks = proof.check(asked, "before", text -> screen.progress(text, host.nanos()));
        Map<ContenderId, String> excluded = wrong(checks);
        // Before the plan, which may be refused for want of them.
        excluded.forEach((id, why) -> screen.line("not timed " + id + ": " + why));
        Protocol protocol = proof.protocol(checks, this.asked);
        Optional<MachineCosts> here = Optional.of(proof.costs());
        Plan drawn = plans.of(seed, excluded, here);
        drawn.hereLines().forEach(screen::line);
        Header fresh = header(drawn, started.toString(), machine, new Grade("C", "the run has not ended"), protocol);
        ResumableRun past = ResumableRun.find(runs, fresh, anySeed);
        Header header = past.exists() ? past.header() : fresh;
        Plan plan = header.seed() == seed ? drawn : plans.of(header.seed(), excluded, here);
        List<Warning> around = around(plan);
        around.forEach(warning -> screen.line("warning: " + warning.text()));
        Path folder = past.exists() ? past.folder() : TempFolders.ofRun(runs, started);
        long runStart = now - past.millis() * 1_000_000;
        try (Journal journal = Journal.open(folder, past, header, host::disk)) {
            ending.first(journal::freeze);
            if (resumes) {
                ending.says(() -> screen.line("stopped; the same command goes on where it stopped (" + folder + ")"));
            }
            if (past.exists()) {
                screen.line("going on with the run of " + header.started() + ", seed " + header.seed()
                        + "; to begin anew, delete " + folder);
                past.warning()
                        .ifPresent(warning -> screen.line(warning.cause() + "; " + warning.implication()
                                + "; the journal as it was found lies beside it, journal.damaged-N.ndjson"));
            }
            past.passedOver().forEach(warning -> screen.line("warning: " + warning.text()));
            checks.forEach(journal::append);
            Caches.ask(plan, catalogue, decks).forEach(journal::append);
            excluded.forEach((id, why) -> journal.append(
                    new Event("failed", "", -1, id.toString(), "does not conform and is not timed: " + why)));
            Map<String, Map<ContenderId, TimingPermit>> cleared = proof.clear(plan, checks);
            Campaign campaign = new Campaign(
                    plan,
                    proof,
                    catalogue,
                    data,
                    forks,
                    journal,
                    screen,
                    placing,
                    host,
                    ending.sockets(),
                    past,
                    claims,
                    runStart);
            long measured = campaign.run(cleared);
            List<Check> after = proof.check(plan, "after", text -> screen.progress(text, host.nanos()));
            after.forEach(journal::append);
            Map<ContenderId, String> wrongAfter = wrong(after);
            wrongAfter.forEach((id, why) -> journal.append(new Event(
                    "failed",
                    "",
                    -1,
                    id.toString(),
                    "does not conform after timing; its figures do not count: " + why)));
            host.oddities().forEach(warning -> journal.append(Event.of(warning, "", -1)));
            JvmOptions.warning(host.jvmOptions()).ifPresent(warning -> journal.append(Event.of(warning, "", -1)));
            around.forEach(warning -> journal.append(Event.of(warning, "", -1)));
            Warnings.of(machine, campaign.environments()).forEach(warning -> journal.append(Event.of(warning, "", -1)));
            Path published = folder.resolve("published");
            TempFolders.delete(published);
            journal.publish(
                    Files.createDirectory(published),
                    header(
                            plan,
                            header.started(),
                            machine,
                            Grade.of(machine, !placing.processors().isEmpty(), campaign.environments()),
                            protocol),
                    (host.nanos() - runStart) / 1_000_000,
                    measured / 1_000_000);
            return new Ended(
                    folder,
                    published,
                    RunReader.read(published),
                    checks.stream().allMatch(this::expected) && after.stream().allMatch(this::expected));
        } catch (IOException | RuntimeException | Error e) {
            // What was measured is not thrown away because the rest went wrong.
            if (resumes) {
                screen.line(kept(folder));
            }
            throw e;
        }
    }

    /** Returns what is said when something went wrong with a run that can be gone on with. */
    public static String kept(Path folder) {
        return "nothing is lost: the slices so far lie in " + folder + "; the same command goes on from there";
    }

    /* What is known before the first turn; the user may want to stop at once. */
    private List<Warning> around(Plan plan) {
        List<ContenderId> timed = plan.groups().stream()
                .flatMap(group -> group.contenders().stream())
                .distinct()
                .toList();
        return Stream.of(
                        InForce.warning(host.inForce(), timed),
                        Warnings.unlike(cores, !placing.processors().isEmpty()))
                .flatMap(Optional::stream)
                .toList();
    }

    /* A peer that is declared to be another function is shown and not timed; only what nobody knew fails the build. */
    private boolean expected(Check check) {
        return check.conforming()
                || catalogue
                        .find(check.contender())
                        .map(catalogue::declaration)
                        .filter(declared -> declared.differsOn(check.corpus()))
                        .isPresent();
    }

    private static Map<ContenderId, String> wrong(List<Check> checks) {
        Map<ContenderId, String> wrong = new LinkedHashMap<>();
        checks.stream()
                .filter(check -> !check.conforming())
                .forEach(check -> wrong.putIfAbsent(
                        check.contender(),
                        check.encoding() + " " + check.corpus() + " " + check.size() + " B: " + check.detail()));
        return wrong;
    }

    private Header header(Plan plan, String started, Map<String, String> machine, Grade grade, Protocol protocol) {
        Map<String, String> settings = RunSettings.settings(plan, host);
        settings.put(PinningOrder.SETTING, placing.text(plan));
        return new Header(
                Header.SCHEMA,
                Optional.ofNullable(Session.class.getPackage().getImplementationVersion())
                        .orElse("unreleased"),
                started,
                plan.effort(),
                plan.seed(),
                machine,
                grade.letter(),
                grade.reason(),
                settings,
                protocol.withAnalyses(plan.interimAnalyses()),
                contenders,
                HeaderRows.decks(decks),
                plan.groups().stream().map(GroupPlan::row).toList(),
                claims);
    }
}
