package dev.assay.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.figure.Figures;
import dev.assay.gate.Baseline;
import dev.assay.gate.Judgement;
import dev.assay.gate.Measured;
import dev.assay.gate.Outcome;
import dev.assay.run.RunFile;
import dev.assay.stats.Interval;
import dev.assay.stats.Summary;
import dev.assay.text.Factor;
import dev.assay.text.Json;
import dev.assay.text.Wrap;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The part of a duel's text that speaks of its baseline and its gate. */
final class DuelGateText {
    private static final String AGAINST = "Against  ";
    private static final String GATE = "Gate     ";
    private static final String INDENT = " ".repeat(GATE.length());

    private final DuelGate held;
    private final RunFile run;
    private final Summary.Ratio now;
    private final String numerator;
    private final String denominator;
    private final Measured measured;
    private final Optional<Judgement> judgement;

    /**
     * @param floor noise floor of the duel
     * @param fault why nothing may be concluded from the duel; empty if it may
     * @param numerator what the user called it
     */
    DuelGateText(
            DuelGate held,
            RunFile run,
            Summary.Ratio now,
            double floor,
            String fault,
            String numerator,
            String denominator) {
        this.held = held;
        this.run = run;
        this.now = now;
        this.numerator = numerator;
        this.denominator = denominator;
        this.measured = held.then()
                .map(then -> Measured.against(now.ratio(), floor, then.time().ratio(), then.floor()))
                .orElseGet(() -> Measured.of(now.ratio(), floor))
                .withFault(
                        fault.isEmpty() ? held.then().map(Baseline.Pair::fault).orElse("") : fault);
        this.judgement = held.gate().map(gate -> gate.judge(measured, 1));
    }

    /** Returns what the gate says; without one nothing can fail. */
    Outcome outcome() {
        return judgement.map(Judgement::outcome).orElse(Outcome.PASS);
    }

    /** Returns the lines; none where there is neither baseline nor gate. */
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        held.then().ifPresent(then -> lines.addAll(against(held.baseline().orElseThrow(), then)));
        judgement.ifPresent(told -> lines.addAll(gate(told)));
        return lines;
    }

    private List<String> against(Baseline baseline, Baseline.Pair then) {
        Interval before = then.time().ratio();
        Interval change = measured.ratio();
        boolean within = (change.lower() > 1 || change.upper() < 1) && !measured.differs();
        List<String> lines = new ArrayList<>(Wrap.after(
                AGAINST,
                baseline.name() + ": "
                        + Factor.of(numerator, denominator, Factor.Kind.SPEED, before)
                                .clause()
                        + "; " + before.n() + " fork sets in group " + then.group()
                        + (then.company() == 0 ? "" : ", beside " + then.company() + " others")));
        lines.addAll(Wrap.after(INDENT, baseline.machines(run.header())));
        lines.addAll(Wrap.after(
                INDENT,
                (within
                                ? "no change is shown, since the estimate is nearer to 1 than the noise floor of "
                                        + Figures.above(measured.floor()) + ": "
                                : "")
                        + "beside " + denominator + ", "
                        + Factor.of(numerator + " now", numerator + " then", Factor.Kind.SPEED, change)
                                .clause()));
        return lines;
    }

    private List<String> gate(Judgement told) {
        List<String> lines = new ArrayList<>(Wrap.after(
                GATE, held.gate().orElseThrow().text() + ": " + told.outcome().label()));
        lines.addAll(Wrap.after(
                INDENT,
                "ratio " + GateText.ratio(told.ratio(), held.gate()) + ": time of " + numerator + " ÷ " + denominator
                        + (held.then().isEmpty() ? "" : ", now ÷ then") + "; noise floor "
                        + (Double.isInfinite(measured.floor()) ? "not known" : Figures.above(measured.floor()))));
        if (told.sets().isPresent()) {
            int sets = told.sets().getAsInt();
            lines.addAll(Wrap.after(INDENT, told.cause() + "; " + GateText.toDecide(run, sets, secondsMore(sets))));
        } else if (!told.cause().isEmpty()) {
            lines.addAll(Wrap.after(INDENT, told.why()));
        }
        return lines;
    }

    private double secondsMore(int sets) {
        return (sets - now.ratio().n()) * GateText.secondsPerSet(run, now.cell().group());
    }

    /** Puts the members {@code against} and {@code gate}, each where there is one. */
    void put(ObjectNode node) {
        held.then()
                .ifPresent(
                        then -> put(node.putObject("against"), held.baseline().orElseThrow(), then));
        judgement.ifPresent(told -> put(node.putObject("gate"), told));
    }

    private void put(ObjectNode node, Baseline baseline, Baseline.Pair then) {
        node.put("run", baseline.name());
        node.put("started", baseline.header().started());
        node.put("machines", baseline.machines(run.header()));
        node.put("group", then.group());
        DuelText.put(node, then.time().ratio());
        node.put("level", then.time().ratio().level());
        node.put("sets", then.time().ratio().n());
        ObjectNode change = node.putObject("change");
        change.put("direction", "ratio of the duel / ratio of the run: below 1 the numerator has gained");
        DuelText.put(change, measured.ratio());
        change.put("level", measured.ratio().level());
        Json.put(change, "noiseFloor", measured.floor());
        change.put("differ", measured.differs());
    }

    private void put(ObjectNode node, Judgement told) {
        node.put("condition", held.gate().orElseThrow().text());
        node.put("outcome", told.outcome().label());
        node.put("exitCode", told.outcome().exitCode());
        Json.put(node, "cause", told.cause());
        Json.put(node, "remedy", told.remedy());
        DuelText.put(node, told.ratio());
        node.put("level", told.ratio().level());
        if (told.sets().isPresent()) {
            int sets = told.sets().getAsInt();
            node.put("setsThatDecide", sets);
            Json.put(node, "secondsMore", secondsMore(sets));
        } else {
            node.putNull("setsThatDecide");
            node.putNull("secondsMore");
        }
    }
}
