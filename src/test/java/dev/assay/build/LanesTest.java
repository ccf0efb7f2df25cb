package dev.assay.build;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.concurrent.CyclicBarrier;
import org.junit.jupiter.api.Test;

/** Parts of the build beside each other. */
class LanesTest {
    /* Each waits for the other, so that one after the other would never end. */
    @Test
    void theyRunAtTheSameTime() throws IOException {
        CyclicBarrier both = new CyclicBarrier(2);
        Passed.Step meet = () -> {
            try {
                both.await();
            } catch (Exception alone) {
                throw new IOException(alone);
            }
        };
        Lanes.run(meet, meet);
        assertEquals(0, both.getNumberWaiting());
    }

    @Test
    void whatOneThrowsIsThrownOnceAllHaveEnded() {
        boolean[] ended = new boolean[1];
        IllegalStateException thrown = assertThrows(
                IllegalStateException.class,
                () -> Lanes.run(
                        () -> {
                            throw new IllegalStateException("cargo must succeed");
                        },
                        () -> ended[0] = true));
        assertEquals("cargo must succeed", thrown.getMessage());
        assertEquals(true, ended[0]);
    }

    @Test
    void nothingThatWentWrongIsLost() {
        Passed.Step fails = () -> {
            throw new IOException("a test failed");
        };
        IOException thrown = assertThrows(IOException.class, () -> Lanes.run(fails, fails));
        assertEquals(1, thrown.getSuppressed().length);
    }
}
