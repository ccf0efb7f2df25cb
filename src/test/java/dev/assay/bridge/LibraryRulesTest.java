package dev.assay.bridge;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;

class LibraryRulesTest {
    private static final Map<String, String> RELEASE = Map.of("profile", "release");

    @Test
    void anotherAbiADebugBuildAndNarrowPointersAreRefusedWithTheValue() {
        assertDoesNotThrow(() -> LibraryRules.refuseUnfit(3, RELEASE, 8));
        assertTrue(refusal(2, RELEASE, 8).contains("(2) must be 3"));
        assertTrue(refusal(3, Map.of("profile", "debug"), 8).contains("(debug) must be release"));
        assertTrue(refusal(3, Map.of(), 8).contains("(unknown) must be release"));
        assertTrue(refusal(3, RELEASE, 4).contains("(4 bytes) must have 8 bytes"));
    }

    /** By assay.h: names with blanks between them, of which none is part of another. */
    @Test
    void whoHoldsAWordCacheStandsInTheBuildInfo() {
        Map<String, String> build = Map.of("caches", "cached tuned");
        assertTrue(LibraryRules.caches(build, "cached"));
        assertTrue(LibraryRules.caches(build, "tuned"));
        assertFalse(LibraryRules.caches(build, "tune"));
        assertFalse(LibraryRules.caches(Map.of(), "cached"));
    }

    private static String refusal(int version, Map<String, String> build, int pointerBytes) {
        return assertThrows(IllegalStateException.class, () -> LibraryRules.refuseUnfit(version, build, pointerBytes))
                .getMessage();
    }
}
