package dev.assay.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.assay.run.ContenderId;
import dev.assay.run.Fixture;
import dev.assay.run.Warning;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class IdleCpuUseTest {
    private final IdleCpuUse parked = new IdleCpuUse();

    private void turn(Fork fork, boolean warmup, long nanos, long cpuNanos) {
        Message.Done done = new Message.Done(Fixture.SLICE.result(), nanos, cpuNanos);
        parked.add(new Order.Keep(fork, 2, warmup, Samples.SMALL, done));
    }

    @Test
    void twoPerCentOfAProcessorIsTheLimit() {
        turn(Samples.JVM, false, 1_000, 20);
        assertEquals(Optional.empty(), parked.warning("quick"));
        // 20 + 30 of 2,000 are 2.5 %; the twin is the same contender.
        turn(Samples.TWIN, false, 1_000, 30);
        assertEquals(
                Optional.of(new Warning(
                        "a@jvm (2.5 % of a processor) kept working while others were timed",
                        "times of others in their groups may be up to 2.5 % longer, ratios among them less",
                        "nothing needs to be done below 5 %")),
                parked.warning("quick"));
    }

    @Test
    void theBusiestThreeAreNamedAndTheRestCounted() {
        for (int i = 1; i <= 5; i++) {
            turn(Fork.main(ContenderId.of("c" + i + "@jvm")), false, 1_000, 20 + 10 * i);
        }
        Warning warning = parked.warning("quick").orElseThrow();
        assertEquals(
                "c5@jvm (7.0 % of a processor), c4@jvm (6.0 % of a processor), c3@jvm (5.0 % of a processor) and 2 more"
                        + " kept working while others were timed",
                warning.cause());
        assertEquals("measure longer: --effort rigorous", warning.remedy());
    }

    @Test
    void warmUpAndWhatIsNotToldDoNotCount() {
        turn(Samples.JVM, true, 1_000, 900);
        turn(Samples.JVM, false, -1, -1);
        turn(Samples.PROCESS, false, 1_000, -1);
        assertEquals(Optional.empty(), parked.warning("quick"));
    }
}
