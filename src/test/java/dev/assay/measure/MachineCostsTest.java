package dev.assay.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.assay.run.ContenderId;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class MachineCostsTest {
    private static final Map<ContenderId, Cost> SUPPOSED = Map.of(
            ContenderId.of("a@process"), new Cost(100, 1000),
            ContenderId.of("b@process"), new Cost(20, 500),
            ContenderId.of("c@process"), new Cost(50, 300),
            ContenderId.of("fast@process"), new Cost(1, 200));

    @Test
    void theFactorIsTheMedianOfContendersWhosePassesCanBeTold() {
        MachineCosts costs = new MachineCosts(
                Map.of(
                        ContenderId.of("a@process"),
                        180.0,
                        ContenderId.of("b@process"),
                        200.0,
                        ContenderId.of("c@process"),
                        100.0,
                        ContenderId.of("fast@process"),
                        9.0,
                        ContenderId.of("own@process"),
                        7.0),
                Map.of(ContenderId.of("a@process"), 1500.0, ContenderId.of("b@process"), 500.0),
                20);
        // 1.8, 10 and 2; what is supposed to take 1 ms is rounded too coarsely, and of "own" nothing is supposed.
        assertEquals(2, costs.passFactor(SUPPOSED), 1e-12);
        // 1.5 and 1.
        assertEquals(1.25, costs.startFactor(SUPPOSED), 1e-12);
    }

    @Test
    void aContenderThatWasMeasuredCostsThatAndAnotherWhatTheMachineMakesOfIt() {
        MachineCosts costs = new MachineCosts(
                Map.of(ContenderId.of("a@process"), 180.0), Map.of(ContenderId.of("a@process"), 1500.0), 20);
        assertEquals(new Cost(180, 1500), costs.cost(ContenderId.of("a@process"), new Cost(100, 1000), 1.8, 1.5));
        assertEquals(new Cost(9, 450), costs.cost(ContenderId.of("java@jvm"), new Cost(5, 300), 1.8, 1.5));
    }

    @Test
    void aMachineOfWhichNothingIsKnownIsAsSupposed() {
        assertEquals(1, MachineCosts.unknown().passFactor(SUPPOSED));
        assertEquals(1, MachineCosts.unknown().startFactor(SUPPOSED));
        assertEquals(
                new Cost(5, 300), MachineCosts.unknown().cost(ContenderId.of("x@process"), new Cost(5, 300), 1, 1));
    }
}
