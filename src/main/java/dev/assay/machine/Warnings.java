package dev.assay.machine;

import dev.assay.figure.Figures;
import dev.assay.run.Environment;
import dev.assay.run.Warning;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/** What may have disturbed a run, from its fingerprint and what its machine did; a remedy that it shows as done is not suggested. */
public final class Warnings {
    private static final String WIDER = "intervals are wider and absolute times longer than on a quiet machine";
    private static final String DRIFT = "absolute times may drift; ratios within a fork set keep";

    private Warnings() {}

    /** Returns the warnings of a run, worst first. */
    public static List<Warning> of(Map<String, String> fingerprint, List<Environment> spans) {
        List<Environment> rounds =
                spans.stream().filter(span -> span.when().equals("rounds")).toList();
        List<Warning> warnings = new ArrayList<>();
        if (!rounds.isEmpty() && rounds.stream().allMatch(span -> Double.isNaN(span.othersProcessors()))) {
            warnings.add(new Warning(
                    "the system does not tell how busy other processes are",
                    "nobody can say whether the run was disturbed",
                    "measure on Linux, where /proc tells"));
        }
        boolean kept =
                virtual(fingerprint) || fingerprint.getOrDefault("pinning", "").startsWith("isolated");
        String others = kept
                ? "end other programs on this machine"
                : "end other programs, or run on processors that the kernel keeps free (isolcpus, taskset)";
        share(
                        rounds,
                        Environment::othersProcessors,
                        Grade.OTHERS_LIMIT,
                        "other processes used more than 2 % of a processor")
                .ifPresent(cause -> warnings.add(new Warning(cause, WIDER, others)));
        share(
                        rounds,
                        Environment::stolenShare,
                        Grade.STOLEN_LIMIT,
                        "the hypervisor stole more than 0.5 % of processor time")
                .ifPresent(cause -> warnings.add(
                        new Warning(cause, WIDER, "use an instance with processors of its own, or bare metal")));
        count(rounds, span -> span.throttledPeriods() > 0, "a quota cut the run's processor time short")
                .ifPresent(cause -> warnings.add(new Warning(
                        cause + "; the quota is " + fingerprint.getOrDefault("cpu quota", Fingerprint.NOT_RECORDED),
                        "slices hold pauses that are no contender's",
                        "lift the quota (cpu.max of the control group, --cpus of the container)")));
        count(rounds, span -> span.heatEvents() > 0, "a processor slowed down for heat")
                .ifPresent(cause ->
                        warnings.add(new Warning(cause, DRIFT, "cool the machine or set a lower, fixed clock")));
        count(rounds, span -> span.power().equals("battery"), "the machine ran on battery")
                .ifPresent(cause -> warnings.add(new Warning(cause, DRIFT, "plug it in")));
        clock(fingerprint, rounds).forEach(warnings::add);
        return warnings;
    }

    /**
     * Returns the warning of a run on unlike cores whose turns were not kept to one kind.
     *
     * @param placed whether they were
     */
    public static Optional<Warning> unlike(CoreKinds cores, boolean placed) {
        return placed || !cores.unlike()
                ? Optional.empty()
                : Optional.of(new Warning(
                        "the processors are unlike, " + cores.text().orElse(""),
                        "a turn on a slow core counts as one on a fast core, and chance decides who has which",
                        "install taskset, or start the run on one kind by the means of the system"));
    }

    private static List<Warning> clock(Map<String, String> fingerprint, List<Environment> rounds) {
        List<Warning> warnings = new ArrayList<>();
        count(
                        rounds,
                        span -> !span.governor().equals("performance")
                                && !span.governor().equals(Fingerprint.NOT_RECORDED),
                        "the governor of the clock was not performance")
                .ifPresent(cause -> warnings.add(
                        new Warning(cause, DRIFT, "set it: cpupower frequency-set --governor performance")));
        if ("on".equals(fingerprint.get("turbo")) && !virtual(fingerprint)) {
            warnings.add(new Warning("turbo is on, so the clock follows heat", DRIFT, "switch it off in the firmware"));
        }
        String source = fingerprint.getOrDefault("clock source", Fingerprint.NOT_RECORDED);
        if (List.of("hpet", "acpi_pm", "jiffies").contains(source)) {
            warnings.add(new Warning(
                    "reading the clock (" + source + ") needs a call into the kernel",
                    "service times of short ops hold a microsecond or more of it",
                    "find out from the kernel's log why it does not trust the processor's own clock"));
        }
        return warnings;
    }

    private static boolean virtual(Map<String, String> fingerprint) {
        return "yes".equals(fingerprint.get("virtualised"));
    }

    private static Optional<String> share(
            List<Environment> rounds, ToDoubleFunction<Environment> share, double limit, String what) {
        double most = rounds.stream()
                .mapToDouble(share)
                .filter(value -> value >= limit)
                .max()
                .orElse(Double.NaN);
        return count(rounds, span -> share.applyAsDouble(span) >= limit, what)
                .map(cause -> cause + ", at most " + Figures.percent(most, 1));
    }

    private static Optional<String> count(List<Environment> rounds, Predicate<Environment> hit, String what) {
        long hits = rounds.stream().filter(hit).count();
        return hits == 0 ? Optional.empty() : Optional.of("in " + hits + " of " + rounds.size() + " fork sets " + what);
    }
}
