package dev.assay.measure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.corpus.Deck;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class DrawsTest {
    @Test
    void theSameSeedGivesTheSameDrawsAndSetsDiffer() {
        GroupPlan group = Samples.group(1, 1);
        assertEquals(Draws.of(group, 3, 7), Draws.of(group, 3, 7));
        assertNotEquals(Draws.of(group, 3, 7), Draws.of(group, 3, 8));
        assertNotEquals(Draws.of(group, 3, 7), Draws.of(group, 4, 7));
    }

    @Test
    void everyForkIsLaunchedOnceAndAnyOfThemMayBeFirst() {
        GroupPlan group = Samples.group(1, 1);
        Set<Fork> first = new HashSet<>();
        for (int set = 0; set < 64; set += 2) {
            Draws draws = Draws.of(group, set, 1);
            assertEquals(Set.copyOf(group.forks(set)), Set.copyOf(draws.launchOrder()));
            assertEquals(draws.launchOrder().size(), draws.padding().size());
            assertTrue(draws.padding().values().stream().allMatch(bytes -> bytes >= 0 && bytes < 4096));
            first.add(draws.launchOrder().get(0));
        }
        // Each of the three misses 32 times in a row by chance once in (3/2)^32 > 400,000 seeds; this one is fixed.
        assertEquals(Set.copyOf(group.forks(0)), first);
    }

    @Test
    void aRotatedDeckBeginsLaterAndHoldsTheSame() {
        Deck deck = deck("a", "b", "c");
        assertEquals("bca", joined(deck.rotated(1)));
        assertEquals("bca", joined(deck.rotated(4)));
        assertEquals("abc", joined(deck.rotated(3)));
        assertEquals(deck.sha256(), deck.rotated(1).sha256());
    }

    @Test
    void aSpikeHoldsFivePerCentMoreBytesBeforeTheDecksOwn() {
        // 40 inputs of 4 bytes: 5 % of 160 are 8, two inputs.
        Deck small = deck(IntStream.range(10, 50).mapToObj(n -> "in" + n).toArray(String[]::new));
        Spike spike = Spike.of(small);
        assertEquals(List.of("in10", "in11"), texts(spike.extra()));
        assertEquals(42, spike.deck().inputs().size());
        assertEquals(168, spike.deck().bytes());
        assertEquals("in49", texts(spike.deck().inputs()).get(41));
        // One input of 100 bytes: 5 bytes, of which the second "é" (2 bytes each) ends at 4 and the third would end at
        // 6.
        Spike large = Spike.of(deck("é".repeat(50)));
        assertEquals(List.of("éé"), texts(large.extra()));
        assertArrayEquals(
                "éé".getBytes(StandardCharsets.UTF_8), large.deck().inputs().get(0));
    }

    private static Deck deck(String... inputs) {
        return new Deck(
                "x",
                4,
                List.of(inputs).stream()
                        .map(input -> input.getBytes(StandardCharsets.UTF_8))
                        .toList(),
                "digest");
    }

    private static String joined(Deck deck) {
        return String.join("", texts(deck.inputs()));
    }

    private static List<String> texts(List<byte[]> inputs) {
        return inputs.stream()
                .map(input -> new String(input, StandardCharsets.UTF_8))
                .toList();
    }
}
