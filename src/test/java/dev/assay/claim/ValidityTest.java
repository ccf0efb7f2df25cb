package dev.assay.claim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.run.ContenderId;
import dev.assay.run.DeckId;
import dev.assay.run.Role;
import dev.assay.stats.Controls;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ValidityTest {
    private final List<Controls.Trial> trials = new ArrayList<>();

    /* The geometric mean of three such is the ratio, and the interval is ratio · exp(± 4.302652729749462 · spread / √3), t by SciPy. */
    private void three(Role role, String kind, double ratio, double spread) {
        for (double off : new double[] {-spread, 0, spread}) {
            trials.add(new Controls.Trial(
                    role,
                    "g",
                    trials.size(),
                    ContenderId.of("x@jvm"),
                    kind,
                    List.of(new Controls.Value(new DeckId("p", 64), Math.log(ratio) + off))));
        }
    }

    private List<String> faults() {
        return Validity.faults(new Controls(trials, 1.05));
    }

    @Test
    void anIntervalWhollyBeyondATenthIsAFaultOnEitherSide() {
        // Half-width 4.3027 · 0.01 / √3 = 0.02484: [1.1268, 1.1842] lies beyond 1.1.
        three(Role.TWIN, "Java@jvm", 1.155, 0.01);
        assertEquals(
                "A/A (1.16, 95 % CI 1.13–1.18) must meet 0.91 to 1.10, but two forks of one contender differ by more; measure again"
                        + " on a quieter machine",
                faults().get(0));
        trials.clear();
        three(Role.TWIN, "Java@jvm", 1 / 1.155, 0.01);
        assertTrue(faults().get(0).startsWith("A/A (0.866, 95 % CI 0.84"), faults().get(0));
    }

    @Test
    void anIntervalThatReachesTheTenthIsNone() {
        // [1.0956, 1.1514] begins below 1.1; [1.0242, 1.0764] leaves 1 out, which raises the floor and no alarm.
        three(Role.TWIN, "Java@jvm", 1.1232, 0.01);
        assertEquals(List.of(), faults());
        trials.clear();
        three(Role.TWIN, "Java@jvm", 1.05, 0.01);
        assertEquals(List.of(), faults());
    }

    @Test
    void oneKindAloneIsAFault() {
        three(Role.TWIN, "Java@jvm", 1, 0.01);
        three(Role.TWIN, "Python@process", 1 / 1.155, 0.01);
        three(Role.TWIN, "Rust@jna", 1.155, 0.01);
        assertEquals(
                List.of("A/A of Python@process", "A/A of Rust@jna (1.16"),
                List.of(faults().get(0).substring(0, 21), faults().get(1).substring(0, 21)));
        assertEquals(2, faults().size());
    }

    @Test
    void aSpikeMayMissByTheFloorAndNoMore() {
        // Floor exp(0.02484) = 1.02515, so the spike may be anywhere in [1.0242, 1.0764].
        three(Role.TWIN, "Java@jvm", 1, 0.01);
        three(Role.CONTROL, "Java@jvm", 1.076, 0.03);
        assertEquals(List.of(), faults());
        trials.subList(3, 6).clear();
        three(Role.CONTROL, "Java@jvm", 1.0245, 0.03);
        assertEquals(List.of(), faults());
        trials.subList(3, 6).clear();
        three(Role.CONTROL, "Java@jvm", 1.077, 0.03);
        assertTrue(
                faults().get(0).startsWith("positive control (1.08, 95 % CI 1.00–1.16) must be within 2.5"),
                faults().get(0));
        trials.subList(3, 6).clear();
        three(Role.CONTROL, "Java@jvm", 1.024, 0.03);
        assertEquals(1, faults().size());
    }

    @Test
    void aQuietTwinLeavesTheSpikeTwoPercent() {
        three(Role.TWIN, "Java@jvm", 1, 0.001);
        three(Role.CONTROL, "Java@jvm", 1.05 * 1.019, 0.001);
        assertEquals(List.of(), faults());
        trials.subList(3, 6).clear();
        three(Role.CONTROL, "Java@jvm", 1.05 * 1.021, 0.001);
        assertEquals(1, faults().size());
    }

    @Test
    void aSpikeIsHeldAgainstTheFloorOfItsOwnDecksOnly() {
        // On deck p the three twins scatter by 0.03, on ten others not at all: the floor of all is exp(0.0745 / 11) <
        // 1.02, so 1.02, that of p
        // exp(4.3027 · 0.03 / √3) = exp(0.0745) = 1.077.
        for (int set = 0; set < 3; set++) {
            List<Controls.Value> values = new ArrayList<>();
            values.add(new Controls.Value(new DeckId("p", 64), 0.03 * (set - 1)));
            for (int other = 0; other < 10; other++) {
                values.add(new Controls.Value(new DeckId("q" + other, 64), 0));
            }
            trials.add(new Controls.Trial(Role.TWIN, "g", set, ContenderId.of("a@jvm"), "Java@jvm", values));
            trials.add(new Controls.Trial(
                    Role.CONTROL,
                    "g",
                    set,
                    ContenderId.of("a@jvm"),
                    "Java@jvm",
                    List.of(new Controls.Value(new DeckId("p", 64), Math.log(1.11)))));
        }
        assertEquals(Math.exp(4.30265273 * 0.03 / Math.sqrt(3)), new Controls(trials, 1.05).spikeFloor(), 1e-6);
        assertEquals(List.of(), faults());
    }

    @Test
    void fewerThanThreeSetsMakeNothingInvalid() {
        three(Role.TWIN, "Java@jvm", 1.5, 0.0001);
        trials.remove(0);
        three(Role.CONTROL, "Java@jvm", 2, 0.0001);
        assertEquals(List.of(), faults());
        assertEquals(List.of(), Validity.faults(new Controls(List.of(), 1.05)));
    }
}
