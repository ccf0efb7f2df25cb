package dev.assay.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.assay.run.ContenderId;
import dev.assay.run.DeckId;
import dev.assay.run.Fixture;
import dev.assay.run.Footprint;
import dev.assay.run.Header;
import dev.assay.run.Mode;
import dev.assay.run.ServiceTimes;
import dev.assay.run.Slice;
import dev.assay.run.Where;
import dev.assay.workload.Workload;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.Test;

/**
 * Every kind of row of a summary against SciPy 1.17.1 and NumPy. The helper of the comments:
 *
 * <pre>
 * def geometric(v): l = np.log(v); return np.exp([l.mean(), *stats.t.interval(.95, len(v) - 1, l.mean(), stats.sem(l))])
 * </pre>
 */
class SummarizerOracleTest {
    /* Commons Math solves for quantiles to 1e-9. */
    private static final double CLOSE = 1e-8;

    private static final long[] A_X = {210, 190, 230, 205};
    private static final long[] A_Y = {820, 900, 760, 840};
    private static final long[] B_X = {100, 100, 100, 100};
    private static final long[] B_Y = {400, 410, 405, 390};

    private final List<Slice> slices = new ArrayList<>();

    private void sets(String id, String corpus, long... nanos) {
        for (int set = 0; set < nanos.length; set++) {
            slices.add(Fixture.with(
                    Fixture.SLICE,
                    "seq",
                    slices.size(),
                    "set",
                    set,
                    "contender",
                    id,
                    "corpus",
                    corpus,
                    "nanos",
                    nanos[set]));
        }
    }

