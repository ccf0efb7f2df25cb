package dev.assay.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/** JMH 1.37 throws with this message, its cause holds the code among what it suppressed, and its output ends in the same words. */
class ForkEndTest {
    private static final Optional<String> WORDS = Optional.of("Benchmark caught the exception");

    private static Throwable jmh(String inside) {
        RuntimeException cause = new RuntimeException("Benchmark error");
        cause.addSuppressed(new IllegalStateException(inside));
        return new Exception("Benchmark caught the exception", cause);
    }

    /** A shell and the JDK add 128 to the number of a signal. */
    @Test
    void aForkThatWasKilledIsToldByItsSignal() {
        assertEquals("its JVM was killed by signal 9", ForkEnd.text(jmh("Forked VM failed with exit code 137"), WORDS));
    }

    @Test
    void aForkThatEndedIsToldByItsCodeAndItsLastLine() {
        assertEquals(
                "its JVM ended with exit code 1: Could not reserve enough space",
                ForkEnd.text(jmh("Forked VM failed with exit code 1"), Optional.of("Could not reserve enough space")));
        assertEquals("its JVM ended with exit code 255", ForkEnd.text(jmh("exit code 255"), Optional.empty()));
    }

    @Test
    void wordsOfJmhNeverStandAlone() {
        assertEquals("its JVM failed: it does not say why", ForkEnd.text(jmh("?"), WORDS));
        Exception round = new Exception("a");
        round.initCause(new Exception("b", round));
        assertEquals("its JVM failed: it does not say why", ForkEnd.text(round, Optional.empty()));
    }
}
