package dev.assay.claim;

import dev.assay.price.PriceList;
import dev.assay.price.PriceText;
import dev.assay.run.Check;
import dev.assay.run.Completion;
import dev.assay.run.ContenderId;
import dev.assay.run.Event;
import dev.assay.run.Header;
import dev.assay.run.Mode;
import dev.assay.run.RunFile;
import dev.assay.run.Where;
import dev.assay.stats.Amdahl;
import dev.assay.stats.BridgeCosts;
import dev.assay.stats.InterimAnalyses;
import dev.assay.stats.Interval;
import dev.assay.stats.Quantity;
import dev.assay.stats.Summary;
import dev.assay.text.BreakEvens;
import dev.assay.usage.Property;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Judges the claims that a run carries in its header. */
public final class Ledger {
    private final RunFile run;
    private final Summary summary;
    private final boolean valid;
    private final Optional<ClaimSelection> asked;
    private final Set<String> cutShort;
    /* What verdicts rest on, by group: single cells and memory. */
    private final Map<String, List<Summary.Ratio>> rows;

    private Ledger(RunFile run, Summary summary) {
        this.run = run;
        this.summary = summary;
        this.valid = Validity.faults(summary.controls()).isEmpty();
        this.asked = ClaimSelection.of(run.header());
        this.cutShort = run.completion().stream()
                .flatMap(completion -> completion.cutShort().stream())
                .map(Completion.Sets::group)
                .collect(Collectors.toSet());
        this.rows = summary.ratios().stream()
                .filter(row -> row.cell().mode() == Mode.MEMORY
                        || row.cell().single() && row.cell().mode() == Mode.THROUGHPUT)
                .collect(Collectors.groupingBy(row -> row.cell().group()));
    }

    /** Returns one verdict a claim and reading, in the order of the definitions; one a claim where there are no readings. */
    public static List<Verdict> judge(RunFile run, Summary summary) {
        return judge(run, summary, Optional.empty());
    }

    /**
     * Returns the same with what was measured beside the run.
     *
     * @param prices of that machine and those sources; the findings of the claim {@code price}, whatever the header says of it
     */
    public static List<Verdict> judge(RunFile run, Summary summary, Optional<PriceList> prices) {
        Ledger ledger = new Ledger(run, summary);
        List<Verdict> verdicts = new ArrayList<>();
        List<Definition> claims = Definitions.parse(run.header().claims());
        Definitions.requireWorkloads(claims, run.header().groups());
        for (Definition claim : claims) {
            if (prices.isPresent() && claim.id().equals(PriceList.CLAIM)) {
                verdicts.add(unmeasured(claim, Verdict.Outcome.PRICE_LIST, "", PriceText.sentence(prices.get())));
                continue;
            }
            claim.notTested().ifPresent(evidence -> verdicts.add(untested(claim, evidence)));
            claim.measuredBy().ifPresent(verb -> verdicts.add(measuredElsewhere(claim, verb)));
            claim.factCheck().ifPresent(check -> verdicts.add(lookedUp(claim, check)));
            claim.readings().forEach(reading -> verdicts.add(ledger.judge(claim, reading)));
        }
        return verdicts;
    }

    private static Verdict untested(Definition claim, String evidence) {
        String reason = "it would take " + evidence;
        return unmeasured(claim, Verdict.Outcome.NOT_TESTED, reason, "Not tested: " + reason + ".");
    }

    private static Verdict measuredElsewhere(Definition claim, String verb) {
        String reason = "not measured beside this run; java -jar target/assay.jar " + verb + " DIR measures it";
        return unmeasured(claim, Verdict.Outcome.NOT_TESTED, reason, "Not tested: " + reason + ".");
    }

    private static Verdict lookedUp(Definition claim, FactCheck check) {
        return unmeasured(claim, Verdict.Outcome.FACT_CHECK, "", check.sentence());
    }

    private static Verdict unmeasured(Definition claim, Verdict.Outcome outcome, String cause, String sentence) {
        return new Verdict(
                claim.id(),
                "",
                claim.quote(),
                "",
                outcome,
                cause,
                Optional.empty(),
                Double.NaN,
                Double.NaN,
                "",
                "",
                sentence,
                List.of(),
                "");
    }

