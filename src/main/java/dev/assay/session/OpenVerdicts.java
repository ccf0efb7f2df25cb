package dev.assay.session;

import dev.assay.claim.Definition;
import dev.assay.claim.Definitions;
import dev.assay.claim.Ledger;
import dev.assay.claim.Verdict;
import dev.assay.measure.GroupPlan;
import dev.assay.measure.LiveEstimate;
import dev.assay.measure.Plan;
import dev.assay.measure.Schedule;
import dev.assay.measure.StopRule;
import dev.assay.run.Completion;
import dev.assay.run.Longer;
import dev.assay.run.Mode;
import dev.assay.run.RunFile;
import dev.assay.run.Warning;
import dev.assay.stats.Estimator;
import dev.assay.stats.Interval;
import dev.assay.stats.Quantity;
import dev.assay.stats.Summarizer;
import dev.assay.stats.Summary;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The verdicts that are open between fork sets: more sets go where the next look at one can be paid for, the cheapest look per open
 * verdict first. By how much a verdict is open has no say, since a forecast from few sets is worth little.
 */
public final class OpenVerdicts {
    /** Where the run is read from while it is made. */
    public interface Source {
        /** Returns what the run says as far as it is. */
        Judged soFar() throws IOException;
    }

    /** What a run says in numbers, and what of its claims. */
    public record Judged(Summary summary, List<Verdict> verdicts) {
        public Judged {
            verdicts = List.copyOf(verdicts);
        }

        /** Returns what a run says. */
        public static Judged of(RunFile run) {
            Summary summary = Summarizer.summarize(run);
            return new Judged(summary, Ledger.judge(run, summary));
        }
    }

    private record Open(Verdict verdict, GroupPlan group, StopRule.Answer answer) {
        String name() {
            return verdict.id() + " (" + verdict.reading() + ")";
        }
    }

    private final Plan plan;
    private final Schedule schedule;
    private final Source source;
    private List<Open> open = List.of();
    /* The look that a group with an open verdict would need next and that the limit does not pay for. */
    private final Map<String, Integer> denied = new HashMap<>();

    public OpenVerdicts(Plan plan, Schedule schedule, Source source) {
        this.plan = plan;
        this.schedule = schedule;
        this.source = source;
    }

    /**
     * Returns the estimate for the progress line: that of the first reading with bounds that the plan can measure, else of the first two
     * contenders of its first group.
     */
    public static Optional<LiveEstimate> headline(Plan plan, Map<String, String> claims) {
        for (Definition claim : Definitions.parse(claims)) {
            for (Definition.Reading reading : claim.readings()) {
                boolean measured = isTimed(reading)
                        && plan.groups().stream()
                                .anyMatch(group -> group.id().equals(reading.group())
                                        && group.contenders().contains(reading.numerator())
                                        && group.contenders().contains(reading.denominator()));
                if (measured) {
                    return Optional.of(new LiveEstimate(reading.group(), reading.numerator(), reading.denominator()));
                }
            }
        }
        return plan.groups().stream()
                .filter(group -> group.twinned().size() > 1)
                .findFirst()
                .map(group -> new LiveEstimate(
                        group.id(), group.twinned().get(0), group.twinned().get(1)));
    }

    private static boolean isTimed(Definition.Reading reading) {
        return reading.bounded() && reading.quantities().contains(Quantity.TIME);
    }

    /** Returns how many verdicts of these claims rest on the fork sets of each group. */
    public static Map<String, Integer> perGroup(Map<String, String> claims) {
        Map<String, Integer> verdicts = new HashMap<>();
        for (Definition claim : Definitions.parse(claims)) {
            for (Definition.Reading reading : claim.readings()) {
                if (isTimed(reading)) {
                    verdicts.merge(reading.group(), 1, Integer::sum);
                }
            }
        }
        return verdicts;
    }

    /**
     * Looks, and asks for the sets up to the next look of groups with open verdicts.
     *
     * @param secondsLeft that may be spent on sets
     */
    public void look(double secondsLeft) throws IOException {
        open = open();
        denied.clear();
        Map<GroupPlan, Integer> verdicts = new LinkedHashMap<>();
        open.forEach(one -> verdicts.merge(one.group(), 1, Integer::sum));
        List<GroupPlan> byNeed = verdicts.keySet().stream()
                .filter(group -> nextLook(group) > schedule.finished(group))
                .sorted(Comparator.comparingDouble(group -> seconds(group) / verdicts.get(group)))
                .toList();
        double left = secondsLeft;
        for (GroupPlan group : byNeed) {
            if (seconds(group) <= left) {
                schedule.want(group, nextLook(group));
                left -= seconds(group);
            } else {
                denied.put(group.id(), nextLook(group));
            }
        }
    }

