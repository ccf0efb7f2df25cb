package dev.assay.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Files as the harnesses wrote them, on a busy machine, cut to size and with hosts and folders renamed. Expected means and intervals are
 * exp(mean ± t·s/√n) of the logs of each process's mean, in ns, by a few lines of Python over the same file, with t(.975) from a table:
 * 4.302653 for 2 degrees of freedom, 2.776445 for 4, 2.570582 for 5.
 */
class RealFilesTest {
    private static Audit read(String name) throws IOException {
        return AuditFile.read(Path.of("src/test/resources/dev/assay/audit", name));
    }

    private static void row(Audit audit, int index, String name, int processes, double... expected) {
        Audit.Benchmark row = audit.benchmarks().get(index);
        assertEquals(name, row.name());
        assertEquals(processes, row.processes());
        assertEquals(expected[0], row.estimate(), 1e-6 * expected[0]);
        if (expected.length > 1) {
            assertEquals(expected[1], row.lower(), 1e-5 * expected[1]);
            assertEquals(expected[2], row.upper(), 1e-5 * expected[2]);
        } else {
            assertTrue(Double.isNaN(row.lower()));
        }
    }

    /** JMH 1.37: {@code StockPass.pass -p contender=java.plain@jvm -f 3 -wi 1 -i 3 -r 100ms -rf json}. */
    @Test
    void jmh() throws IOException {
        Audit audit = read("jmh.json");
        assertEquals("JMH", audit.harness());
        assertEquals("1.37", audit.version());
        row(audit, 0, "StockPass.pass (contender=java.plain@jvm)", 3, 394205.032466, 178362.546495, 871245.73334);
        // What JMH printed of nine iterations.
        assertEquals(407780.785518, audit.benchmarks().get(0).file(), 0.001);
        assertEquals(196666.494384, audit.benchmarks().get(0).fileLower(), 0.001);
        assertEquals(List.of("jvm"), audit.personal());
        assertTrue(audit.supports().get(1).startsWith("little else"), audit.supports()::toString);
    }

    /** hyperfine 1.15: {@code -N --warmup 1 --runs 6 --export-json … 'sleep 0.002' 'sleep 0.003'}. */
    @Test
    void hyperfine() throws IOException {
        Audit audit = read("hyperfine.json");
        assertEquals("hyperfine", audit.harness());
        row(audit, 0, "sleep 0.002", 6, 3914031.39697, 3630771.092523, 4219390.698582);
        row(audit, 1, "sleep 0.003", 6, 6504394.940875, 5470990.946346, 7732996.446490);
        assertTrue(audit.supports().get(0).startsWith("sleep 0.002 is 1.66× ("), audit.supports()::toString);
        assertTrue(audit.missing().stream().anyMatch(line -> line.startsWith("versions")), audit.missing()::toString);
    }

    /** pyperf by pip, {@code timeit --processes 5 --values 3 --warmups 1 --min-time 0.01} of sum and max over range(100). */
    @Test
    void pyperf() throws IOException {
        Audit audit = read("pyperf.json");
        assertEquals("pyperf", audit.harness());
        row(audit, 0, "sum", 5, 1052.842621, 961.643327, 1152.690976);
        row(audit, 1, "max", 5, 3322.077928, 2241.268833, 4924.085566);
        assertTrue(audit.environment().stream().anyMatch(line -> line.startsWith("CPU: ")), "it tells its machine");
        assertTrue(audit.missing().stream().noneMatch(line -> line.startsWith("machine")), audit.missing()::toString);
        assertEquals(List.of("metadata.hostname", "metadata.python_executable"), audit.personal());
    }

    /** google-benchmark 1.7.1 of Debian: {@code --benchmark_repetitions=4 --benchmark_min_time=0.02 --benchmark_out_format=json}. */
    @Test
    void googleBenchmark() throws IOException {
        Audit audit = read("google-benchmark.json");
        assertEquals("google-benchmark", audit.harness());
        row(audit, 0, "copy", 1, 31.913632024574298);
        row(audit, 1, "fill", 1, 30.394680214559656);
        assertEquals(4, audit.benchmarks().get(0).values(), "aggregates are no repetitions");
        assertEquals(31.913632, audit.benchmarks().get(0).file(), 1e-5);
        assertEquals(List.of(), audit.supports());
        assertTrue(audit.warnings().get(0).contains("debugging"), "Debian's library is of that kind");
        assertTrue(audit.personal().contains("context.host_name"));
    }

    /** Criterion.rs 0.5: {@code sample_size(10)}, {@code measurement_time} of 100 ms, {@code cargo bench}; its folder, and one file of it. */
    @Test
    void criterion() throws IOException {
        Audit audit = read("criterion");
        assertEquals("Criterion.rs", audit.harness());
        row(audit, 0, "vec/max", 1, 1.2577969802766016);
        row(audit, 1, "vec/sum", 1, 1.8595071395880747);
        // The slope, which Criterion prints.
        assertEquals(2.07863254396907, audit.benchmarks().get(1).file(), 1e-9);
        assertEquals(List.of(), audit.supports());
        assertEquals(
                audit.benchmarks().subList(1, 2),
                read("criterion/vec/sum/new/sample.json").benchmarks());
    }
}
