package dev.assay.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OdditiesTest {
    /** As a released OpenJDK 17 has them. */
    private static final Map<String, String> USUAL =
            Map.of("jdk.debug", "release", "java.vm.info", "mixed mode, sharing", "java.version", "17.0.15");

    private static final String STABLE = "rustc 1.95.0 (f2d3ce0bd 2026-03-21)";

    @Test
    void whatPeopleRunGetsNoWarning() {
        assertEquals(List.of(), causes(Map.of(), STABLE));
        assertEquals(List.of(), Oddities.of(name -> Optional.empty(), Optional.empty()));
    }

    @Test
    void whatTheyDoNotRunIsNamed() {
        assertEquals("the JVM (fastdebug) is no release build", cause(Map.of("jdk.debug", "fastdebug"), STABLE));
        assertEquals(
                "the JVM runs in interpreted mode, sharing",
                cause(Map.of("java.vm.info", "interpreted mode, sharing"), STABLE));
        assertEquals("the JDK (26-ea) is no final release", cause(Map.of("java.version", "26-ea"), STABLE));
        for (String channel : List.of("nightly", "beta.3", "dev")) {
            assertTrue(cause(Map.of(), "rustc 1.97.0-" + channel + " (abc 2026-05-01)")
                    .contains("stable channel"));
        }
    }

    private static String cause(Map<String, String> other, String rustc) {
        List<String> causes = causes(other, rustc);
        assertEquals(1, causes.size(), causes.toString());
        return causes.get(0);
    }

    private static List<String> causes(Map<String, String> other, String rustc) {
        Map<String, String> properties = new HashMap<>(USUAL);
        properties.putAll(other);
        return Oddities.of(name -> Optional.ofNullable(properties.get(name)), Optional.of(rustc)).stream()
                .map(warning -> warning.cause())
                .toList();
    }
}
