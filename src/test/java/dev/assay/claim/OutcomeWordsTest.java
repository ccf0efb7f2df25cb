package dev.assay.claim;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.assay.chart.SampleRun;
import dev.assay.run.Fixture;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

final class OutcomeWordsTest {
    /* The made-up run: one that falls short, one open, one that exceeds, one without bounds, one not tested. */
    @Test
    void verdictsAreCountedByKindInTheOrderInWhichTheyAreAskedFor() {
        List<Verdict> verdicts = SampleRun.verdicts();
        assertEquals("1 falls short · 1 exceeds · 1 open · 1 no bounds · 1 not tested", OutcomeWords.counts(verdicts));
        List<Verdict> twice = new ArrayList<>(verdicts);
        twice.addAll(verdicts);
        twice.add(Fixture.with(verdicts.get(0), "outcome", Verdict.Outcome.SUPPORTED));
        assertEquals(
                "1 supported · 2 fall short · 2 exceed · 2 open · 2 without bounds · 2 not tested",
                OutcomeWords.counts(twice));
    }

    @Test
    void eachDecisionHasASignOfItsOwn() {
        assertEquals(
                4,
                Arrays.stream(Verdict.Outcome.values())
                        .filter(outcome -> outcome.decided() || outcome == Verdict.Outcome.INCONCLUSIVE)
                        .map(OutcomeWords::sign)
                        .distinct()
                        .count());
    }
}
