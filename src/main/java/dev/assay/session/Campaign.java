package dev.assay.session;

import dev.assay.contender.Catalogue;
import dev.assay.contender.Contender;
import dev.assay.contender.LiveContender;
import dev.assay.contender.Purpose;
import dev.assay.contender.TimingPermit;
import dev.assay.corpus.DataFolder;
import dev.assay.corpus.Deck;
import dev.assay.measure.Fork;
import dev.assay.measure.GroupPlan;
import dev.assay.measure.IdleCpuUse;
import dev.assay.measure.LiveEstimate;
import dev.assay.measure.MemoryForks;
import dev.assay.measure.Order;
import dev.assay.measure.PinningOrder;
import dev.assay.measure.Plan;
import dev.assay.measure.Progress;
import dev.assay.measure.Randomization;
import dev.assay.measure.Schedule;
import dev.assay.measure.SetLoop;
import dev.assay.run.ContenderId;
import dev.assay.run.Environment;
import dev.assay.run.Event;
import dev.assay.run.Export;
import dev.assay.run.Placement;
import dev.assay.run.ResumableRun;
import dev.assay.run.ServiceTimes;
import dev.assay.run.Slice;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The timed part of a run: all fork sets, then the cold and the memory forks, every slice on its way to the disk as it ends. */
final class Campaign {
    private static final List<String> MEMORY_FLAGS = List.of("-XX:+UseSerialGC", "-Xmx256m");

    private final Plan plan;
    private final ConformancePass proof;
    private final Catalogue catalogue;
    private final DataFolder data;
    private final ForkRunner forks;
    private final Journal journal;
    private final ProgressLine screen;
    private final PinningOrder placing;
    private final Host host;
    private final EnvironmentMonitor watch;
    private final Path sockets;
    private final long runStart;
    private final ResumableRun past;
    private final IdleCpuUse parked = new IdleCpuUse();
    private final Map<String, String> claims;
    private final Optional<LiveEstimate> headline;
    private long seq;

    Campaign(
            Plan plan,
            ConformancePass proof,
            Catalogue catalogue,
            DataFolder data,
            ForkRunner forks,
            Journal journal,
            ProgressLine screen,
            PinningOrder placing,
            Host host,
            Path sockets,
            ResumableRun past,
            Map<String, String> claims,
            long runStart) {
        this.plan = plan;
        this.proof = proof;
        this.catalogue = catalogue;
        this.data = data;
        this.forks = forks;
        this.journal = journal;
        this.screen = screen;
        this.placing = placing;
        this.host = host;
        this.sockets = sockets;
        this.watch = new EnvironmentMonitor(host, journal, runStart, past.spans());
        this.past = past;
        this.claims = claims;
        this.headline = OpenVerdicts.headline(plan, claims);
        this.seq = past.nextSeq();
        this.runStart = runStart;
    }

    /** Measures and returns how long that took, in nanoseconds, the time before a stop included. */
    long run(Map<String, Map<ContenderId, TimingPermit>> cleared) throws IOException, InterruptedException {
        long start = host.nanos() - past.measuredMillis() * 1_000_000;
        Schedule schedule = schedule();
        OpenVerdicts verdicts = new OpenVerdicts(plan, schedule, () -> OpenVerdicts.Judged.of(journal.soFar()));
        SetLoop course = new SetLoop(schedule, plan.limitSeconds(), plan.otherSeconds());
        watch.rest("before");
        course.run(new SetLoop.Sets() {
            @Override
            public double spentSeconds() {
                return (host.nanos() - start) / 1e9;
            }

            @Override
            public void run(Plan.SetPlan set) throws IOException, InterruptedException {
                one(set, new Clock(schedule, course, start), cleared);
            }

            @Override
            public void look(double secondsLeft) throws IOException {
                verdicts.look(secondsLeft);
            }
        });
        if (!verdicts.completion().cutShort().isEmpty()) {
            screen.line("the limit of " + Plan.minutes(plan.limitSeconds()) + " ends the fork sets · "
                    + schedule.allFinished() + " of "
                    + verdicts.completion().wanted() + " made");
        }
        parked.warning(plan.effort()).ifPresent(warning -> journal.append(Event.of(warning, "", -1)));
        announce("cold forks", plan.cold().targets().size(), plan.cold().replicates());
        ColdStarts.run(plan, cleared, proof, catalogue, data, journal, past);
        announce("memory forks", plan.memory().size(), plan.memoryReplicates());
        memory();
        exports();
        // Last, since a run that is stopped before and gone on with may find the time for more sets.
        journal.append(verdicts.completion());
        verdicts.stillOpen().forEach(warning -> journal.append(Event.of(warning, "", -1)));
        watch.rest("after");
        return host.nanos() - start;
    }

    private void announce(String what, int targets, int replicates) {
        if (targets * replicates > 0) {
            screen.line(what + " · " + targets + " contender and encoding pairs × " + replicates + " fresh processes");
        }
    }

    private Schedule schedule() {
        Schedule schedule = new Schedule(plan.groups(), OpenVerdicts.perGroup(claims));
        for (GroupPlan group : plan.groups()) {
            schedule.past(group.id(), past.ended(group.id()), past.nextSet(group.id()));
        }
        for (ResumableRun.Begun cut : past.cutShort()) {
            plan.groups().stream()
                    .filter(group -> group.id().equals(cut.group()))
                    .flatMap(group -> group.contenders().stream())
                    .forEach(
                            id -> journal.append(
                                    new Event(
                                            "stopped",
                                            cut.group(),
                                            cut.set(),
                                            id.toString(),
                                            "the run was stopped in this fork set, or its journal damaged, and another was made instead; its slices yield no ratio")));
        }
        return schedule;
    }

