package dev.assay.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.figure.Figures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is judged from a file, on files made by hand; what the harnesses really write is {@link RealFilesTest}'s. */
class AuditTest {
    @TempDir
    private Path folder;

    private Audit audit(String json) throws IOException {
        return AuditFile.read(Files.writeString(folder.resolve("any-name"), json));
    }

    private static String jmh(String name, String unit, String forks) {
        return "{\"jmhVersion\":\"1.37\",\"benchmark\":\"org.example.Bench." + name
                + "\",\"mode\":\"avgt\",\"forks\":2,"
                + "\"primaryMetric\":{\"score\":15,\"scoreConfidence\":[\"NaN\",\"NaN\"],\"scoreUnit\":\"" + unit
                + "\",\"rawData\":" + forks + "}}";
    }

    /**
     * By hand: forks of means 10 and 40 have the geometric mean 20, and logs that differ by ln 4 = 1.386, so s = .980, t(.975, 1) = 12.706,
     * ± 12.706 · .980 ÷ √2 = 8.808 on the log scale. All four values, 9, 11, 39, 41, do not come in.
     */
    @Test
    void intervalsAreOverForksAndNotOverIterations() throws IOException {
        Audit.Benchmark row = audit("[" + jmh("one", "us/op", "[[9, 11], [39, 41]]") + "]")
                .benchmarks()
                .get(0);
        assertEquals("Bench.one", row.name());
        assertEquals(2, row.processes());
        assertEquals(4, row.values());
        assertEquals("ns", row.unit());
        assertEquals(20_000, row.estimate(), 1e-6);
        assertEquals(8.808, Math.log(row.upper() / row.estimate()), 0.001);
        assertTrue(Double.isNaN(row.fileLower()), "JMH writes NaN as a text");
    }

    /** By hand: geometric means 20 and 5 ns, so 4 times as fast, whoever stands first in the file. */
    @Test
    void theFasterOneIsNamedFirstAndARateIsTheOtherWayRound() throws IOException {
        String slow = jmh("slow", "ns/op", "[[20], [20.2], [19.8], [20.1], [19.9]]");
        String fast = jmh("fast", "ns/op", "[[5], [5.1], [4.9], [5.05], [4.95]]");
        for (String file : List.of("[" + slow + "," + fast + "]", "[" + fast + "," + slow + "]")) {
            String told = audit(file).supports().get(0);
            assertTrue(told.startsWith("Bench.fast is 4.00× (3.") && told.endsWith(" as fast as Bench.slow"), told);
        }
        String rates = ("[" + slow + "," + fast + "]").replace("avgt", "thrpt").replace("ns/op", "ops/ms");
        String told = audit(rates).supports().get(0);
        assertTrue(told.startsWith("Bench.slow is 4.00× (3."), told);
    }

    @Test
    void oneProcessSupportsNoDifferenceHoweverManyValuesItHas() throws IOException {
        Audit audit = audit("[" + jmh("a", "ns/op", "[[1, 1, 1]]") + "," + jmh("b", "ns/op", "[[9, 9, 9]]") + "]");
        assertEquals(List.of(), audit.supports());
        assertTrue(String.join("\n", AuditText.lines(audit)).contains("supports   no difference: of one process"));
    }

    @Test
    void withoutRawValuesThatIsWhatIsMissing() throws IOException {
        Audit audit = audit("[" + jmh("a", "ns/op", "[]") + "]");
        assertEquals(0, audit.benchmarks().get(0).processes());
        assertTrue(audit.missing().get(audit.missing().size() - 1).startsWith("raw values"), audit.missing()::toString);
    }

    @Test
    void benchmarksWithoutForksShareTheRunnersJvmAndAreWarnedOf() throws IOException {
        String file = "[" + jmh("a", "ns/op", "[[1, 2]]").replace("\"forks\":2", "\"forks\":0") + "]";
        assertTrue(audit(file).warnings().get(0).startsWith("forks is 0"), "JMH calls that non-forked");
    }

    @Test
    void ourOwnJmhJsonIsInTurns() throws IOException {
        Audit audit = AuditFile.read(Path.of("results/2026-11-26-amd-epyc-2c-cpp/jmh.json"));
        assertTrue(audit.order().startsWith("in turns"), audit.order());
        assertEquals("95 %, over fork sets", audit.intervals());
    }

    /** The file's names are longer than a row has room for, and differ in their middle. */
    @Test
    void aLongNameIsToldWholeAboveItsFigures() throws IOException {
        Audit audit = AuditFile.read(Path.of("results/2026-11-26-amd-epyc-2c-cpp/jmh.json"));
        List<String> lines = AuditText.lines(audit);
        for (int i = 0; i < 15; i++) {
            Audit.Benchmark row = audit.benchmarks().get(i);
            int at = lines.indexOf(row.name());
            assertTrue(at > 0, row::name);
            assertTrue(lines.get(at + 1).strip().startsWith(Figures.nanos(row.file())), lines.get(at + 1));
        }
    }

    /** By hand: of 10 and 40 the arithmetic mean is 25 and the geometric one 20; of equal values both are one. */
    @Test
    void twoKindsOfMeanAreToldApartWhereTheyDiffer() throws IOException {
        String spread = "[" + jmh("a", "ns/op", "[[10], [40]]").replace("\"score\":15", "\"score\":25") + "]";
        String even = "[" + jmh("a", "ns/op", "[[15], [15]]") + "]";
        assertTrue(String.join("\n", AuditText.lines(audit(spread))).contains("over processes: a geometric mean"));
        assertFalse(String.join("\n", AuditText.lines(audit(even))).contains("geometric"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "no json",
                "{}",
                "[]",
                "[1]",
                "{\"results\":[]}",
                "{\"benchmarks\":[]}",
                "{\"reason\":\"other\"}",
                "[{\"benchmark\":\"a\"}",
                "null",
                "{\"reason\":\"benchmark-complete\"} {\"x\":1}"
            })
    void anythingElseIsOneLineWithTheKnownFormats(String text) {
        String line =
                assertThrows(IllegalArgumentException.class, () -> audit(text)).getMessage();
        assertTrue(line.matches("file \\(.*any-name: .*\\) must be JSON of JMH .*, hyperfine .*; export it so"), line);
    }
}
