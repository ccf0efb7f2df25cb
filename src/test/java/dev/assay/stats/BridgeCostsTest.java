package dev.assay.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.run.ContenderId;
import dev.assay.run.Fixture;
import dev.assay.run.Header;
import dev.assay.run.Mode;
import dev.assay.run.Slice;
import dev.assay.run.Where;
import dev.assay.workload.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class BridgeCostsTest {
    private static final double CLOSE = 1e-9;
    private static final int[] SIZES = {64, 1024, 16384};
    /* By fork set, then by size, ns an op. */
    private static final long[][] JAVA = {
        {1900, 30200, 489000},
        {2000, 31400, 500000},
        {1950, 30900, 478000},
        {2060, 32500, 512000},
        {1890, 29800, 470000}
    };
    private static final long[][] JNA = {
        {2100, 29000, 449000},
        {2190, 30500, 463000},
        {2150, 29600, 440000},
        {2300, 31000, 470000},
        {2080, 28700, 431000}
    };

    private final List<Slice> slices = new ArrayList<>();

    private void time(int set, String id, int size, String verb, long nanos) {
        long child = id.endsWith("@process") && !verb.equals("encode") ? nanos : -1;
        slices.add(Fixture.with(
                Fixture.SLICE,
                "seq",
                slices.size(),
                "set",
                set,
                "contender",
                id,
                "size",
                size,
                "verb",
                verb,
                "nanos",
                nanos,
                "childNanos",
                child,
                "bytes",
                size));
    }

    private BridgeCosts crossings() {
        List<ContenderId> contenders =
                slices.stream().map(Slice::contender).distinct().toList();
        Header header = Fixture.with(
                Fixture.RUN.header(),
                "seed",
                20261122,
                "grade",
                "B",
                "gradeReason",
                "",
                "contenders",
                List.of(),
                "decks",
                List.of(),
                "groups",
                List.of(new Header.GroupRow("g", Workload.TOKENIZE, "", contenders, 5, 1, List.of())));
        return Summarizer.summarize(Fixture.with(Fixture.RUN, "header", header, "slices", slices))
                .crossings();
    }

    private void call(int set, long whole, long work, long noop, long touch, long copy) {
        time(set, "rust.plain@jna", 64, "run", whole);
        time(set, "rust.plain@process", 64, "run", work);
        time(set, "floor-noop@jna", 64, "run", noop);
        time(set, "floor-touch@jna", 64, "run", touch);
        time(set, "floor-copy@jna", 64, "run", copy);
    }

    @Test
    void aCallIsTakenApartSetBySet() {
        call(0, 300, 200, 70, 80, 90);
        call(1, 320, 210, 72, 85, 94);
        BridgeCosts.Split split = crossings().splits().get(0);
        assertEquals(ContenderId.of("rust.plain@process"), split.core());
        assertEquals(310, split.whole().estimate(), CLOSE);
        assertEquals(205, split.work().estimate(), CLOSE);
        assertEquals(92, split.crossing().estimate(), CLOSE);
        // 300 − 90 − 200 = 10 and 320 − 94 − 210 = 16: the mean is 4 % of the whole.
        assertEquals(13, split.remainder().estimate(), CLOSE);
        assertTrue(split.additive());
        assertEquals(71, split.call().orElseThrow().estimate(), CLOSE);
        assertEquals((10 + 13) / 2.0, split.copyIn().orElseThrow().estimate(), CLOSE);
        assertEquals((10 + 9) / 2.0, split.copyOut().orElseThrow().estimate(), CLOSE);
        // 300 − 200 − 70 = 30 and 320 − 210 − 72 = 38. By hand: t with one degree of freedom is Cauchy, so t(.975) =
        // tan(0.475π), and s/√2 of two values is half their difference.
        Interval over = split.overEmptyCall().orElseThrow();
        assertEquals(34, over.estimate(), CLOSE);
        assertEquals(34 - Math.tan(0.475 * Math.PI) * 4, over.lower(), 1e-6);
        assertEquals(Math.sqrt(300.0 / 200 * 320 / 210), split.wholeOverWork().estimate(), CLOSE);
    }

    /** The group ffm: two forms of one bridge beside JNA, and the floor of one of them. */
    @Test
    void aBridgeIsTakenApartByItsOwnFloorAndOthersInTheSameSetsAreNot() {
        for (int set = 0; set < 2; set++) {
            call(set, 300, 200, 70, 80, 90);
            slices.removeIf(slice -> slice.contender().toString().startsWith("floor-"));
            time(set, "rust.plain@ffm", 64, "run", 260);
            time(set, "rust.plain@ffm-critical", 64, "run", 220);
            time(set, "floor-copy@ffm", 64, "run", 50);
        }
        List<BridgeCosts.Split> splits = crossings().splits();
        assertEquals(
                Fixture.ids("rust.plain@ffm"),
                splits.stream().map(BridgeCosts.Split::contender).toList());
        assertEquals(10, splits.get(0).remainder().estimate(), CLOSE);
        assertEquals(Optional.empty(), splits.get(0).call());
        for (int set = 0; set < 2; set++) {
            time(set, "floor-noop@ffm-critical", 64, "run", 5);
            time(set, "floor-touch@ffm-critical", 64, "run", 6);
            time(set, "floor-copy@ffm-critical", 64, "run", 15);
        }
        BridgeCosts.Split critical = crossings().splits().stream()
                .filter(split -> split.contender().toString().equals("rust.plain@ffm-critical"))
                .findFirst()
                .orElseThrow();
        assertEquals(5, critical.remainder().estimate(), CLOSE);
        assertEquals(5, critical.call().orElseThrow().estimate(), CLOSE);
        assertEquals(1, critical.copyIn().orElseThrow().estimate(), CLOSE);
        assertEquals(9, critical.copyOut().orElseThrow().estimate(), CLOSE);
        assertEquals(15, critical.overEmptyCall().orElseThrow().estimate(), CLOSE);
    }

    @Test
    void partsThatDoNotAddUpAreNoDecomposition() {
        // Whole 300, parts 90 + 164: 46 are left, 15.3 % of the whole; with 166 it is 14.7 %.
        call(0, 300, 164, 70, 80, 90);
        call(1, 300, 164, 70, 80, 90);
        assertFalse(crossings().splits().get(0).additive());
        slices.clear();
        call(0, 300, 166, 70, 80, 90);
        call(1, 300, 166, 70, 80, 90);
        assertTrue(crossings().splits().get(0).additive());
        slices.clear();
        // Nor where they are more than the whole: 300 − 90 − 260 = −50.
        call(0, 300, 260, 70, 80, 90);
        assertFalse(crossings().splits().get(0).additive());
    }

    @Test
    void aPipeIsTakenApartAcrossItself() {
        for (int set = 0; set < 2; set++) {
            time(set, "rust.plain@process", 64, "run", 2000);
            time(set, "rust.plain@process", 64, "encode", 13000);
            time(set, "floor-copy@process", 64, "encode", 10500);
        }
        List<BridgeCosts.Split> splits = crossings().splits();
        assertEquals(1, splits.size());
        assertEquals(Mode.ROUND_TRIP, splits.get(0).cell().mode());
        assertEquals(500, splits.get(0).remainder().estimate(), CLOSE);
        assertEquals(Optional.empty(), splits.get(0).overEmptyCall());
    }

    @Test
    void onlySetsThatHoldEveryPartCountAndWithoutAFloorThereIsNoRow() {
        call(0, 300, 200, 70, 80, 90);
        call(1, 320, 210, 72, 85, 94);
        time(2, "rust.plain@jna", 64, "run", 9000);
        time(2, "rust.plain@process", 64, "run", 8000);
        assertEquals(2, crossings().splits().get(0).whole().n());
        assertEquals(310, crossings().splits().get(0).whole().estimate(), CLOSE);
        slices.removeIf(slice -> slice.contender().toString().equals("floor-copy@jna"));
        assertEquals(List.of(), crossings().splits());
    }

    private void lines(String id, String verb, long[][] nanos) {
        for (int set = 0; set < nanos.length; set++) {
            for (int i = 0; i < SIZES.length; i++) {
                time(set, id, SIZES[i], verb, nanos[set][i]);
            }
        }
    }

    /* Oracle, NumPy 2 and SciPy 1, with T the table above (a row a set) and n = [64, 1024, 16384]:
     * f = np.array([np.polyfit(n, t, 1, w=1/T.std(0, ddof=1)) for t in T]); m = f.mean(0)
     * m - stats.t.ppf(.975, 4) * f.std(0, ddof=1) / np.sqrt(5); np.max(np.abs(np.polyval(m, n) - T.mean(0)) / T.mean(0)) */
    @Test
    void aLineIsThatOfNumpy() {
        lines("java.plain@jvm", "run", JAVA);
        lines("rust.plain@jna", "run", JNA);
        List<BridgeCosts.Fit> fits = crossings().fits();
        interval(
                38.19885123748004,
                10.920381052469228,
                65.47732142249086,
                fits.get(0).fixedNanos());
        interval(
                30.038856886232338,
                28.800250002836037,
                31.27746376962864,
                fits.get(0).nanosPerByte());
        assertEquals(0.005232935958029867, fits.get(0).worstDeviation(), 1e-9);
        interval(
                371.1143524192146,
                321.96278833179406,
                420.2659165066351,
                fits.get(1).fixedNanos());
        interval(
                28.087673692093013,
                26.929402644101632,
                29.245944740084393,
                fits.get(1).nanosPerByte());
        assertEquals(new Where.AllSizes("x"), fits.get(1).cell().where());
        assertEquals(64, fits.get(1).smallest());
        assertEquals(16384, fits.get(1).largest());
    }

    private static void interval(double estimate, double lower, double upper, Interval actual) {
        assertEquals(estimate, actual.estimate(), 1e-7 * estimate);
        assertEquals(lower, actual.lower(), 1e-7 * lower);
        assertEquals(upper, actual.upper(), 1e-7 * upper);
    }

    @Test
    void twoSizesMakeNoLineAndOneSetMakesOneWithoutInterval() {
        time(0, "java.plain@jvm", 64, "run", 100 + 64 * 2);
        time(0, "java.plain@jvm", 1024, "run", 100 + 1024 * 2);
        assertEquals(List.of(), crossings().fits());
        time(0, "java.plain@jvm", 16384, "run", 100 + 16384 * 2);
        BridgeCosts.Fit fit = crossings().fits().get(0);
        assertEquals(100, fit.fixedNanos().estimate(), 1e-6);
        assertEquals(2, fit.nanosPerByte().estimate(), CLOSE);
        assertFalse(fit.fixedNanos().known());
    }

    /* Oracle, continuing the one above with d the difference of the two f, 2,000,000 resamples of NumPy's default_rng(1):
     * s = d[rng.integers(0, 5, (B, 5))].sum(1); x = np.maximum(0, -s[:,1] / s[:,0]); q = norm.cdf(-np.sqrt(5/4) * t.ppf(.975, 4));
     * np.quantile(x, [q, 1 - q]) = 166.4599, 176.0499. Five sets allow 126 resamples, so quantiles move in steps of some tenths. */
    @Test
    void theBreakEvenSizeIsWhereTheLinesCross() {
        lines("java.plain@jvm", "run", JAVA);
        lines("rust.plain@jna", "run", JNA);
        BridgeCosts.BreakEven row = crossings().breakEvens().get(0);
        assertEquals(ContenderId.of("rust.plain@jna"), row.leader());
        assertEquals(170.62237015042786, row.size().estimate(), 1e-6);
        assertEquals(166.46, row.size().lower(), 0.5);
        assertEquals(176.05, row.size().upper(), 0.5);
        assertTrue(row.inside());
        assertEquals(Optional.empty(), row.aheadThroughout());
        assertEquals(3, row.measured().size());
        // Of 16 KiB, by hand: the geometric mean of 449/489, 463/500, 440/478, 470/512 and 431/470.
        assertEquals(
                Math.pow(449.0 / 489 * 463 / 500 * 440 / 478 * 470 / 512 * 431 / 470, 0.2),
                row.measured().get(2).challengerOverHome().estimate(),
                CLOSE);
    }

    @Test
    void linesThatDoNotCrossAmongTheSizesSayWhoIsAhead() {
        // Behind from the start and dearer a byte: the lines never cross.
        assertEquals(Optional.of("java.plain@jvm"), aheadThroughout(100, 2, 400, 3));
        // Rust is cheaper a byte; it makes up for 100,000 ns at 100,000 B, beyond the sizes.
        assertEquals(Optional.of("java.plain@jvm"), aheadThroughout(100, 3, 100_100, 2));
        // From 20 B on, below the sizes; and from nothing on.
        assertEquals(Optional.of("rust.plain@jna"), aheadThroughout(100, 3, 120, 2));
        assertEquals(Optional.of("rust.plain@jna"), aheadThroughout(400, 3, 100, 2));
        // Rust starts ahead but is dearer a byte: Java is ahead from 300 B on.
        assertEquals(Optional.empty(), aheadThroughout(400, 2, 100, 3));
        assertEquals(
                ContenderId.of("java.plain@jvm"),
                crossings().breakEvens().get(0).leader());
        assertEquals(300, crossings().breakEvens().get(0).size().estimate(), 1e-6);
        // And from 100,000 B on, beyond the sizes, so that Rust is ahead at all of them.
        assertEquals(Optional.of("rust.plain@jna"), aheadThroughout(100_100, 2, 100, 3));
    }

    @Test
    void whereOnlySlopesAreUncertainTheLinesMeetFarOutIfAtAll() {
        // 10,000 ns behind at the start. A byte costs 1 ns less, 1 less, 2 more, 2 more: on the mean 0.5 more, so
        // never; but
        // half the sets meet at 10,000 B. A resample of n < 2 dear ones costs 1 − 3n/4 less: 1, 1/4; 10,000 or 40,000
        // B.
        SortedMap<Integer, LineFit.Line> home = new TreeMap<>();
        SortedMap<Integer, LineFit.Line> challenger = new TreeMap<>();
        for (int set = 0; set < 4; set++) {
            home.put(set, new LineFit.Line(0, 30));
            challenger.put(set, new LineFit.Line(10_000, set < 2 ? 29 : 32));
        }
        BreakEvenSize row = BreakEvenSize.of(home, challenger, 1);
        assertTrue(row.challengerLeads());
        assertEquals(Double.POSITIVE_INFINITY, row.size().estimate());
        assertEquals(10_000, row.size().lower(), 1e-6);
        assertEquals(Double.POSITIVE_INFINITY, row.size().upper());
    }

    private Optional<String> aheadThroughout(long homeFixed, long homePerByte, long fixed, long perByte) {
        slices.clear();
        for (int set = 0; set < 2; set++) {
            for (int size : SIZES) {
                time(set, "java.plain@jvm", size, "run", homeFixed + homePerByte * size);
                time(set, "rust.plain@jna", size, "run", fixed + perByte * size);
            }
        }
        return crossings().breakEvens().get(0).aheadThroughout().map(ContenderId::toString);
    }

    @Test
    void aProcessIsComparedAcrossItsPipeAndOnlyWithItsOwnStrategy() {
        lines("java.plain@jvm", "run", JAVA);
        lines("rust.plain@process", "run", JNA);
        lines("rust.plain@process", "encode", JNA);
        lines("rust.cached@jna", "run", JNA);
        List<BridgeCosts.BreakEven> rows = crossings().breakEvens();
        assertEquals(1, rows.size());
        assertEquals(Mode.ROUND_TRIP, rows.get(0).cell().mode());
    }

    @Test
    void pythonIsComparedWithTheHybridsOfItsStrategyByTheirOwnClocks() {
        lines("python.plain@process", "run", JAVA);
        lines("python+rust.plain@process", "run", JNA);
        lines("python+rust.plain@process", "encode", JNA);
        lines("python+rust-ext.plain@process", "run", JNA);
        lines("python+rust.cached@process", "run", JNA);
        lines("rust.plain@process", "run", JNA);
        List<BridgeCosts.BreakEven> rows = crossings().breakEvens();
        assertEquals(
                List.of("python+rust.plain@process THROUGHPUT", "python+rust-ext.plain@process THROUGHPUT"),
                rows.stream()
                        .map(row -> row.challenger() + " " + row.cell().mode())
                        .toList());
        assertTrue(rows.stream().allMatch(row -> row.home().toString().equals("python.plain@process")));
        // The same lines as above between other contenders, so the same size.
        assertEquals(170.62237015042786, rows.get(0).size().estimate(), 1e-6);
    }

    /** Standard normal tables: Φ(−√(8/7)·2.364624) = Φ(−2.52789) = 0.005738; scipy.stats.norm.cdf gives 0.0057375205. */
    @Test
    void percentilesAreExpandedForFewSets() {
        assertEquals(0.0057375205170298775, BreakEvenSize.tail(8), 1e-9);
        assertEquals(0.0009541005518824907, BreakEvenSize.tail(5), 1e-9);
    }

    /** 8 sets, 2 % noise a fork and 1.5 % a cell: the same simulation in NumPy covers 93.8 % (plain percentiles 88.8 %). */
    @Tag("slow")
    @Test
    void intervalsOfTheBreakEvenSizeCoverTheTruth() {
        Random random = new Random(7);
        int covered = 0;
        int trials = 500;
        for (int trial = 0; trial < trials; trial++) {
            // 100 + 30 n against 400 + 27 n: they cross at 100 B.
            Interval size = BreakEvenSize.of(noisy(random, 100, 30), noisy(random, 400, 27), trial)
                    .size();
            covered += size.lower() <= 100 && size.upper() >= 100 ? 1 : 0;
        }
        assertTrue(covered > 0.90 * trials && covered < 0.98 * trials, covered + " of " + trials);
    }

    private static SortedMap<Integer, LineFit.Line> noisy(Random random, double fixed, double perByte) {
        SortedMap<Integer, SortedMap<Integer, Double>> nanos = new TreeMap<>();
        for (int set = 0; set < 8; set++) {
            double fork = 0.02 * random.nextGaussian();
            for (int size : SIZES) {
                nanos.computeIfAbsent(size, key -> new TreeMap<>())
                        .put(set, (fixed + perByte * size) * Math.exp(fork + 0.015 * random.nextGaussian()));
            }
        }
        return LineFit.of(nanos).orElseThrow().bySet();
    }
}
