package dev.assay.openloop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SpanTest {
    @Test
    void spansThatMeetAreOne() {
        assertEquals(
                List.of(new Span(1, 5), new Span(7, 8)),
                Span.union(List.of(new Span(7, 8), new Span(1, 3), new Span(3, 5), new Span(2, 4), new Span(9, 9))));
    }

    @Test
    void whatIsLeftOutSplits() {
        assertEquals(
                List.of(new Span(0, 2), new Span(4, 6), new Span(8, 9)),
                Span.without(List.of(new Span(0, 9)), List.of(new Span(2, 4), new Span(6, 8), new Span(9, 20))));
    }

    /** The oracle is a set of the single nanoseconds. */
    @Test
    void setsOfNanosecondsAgree() {
        SplittableRandom random = new SplittableRandom(5);
        for (int round = 0; round < 2000; round++) {
            List<Span> some = drawn(random);
            List<Span> others = drawn(random);
            BitSet both = bits(some);
            both.and(bits(others));
            BitSet without = bits(some);
            without.andNot(bits(others));
            assertEquals(both, bits(Span.both(Span.union(some), Span.union(others))));
            assertEquals(without, bits(Span.without(Span.union(some), Span.union(others))));
            assertEquals(bits(some), bits(Span.union(some)));
        }
    }

    @Test
    void noSpanEndsBeforeItsStart() {
        assertEquals(
                "span (5 to 4) must not end before its start",
                assertThrows(IllegalArgumentException.class, () -> new Span(5, 4))
                        .getMessage());
    }

    private static List<Span> drawn(SplittableRandom random) {
        List<Span> spans = new ArrayList<>();
        for (int count = random.nextInt(6); count > 0; count--) {
            int start = random.nextInt(40);
            spans.add(new Span(start, start + random.nextInt(12)));
        }
        return spans;
    }

    private static BitSet bits(List<Span> spans) {
        BitSet bits = new BitSet();
        spans.forEach(span -> bits.set((int) span.start(), (int) span.end()));
        return bits;
    }
}