    private Verdict judge(Definition claim, Definition.Reading reading) {
        if (asked.isPresent() && !asked.get().ids().contains(claim.id())) {
            return untested(claim, reading, ClaimSelection.LEFT_OUT);
        }
        if (run.header().effort().equals("smoke")) {
            return untested(
                    claim, reading, "a smoke run gives no verdict: measure with -Dassay.effort=quick or standard");
        }
        List<ContenderId> pair = List.of(reading.numerator(), reading.denominator());
        for (ContenderId id : pair) {
            Optional<Header.ContenderRow> row = row(id);
            if (row.isPresent() && !row.get().available()) {
                String why = Optional.ofNullable(row.get().reason()).orElse("no reason was recorded");
                return untested(claim, reading, id + " is absent: " + why);
            }
        }
        if (run.header().groups().stream().noneMatch(group -> group.id().equals(reading.group()))) {
            String measures = "-D" + Property.CLAIMS.key() + "=" + claim.id() + " measures it";
            return untested(
                    claim, reading, "not in this run; " + measures, "Not tested in this run: " + measures + ".");
        }
        for (ContenderId id : pair) {
            if (row(id).isEmpty()) {
                return untested(claim, reading, id + " is not declared in this run: contenders.toml does not hold it");
            }
        }
        List<Summary.Ratio> cells = cells(reading);
        if (cells.isEmpty() && isCutShort(reading)) {
            return untested(
                    claim,
                    reading,
                    Judge.CUT_SHORT,
                    "Not tested: the limit left no time for a fork set of group " + reading.group() + ".");
        }
        for (Quantity quantity : reading.quantities()) {
            if (cells.stream().noneMatch(row -> row.quantity() == quantity)) {
                return untested(claim, reading, why(reading, quantity));
            }
        }
        Optional<Summary.Ratio> pooled =
                Summary.Ratio.pooled(cells, cells.get(0).cell().at(Where.ALL));
        if (pooled.isEmpty()) {
            return untested(claim, reading, "no fork set holds every cell of both contenders");
        }
        return found(claim, reading, cells, pooled.get());
    }

    private Verdict found(
            Definition claim, Definition.Reading reading, List<Summary.Ratio> cells, Summary.Ratio pooled) {
        if (!reading.bounded()) {
            return verdict(
                    claim,
                    reading,
                    new Aggregate.Finding(
                            new Judge.State(Verdict.Outcome.NO_BOUNDS, ""),
                            pooled.ratio(),
                            Optional.of(pooled.quantity())),
                    VerdictText.scope(run, reading, cells, pooled.values().size(), pooled.ratio()),
                    VerdictText.sentence(
                                    reading,
                                    pooled.ratio(),
                                    Optional.of(pooled.quantity()),
                                    VerdictText.bySize(reading, summary.controls(), cells))
                            .replace("{breakeven}", BreakEvens.sentence(breakEvens(reading)))
                            .strip(),
                    cells,
                    "");
        }
        double level = InterimAnalyses.level(run.header(), pooled);
        Aggregate aggregate = new Aggregate(
                reading, cells.stream().map(cell -> cell.at(level)).toList(), summary.controls());
        Aggregate.Finding finding = aggregate.find(pooled.at(level).ratio());
        return verdict(
                claim,
                reading,
                finding,
                VerdictText.scope(run, reading, cells, pooled.values().size(), finding.ratio()),
                VerdictText.sentence(reading, finding.ratio(), finding.quantity(), "")
                                .replace(
                                        "{amdahl}",
                                        reading.part()
                                                .map(part -> amdahl(reading, part, level))
                                                .orElse(""))
                                .strip()
                        + within(reading, finding.ratio(), level),
                cells,
                aggregate.shares());
    }

    private Verdict verdict(
            Definition claim,
            Definition.Reading reading,
            Aggregate.Finding finding,
            String scope,
            String sentence,
            List<Summary.Ratio> cells,
            String shares) {
        return new Verdict(
                claim.id(),
                reading.id(),
                claim.quote(),
                reading.question(),
                valid ? finding.state().outcome() : Verdict.Outcome.INCONCLUSIVE,
                valid ? cause(reading, finding.state().cause()) : Validity.CAUSE,
                Optional.of(finding.ratio()),
                reading.lower(),
                reading.upper(),
                reading.origin(),
                scope,
                valid ? sentence : Validity.WITHHELD + sentence,
                cells,
                valid ? shares : "");
    }

    private String cause(Definition.Reading reading, String found) {
        return found.equals(Judge.NOISE) && isCutShort(reading) ? Judge.CUT_SHORT : found;
    }

    /* Memory rests on processes of its own, which the limit of the fork sets leaves alone. */
    private boolean isCutShort(Definition.Reading reading) {
        return cutShort.contains(reading.group()) && reading.quantities().contains(Quantity.TIME);
    }

    private static Verdict untested(Definition claim, Definition.Reading reading, String reason) {
        return untested(claim, reading, reason, "Not tested: " + reason + ".");
    }