    /** Returns what the machine did during all spans watched so far. */
    List<Environment> environments() {
        return watch.spans();
    }

    /* What the progress line needs to know of the run so far. */
    private record Clock(Schedule schedule, SetLoop course, long start) {
        double secondsLeft(long setStart, long now) {
            return course.secondsLeft((now - start) / 1e9, (now - setStart) / 1e9);
        }
    }

    private void one(Plan.SetPlan set, Clock clock, Map<String, Map<ContenderId, TimingPermit>> cleared)
            throws IOException, InterruptedException {
        GroupPlan group = set.group();
        long setStart = host.nanos();
        ForkSet.Listener listener = new ForkSet.Listener() {
            @Override
            public void keep(Order.Keep keep) {
                journal.append(slice(group, set.set(), keep));
                parked.add(keep);
                headline.ifPresent(estimate -> estimate.add(group.id(), set.set(), keep));
            }

            @Override
            public void keepTimes(Order.KeepTimes kept) {
                journal.append(new ServiceTimes(
                        group.id(),
                        set.set(),
                        kept.fork().contender(),
                        group.encoding(),
                        kept.cell().deck().corpus(),
                        kept.cell().deck().size(),
                        kept.times().ops(),
                        kept.times().histogram()));
            }

            @Override
            public void roundBegins(Order.RoundBegins begins) {
                long now = host.nanos();
                watch.roundBegins(group, begins.round());
                Progress progress = new Progress(
                        clock.schedule().allFinished() + 1,
                        clock.schedule().allWanted(),
                        begins.round() + 1,
                        group.allRounds(),
                        group.id(),
                        clock.secondsLeft(setStart, now));
                screen.progress(progress.text(headline.flatMap(LiveEstimate::text)), now);
            }

            @Override
            public void roundsEnd() {
                watch.roundsEnd(group, set.set());
            }

            @Override
            public void lost(Fork fork, String reason) {
                String who = fork.contender() + (fork.isTwin() ? " (twin)" : "");
                journal.append(new Event(
                        fork.isTwin() ? Event.CONTROL_KILLED : "killed",
                        group.id(),
                        set.set(),
                        fork.contender().toString(),
                        who + " " + reason + "; its slices of this set yield no ratio; see the contender's own line"));
                screen.line("killed " + group.id() + " set " + set.set() + ": " + who + " " + reason);
            }
        };
        Randomization draws = Randomization.of(group, set.set(), plan.seed());
        placing.of(group, set.set(), plan.seed())
                .ifPresent(number -> journal.append(new Placement(group.id(), set.set(), number)));
        new ForkSet(
                        plan,
                        set,
                        draws,
                        placing,
                        cleared.getOrDefault(group.encoding(), Map.of()),
                        data,
                        forks,
                        host,
                        sockets,
                        listener)
                .run(proof.expected(group, draws.rotation()));
        watch.setEnds();
    }

    private Slice slice(GroupPlan group, int set, Order.Keep keep) {
        long at = (host.nanos() - runStart - keep.done().result().nanos()) / 1_000_000;
        return new Slice(
                seq++,
                group.id(),
                set,
                keep.round(),
                keep.fork().contender(),
                keep.cell().role(keep.fork()),
                group.encoding(),
                keep.cell().deck().corpus(),
                keep.cell().deck().size(),
                keep.cell().mode().text(),
                keep.warmup(),
                keep.done().result(),
                Math.max(0, at));
    }

    private void memory() {
        List<Deck> decks = plan.memoryDecks().stream()
                .map(row -> data.deck(row.corpus(), row.size()))
                .toList();
        MemoryForks.Opener opener = new MemoryForks.Opener() {
            @Override
            public LiveContender fresh(ContenderId id) {
                return catalogue.openInOwnJvm(contender(id), Purpose.MEMORY, MEMORY_FLAGS);
            }

            @Override
            public LiveContender counting(ContenderId id) {
                return catalogue.openInOwnJvm(contender(id), Purpose.COUNTING, MEMORY_FLAGS);
            }

            @Override
            public String flags(ContenderId id) {
                return contender(id).bridge().equals("process") ? "as shipped" : String.join(" ", MEMORY_FLAGS);
            }
        };
        new MemoryForks(opener, decks, journal::append)
                .run(
                        plan.memory(),
                        plan.memoryReplicates(),
                        plan.seed(),
                        (target, replicate) -> past.hasMemory(target.contender(), target.encoding(), replicate));
    }

    private void exports() {
        Set<ContenderId> ids = new LinkedHashSet<>();
        plan.groups().forEach(group -> ids.addAll(group.contenders()));
        for (ContenderId id : ids) {
            List<String> flags = ForkFlags.flags(ForkFlags.Part.of(contender(id), plan));
            journal.append(new Export(
                    id,
                    System.getProperty("java.version"),
                    System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"),
                    flags));
        }
    }

    private Contender contender(ContenderId id) {
        return catalogue.find(id).orElseThrow();
    }
}
