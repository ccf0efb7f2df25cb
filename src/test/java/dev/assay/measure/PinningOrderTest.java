package dev.assay.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.machine.CoreKinds;
import dev.assay.run.ContenderId;
import dev.assay.run.Fixture;
import dev.assay.run.Header;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class PinningOrderTest {
    private static final GroupPlan GROUP = Samples.group(1, 1);
    private static final CoreKinds ALIKE = new CoreKinds(List.of());

    @Test
    void setsTakeTheProcessorsInTurnAndTheSeedDrawsTheFirst() {
        PinningOrder placing = PinningOrder.of(List.of(0, 1, 5), ALIKE, Optional.empty(), List.of());
        Set<Integer> first = new HashSet<>();
        for (long seed = 0; seed < 32; seed++) {
            long drawn = seed;
            List<Integer> sets = IntStream.range(0, 6)
                    .map(set -> placing.of(GROUP, set, drawn).orElseThrow())
                    .boxed()
                    .toList();
            // Each twice in six sets, whichever is the first.
            assertEquals(Set.of(0, 1, 5), Set.copyOf(sets.subList(0, 3)));
            assertEquals(sets.subList(0, 3), sets.subList(3, 6));
            first.add(sets.get(0));
            assertEquals(sets.get(0), placing.of(GROUP, 0, drawn).orElseThrow());
        }
        // One of three misses 32 times in a row by chance once in (3/2)^32 > 400,000; these seeds are fixed.
        assertEquals(Set.of(0, 1, 5), first);
        assertEquals("all of a fork set on one processor, in turn 0, 1, 5", placing.text(Set.of()));
    }

    @Test
    void whoWorksOnSeveralThreadsKeepsEveryProcessor() {
        PinningOrder placing = PinningOrder.of(
                List.of(0, 1),
                ALIKE,
                Optional.empty(),
                List.of(
                        row("one@process", Map.of(), true),
                        row("single@process", Map.of("threads", "1"), true),
                        row("many@process", Map.of("threads", "one a processor"), true),
                        row("absent@process", Map.of("threads", "4"), false)));
        OptionalInt processor = placing.of(GROUP, 2, 7);
        assertEquals(processor, placing.of(ContenderId.of("one@process"), GROUP, 2, 7));
        assertEquals(processor, placing.of(ContenderId.of("single@process"), GROUP, 2, 7));
        assertFalse(placing.of(ContenderId.of("many@process"), GROUP, 2, 7).isPresent());
        String all = "all of a fork set on one processor, in turn 0, 1";
        assertEquals(
                all + "; on any: many@process", placing.text(Set.copyOf(Fixture.ids("many@process", "one@process"))));
        assertEquals(all, placing.text(Set.copyOf(Fixture.ids("one@process"))), "who is not timed is not named");
    }

    @Test
    void whereNothingCanBeMovedTheSettingsSayWhy() {
        for (PinningOrder placing : List.of(
                PinningOrder.of(List.of(), ALIKE, Optional.empty(), List.of()),
                PinningOrder.of(List.of(0, 1), ALIKE, Optional.of("no taskset on PATH"), List.of()),
                PinningOrder.of(List.of(3), ALIKE, Optional.empty(), List.of()))) {
            assertTrue(placing.of(GROUP, 0, 7).isEmpty());
        }
        assertEquals(
                "on any processor: the system does not tell which there are",
                PinningOrder.of(List.of(), ALIKE, Optional.empty(), List.of()).text(Set.of()));
        assertEquals(
                "on any processor: no taskset on PATH",
                PinningOrder.of(List.of(0, 1), ALIKE, Optional.of("no taskset on PATH"), List.of())
                        .text(Set.of()));
        assertEquals(
                "on the one processor that the run may use",
                PinningOrder.of(List.of(3), ALIKE, Optional.empty(), List.of()).text(Set.of()));
    }

    /** Four processors of two kinds: turns are taken on the two fast ones alone, and the settings say so. */
    @Test
    void ofUnlikeCoresOneKindTakesAllTurns() {
        CoreKinds unlike = new CoreKinds(List.of(
                new CoreKinds.Kind("fast", "cpu_core", List.of(1, 3)),
                new CoreKinds.Kind("slow", "cpu_atom", List.of(0, 2))));
        PinningOrder placing = PinningOrder.of(List.of(0, 1, 2, 3), unlike, Optional.empty(), List.of());
        assertEquals(List.of(1, 3), placing.processors());
        assertEquals(
                "all of a fork set on one processor, in turn 1, 3; these are the fast ones of unlike cores:"
                        + " 2 fast (cpu_core), 2 slow (cpu_atom)",
                placing.text(Set.of()));
        assertEquals(
                "on any processor: no taskset on PATH; they are unlike: 2 fast (cpu_core), 2 slow (cpu_atom)",
                PinningOrder.of(List.of(0, 1, 2, 3), unlike, Optional.of("no taskset on PATH"), List.of())
                        .text(Set.of()));
    }

    private static Header.ContenderRow row(String id, Map<String, String> options, boolean available) {
        return new Header.ContenderRow(
                ContenderId.of(id),
                "peer",
                "Rust",
                "process",
                "1",
                "native",
                Map.of(),
                options,
                "ids",
                "source",
                List.of("cl100k_base"),
                available,
                available ? null : "not installed");
    }
}
