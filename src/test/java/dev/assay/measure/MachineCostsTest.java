package dev.assay.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;

final class MachineCostsTest {
    private static final Map<String, Cost> SUPPOSED = Map.of(
            "a@process", new Cost(100, 1000),
            "b@process", new Cost(20, 500),
            "c@process", new Cost(50, 300),
            "fast@process", new Cost(1, 200));

    @Test
    void theFactorIsTheMedianOfContendersWhosePassesCanBeTold() {
        MachineCosts costs = new MachineCosts(
                Map.of("a@process", 180.0, "b@process", 200.0, "c@process", 100.0, "fast@process", 9.0, "own", 7.0),
                Map.of("a@process", 1500.0, "b@process", 500.0),
                20);
        // 1.8, 10 and 2; what is supposed to take 1 ms is rounded too coarsely, and of "own" nothing is supposed.
        assertEquals(2, costs.passFactor(SUPPOSED), 1e-12);
        // 1.5 and 1.
        assertEquals(1.25, costs.startFactor(SUPPOSED), 1e-12);
    }

    @Test
    void aContenderThatWasMeasuredCostsThatAndAnotherWhatTheMachineMakesOfIt() {
        MachineCosts costs = new MachineCosts(Map.of("a@process", 180.0), Map.of("a@process", 1500.0), 20);
        assertEquals(new Cost(180, 1500), costs.cost("a@process", new Cost(100, 1000), 1.8, 1.5));
        assertEquals(new Cost(9, 450), costs.cost("java@jvm", new Cost(5, 300), 1.8, 1.5));
    }

    @Test
    void aMachineOfWhichNothingIsKnownIsAsSupposed() {
        assertEquals(1, MachineCosts.unknown().passFactor(SUPPOSED));
        assertEquals(1, MachineCosts.unknown().startFactor(SUPPOSED));
        assertEquals(new Cost(5, 300), MachineCosts.unknown().cost("x", new Cost(5, 300), 1, 1));
    }
}
