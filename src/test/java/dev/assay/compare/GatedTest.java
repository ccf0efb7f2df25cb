package dev.assay.compare;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.claim.Verdict;
import dev.assay.gate.Gate;
import dev.assay.gate.Outcome;
import dev.assay.run.Fixture;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The ratios of the sample runs have intervals of about 2 % to either side and noise floors below 2 %, so that of two is below 3 %. */
class GatedTest {
    private static final ComparedRun THEN = run("then", 4);

    private static ComparedRun run(String name, double ratio) {
        return SampleRuns.run(name, Verdict.Outcome.FALLS_SHORT, ratio);
    }

    private static Gated gated(String gate, ComparedRun... runs) {
        return Comparison.of(List.of(runs)).under(Gate.parse(gate)).gated().orElseThrow();
    }

    /* 3.4 ÷ 4 = 0.85 and 4.4 ÷ 4 = 1.1 are far from 0.95; 3.8 ÷ 4 is the bound itself. */
    @Test
    void aLaterRunIsHeldAgainstTheFirst() {
        assertEquals(Outcome.FAIL, gated("ratio > 0.95", THEN, run("now", 3.4)).outcome());
        assertEquals(Outcome.PASS, gated("ratio > 0.95", THEN, run("now", 4.4)).outcome());
        Gated open = gated("ratio > 0.95", THEN, run("now", 3.8));
        assertEquals(Outcome.CANNOT_TELL, open.outcome());
        assertEquals(3, open.outcome().exitCode());
        assertEquals(
                0.85,
                gated("ratio > 0.95", THEN, run("now", 3.4))
                        .held()
                        .get(0)
                        .judgement()
                        .ratio()
                        .estimate(),
                1e-12);
    }

    @Test
    void everyLaterRunMustPassAndWhatFailsComesFirst() {
        Gated gated = gated("ratio > 0.95", THEN, run("same", 4.4), run("lost", 3.4));
        assertEquals(Outcome.FAIL, gated.outcome());
        assertEquals(List.of(2, 1), gated.held().stream().map(Gated.Held::run).toList());
        assertEquals(1, gated.count(Outcome.PASS));
    }

    @Test
    void aRunWhoseControlsFailedDecidesNothing() {
        ComparedRun invalid = Fixture.with(run("now", 3.4), "valid", false);
        Gated.Held held = gated("ratio > 0.95", THEN, invalid).held().get(0);
        assertEquals(Outcome.CANNOT_TELL, held.judgement().outcome());
        assertEquals("the controls of B failed", held.judgement().cause());
    }

    /** What the later run was to measure and did not must not pass by being absent; the header of the sample plans it. */
    @Test
    void aReadingThatWasPlannedAndNotMeasuredPassesNoGate() {
        ComparedRun failed = Fixture.with(run("c", 4), "verdicts", List.of());
        Gated gated = gated("ratio > 0.95", THEN, run("b", 4.4), failed);
        assertEquals(Outcome.CANNOT_TELL, gated.outcome());
        assertEquals(
                "C planned it and did not measure it",
                gated.held().get(0).judgement().cause());
        ComparedRun without = SampleRuns.with(failed, "groups", List.of());
        Gated left = gated("ratio > 0.95", THEN, run("b", 4.4), without);
        assertEquals(Outcome.PASS, left.outcome());
        assertEquals(List.of(new Gated.NotHeld("faster-10x-100x", "a", 2)), left.notHeld());
    }

    @Test
    void aClaimThatIsNotComparedIsRefusedByName() {
        String refusal = assertThrows(
                        IllegalArgumentException.class, () -> gated("faster-10x: ratio > 1", THEN, run("b", 4)))
                .getMessage();
        assertTrue(
                refusal.startsWith("gate (faster-10x: ratio > 1) must be about a claim that the first run and a later"
                        + " one tested: faster-10x-100x (a)"),
                refusal);
    }
}
