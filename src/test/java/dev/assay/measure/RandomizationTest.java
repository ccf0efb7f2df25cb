package dev.assay.measure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.corpus.Deck;
import dev.assay.run.ContenderId;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class RandomizationTest {
    @Test
    void theSameSeedGivesTheSameDrawsAndSetsDiffer() {
        GroupPlan group = Samples.group(1, 1);
        assertEquals(Randomization.of(group, 3, 7), Randomization.of(group, 3, 7));
        assertNotEquals(Randomization.of(group, 3, 7), Randomization.of(group, 3, 8));
        assertNotEquals(Randomization.of(group, 3, 7), Randomization.of(group, 4, 7));
    }

    @Test
    void everyForkIsLaunchedOnceAndAnyOfThemMayBeFirst() {
        GroupPlan group = Samples.group(1, 1);
        Set<Fork> first = new HashSet<>();
        for (int set = 0; set < 64; set += 2) {
            Randomization draws = Randomization.of(group, set, 1);
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
    void aSpikeHoldsFivePerCentMoreBytesHalfADeckFromWhereTheyStandAlready() {
        // 40 inputs of 4 bytes: 5 % of 160 are 8, two inputs.
        Deck small = deck(IntStream.range(10, 50).mapToObj(n -> "in" + n).toArray(String[]::new));
        PositiveControl spike = PositiveControl.of(small, PositiveControl.PER_CENT);
        assertEquals(List.of("in10", "in11"), texts(spike.extra()));
        assertEquals(42, spike.deck().inputs().size());
        assertEquals(168, spike.deck().bytes());
        // 20 of the deck's own, then the two, then the other 20.
        assertEquals(List.of("in10", "in11"), texts(spike.deck().inputs()).subList(20, 22));
        assertEquals("in10", texts(spike.deck().inputs()).get(0));
        assertEquals("in29", texts(spike.deck().inputs()).get(19));
        assertEquals("in30", texts(spike.deck().inputs()).get(22));
        assertEquals("in49", texts(spike.deck().inputs()).get(41));
        // One input of 100 bytes: 5 bytes, of which the second "é" (2 bytes each) ends at 4 and the third would end at
        // 6.
        PositiveControl large = PositiveControl.of(deck("é".repeat(50)), PositiveControl.PER_CENT);
        assertEquals(List.of("éé"), texts(large.extra()));
        assertArrayEquals(
                "éé".getBytes(StandardCharsets.UTF_8), large.deck().inputs().get(0));
    }

    @Test
    void aSpikeOfEverySizeAddsItsShareOfTheBytes() {
        // Shapes of the real decks: 128 KiB in inputs of 1 KiB of three-byte letters (1023 bytes each), and in inputs
        // of 16 KiB.
        Deck small = deck(IntStream.range(0, 128).mapToObj(n -> "語".repeat(341)).toArray(String[]::new));
        Deck large = deck(IntStream.range(0, 8).mapToObj(n -> "語".repeat(5461)).toArray(String[]::new));
        for (Deck deck : List.of(small, large)) {
            for (int perCent : new int[] {2, 5, 10}) {
                Deck spiked = PositiveControl.of(deck, perCent).deck();
                long share = Math.round(deck.bytes() * perCent / 100.0);
                long extra = spiked.bytes() - deck.bytes();
                // At most the two bytes short that the rest of a letter would have been.
                assertTrue(extra <= share && extra > share - 3, perCent + " % of " + deck.bytes() + " are " + extra);
            }
        }
        // 2 % of 130,944 bytes are 2,619: two inputs, and of the third 573, 191 letters.
        List<byte[]> extra = PositiveControl.of(small, 2).extra();
        assertEquals(
                List.of(1023, 1023, 573),
                extra.stream().map(input -> input.length).toList());
    }

    @Test
    void everyTwinIsLaunchedInEverySet() {
        GroupPlan group = Samples.everyTwin(1, 1);
        List<Fork> forks = List.of(Samples.JVM, Samples.PROCESS, Samples.TWIN, Fork.twin(ContenderId.of("b@process")));
        for (int set = 0; set < 3; set++) {
            assertEquals(forks, group.forks(set));
            assertEquals(
                    Set.copyOf(forks),
                    Set.copyOf(Randomization.of(group, set, 5).launchOrder()));
            assertEquals(4, Randomization.of(group, set, 5).padding().size());
        }
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
