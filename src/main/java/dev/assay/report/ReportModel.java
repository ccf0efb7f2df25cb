package dev.assay.report;

import dev.assay.claim.ClaimSelection;
import dev.assay.claim.CutShort;
import dev.assay.claim.Validity;
import dev.assay.claim.Verdict;
import dev.assay.figure.Figures;
import dev.assay.price.PriceList;
import dev.assay.run.Check;
import dev.assay.run.ContenderId;
import dev.assay.run.Event;
import dev.assay.run.Header;
import dev.assay.run.RunFile;
import dev.assay.run.UserText;
import dev.assay.run.Warning;
import dev.assay.stats.Summary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What page and README are made of.
 *
 * @param drawn charts in order, failed ones too
 * @param prices what lies beside the run
 */
record ReportModel(
        RunFile run, Summary summary, List<Verdict> verdicts, List<RenderedChart> drawn, Optional<PriceList> prices) {
    ReportModel {
        verdicts = List.copyOf(verdicts);
        drawn = List.copyOf(drawn);
    }

    ReportModel(RunFile run, Summary summary, List<Verdict> verdicts, List<RenderedChart> drawn) {
        this(run, summary, verdicts, drawn, Optional.empty());
    }

    Header header() {
        return run.header();
    }

    /** Returns the verdicts that were put to the test. */
    List<Verdict> tested() {
        return verdicts.stream()
                .filter(verdict -> verdict.outcome() != Verdict.Outcome.NOT_TESTED
                        && verdict.outcome() != Verdict.Outcome.FACT_CHECK
                        && verdict.outcome() != Verdict.Outcome.PRICE_LIST)
                .toList();
    }

    List<Verdict> untested() {
        return verdicts.stream()
                .filter(verdict -> verdict.outcome() == Verdict.Outcome.NOT_TESTED)
                .toList();
    }

    /** Returns the line that names the claims left out of the run on purpose; empty if there are none. */
    Optional<String> notAsked() {
        return ClaimSelection.notAsked(verdicts);
    }

    /** Returns why no verdict of this run counts; empty for a valid run. */
    private List<String> faults() {
        return Validity.faults(summary.controls());
    }

    /** Returns what the answer answers; empty for a run that answers nothing. */
    String question() {
        if (!faults().isEmpty()) {
            return "";
        }
        return tested().isEmpty()
                ? groups().stream()
                        .findFirst()
                        .map(found -> found.group().purpose())
                        .orElse("")
                : tested().get(0).question();
    }

    /** Returns the sentence that leads: the first verdict of the run, else what its first group found, else that it has neither. */
    String answer() {
        if (!faults().isEmpty()) {
            return "This run is invalid: its own controls failed, so it decides nothing.";
        }
        return tested().isEmpty()
                ? groups().stream()
                        .findFirst()
                        .map(GroupFinding::best)
                        .orElse(
                                "This run tested no claim and compared nothing: it is too short, or contenders are absent.")
                : tested().get(0).sentence();
    }

    /** Returns what the groups found that no verdict rests on. */
    List<GroupFinding> groups() {
        return GroupFinding.of(header(), LedgerRun.groupsWithoutClaim(header(), tested()), LedgerRun.pooled(summary));
    }

    /** Returns A/A and spike in words. */
    String controls() {
        return ControlTable.line(summary.controls());
    }

    /** Returns what a reader must know before believing a figure, worst first. */
    List<String> alarms() {
        List<String> alarms = new ArrayList<>();
        faults().forEach(fault -> alarms.add("INVALID RUN, it decides nothing: " + fault + "."));
        CutShort.of(run, verdicts).map(cut -> CutShortText.banner(run, cut)).ifPresent(alarms::add);
        List<ContenderId> quiet = neverTimed();
        run.checks().stream()
                .filter(check -> !check.conforming() && !quiet.contains(check.contender()))
                .map(ReportModel::words)
                .distinct()
                .forEach(alarms::add);
        if (header().effort().equals("smoke")) {
            alarms.add("This is a smoke run: it shows that everything works and decides nothing.");
        }
        run.events().stream()
                .filter(event -> !event.warns() && quiet.stream().noneMatch(event::isOf))
                .map(event -> event.kind() + ": " + event.message())
                .forEach(alarms::add);
        return alarms;
    }

    /*
     * Peers that gave other tokens before timing. They were never timed, so no figure of the run is touched, and most are known and declared to
     * differ. A first-party contender that differs is a fault of ours, and one that differs after timing has figures that do not count.
     */
    private List<ContenderId> neverTimed() {
        List<ContenderId> after = run.checks().stream()
                .filter(check -> !check.conforming() && !check.when().equals("before"))
                .map(Check::contender)
                .toList();
        List<ContenderId> differ = run.checks().stream()
                .filter(check -> !check.conforming())
                .map(Check::contender)
                .distinct()
                .toList();
        return header().contenders().stream()
                .filter(row -> row.kind().equals("peer") && differ.contains(row.id()) && !after.contains(row.id()))
                .map(Header.ContenderRow::id)
                .toList();
    }

    /** Returns the peers that were not timed because their answers are not the reference's, with the corpora; nothing where all are. */
    Optional<String> notTimed() {
        List<String> parts = neverTimed().stream()
                .map(id -> id + " ("
                        + run.checks().stream()
                                .filter(check ->
                                        !check.conforming() && check.contender().equals(id))
                                .map(Check::corpus)
                                .distinct()
                                .collect(Collectors.joining(", "))
                        + ")")
                .toList();
        return parts.isEmpty()
                ? Optional.empty()
                : Optional.of("Not timed, because their " + header().answers() + " differ from the reference: "
                        + String.join(", ", parts) + ".");
    }

    /** Returns the absent contenders by reason. */
    Map<String, List<ContenderId>> absent() {
        Map<String, List<ContenderId>> reasons = new LinkedHashMap<>();
        header().contenders().stream().filter(row -> !row.available()).forEach(row -> reasons.computeIfAbsent(
                        row.reason(), key -> new ArrayList<>())
                .add(row.id()));
        return reasons;
    }

    private static String words(Check check) {
        return "not conforming: " + check.contender() + " on " + check.corpus() + ", " + Figures.size(check.size())
                + ", " + check.when() + " timing: " + check.detail();
    }

    List<Warning> warnings() {
        List<Warning> warnings = new ArrayList<>(
                run.events().stream().filter(Event::warns).map(Event::warning).toList());
        warnings.addAll(Steadiness.warnings(summary, run.header().effort()));
        return warnings;
    }

    /** Returns whether the contender gave the reference's tokens, or why it is not there. */
    String standing(Header.ContenderRow row) {
        if (!row.available()) {
            return "absent: " + row.reason();
        }
        List<Check> own = run.checks().stream()
                .filter(check -> check.contender().equals(row.id()))
                .toList();
        if (own.isEmpty()) {
            return "not checked in this run";
        }
        return own.stream().allMatch(Check::conforming)
                ? "conforming on " + own.size() + " checks"
                : own.stream()
                        .filter(check -> !check.conforming())
                        .findFirst()
                        .map(ReportModel::words)
                        .orElseThrow();
    }

    /** Returns a contender's options in words. */
    static String options(Header.ContenderRow row) {
        return row.options().isEmpty() ? "defaults" : pairs(row.options());
    }

    static String pairs(java.util.Map<String, String> map) {
        List<String> pairs = new ArrayList<>();
        new java.util.TreeMap<>(map).forEach((key, value) -> pairs.add(key + " " + value));
        return String.join(", ", pairs);
    }

    /** Returns the duration of the run in minutes, as people say it. */
    String duration() {
        return Figures.number(run.end().elapsedMillis() / 60_000.0) + " min";
    }

    /** Returns the own text of the run before what follows it in a line; empty if it ran on the corpora of data.toml. */
    String ownText() {
        return UserText.of(header())
                .map(text -> text.label(header().answers()) + " · ")
                .orElse("");
    }

    /** Returns the fork sets that were made: the header holds what was planned, before the stop rule asked for more. */
    String sets() {
        return Figures.count(run.slices().stream()
                .map(slice -> Map.entry(slice.group(), slice.set()))
                .distinct()
                .count());
    }

    Optional<RenderedChart> drawn(String chart) {
        return drawn.stream().filter(one -> one.chart().id().equals(chart)).findFirst();
    }

    /** Returns a chart with the table that says the same; empty if the run has none of that id. */
    Optional<Block> figure(String chart) {
        return drawn(chart).map(one -> new Block.Figure(one, true));
    }

    /** Returns what no single run can say, and what this one does not. */
    List<String> threats() {
        Optional<UserText> own = UserText.of(header());
        List<String> threats = new ArrayList<>(
                List.of(
                        "One machine: a ratio here is a fact about this processor, these versions and this bridge; compare runs before"
                                + " speaking of machines in general.",
                        "One kind of task: " + header().tasks() + " of "
                                + (own.isPresent() ? "one text of the user's own" : "four kinds of text")
                                + ". It says nothing about other work in the same languages.",
                        (summary.colds().isEmpty() ? "Start-up, concurrency" : "Concurrency")
                                + " and tails under load are not measured: one thread, but in contenders named .threads.",
                        "Intervals cover the variation between fork sets of this session, not between days, compilers or machines.",
                        "First-party code was written by one project: a language's best is at least as fast as what is shown here."));
        own.filter(UserText::agreedOnly)
                .ifPresent(text -> threats.add("Reference " + text.reference() + ": their " + header().answers()
                        + " are compared with each other and not with those of a library that told them beforehand;"
                        + " contenders of one project may share a fault."));
        if (!header().grade().equals("A")) {
            threats.add("Environment grade " + header().grade() + ": " + header().gradeReason() + ".");
        }
        return threats;
    }

    /** Returns the method in short. */
    List<String> method() {
        List<String> method = new ArrayList<>(METHOD);
        method.add(
                0,
                "Every contender's " + header().answers()
                        + " equal the reference for every input, before timing and after it; else it is not timed.");
        return method;
    }

    private static final List<String> METHOD = List.of(
            "A deck is a list of inputs of one size; an op encodes one input; a slice is whole passes over a deck, at least 50 ms.",
            "A fork set holds one fresh process of each contender of a group; all are alive, one runs at a time, in random order.",
            "Rounds repeat within a set; sets repeat with fresh processes. The set is what is replicated and counted.",
            "Slices before the steady state are recorded and not summarised; nothing else is left out.",
            "A ratio is taken within each set, from geometric means over its slices, so what disturbs all disturbs none.",
            "The interval is a 95 % t interval of the logarithms over the sets.",
            "A negative control (A/A), one contender against itself, shows how large a difference the machine makes out of nothing.",
            "A positive control, one contender that does 5 % more work than it says, shows whether a small difference would be found.",
            "Bounds of claims were fixed before the run; a verdict needs the whole interval on one side.",
            "Raw slices are in run.ndjson.gz; this page is computed from it and holds no number of its own.");
}
