package dev.assay.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.contender.LiveContender.Timing;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A clock of ours that is made up: no test here waits for anything. */
class ClockCheckTest {
    private static final long MILLI = 1_000_000;

    /** An exchange of 100 µs and a slice of 50 ms, as they are here. */
    private static final long EXCHANGE = 100_000;

    private final ClockCheck check = new ClockCheck();
    private int made;
    private int exchanges;

    @ParameterizedTest
    @CsvSource({
        "5000000, 49000000, a time that is too small",
        "50000, 49000000, microseconds",
        "50000, -1, microseconds",
        "50, 49000000, milliseconds",
        // A whole number of seconds would be 0; a run of three seconds says 3.
        "1, -1, a time that is too small",
        // A worker that sleeps, or waits for a device.
        "4000000, 4000000, processor time",
        "25000000, 49000000, a time that is too small",
    })
    void aClockThatTellsTooLittleIsNamedByWhatItLooksLike(long nanos, long cpu, String suspected) {
        Timing lie = new Timing(nanos, cpu, 1, 1, 1, none(), 50 * MILLI);
        IllegalArgumentException wrong = assertThrows(IllegalArgumentException.class, () -> {
            while (true) {
                fitting(lie);
            }
        });
        // By hand: 50 ms less 1 % of it and four exchanges.
        assertEquals(
                "nanos (%,d) must be at least 49,100,000 of the 50,000,000 ns that passed meanwhile; they look like %s: read a monotonic clock in ns"
                        .formatted(nanos, suspected),
                wrong.getMessage());
        // Three seconds of runs of 50 ms.
        assertEquals(60, made);
        assertFalse(check.isProven());
    }

    @ParameterizedTest
    @CsvSource({"50000000000, picoseconds", "500000000, a time that is too large", "99000000, processor time"})
    void aClockThatTellsMoreThanPassedIsRefusedAtOnce(long nanos, String suspected) {
        IllegalArgumentException wrong = assertThrows(
                IllegalArgumentException.class,
                () -> fitting(new Timing(nanos, 100 * MILLI, 1, 1, 1, none(), 50 * MILLI)));
        assertTrue(wrong.getMessage().contains("must be at most 50,500,000"), wrong.getMessage());
        assertTrue(wrong.getMessage().contains("look like " + suspected + ":"), wrong.getMessage());
        assertEquals(1, made);
    }

    @Test
    void anHonestSliceCostsNoExchange() {
        assertEquals(49_900_000, fitting(run(49_900_000, 50 * MILLI)).nanos());
        assertEquals(0, exchanges);
        assertTrue(check.isProven());
    }

    @Test
    void aShortRunThatIsMostlyExchangeIsTakenAndProvesNothing() {
        assertEquals(10_000, fitting(run(10_000, 110_000)).nanos());
        assertEquals(ClockCheck.SAMPLES, exchanges);
        assertFalse(check.isProven());
    }

    /** Such as one over a network: what passes is twice the time, and the exchange explains it. */
    @Test
    void anHonestWorkerBehindASlowBridgeIsTaken() {
        assertEquals(
                50 * MILLI,
                check.fitting(() -> run(50 * MILLI, 100 * MILLI), () -> 50 * MILLI)
                        .nanos());
        assertFalse(check.isProven());
        assertEquals(
                990 * MILLI,
                check.fitting(() -> run(990 * MILLI, 1040 * MILLI), () -> 50 * MILLI)
                        .nanos());
        assertTrue(check.isProven());
    }

    /** It lost its processor for 20 ms after its last clock reading: a sample like others, and no second one is taken in its place. */
    @Test
    void aRunThatWasPreemptedIsTakenAsItIs() {
        Timing preempted = run(30 * MILLI, 50 * MILLI);
        assertEquals(preempted, fitting(preempted));
        assertEquals(1, made);
    }

    /** Sixty runs of 50 ms are three seconds; one that fits in between begins the count anew. */
    @Test
    void thatEveryRunWasPreemptedIsNotBelieved() {
        for (int run = 1; run < 60; run++) {
            fitting(run(30 * MILLI, 50 * MILLI));
        }
        fitting(run(49_900_000, 50 * MILLI));
        for (int run = 1; run < 60; run++) {
            fitting(run(30 * MILLI, 50 * MILLI));
        }
        assertThrows(IllegalArgumentException.class, () -> fitting(run(30 * MILLI, 50 * MILLI)));
    }

    /** On a machine that became busy every exchange is slow, and that is measured anew. */
    @Test
    void aMachineThatBecameBusyIsNoLie() {
        fitting(run(10_000, 110_000));
        Timing taken = check.fitting(() -> run(30 * MILLI, 50 * MILLI), () -> 6 * MILLI);
        assertEquals(30 * MILLI, taken.nanos());
    }

    @Test
    void aSlowWorkerIsTriedFiveTimes() {
        assertThrows(IllegalArgumentException.class, () -> fitting(run(1000 * MILLI, 10_000 * MILLI)));
        assertEquals(ClockCheck.TRIES, made);
    }

    @Test
    void aLieNowAndThenIsNeverTaken() {
        Timing honest = run(49_900_000, 50 * MILLI);
        assertEquals(honest, fitting(honest));
        assertEquals(honest, fitting(run(5 * MILLI, 50 * MILLI), honest));
    }

    @Test
    void serviceTimesInMicrosecondsAreFewerThanTheTimeTheyFill() {
        long[] micros = {24_000, 25_000};
        IllegalArgumentException wrong = assertThrows(
                IllegalArgumentException.class, () -> fitting(new Timing(49 * MILLI, -1, 2, 2, 1, micros, 50 * MILLI)));
        assertEquals(
                "service times (49,000 in all) must be at least a quarter of nanos (49,000,000); give each op's own time"
                        + " in ns",
                wrong.getMessage());
        long[] nanos = {24 * MILLI, 24 * MILLI};
        // Writing them down takes long, and is no part of the time.
        assertEquals(
                49 * MILLI,
                fitting(new Timing(49 * MILLI, -1, 2, 2, 1, nanos, 60 * MILLI)).nanos());
    }

    private Timing fitting(Timing... runs) {
        Deque<Timing> left = new ArrayDeque<>(List.of(runs));
        return check.fitting(
                () -> {
                    made++;
                    return left.size() > 1 ? left.poll() : left.peek();
                },
                () -> {
                    exchanges++;
                    return EXCHANGE;
                });
    }

    private static Timing run(long nanos, long elapsed) {
        return new Timing(nanos, -1, 1, 1, 1, none(), elapsed);
    }

    private static long[] none() {
        return new long[0];
    }
}
