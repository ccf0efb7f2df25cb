package dev.assay.bridge;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;

class LibraryRulesTest {
    private static final Map<String, String> RELEASE = Map.of("profile", "release");

    @Test
    void anotherAbiADebugBuildAndNarrowPointersAreRefusedWithTheValue() {
        assertDoesNotThrow(() -> LibraryRules.refuseUnfit(2, RELEASE, 8));
        assertTrue(refusal(1, RELEASE, 8).contains("(1) must be 2"));
        assertTrue(refusal(2, Map.of("profile", "debug"), 8).contains("(debug) must be release"));
        assertTrue(refusal(2, Map.of(), 8).contains("(unknown) must be release"));
        assertTrue(refusal(2, RELEASE, 4).contains("(4 bytes) must have 8 bytes"));
    }

    private static String refusal(int version, Map<String, String> build, int pointerBytes) {
        return assertThrows(IllegalStateException.class, () -> LibraryRules.refuseUnfit(version, build, pointerBytes))
                .getMessage();
    }
}
