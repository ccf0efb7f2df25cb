package dev.assay.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.run.Fixture;
import dev.assay.run.SliceResult;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class TurnstileTest {
    private static final long SECOND = 1_000_000_000L;
    private static final SliceResult DIFFERENT = SliceResult.builder()
            .passes(1)
            .ops(2)
            .nanos(3)
            .childNanos(-1)
            .bytes(5)
            .tokens(6)
            .lastId(7)
            .cpuNanos(-1)
            .gcCount(9)
            .gcMillis(10)
            .gcCycles(11)
            .gcCycleMillis(12)
            .yields(13)
            .preemptions(14)
            .build();
    private static final long PATIENCE = 60 * SECOND;
    private static final Expected TRUTH = new Expected(7, "tokens", 3);

    private final List<Order> all = new ArrayList<>();
    private final Map<Fork, List<Integer>> passes = new HashMap<>();
    private long now;

    @Test
    void aSetRunsToItsEndWithOneForkAtATime() {
        Turnstile turnstile = turnstile(2, 3, Map.of());
        play(turnstile, Map.of());
        // 5 rounds × 2 cells × 2 JVM forks + 4 rounds × 2 cells for the process.
        assertEquals(28, kept().size());
        assertEquals(10, turnstile.granted(Samples.JVM));
        assertEquals(5, all.stream().filter(Order.RoundBegins.class::isInstance).count());
        assertTrue(turnstile.finished());
    }

    @Test
    void theNextTurnWaitsForTheLastForksReady() {
        Turnstile turnstile = turnstile(0, 1, Map.of());
        Order.Send grant = start(turnstile);
        List<Order> afterDone = turnstile.heard(grant.fork(), Samples.done(10), now);
        assertTrue(afterDone.stream().noneMatch(Order.Send.class::isInstance));
        List<Order> afterReady = turnstile.heard(grant.fork(), new Message.Ready(), now);
        assertEquals(1, afterReady.stream().filter(Order.Send.class::isInstance).count());
    }

    @Test
    void passesAreCalibratedInWarmUpAndThenFixed() {
        Turnstile turnstile = turnstile(2, 3, Map.of());
        play(turnstile, Map.of());
        // The fake takes 10 ms a pass and twice that in every steady round; a slice is 50 ms: one pass first, then five
        // for good.
        assertEquals(List.of(1, 1, 5, 5, 5, 5, 5, 5, 5, 5), passes.get(Samples.JVM));
    }

    @Test
    void aSilentForkIsKilledAndTheOthersGoOn() {
        Turnstile turnstile = turnstile(0, 2, Map.of());
        Order.Send grant = start(turnstile);
        assertTrue(turnstile.tick(now + PATIENCE).isEmpty());
        List<Order> orders = turnstile.tick(now + PATIENCE + 1);
        Order.Kill kill = (Order.Kill) orders.get(0);
        assertEquals(grant.fork(), kill.fork());
        assertEquals("was silent for more than 60 s while running", kill.reason());
        carryOut(turnstile, orders, Map.of());
        assertTrue(turnstile.finished());
        // Of 2 rounds × 2 cells × 3 forks those of the killed one are missing.
        assertEquals(8, kept().size());
    }

    @Test
    void aForkThatNeverStartsDoesNotHoldUpTheSet() {
        Turnstile turnstile = turnstile(0, 1, Map.of());
        turnstile.heard(Samples.PROCESS, new Message.Ready(), now);
        turnstile.heard(Samples.JVM, new Message.Ready(), now);
        List<Order> orders = turnstile.tick(PATIENCE + 1);
        assertEquals(new Order.Kill(Samples.TWIN, "was silent for more than 60 s while starting"), orders.get(0));
        carryOut(turnstile, orders, Map.of());
        assertEquals(4, kept().size());
    }

    @Test
    void aSliceWithWrongTokensIsNotKeptAndItsForkIsEnded() {
        Turnstile turnstile = turnstile(0, 2, Map.of(Samples.SMALL, TRUTH, Samples.LARGE, TRUTH));
        play(turnstile, Map.of(Samples.PROCESS, 8L));
        assertFalse(kept().stream().anyMatch(keep -> keep.fork().equals(Samples.PROCESS)));
        assertEquals(8, kept().size());
        Order.Kill kill = (Order.Kill)
                all.stream().filter(Order.Kill.class::isInstance).findFirst().orElseThrow();
        assertTrue(kill.reason().startsWith("produced 8 tokens in a slice of x "), kill.reason());
    }

    @Test
    void aSliceThatEndsWithAnotherIdIsNotKept() {
        // As many tokens as there should be, but not these: the last id betrays a tokenizer that gives another input's.
        Turnstile turnstile =
                turnstile(0, 1, Map.of(Samples.SMALL, new Expected(7, "tokens", 1), Samples.LARGE, TRUTH));
        play(turnstile, Map.of());
        assertTrue(kept().stream().noneMatch(keep -> keep.cell().equals(Samples.SMALL)));
        assertTrue(
                all.contains(new Order.Kill(
                        Samples.JVM,
                        "produced 3 as last id in a slice of x 64 B that ends with 1; the slice is not recorded")),
                all::toString);
    }

    @Test
    void aSliceOfFewerPassesThanGrantedIsNotKept() {
        Turnstile turnstile = turnstile(0, 1, Map.of());
        Order.Send grant = start(turnstile);
        Message.Done none = new Message.Done(Fixture.with(Fixture.SLICE.result(), "passes", 0), -1, -1);
        List<Order> orders = turnstile.heard(grant.fork(), none, now);
        assertEquals(
                new Order.Kill(grant.fork(), "made 0 passes in a slice of at least 1; the slice is not recorded"),
                orders.get(0));
    }

    @Test
    void theOpsBeforeASliceSayHowManyPassesFillIt() {
        Message.Grant grant = new Message.Grant(0, 3, 50_000_000, false);
        // 100 ops in 10 ms are 0.1 ms an op, 1 ms a pass of ten inputs; 50 ms × 1.08 then need 54 passes.
        assertEquals(54, grant.passesAfter(100, 10_000_000, 10));
        // 20 ms a pass: 2.7, so 3; slower still, the granted ones stand.
        assertEquals(3, grant.passesAfter(5, 10_000_000, 10));
        assertEquals(3, grant.passesAfter(1, 10_000_000, 10));
        // A warm-up grant names no time: its passes alone decide.
        assertEquals(3, new Message.Grant(0, 3, 0, true).passesAfter(100, 10_000_000, 10));
        assertEquals(Calibration.MOST_PASSES, grant.passesAfter(Long.MAX_VALUE, 1, 1));
    }

    @Test
    void aSliceThatIsTooShortGetsThePassesThatAreMissing() {
        Message.Grant grant = new Message.Grant(0, 3, 50_000_000, false);
        // 40 passes took 40 ms, so 10 more fill 50 ms; 7 took 45 ms, and 5 ms are 0.78 of a pass.
        assertEquals(10, grant.missingAfter(40, 40_000_000));
        assertEquals(1, grant.missingAfter(7, 45_000_000));
        assertEquals(0, grant.missingAfter(3, 50_000_000));
        assertEquals(0, new Message.Grant(0, 3, 0, true).missingAfter(3, 1));
    }

    @Test
    void aForkThatDiesWhileParkedLosesItsTurnsOnly() {
        Turnstile turnstile = turnstile(0, 1, Map.of());
        Order.Send grant = start(turnstile);
        Fork other = grant.fork().equals(Samples.PROCESS) ? Samples.JVM : Samples.PROCESS;
        List<Order> orders = turnstile.lost(other, "its JVM ended", now);
        assertEquals(List.of(new Order.Kill(other, "its JVM ended")), orders);
        carryOut(turnstile, turnstile.heard(grant.fork(), Samples.done(10), now), Map.of());
        carryOut(turnstile, turnstile.heard(grant.fork(), new Message.Ready(), now), Map.of());
        assertTrue(turnstile.finished());
        assertEquals(4, kept().size());
    }

    @Test
    void messagesSurviveTheWire() {
        for (Message message : List.of(
                new Message.Hello("1-g-0-2", 77),
                new Message.Ready(),
                new Message.Done(DIFFERENT, 15, -1),
                new Message.Times(3, 128, "SElTVA=="),
                new Message.Failed("worker (x) must answer; it hung"),
                new Message.Grant(2, 9, 50_000_000, true),
                new Message.Quit())) {
            assertEquals(message, Message.parse(message.text()));
        }
    }

    @Test
    void theEndOfATurnNamesItsNumbers() {
        assertEquals(
                "done passes=1 ops=2 nanos=3 childNanos=-1 bytes=5 tokens=6 lastId=7 cpuNanos=-1 gcCount=9 gcMillis=10"
                        + " gcCycles=11 gcCycleMillis=12 yields=13 preemptions=14 parkedNanos=15 parkedCpuNanos=-1",
                new Message.Done(DIFFERENT, 15, -1).text());
    }

    @Test
    void aLineThatLacksANumberOrHoldsAnUnknownOneIsNoEndOfATurn() {
        String text = new Message.Done(DIFFERENT, 15, -1).text();
        for (String wrong : List.of(
                text.replace(" yields=13", ""),
                text.replace(" parkedNanos=15", ""),
                text.replace("yields=13", "yields=13 yields=13"),
                text.replace("yields=13", "yields"),
                text.replace("yields=13", "yields=a"),
                text.replace("passes=1", "passes=4294967297"),
                text + " speed=1")) {
            IllegalArgumentException refused =
                    assertThrows(IllegalArgumentException.class, () -> Message.parse(wrong), wrong);
            assertEquals("turnstile line (" + wrong + ") must follow the protocol", refused.getMessage());
        }
    }

    private Turnstile turnstile(int warmup, int rounds, Map<Cell, Expected> tokens) {
        return new Turnstile(Samples.group(warmup, rounds), 0, 1, 50_000_000, tokens, PATIENCE, 0);
    }

    private Order.Send start(Turnstile turnstile) {
        turnstile.heard(Samples.JVM, new Message.Ready(), now);
        turnstile.heard(Samples.PROCESS, new Message.Ready(), now);
        List<Order> orders = turnstile.heard(Samples.TWIN, new Message.Ready(), now);
        assertEquals(1, orders.stream().filter(Order.Send.class::isInstance).count());
        return (Order.Send) orders.get(orders.size() - 1);
    }

    private void play(Turnstile turnstile, Map<Fork, Long> tokens) {
        carryOut(turnstile, List.of(start(turnstile)), tokens);
        // The first round's beginning came with the start.
        all.add(new Order.RoundBegins(0));
    }

    /* Fake forks: obey at once, 10 ms a pass, 20 ms in steady rounds; 7 tokens a pass unless told otherwise, the last of them 3. */
    private void carryOut(Turnstile turnstile, List<Order> orders, Map<Fork, Long> tokens) {
        List<Order> open = new ArrayList<>(orders);
        while (!open.isEmpty()) {
            Order order = open.remove(0);
            all.add(order);
            if (order instanceof Order.Send send && send.message() instanceof Message.Grant grant) {
                passes.computeIfAbsent(send.fork(), key -> new ArrayList<>()).add(grant.passes());
                long nanos = grant.passes() * (grant.warmup() ? 10_000_000L : 20_000_000L);
                long count = tokens.getOrDefault(send.fork(), 7L);
                SliceResult result = Fixture.with(
                        Fixture.SLICE.result(),
                        "passes",
                        grant.passes(),
                        "nanos",
                        nanos,
                        "tokens",
                        count * grant.passes());
                Message.Done done = new Message.Done(result, -1, -1);
                open.addAll(turnstile.heard(send.fork(), done, now));
                open.addAll(turnstile.heard(send.fork(), new Message.Ready(), now));
            } else if (order instanceof Order.Send send) {
                open.addAll(turnstile.lost(send.fork(), "its JVM ended", now));
            }
        }
    }

    private List<Order.Keep> kept() {
        return all.stream()
                .filter(Order.Keep.class::isInstance)
                .map(Order.Keep.class::cast)
                .toList();
    }
}