    private Summary summary(List<ServiceTimes> times, List<Footprint> footprints) {
        sets("a@jvm", "x", A_X);
        sets("a@jvm", "y", A_Y);
        sets("b@jvm", "x", B_X);
        sets("b@jvm", "y", B_Y);
        Header header = Fixture.with(
                Fixture.RUN.header(),
                "effort",
                "quick",
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
                        4,
                        1,
                        List.of())));
        return Summarizer.summarize(Fixture.with(
                Fixture.RUN, "header", header, "slices", slices, "serviceTimes", times, "footprints", footprints));
    }

    private static Summary.Cell cell(Where where) {
        return new Summary.Cell("g", "e", where, Mode.THROUGHPUT);
    }

    private static void same(double estimate, double lower, double upper, double relative, Interval actual) {
        assertEquals(estimate, actual.estimate(), estimate * relative);
        assertEquals(lower, actual.lower(), lower * relative);
        assertEquals(upper, actual.upper(), upper * relative);
    }

    @Test
    void aRatioOfOneCell() {
        // geometric(np.array([210, 190, 230, 205]) / 100)
        Summary.Ratio row = summary(List.of(), List.of())
                .ratio(ContenderId.of("a@jvm"), ContenderId.of("b@jvm"), Quantity.TIME, cell(new DeckId("x", 64)))
                .orElseThrow();
        same(2.082637328092903, 1.8373977054295358, 2.3606093702789184, CLOSE, row.ratio());
        same(
                1 / 2.082637328092903,
                1 / 2.3606093702789184,
                1 / 1.8373977054295358,
                CLOSE,
                row.inverted().ratio());
        // l = np.log(values); np.exp((stats.t.ppf(.975, 3) + stats.t.ppf(.8, 3)) * stats.sem(l)); the same both ways.
        assertEquals(1.1779842376291227, row.minimumDetectable(), CLOSE);
        assertEquals(1.1779842376291227, row.inverted().minimumDetectable(), CLOSE);
    }

    @Test
    void aRatioPooledOverCells() {
        // x = np.array([210, 190, 230, 205]) / 100; y = np.array([820, 900, 760, 840]) / np.array([400, 410, 405, 390])
        // geometric(np.sqrt(x * y))
        Summary summary = summary(List.of(), List.of());
        Summary.Ratio row = summary.ratio(
                        ContenderId.of("a@jvm"), ContenderId.of("b@jvm"), Quantity.TIME, cell(Where.ALL))
                .orElseThrow();
        same(2.073862909032892, 2.035549902157176, 2.112897041189941, CLOSE, row.ratio());
        assertEquals(1.0246798224656783, row.minimumDetectable(), CLOSE);
        Summary.Ratio again = Summary.Ratio.pooled(
                        List.of(
                                summary.ratio(
                                                ContenderId.of("a@jvm"),
                                                ContenderId.of("b@jvm"),
                                                Quantity.TIME,
                                                cell(new DeckId("x", 64)))
                                        .orElseThrow(),
                                summary.ratio(
                                                ContenderId.of("a@jvm"),
                                                ContenderId.of("b@jvm"),
                                                Quantity.TIME,
                                                cell(new DeckId("y", 64)))
                                        .orElseThrow()),
                        cell(Where.ALL))
                .orElseThrow();
        same(2.073862909032892, 2.035549902157176, 2.112897041189941, CLOSE, again.ratio());
    }

    @Test
    void timeAndSpeed() {
        // geometric([210, 190, 230, 205]); geometric(64e3 / np.array([210, 190, 230, 205])), as 64 bytes/ns are 64e3
        // MB/s
        Summary.Speed row = summary(List.of(), List.of()).speeds().get(0);
        same(208.2637328092904, 183.73977054295358, 236.06093702789204, CLOSE, row.nanosPerOp());
        same(307.3026644471296, 271.11643631423027, 348.31871080974537, CLOSE, row.megabytesPerSecond());
    }

    @Test
    void memory() {
        double[] empty = {10e6, 10.5e6, 9.5e6, 10e6, 11e6};
        double[] worked = {50e6, 52e6, 49e6, 51e6, 53e6};
        List<Footprint> lines = new ArrayList<>();
        for (int replicate = 0; replicate < empty.length; replicate++) {
            lines.add(new Footprint(
                    ContenderId.of("a@jvm"), "e", replicate, "empty", (long) empty[replicate], -1, -1, 0, ""));
            lines.add(new Footprint(
                    ContenderId.of("a@jvm"), "e", replicate, "worked", (long) worked[replicate], -1, -1, 0, ""));
        }
        Summary.Memory row = summary(List.of(), lines).footprints().get(0);
        // geometric(worked); d = worked - empty; stats.t.interval(.95, 4, d.mean(), stats.sem(d))
        same(50980383.102444276, 49054237.21211014, 52982160.33884968, CLOSE, row.worked());
        same(40800000, 39512615.36603546, 42087384.63396454, CLOSE, row.aboveEmpty());
    }

    @Test
    void percentilesOfServiceTimes() {
        List<ServiceTimes> lines = new ArrayList<>();
        int[] steps = {1, 2, 5};
        for (int set = 0; set < steps.length; set++) {
            Histogram histogram = new Histogram(3);
            for (int op = 1; op <= 1000; op++) {
                histogram.recordValue((long) op * steps[set]);
            }
            ByteBuffer buffer = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
            int length = histogram.encodeIntoCompressedByteBuffer(buffer);
            String text = Base64.getEncoder().encodeToString(Arrays.copyOf(buffer.array(), length));
            lines.add(new ServiceTimes("g", set, ContenderId.of("a@jvm"), "e", "x", 64, 1000, text));
        }
        Summary.Latency row = summary(lines, List.of()).latencies().get(0);
        // sets = [np.arange(1, 1001) * k for k in (1, 2, 5)]
        // geometric([np.percentile(s, 50, method='inverted_cdf') for s in sets]), and 99; the histogram keeps 3 digits.
        same(1077.2173450159416, 144.99647463958993, 8002.9339422736375, 5e-3, row.p50());
        same(
                2132.8903431315653,
                287.0930197863885,
                15845.80920570181,
                5e-3,
                row.p99().orElseThrow());
    }
}
