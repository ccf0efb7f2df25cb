package dev.assay.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.run.Fixture;
import dev.assay.run.Warning;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class InForceTest {
    private static final TextFiles PLAIN = new TextFiles(Map.of(
            "/proc/self/maps",
            "7f00-7f01 r-xp 00000000 08:01 1 /usr/lib/libc.so.6\n7f02-7f03 r-xp 0 08:01 2 /opt/jdk/libjvm.so"));

    @Test
    void anAllocatorPreloadedIsToldAndWarnedOfWhereSidesDiffer() {
        Map<String, String> inForce = InForce.of(
                Map.of("LD_PRELOAD", "/home/ada/libjemalloc.so.2", "MALLOC_ARENA_MAX", "1", "PATH", "/bin"), PLAIN);
        assertEquals(Map.of("LD_PRELOAD", "libjemalloc.so.2", "MALLOC_ARENA_MAX", "1"), inForce);
        Warning warning = InForce.warning(inForce, Fixture.ids("java.plain@jvm", "rust.plain@process"))
                .orElseThrow();
        assertEquals(
                "the environment changed this JVM: LD_PRELOAD libjemalloc.so.2, MALLOC_ARENA_MAX 1", warning.cause());
        assertTrue(warning.implication().contains("ratios between the two"), warning.implication());
        assertEquals("unset LD_PRELOAD, MALLOC_ARENA_MAX", warning.remedy());
        for (String part : List.of(warning.cause(), warning.implication(), warning.remedy())) {
            assertFalse(part.contains(";") || part.endsWith(".") || part.contains("ada"), part);
        }
    }

    @Test
    void whereAllContendersAreOnOneSideTheWarningSaysWhich() {
        Map<String, String> inForce = Map.of("LD_PRELOAD", "libjemalloc.so.2");
        assertTrue(InForce.warning(inForce, Fixture.ids("java.plain@jvm", "rust.plain@jna"))
                .orElseThrow()
                .implication()
                .startsWith("all contenders ran in JVMs"));
        assertTrue(InForce.warning(inForce, Fixture.ids("rust.plain@process"))
                .orElseThrow()
                .implication()
                .startsWith("no contender ran with it"));
        assertEquals(Optional.empty(), InForce.warning(Map.of(), Fixture.ids("java.plain@jvm")));
    }

    /** Whatever put it there, a wrapper that unset its variable among them. */
    @Test
    void anAllocatorInTheProcessIsSeenWithoutAVariable() {
        Map<String, String> inForce = InForce.of(
                Map.of(),
                new TextFiles(
                        Map.of(
                                "/proc/self/maps",
                                "7f-80 r-xp 0 08:01 2 /usr/lib/libmimalloc.so.2.1\n80-81 r--p 0 08:01 2 /usr/lib/libmimalloc.so.2.1")));
        assertEquals(Map.of("allocator", "libmimalloc.so.2.1"), inForce);
        assertEquals(
                "environment of this JVM (allocator libmimalloc.so.2.1) must hold nothing that contenders in a process of"
                        + " their own do not get, by --strict; start java without that library",
                InForce.refusal(inForce));
        assertEquals(Map.of(), InForce.of(Map.of(), PLAIN));
    }
}