    private int nextLook(GroupPlan group) {
        int sets = schedule.finished(group);
        return group.stopRule().nextLook(sets).orElse(sets);
    }

    private double seconds(GroupPlan group) {
        return (nextLook(group) - schedule.finished(group)) * schedule.secondsPerSet(group);
    }

    private List<Open> open() throws IOException {
        Judged judged = source.soFar();
        List<Open> found = new ArrayList<>();
        for (Verdict verdict : judged.verdicts()) {
            Optional<GroupPlan> group = group(verdict);
            if (group.isPresent() && verdict.ratio().filter(Interval::known).isPresent()) {
                StopRule.Answer answer = group.get().stopRule().look(standing(verdict, judged.summary()));
                if (answer.state() == StopRule.State.OPEN) {
                    found.add(new Open(verdict, group.get(), answer));
                }
            }
        }
        return found;
    }

    /* The group whose sets a verdict rests on; none where it has no bounds, was not tested, or is about memory. */
    private Optional<GroupPlan> group(Verdict verdict) {
        if (verdict.cells().isEmpty() || Double.isNaN(verdict.lower())) {
            return Optional.empty();
        }
        Summary.Cell cell = verdict.cells().get(0).cell();
        return plan.groups().stream()
                .filter(group -> group.id().equals(cell.group()) && cell.mode() != Mode.MEMORY)
                .findFirst();
    }

    private static StopRule.Standing standing(Verdict verdict, Summary summary) {
        Interval ratio = verdict.ratio().orElseThrow();
        double half = (StrictMath.log(ratio.upper()) - StrictMath.log(ratio.lower())) / 2;
        return new StopRule.Standing(
                StrictMath.log(ratio.estimate()),
                half / Estimator.halfWidth(1, ratio.n(), ratio.level()),
                ratio.n(),
                verdict.lower(),
                verdict.upper(),
                summary.controls()
                        .floor(verdict.cells().stream().map(Summary.Ratio::cell).toList()));
    }

    /** Returns how far the fork sets came, group by group, after the last look. */
    public Completion completion() {
        return new Completion(
                plan.limitSeconds(),
                plan.groups().stream()
                        .map(group -> new Completion.Sets(
                                group.id(),
                                schedule.finished(group),
                                Math.max(schedule.wanted(group), denied.getOrDefault(group.id(), 0)),
                                schedule.secondsPerSet(group)))
                        .toList());
    }

    /**
     * Returns what is to be said of verdicts that stayed open although the limit denied them nothing, in a warning each for all that more
     * sets would decide, and for all that they would not. Those that the limit left open are told by {@link #completion}.
     */
    public List<Warning> stillOpen() {
        List<Open> left = open.stream()
                .filter(one -> !one.verdict().outcome().decided())
                .filter(one -> !denied.containsKey(one.group().id()) && schedule.missing(one.group()) == 0)
                .toList();
        List<Warning> warnings = new ArrayList<>();
        List<Open> near =
                left.stream().filter(one -> one.answer().setsNeeded().isEmpty()).toList();
        if (!near.isEmpty()) {
            warnings.add(new Warning(
                    named(near) + " nearer to a bound than the noise floor",
                    "inconclusive, whatever the number of fork sets",
                    "use a quieter machine"));
        }
        List<Open> wide = left.stream()
                .filter(one -> one.answer().setsNeeded().isPresent())
                .toList();
        if (!wide.isEmpty()) {
            int most = wide.stream()
                    .mapToInt(one -> one.answer().setsNeeded().getAsInt())
                    .max()
                    .getAsInt();
            warnings.add(new Warning(
                    named(wide) + " still open after the last interim analysis",
                    "inconclusive",
                    Longer.sets(plan.effort(), most)));
        }
        return warnings;
    }

    private static String named(List<Open> some) {
        return Warning.some(some.stream().map(Open::name).toList()) + (some.size() == 1 ? " is" : " are");
    }
}
