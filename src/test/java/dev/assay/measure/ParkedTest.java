package dev.assay.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.assay.run.Warning;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ParkedTest {
    private final Parked parked = new Parked();

    private void turn(Fork fork, boolean warmup, long nanos, long cpuNanos) {
        Message.Done done = new Message.Done(1, 1, 1, -1, 1, 1, 1, -1, 0, 0, 0, 0, -1, -1, nanos, cpuNanos);
        parked.add(new Order.Keep(fork, 2, warmup, Samples.SMALL, 1, done));
    }

    @Test
    void twoPerCentOfAProcessorIsTheLimit() {
        turn(Samples.JVM, false, 1_000, 20);
        assertEquals(Optional.empty(), parked.warning());
        // 20 + 30 of 2,000 are 2.5 %; the twin is the same contender.
        turn(Samples.TWIN, false, 1_000, 30);
        assertEquals(
                Optional.of("parked forks used more than 2 % of a processor: a@jvm 2.5 %"),
                parked.warning().map(Warning::cause));
    }

    @Test
    void warmUpAndWhatIsNotToldDoNotCount() {
        turn(Samples.JVM, true, 1_000, 900);
        turn(Samples.JVM, false, -1, -1);
        turn(Samples.PROCESS, false, 1_000, -1);
        assertEquals(Optional.empty(), parked.warning());
    }
}
