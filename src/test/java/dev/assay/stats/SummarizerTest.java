package dev.assay.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.run.CacheHits;
import dev.assay.run.Check;
import dev.assay.run.ColdStart;
import dev.assay.run.ContenderId;
import dev.assay.run.DeckId;
import dev.assay.run.Event;
import dev.assay.run.Fixture;
import dev.assay.run.Footprint;
import dev.assay.run.Header;
import dev.assay.run.Mode;
import dev.assay.run.ServiceTimes;
import dev.assay.run.Slice;
import dev.assay.run.SyntheticRun;
import dev.assay.run.Where;
import dev.assay.workload.Workload;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SummarizerTest {
    private static final double CLOSE = 1e-9;

    private final List<Slice> slices = new ArrayList<>();
    private final List<Event> events = new ArrayList<>();
    private final List<Check> checks = new ArrayList<>();
    private final List<CacheHits> cacheHits = new ArrayList<>();
    private final List<Footprint> footprints = new ArrayList<>();
    private final List<ColdStart> coldStarts = new ArrayList<>();
    private final List<ServiceTimes> serviceTimes = new ArrayList<>();

    private void slice(int set, int round, String id, String role, String corpus, String verb, long nanos, long child) {
        slices.add(Fixture.with(
                Fixture.SLICE,
                "seq",
                slices.size(),
                "set",
                set,
                "round",
                round,
                "contender",
                id,
                "role",
                role,
                "corpus",
                corpus,
                "verb",
                verb,
                "warmup",
                round == 0,
                "nanos",
                nanos,
                "childNanos",
                child));
    }

    private void time(int set, int round, String id, String corpus, long nanos) {
        slice(set, round, id, "main", corpus, "run", nanos, -1);
    }

    private Summary summary() {
        Header header = Fixture.with(
                Fixture.RUN.header(),
                "seed",
                1,
                "grade",
                "B",
                "gradeReason",
                "",
                "contenders",
                List.of(),
                "decks",
                List.of(),
                "groups",
                List.of(new Header.GroupRow(
                        "g",
                        Workload.TOKENIZE,
                        "",
                        List.of(ContenderId.of("a@jvm"), ContenderId.of("b@jvm")),
                        2,
                        2,
                        List.of())));
        return Summarizer.summarize(Fixture.with(
                Fixture.RUN,
                "header",
                header,
                "slices",
                slices,
                "serviceTimes",
                serviceTimes,
                "footprints",
                footprints,
                "coldStarts",
                coldStarts,
                "checks",
                checks,
                "cacheHits",
                cacheHits,
                "events",
                events));
    }

    private static Summary.Cell cell(Where where, Mode mode) {
        return new Summary.Cell("g", "e", where, mode);
    }

    @Test
    void aRatioPairsTheGeometricMeansOfEachSet() {
        // Warm-up (round 0) must not count. Set 0: a √(8·2)=4, b 1, ratio 4. Set 1: a 9, b 1, ratio 9. Geometric mean
        // √36 = 6.
        time(0, 0, "a@jvm", "x", 1000);
        time(0, 1, "a@jvm", "x", 8);
        time(0, 2, "a@jvm", "x", 2);
        time(0, 1, "b@jvm", "x", 1);
        time(1, 1, "a@jvm", "x", 9);
        time(1, 1, "b@jvm", "x", 1);
        Summary.Ratio row = summary()
                .ratio(
                        ContenderId.of("a@jvm"),
                        ContenderId.of("b@jvm"),
                        Quantity.TIME,
                        cell(new DeckId("x", 64), Mode.THROUGHPUT))
                .orElseThrow();
        assertEquals(6.0, row.ratio().estimate(), CLOSE);
        assertEquals(List.of(0, 1), row.sets());
        assertEquals(4.0, row.values().get(0), CLOSE);
        // By hand: t with one degree of freedom is Cauchy, so t(.975) = tan(0.475π); s/√2 of two values is half their
        // difference.
        double half = Math.tan(0.475 * Math.PI) * Math.log(9.0 / 4.0) / 2;
        assertEquals(6 * Math.exp(-half), row.ratio().lower(), 1e-6);
    }

    @Test
    void swappingTheContendersInvertsTheRatio() {
        time(0, 1, "a@jvm", "x", 8);
        time(0, 1, "b@jvm", "x", 2);
        time(1, 1, "a@jvm", "x", 9);
        time(1, 1, "b@jvm", "x", 2);
        Interval forth = summary()
                .ratio(
                        ContenderId.of("a@jvm"),
                        ContenderId.of("b@jvm"),
                        Quantity.TIME,
                        cell(new DeckId("x", 64), Mode.THROUGHPUT))
                .orElseThrow()
                .ratio();
        Interval back = summary()
                .ratio(
                        ContenderId.of("b@jvm"),
                        ContenderId.of("a@jvm"),
                        Quantity.TIME,
                        cell(new DeckId("x", 64), Mode.THROUGHPUT))
                .orElseThrow()
                .ratio();
        assertEquals(1, forth.estimate() * back.estimate(), CLOSE);
        assertEquals(1, forth.lower() * back.upper(), CLOSE);
    }

    @Test
    void pooledRatiosAreGeometricMeansOverCellsAndLeaveOutSetsThatLackOne() {
        for (int set = 0; set < 3; set++) {
            time(set, 1, "a@jvm", "x", 2);
            time(set, 1, "b@jvm", "x", 1);
            if (set < 2) {
                time(set, 1, "a@jvm", "y", 8);
                time(set, 1, "b@jvm", "y", 1);
            }
        }
        Summary.Ratio row = summary()
                .ratio(
                        ContenderId.of("a@jvm"),
                        ContenderId.of("b@jvm"),
                        Quantity.TIME,
                        cell(Where.ALL, Mode.THROUGHPUT))
                .orElseThrow();
        // By hand: √(2·8) = 4 in sets 0 and 1; set 2 holds no y.
        assertEquals(4.0, row.ratio().estimate(), CLOSE);
        assertEquals(List.of(0, 1), row.sets());
    }

    @Test
    void aKilledContenderYieldsNoRatioInItsSet() {
        for (int set = 0; set < 3; set++) {
            time(set, 1, "a@jvm", "x", 2);
            time(set, 1, "b@jvm", "x", 1);
        }
        events.add(new Event("killed", "g", 1, "a@jvm", "silent"));
        assertEquals(
                List.of(0, 2),
                summary()
                        .ratio(
                                ContenderId.of("a@jvm"),
                                ContenderId.of("b@jvm"),
                                Quantity.TIME,
                                cell(new DeckId("x", 64), Mode.THROUGHPUT))
                        .orElseThrow()
                        .sets());
    }

    @Test
    void aMemoryForkThatEndedTakesNoTimesAway() {
        time(0, 1, "a@jvm", "x", 2);
        time(0, 1, "b@jvm", "x", 1);
        events.add(new Event("failed", "", -1, "a@jvm", "memory fork ended"));
        assertEquals(
                1,
                summary()
                        .ratio(
                                ContenderId.of("a@jvm"),
                                ContenderId.of("b@jvm"),
                                Quantity.TIME,
                                cell(new DeckId("x", 64), Mode.THROUGHPUT))
                        .orElseThrow()
                        .sets()
                        .size());
    }

    @Test
    void aContenderThatDoesNotConformYieldsNothing() {
        time(0, 1, "a@jvm", "x", 2);
        time(0, 1, "b@jvm", "x", 1);
        checks.add(new Check("after", ContenderId.of("a@jvm"), "e", "x", 64, 1, false, "token 3"));
        Summary summary = summary();
        assertEquals(List.of(), summary.ratios());
        assertEquals(
                Fixture.ids("b@jvm"),
                summary.speeds().stream().map(Summary.Speed::contender).toList());
    }

    @Test
    void aContenderThatDoesNotConformHasNeitherServiceTimesNorMemory() {
        for (String id : List.of("a@jvm", "b@jvm")) {
            serviceTimes(0, id);
            footprints.add(new Footprint(ContenderId.of(id), "e", 0, "empty", 10, -1, -1, 0, ""));
            footprints.add(new Footprint(ContenderId.of(id), "e", 0, "worked", 30, -1, -1, 0, ""));
        }
        checks.add(new Check("after", ContenderId.of("a@jvm"), "e", "x", 64, 1, false, "token 3"));
        Summary summary = summary();
        assertEquals(List.of(), summary.ratios());
        assertEquals(
                Fixture.ids("b@jvm"),
                summary.latencies().stream().map(Summary.Latency::contender).toList());
        assertEquals(
                Fixture.ids("b@jvm"),
                summary.footprints().stream().map(Summary.Memory::contender).toList());
    }

    @Test
    void aKilledContenderHasNoServiceTimesOfThatSet() {
        serviceTimes(0, "a@jvm");
        serviceTimes(1, "a@jvm");
        events.add(new Event("killed", "g", 1, "a@jvm", "JMH kept 3 iterations of 4 turns"));
        assertEquals(1, summary().latencies().get(0).p50().n());
    }

    private void serviceTimes(int set, String id) {
        ServiceTimes made = SyntheticRun.standard().serviceTimes().get(0);
        serviceTimes.add(new ServiceTimes("g", set, ContenderId.of(id), "e", "x", 64, made.ops(), made.histogram()));
    }

    @Test
    void aChildsOwnClockIsUsedWithoutTheBridgeAndTheJvmsAcrossIt() {
        slice(0, 1, "a@jvm", "main", "x", "run", 900, 100);
        slice(0, 1, "a@jvm", "main", "x", "encode", 700, 100);
        Summary.Ratio row = summary()
                .ratio(
                        ContenderId.of("a@jvm"),
                        ContenderId.of("a@jvm"),
                        Quantity.ROUND_TRIP_OVER_RUN,
                        cell(new DeckId("x", 64), Mode.ROUND_TRIP))
                .orElseThrow();
        assertEquals(7.0, row.ratio().estimate(), CLOSE);
    }

    /* By hand: set 0 4 ÷ 2 ns, set 1 18 ÷ 2 ns: the ratios 2 and 9, √18 together. 64 bytes an op: 64 ÷ ∛(4·18·18), since set 2 counts here, and 64 ÷ 2 bytes a ns. */
    @Test
    void aFirstPassIsHeldAgainstTheSteadyStateOfItsSet() {
        slice(0, 0, "a@jvm", "main", "x", "first", 1000, -1);
        slice(0, 1, "a@jvm", "main", "x", "first", 4, -1);
        slice(1, 1, "a@jvm", "main", "x", "first", 18, -1);
        slice(2, 1, "a@jvm", "main", "x", "first", 18, -1);
        time(0, 1, "a@jvm", "x", 2);
        time(1, 1, "a@jvm", "x", 2);
        time(0, 1, "b@jvm", "x", 2);
        slice(0, 1, "b@jvm", "main", "y", "first", 5, -1);
        cacheHits.add(new CacheHits(ContenderId.of("a@jvm"), "e", "x", 64, 200, 150, 190));
        cacheHits.add(new CacheHits(ContenderId.of("a@jvm"), "e", "x", 1024, 200, 1, 2));
        Summary summary = summary();
        assertEquals(1, summary.firstPasses().size(), "b has no steady state on y, and no first pass on x");
        FirstPass row = summary.firstPasses().get(0);
        assertEquals(ContenderId.of("a@jvm"), row.contender());
        assertEquals(cell(new DeckId("x", 64), Mode.COLD_CACHE), row.cell());
        assertEquals(Math.sqrt(18), row.firstOverSteady().estimate(), CLOSE);
        assertEquals(2, row.firstOverSteady().n());
        // As in aRatioPairsTheGeometricMeansOfEachSet.
        double half = Math.tan(0.475 * Math.PI) * Math.log(9.0 / 2.0) / 2;
        assertEquals(Math.sqrt(18) * Math.exp(half), row.firstOverSteady().upper(), 1e-3);
        assertEquals(
                64_000 / Math.cbrt(4 * 18 * 18), row.first().estimate(), 1e-6, "a speed has every set of its own cell");
        assertEquals(32_000, row.steady().estimate(), 1e-6);
        assertEquals(new FirstPass.Hits(200, 0.75, 0.95), row.hits().orElseThrow());
        // What is judged and what the controls are held against is steady state alone.
        assertEquals(
                List.of(Mode.THROUGHPUT),
                summary.ratios().stream()
                        .filter(ratio -> ratio.quantity() == Quantity.TIME)
                        .map(ratio -> ratio.cell().mode())
                        .distinct()
                        .toList());
    }

    @Test
    void aCacheThatTellsNobodyHasNoHits() {
        slice(0, 1, "a@jvm", "main", "x", "first", 4, -1);
        time(0, 1, "a@jvm", "x", 2);
        assertTrue(summary().firstPasses().get(0).hits().isEmpty());
    }

    @Test
    void slicesWithPerOpTimesAreNoThroughput() {
        slice(0, 1, "a@jvm", "main", "x", "times", 900, -1);
        assertEquals(List.of(), summary().speeds());
    }

    @Test
    void speedIsBytesOverTime() {
        // 64 bytes in 32 ns are 2 bytes/ns = 2,000 MB/s.
        time(0, 1, "a@jvm", "x", 32);
        Summary.Speed speed = summary().speeds().get(0);
        assertEquals(32.0, speed.nanosPerOp().estimate(), CLOSE);
        assertEquals(2000.0, speed.megabytesPerSecond().estimate(), 1e-6);
    }

    @Test
    void theTwinIsComparedWithItsOriginalSetBySet() {
        for (int set = 0; set < 2; set++) {
            String original = set == 0 ? "a@jvm" : "b@jvm";
            slice(set, 1, original, "main", "x", "run", 100, -1);
            slice(set, 1, original, "twin", "x", "run", set == 0 ? 110 : 100, -1);
        }
        Interval twin = summary().controls().twin().orElseThrow();
        assertEquals(Math.sqrt(1.1), twin.estimate(), CLOSE);
        assertEquals(2, twin.n());
    }

    @Test
    void aControlThatDiesTakesNothingFromItsOriginal() {
        for (int set = 0; set < 3; set++) {
            time(set, 1, "a@jvm", "x", 2);
            time(set, 1, "b@jvm", "x", 1);
            slice(set, 1, "a@jvm", "twin", "x", "run", 2, -1);
            slice(set, 1, "a@jvm", "spike", "x", "run", 2, -1);
        }
        events.add(new Event(Event.CONTROL_KILLED, "g", 1, "a@jvm", "a@jvm (twin) was silent"));
        assertEquals(
                List.of(0, 1, 2),
                summary()
                        .ratio(
                                ContenderId.of("a@jvm"),
                                ContenderId.of("b@jvm"),
                                Quantity.TIME,
                                cell(new DeckId("x", 64), Mode.THROUGHPUT))
                        .orElseThrow()
                        .sets());
        assertEquals(2, summary().controls().twin().orElseThrow().n());
        assertEquals(2, summary().controls().spike().orElseThrow().n());
        // Without its original a control has nothing that it could be held against.
        events.set(0, new Event("killed", "g", 1, "a@jvm", "silent"));
        assertEquals(2, summary().controls().twin().orElseThrow().n());
        assertEquals(
                List.of(0, 2),
                summary()
                        .ratio(
                                ContenderId.of("a@jvm"),
                                ContenderId.of("b@jvm"),
                                Quantity.TIME,
                                cell(new DeckId("x", 64), Mode.THROUGHPUT))
                        .orElseThrow()
                        .sets());
    }

    @Test
    void aSpikeIsHeldAgainstItsOriginalAndCountsNowhereElse() {
        for (int set = 0; set < 3; set++) {
            time(set, 1, "a@jvm", "x", 200);
            time(set, 1, "b@jvm", "x", 100);
            slice(set, 1, "b@jvm", "twin", "x", "run", 100, -1);
        }
        Summary before = summary();
        for (int set = 0; set < 3; set++) {
            slice(set, 1, "b@jvm", "spike", "x", "run", 105, -1);
        }
        Summary after = summary();
        assertEquals(1.05, after.controls().spike().orElseThrow().estimate(), CLOSE);
        assertEquals(3, after.controls().spike().orElseThrow().n());
        assertEquals(before.controls().twin(), after.controls().twin());
        assertEquals(before.ratios(), after.ratios());
        assertEquals(before.speeds(), after.speeds());
        assertEquals(before.sequences(), after.sequences());
    }

    @Test
    void aControlAcrossThePipeIsNoControl() {
        slice(0, 1, "a@jvm", "main", "x", "encode", 100, 50);
        slice(0, 1, "a@jvm", "twin", "x", "encode", 130, 50);
        assertTrue(summary().controls().twin().isEmpty());
    }

    @Test
    void aDriftThatTheWholeRoundSharesIsNoSequence() {
        // Both slow down by half in round 2; only a jumps in round 3.
        long[] a = {100, 100, 150, 200, 100};
        long[] b = {50, 50, 75, 50, 50};
        for (int round = 0; round < a.length; round++) {
            time(0, round + 1, "a@jvm", "x", a[round]);
            time(0, round + 1, "b@jvm", "x", b[round]);
        }
        List<Double> relative = summary().sequences().get(0).relative();
        assertEquals(1.0, relative.get(2), CLOSE);
        assertEquals(2.0, relative.get(3), CLOSE);
    }

    @Test
    void forksThatDifferAreSeenToDiffer() {
        // a takes 100 in two forks and 200 in the third, b always 50: a's median is 100, so the third fork's line lies
        // at 2.
        for (int set = 0; set < 3; set++) {
            for (int round = 1; round <= 2; round++) {
                time(set, round, "a@jvm", "x", set == 2 ? 200 : 100);
                time(set, round, "b@jvm", "x", 50);
            }
        }
        List<Summary.Sequence> a = summary().sequences().stream()
                .filter(sequence -> sequence.contender().toString().equals("a@jvm"))
                .toList();
        assertEquals(List.of(1.0, 1.0), a.get(0).relative());
        assertEquals(2.0, a.get(2).relative().get(0), CLOSE);
        assertEquals(2.0, a.get(2).relative().get(1), CLOSE);
    }

    @Test
    void memoryAboveTheEmptyRuntimeIsPairedByReplicate() {
        for (int replicate = 0; replicate < 2; replicate++) {
            // a: 30 − 10 = 20 and 50 − 10 = 40, mean 30. b: 11 − 10 = 1.
            footprints.add(new Footprint(ContenderId.of("a@jvm"), "e", replicate, "empty", 10, -1, -1, 0, ""));
            footprints.add(new Footprint(
                    ContenderId.of("a@jvm"), "e", replicate, "worked", 30 + 20 * replicate, 8, -1, 5, "-Xmx1g"));
            footprints.add(new Footprint(ContenderId.of("b@jvm"), "e", replicate, "empty", 10, -1, -1, 0, ""));
            footprints.add(new Footprint(ContenderId.of("b@jvm"), "e", replicate, "worked", 11, -1, -1, 0, ""));
        }
        Summary summary = summary();
        Summary.Memory row = summary.footprints().get(0);
        assertEquals(30.0, row.aboveEmpty().estimate(), CLOSE);
        assertEquals(8.0, row.allocatedBytesPerOp(), CLOSE);
        assertTrue(Double.isNaN(row.allocationCallsPerOp()));
        Summary.Ratio above = summary.ratio(
                        ContenderId.of("a@jvm"),
                        ContenderId.of("b@jvm"),
                        Quantity.FOOTPRINT_ABOVE_EMPTY,
                        cell(Where.ALL, Mode.MEMORY))
                .orElseThrow();
        assertEquals(Math.sqrt(20.0 * 40.0), above.ratio().estimate(), CLOSE);
    }

    @Test
    void nothingAboveTheEmptyRuntimeHasNoRatio() {
        for (String id : List.of("a@jvm", "b@jvm")) {
            footprints.add(new Footprint(ContenderId.of(id), "e", 0, "empty", 10, -1, -1, 0, ""));
            footprints.add(new Footprint(ContenderId.of(id), "e", 0, "worked", 10, -1, -1, 0, ""));
        }
        assertEquals(
                List.of(Quantity.FOOTPRINT),
                summary().ratios().stream().map(Summary.Ratio::quantity).toList());
    }

    @Test
    void aMadeUpRunGivesBackItsRatios() {
        Summary summary = Summarizer.summarize(SyntheticRun.standard());
        for (int size : SyntheticRun.SIZES) {
            double truth =
                    SyntheticRun.nanosPerOp("hf-slow@process", size) / SyntheticRun.nanosPerOp("hf-fast@process", size);
            Interval interval = summary.ratio(
                            ContenderId.of("hf-slow@process"),
                            ContenderId.of("hf-fast@process"),
                            Quantity.TIME,
                            new Summary.Cell("python", "r50k_base", new Where.AllCorpora(size), Mode.THROUGHPUT))
                    .orElseThrow()
                    .ratio();
            assertEquals(truth, interval.estimate(), 0.03 * truth);
            assertEquals(8, interval.n());
        }
    }

    @Test
    void aPercentileNeedsTenOpsBeyondItInEverySet() {
        Summary summary = Summarizer.summarize(SyntheticRun.standard());
        for (Summary.Latency row : summary.latencies()) {
            // The made-up run records 12,000 ops at 1 KiB and 2,000 at 16 KiB.
            assertEquals(row.cell().deck().size() == 1024, row.p999().isPresent());
            assertTrue(row.p99().isPresent());
        }
    }

    @Test
    void aPercentileIsThatOfTheHistogramWithinItsThreeDigits() {
        Summary summary = Summarizer.summarize(SyntheticRun.standard());
        Summary.Latency row = summary.latencies().stream()
                .filter(latency -> latency.contender().toString().equals("hf-slow@process")
                        && latency.cell().deck().size() == 16384)
                .findFirst()
                .orElseThrow();
        double typical = SyntheticRun.nanosPerOp("hf-slow@process", 16384);
        // Log-normal with sd 0.08: the median is the truth, p90 is exp(1.2816 · 0.08) times it (normal table: 1.2816).
        assertEquals(1, row.p50().estimate() / typical, 0.03);
        assertEquals(
                Math.exp(1.2816 * 0.08),
                row.p90().orElseThrow().estimate() / row.p50().estimate(),
                0.01);
    }
}
