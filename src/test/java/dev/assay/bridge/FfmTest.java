package dev.assay.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Whether this JVM can take the bridge; what the bridge does is in {@link FfmBridgeTest}, which is skipped where it cannot. */
class FfmTest {
    /** Else a build that lost the classes would skip their tests, and be green. */
    @Test
    void aBuildOnAJdkThatHasFfmHasTheBridge() {
        assertEquals(
                Runtime.version().feature() >= 22,
                Ffm.missing("ffm").isEmpty(),
                () -> String.valueOf(Ffm.missing("ffm")));
        assertEquals(Ffm.missing("ffm"), Ffm.missing("ffm-critical"));
        assertEquals(Optional.empty(), Ffm.missing("jna"));
    }

    /** JEP 454: final in 22. */
    @Test
    void anOlderJvmAndAnOlderBuildAreReasonsOfOneLineThatSayWhatToDo() {
        assertTrue(Ffm.missing(17, false).orElseThrow().startsWith("FFM needs JDK 22 or newer and this is JDK 17: "));
        // A jar that was built on JDK 25 does not help a JVM 21.
        assertTrue(Ffm.missing(21, true).orElseThrow().contains("this is JDK 21"));
        assertTrue(Ffm.missing(25, false).orElseThrow().endsWith("built on an older one: run mvn verify on JDK 25"));
        assertEquals(Optional.empty(), Ffm.missing(22, true));
    }
}
