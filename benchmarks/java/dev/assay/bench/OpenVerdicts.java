package dev.assay.bench;

import dev.assay.claim.Ledger;
import dev.assay.claim.Verdict;
import dev.assay.measure.GroupPlan;
import dev.assay.measure.Plan;
import dev.assay.measure.Schedule;
import dev.assay.measure.StopRule;
import dev.assay.run.Event;
import dev.assay.run.RunFile;
import dev.assay.run.Warning;
import dev.assay.stats.Estimator;
import dev.assay.stats.Interval;
import dev.assay.stats.Summarizer;
import dev.assay.stats.Summary;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The verdicts that are open between fork sets: more sets go where the next look at one can be paid for. */
final class OpenVerdicts {
    private record Open(Verdict verdict, GroupPlan group, StopRule.Answer answer) {}

    private final Plan plan;
    private final Journal journal;
    private List<Open> open = List.of();

    OpenVerdicts(Plan plan, Journal journal) {
        this.plan = plan;
        this.journal = journal;
    }

    /**
     * Looks, and asks for the sets up to the next look of each open verdict, the first of the ledger first.
     *
     * @param pace time that sets take ÷ time that they were planned to take
     * @param secondsLeft that may be spent on sets
     */
    void look(Schedule schedule, double pace, double secondsLeft) throws IOException {
        open = open(schedule);
        double left = secondsLeft - pace * schedule.missingSeconds();
        for (Open one : open) {
            GroupPlan group = one.group();
            int sets = schedule.finished(group);
            int next = group.stopRule().nextLook(sets).orElse(sets);
            double cost = (next - sets) * pace * group.setSeconds();
            boolean asked = schedule.missing(group) > 0;
            if (next > sets && !asked && cost <= left) {
                schedule.want(group, next);
                left -= cost;
            }
        }
    }

    private List<Open> open(Schedule schedule) throws IOException {
        RunFile run = journal.soFar();
        Summary summary = Summarizer.summarize(run);
        List<Open> found = new ArrayList<>();
        for (Verdict verdict : Ledger.judge(run, summary)) {
            Optional<GroupPlan> group = group(verdict);
            if (group.isPresent() && verdict.ratio().filter(Interval::known).isPresent()) {
                StopRule.Standing standing = standing(verdict, summary);
                StopRule.Answer answer = group.get().stopRule().look(standing);
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
                .filter(group -> group.id().equals(cell.group()) && !cell.verb().equals("memory"))
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

    /**
     * Says of each verdict that stayed open what it would have needed. Where the limit stopped the run between two looks every verdict
     * counts as open by the rule; those that the ledger decides all the same are no news.
     */
    List<Event> stillOpen(Schedule schedule, double pace) {
        List<Event> events = new ArrayList<>();
        for (Open one : open) {
            if (one.verdict().outcome().decided()) {
                continue;
            }
            int sets = schedule.finished(one.group());
            String name = one.verdict().id() + " (" + one.verdict().reading() + ")";
            String remedy = one.answer().setsNeeded().isPresent()
                    ? "about " + one.answer().setsNeeded().getAsInt()
                            + " fork sets in all would decide it if the scatter stays, "
                            + one.answer()
                                    .minutesMore(sets, pace * one.group().setSeconds())
                                    .getAsInt()
                            + " min more: choose a longer effort, or name group "
                            + one.group().id()
                            + " alone (-Dassay.groups)"
                    : "no number of sets decides it, since it is nearer to its bound than the noise floor: use a quieter machine";
            events.add(Event.of(
                    new Warning(
                            name + " is open after " + sets + " fork sets, the last look that the time allowed",
                            "its verdict is inconclusive",
                            remedy),
                    one.group().id(),
                    -1));
        }
        return events;
    }
}
