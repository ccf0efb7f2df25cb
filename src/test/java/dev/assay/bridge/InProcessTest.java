package dev.assay.bridge;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.bpe.Encoder;
import dev.assay.bpe.WordCache;
import dev.assay.contender.LiveContender;
import dev.assay.corpus.Deck;
import dev.assay.corpus.Encoding;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class InProcessTest {
    private static final Deck DECK =
            new Deck("test", 4, List.of(new byte[] {1, 2}, new byte[] {3}, new byte[] {}, new byte[] {5}), "");

    private final List<Integer> seen = new ArrayList<>();

    @Test
    void warmGoesOnWhereItStopped() {
        LiveContender subject = loaded();
        subject.deck(0, DECK);
        // No time to spend is one op each.
        for (int call = 0; call < 5; call++) {
            assertEquals(1, subject.warm(0, 0));
        }
        assertEquals(List.of(2, 1, 0, 1, 2), seen);
    }

    @Test
    void runMakesWholePassesInOrderAndCountsTokens() {
        LiveContender subject = loaded();
        subject.deck(7, DECK);
        LiveContender.Timing timing = subject.run(7, 2, false);
        assertEquals(List.of(2, 1, 0, 1, 2, 1, 0, 1), seen);
        assertEquals(8, timing.ops());
        assertEquals(8, timing.tokens());
        assertEquals(5, timing.lastId());
        assertEquals(0, timing.serviceNanos().length);
    }

    @Test
    void serviceTimesAreOnePerOpAndTogetherNoLongerThanTheWhole() {
        LiveContender subject = loaded();
        subject.deck(7, DECK);
        LiveContender.Timing timing = subject.run(7, 3, true);
        assertEquals(12, timing.serviceNanos().length);
        long sum = 0;
        for (long one : timing.serviceNanos()) {
            sum += one;
        }
        assertTrue(sum <= timing.nanos());
        assertEquals(12, timing.tokens());
    }

    @Test
    void lastIdSkipsEmptyResultsAndIsMinusOneWithoutAny() {
        LiveContender subject = loaded();
        subject.deck(0, new Deck("test", 1, List.of(new byte[] {9}, new byte[0]), ""));
        assertEquals(9, subject.run(0, 1, false).lastId());
        subject.deck(0, new Deck("test", 1, List.of(new byte[0]), ""));
        assertEquals(-1, subject.run(0, 1, false).lastId());
    }

    @Test
    void encodeGivesTheCallerAnArrayOfItsOwn() {
        LiveContender subject = loaded();
        int[] first = subject.encode(new byte[] {1, 2});
        subject.encode(new byte[] {3, 4});
        assertArrayEquals(new int[] {1, 2}, first);
    }

    @Test
    void aTextLargerThanTheBufferFits() {
        assertEquals(1_000_000, loaded().encode(new byte[1_000_000]).length);
    }

    @Test
    void nothingRunsBeforeItsDeckAndEncodingAreThere() {
        assertThrows(IllegalStateException.class, () -> loaded().run(0, 1, false));
        assertThrows(IllegalStateException.class, () -> subject().encode(new byte[1]));
        assertThrows(IllegalArgumentException.class, () -> loaded().deck(256, DECK));
    }

    /** The cache knows a length that it has seen since it was emptied: of 2, 1, 0 and 1 bytes the last one first, and then all. */
    @Test
    void hitsAreThoseOfAnEmptiedCacheAndOfASecondPass() {
        Set<Integer> known = new HashSet<>(List.of(1, 2, 3));
        Encoder encoder = new Caching(known);
        LiveContender subject = new InProcess(
                new LiveContender.Identity("1", "test", Map.of(), Map.of(), true),
                encoding -> encoder,
                ProcessCounters.ofJava());
        subject.load(Encoding.R50K_BASE);
        subject.deck(9, DECK);
        assertEquals(new LiveContender.Hits(4, 1, 4), subject.hits(9));
        subject.forget();
        assertEquals(Set.of(), known);
        assertEquals(new LiveContender.Hits(4, 1, 4), subject.hits(9));
    }

    @Test
    void whatHoldsNoCacheCannotForget() {
        LiveContender subject = loaded();
        subject.deck(0, DECK);
        assertFalse(subject.identity().forgets());
        assertThrows(IllegalStateException.class, subject::forget);
        assertThrows(IllegalStateException.class, () -> subject.hits(0));
    }

    private record Caching(Set<Integer> lengths) implements Encoder, WordCache {
        @Override
        public int encode(byte[] text, int[] ids) {
            throw new AssertionError("nothing timed counts");
        }

        @Override
        public Optional<WordCache> cache() {
            return Optional.of(this);
        }

        @Override
        public void forget() {
            lengths.clear();
        }

        @Override
        public Lookups count(byte[] text, int[] ids) {
            return new Lookups(0, 1, lengths.add(text.length) ? 0 : 1);
        }
    }

    @Test
    void javaAllocationOfThisThreadIsCounted() {
        LiveContender subject = loaded();
        long before = subject.memory().allocatedBytes();
        byte[] kept = new byte[1 << 20];
        assertTrue(subject.memory().allocatedBytes() - before >= kept.length);
        assertEquals(-1, subject.memory().allocationCalls());
    }

    @Test
    void aLibraryThatDoesNotCountLeavesAllocationUnknown() {
        assertEquals(-1, ProcessCounters.ofLibrary(() -> -1, () -> -1).memory().allocatedBytes());
        assertTrue(ProcessCounters.ofLibrary(() -> 1L << 50, () -> 3).memory().allocatedBytes() > 1L << 50);
    }

    @Test
    void peakMemoryIsReadFromTheStatusFile() {
        // proc(5): VmHWM is "Peak resident set size", in kB of 1024 bytes.
        List<String> status = List.of("VmPeak:\t  999 kB", "VmHWM:\t  7624 kB", "VmRSS:\t  10 kB");
        assertEquals(7624 * 1024, ProcessCounters.peakBytes(status));
        assertEquals(-1, ProcessCounters.peakBytes(List.of("VmRSS:\t 10 kB")));
    }

    private LiveContender loaded() {
        LiveContender subject = subject();
        subject.load(Encoding.R50K_BASE);
        return subject;
    }

    /** One id a byte. */
    private LiveContender subject() {
        Encoder encoder = (text, ids) -> {
            seen.add(text.length);
            for (int index = 0; index < text.length; index++) {
                ids[index] = text[index];
            }
            return text.length;
        };
        return new InProcess(
                new LiveContender.Identity("1", "test", Map.of(), Map.of()),
                encoding -> encoder,
                ProcessCounters.ofJava());
    }
}