    private static Verdict untested(Definition claim, Definition.Reading reading, String reason, String sentence) {
        return new Verdict(
                claim.id(),
                reading.id(),
                claim.quote(),
                reading.question(),
                Verdict.Outcome.NOT_TESTED,
                reason,
                Optional.empty(),
                reading.lower(),
                reading.upper(),
                reading.origin(),
                "",
                sentence,
                List.of(),
                "");
    }

    private List<Summary.Ratio> cells(Definition.Reading reading) {
        return cells(reading, reading.numerator(), reading.denominator());
    }

    private List<Summary.Ratio> cells(Definition.Reading reading, ContenderId numerator, ContenderId denominator) {
        List<Summary.Ratio> cells = new ArrayList<>();
        for (Summary.Ratio row : rows.getOrDefault(reading.group(), List.of())) {
            Summary.Cell cell = row.cell();
            boolean memory = cell.mode() == Mode.MEMORY;
            if (reading.quantities().contains(row.quantity())
                    && cell.encoding().equals(reading.encoding())
                    && (memory
                            || reading.corpora().isEmpty()
                            || reading.corpora().contains(cell.deck().corpus()))
                    && (memory
                            || reading.sizes().isEmpty()
                            || reading.sizes().contains(cell.deck().size()))) {
                if (row.numerator().equals(numerator) && row.denominator().equals(denominator)) {
                    cells.add(row);
                } else if (row.numerator().equals(denominator)
                        && row.denominator().equals(numerator)) {
                    cells.add(row.inverted());
                }
            }
        }
        return cells;
    }

    private String amdahl(Definition.Reading reading, Definition.Part part, double level) {
        return Amdahl.of(
                        cells(reading, reading.numerator(), part.rest()),
                        cells(reading, part.slow(), part.fast()),
                        level)
                .map(VerdictText::amdahl)
                .orElse("Amdahl's bound is not known: " + part.rest() + ", " + part.slow() + ", " + part.fast()
                        + " were not all measured on the same cells.");
    }

    /* The headline has to say of itself how much of it is one thing that can be taken away: an accident of a release, no language. */
    private String within(Definition.Reading reading, Interval whole, double level) {
        if (!reading.quantities().equals(List.of(Quantity.TIME)) || whole.estimate() <= 1) {
            return "";
        }
        StringBuilder text = new StringBuilder();
        for (Step step : Attribution.of(run.header())
                .map(known ->
                        known.within(reading.group(), reading.encoding(), reading.numerator(), reading.denominator()))
                .orElse(List.of())) {
            Optional<Interval> part = pooled(reading, step.from(), step.to(), level);
            Optional<Interval> rest = pooled(reading, step.to(), reading.denominator(), level);
            if (part.isPresent() && rest.isPresent()) {
                text.append(' ').append(VerdictText.within(step, part.get(), rest.get()));
            }
        }
        return text.toString();
    }

    private Optional<Interval> pooled(
            Definition.Reading reading, ContenderId numerator, ContenderId denominator, double level) {
        List<Summary.Ratio> cells = cells(reading, numerator, denominator);
        return cells.isEmpty()
                ? Optional.empty()
                : Summary.Ratio.pooled(cells, cells.get(0).cell().at(Where.ALL))
                        .map(row -> row.at(level).ratio());
    }

    private List<BridgeCosts.BreakEven> breakEvens(Definition.Reading reading) {
        return summary.crossings().breakEvens().stream()
                .filter(row -> row.home().equals(reading.numerator())
                        && row.challenger().equals(reading.denominator())
                        && row.cell().group().equals(reading.group())
                        && row.cell().encoding().equals(reading.encoding())
                        && (reading.corpora().isEmpty()
                                || row.cell()
                                        .where()
                                        .oneCorpus()
                                        .filter(reading.corpora()::contains)
                                        .isPresent()))
                .toList();
    }

    private Optional<Header.ContenderRow> row(ContenderId id) {
        return run.header().contenders().stream()
                .filter(contender -> contender.id().equals(id))
                .findFirst();
    }

    /* The first thing in the file that explains why an available pair has no ratio. */
    private String why(Definition.Reading reading, Quantity quantity) {
        List<ContenderId> pair = List.of(reading.numerator(), reading.denominator());
        for (Check check : run.checks()) {
            if (pair.contains(check.contender())
                    && check.encoding().equals(reading.encoding())
                    && !check.conforming()) {
                return check.contender() + " does not conform " + check.when() + " timing: " + check.detail();
            }
        }
        for (Event event : run.events()) {
            if (pair.stream().anyMatch(event::isOf) && !event.warns()) {
                return event.message();
            }
        }
        return "this run holds no " + quantity + " of both in group " + reading.group() + " with " + reading.encoding();
    }
}
