package dev.assay.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.assay.contender.Contender;
import dev.assay.contender.Kind;
import dev.assay.contender.LiveContender;
import dev.assay.contender.TimingPermit;
import dev.assay.corpus.Deck;
import dev.assay.corpus.Encoding;
import dev.assay.run.ColdStart;
import dev.assay.run.ContenderId;
import dev.assay.run.Event;
import dev.assay.run.Line;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

final class ColdForksTest {
    private static final int INPUTS = 300;

    private final List<Line> lines = new ArrayList<>();
    private final List<String> closed = new ArrayList<>();
    private final List<String> done = new ArrayList<>();
    private long now = 1_000;

    /** A process that takes 7 ns to start, 20 ns to load, and k ns for its k-th op. */
    private final class Fake implements LiveContender {
        private final String id;

        Fake(String id) {
            this.id = id;
            now += 7;
        }

        @Override
        public Identity identity() {
            return new Identity("", "", Map.of(), Map.of());
        }

        @Override
        public void load(Encoding encoding) {
            now += 20;
        }

        @Override
        public void deck(int slot, Deck deck) {
            now += 1_000_000;
        }

        @Override
        public int[] encode(byte[] text) {
            throw new AssertionError("a cold fork never crosses the bridge");
        }

        @Override
        public long warm(int slot, long nanos) {
            throw new AssertionError("a cold fork is never warmed");
        }

        @Override
        public Timing run(int slot, int passes, boolean serviceTimes) {
            long ops = (long) passes * INPUTS;
            long tokens = id.startsWith("wrong") ? ops + 1 : ops;
            return new Timing(
                    ops, -1, ops, tokens, 0, LongStream.rangeClosed(1, ops).toArray());
        }

        @Override
        public Memory memory() {
            throw new AssertionError("a timed process is never asked for its memory");
        }

        @Override
        public void close() {
            closed.add(id);
        }
    }

    private static TimingPermit cleared(String id) {
        Contender control = new Contender(
                ContenderId.of(id), Kind.CONTROL, "Java", "jvm", List.of(Encoding.R50K_BASE), Map.of(), "");
        return TimingPermit.of(control, Encoding.R50K_BASE, List.of()).orElseThrow();
    }

    private void run(List<String> ids, int replicates, long seed) {
        ColdForks.Opener opener = new ColdForks.Opener() {
            @Override
            public LiveContender fresh(TimingPermit one) {
                if (one.contender().id().toString().startsWith("dead")) {
                    throw new IllegalStateException("worker must start");
                }
                return new Fake(one.contender().id().toString());
            }

            @Override
            public String flags(TimingPermit one) {
                return "-Xmx1g";
            }
        };
        Deck deck = new Deck("en-prose", 1024, Collections.nCopies(INPUTS, new byte[] {'a'}), "");
        new ColdForks(opener, deck, one -> INPUTS, () -> now, lines::add)
                .run(
                        ids.stream().map(ColdForksTest::cleared).toList(),
                        replicates,
                        seed,
                        (one, replicate) -> done.contains(one.contender().id().toString() + replicate));
    }

    @Test
    void theStartEndsWithTheVocabularyAndOpsAreCountedFromOne() {
        run(List.of("a@jvm"), 1, 5);
        // 7 + 20 ns until loaded; sending the deck is no part of it. 300 inputs make 1,000 ops in four passes.
        assertEquals(
                List.of(new ColdStart(
                        ContenderId.of("a@jvm"),
                        "r50k_base",
                        "en-prose",
                        1024,
                        0,
                        27,
                        20,
                        1,
                        10,
                        100,
                        1_000,
                        "-Xmx1g")),
                lines);
        assertEquals(List.of("a@jvm"), closed);
        assertEquals(4, ColdForks.passes(300));
        assertEquals(1, ColdForks.passes(1_000));
        assertEquals(2, ColdForks.passes(999));
    }

    @Test
    void whatAStoppedRunHasIsNotMeasuredAgain() {
        done.add("a@jvm1");
        run(List.of("a@jvm", "b@jvm"), 2, 5);
        assertEquals(
                List.of("a@jvm 0", "b@jvm 0", "b@jvm 1"),
                lines.stream()
                        .map(ColdStart.class::cast)
                        .map(cold -> cold.contender() + " " + cold.replicate())
                        .sorted()
                        .toList());
    }

    @Test
    void aForkThatFailsIsAnEventAndTheOthersGoOn() {
        run(List.of("dead@jvm", "wrong@jvm", "a@jvm"), 2, 5);
        assertEquals(
                List.of(
                        "failed dead@jvm cold fork ended: worker must start",
                        "failed wrong@jvm cold fork ended: tokens"
                                + " (1201) must be 1200, as the reference says; its times are not recorded"),
                lines.stream()
                        .filter(Event.class::isInstance)
                        .map(Event.class::cast)
                        .map(event -> event.kind() + " " + event.contender() + " " + event.message())
                        .distinct()
                        .sorted()
                        .toList());
        assertEquals(2, lines.stream().filter(ColdStart.class::isInstance).count());
        assertEquals(2, Collections.frequency(closed, "wrong@jvm"));
    }

    @Test
    void theOrderComesFromTheSeed() {
        List<String> ids = List.of("a@jvm", "b@jvm", "c@jvm", "d@jvm", "e@jvm");
        run(ids, 4, 5);
        List<String> first = List.copyOf(closed);
        closed.clear();
        run(ids, 4, 5);
        assertEquals(first, closed);
        closed.clear();
        run(ids, 4, 6);
        assertNotEquals(first, closed);
        assertNotEquals(first.subList(0, 5), first.subList(5, 10));
    }
}
