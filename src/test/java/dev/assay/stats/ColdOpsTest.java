package dev.assay.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.run.Check;
import dev.assay.run.ColdStart;
import dev.assay.run.ContenderId;
import dev.assay.run.Fixture;
import dev.assay.run.Header;
import dev.assay.run.RunFile;
import dev.assay.run.Slice;
import dev.assay.workload.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ColdOpsTest {
    private final List<Slice> slices = new ArrayList<>();
    private final List<ColdStart> colds = new ArrayList<>();
    private final List<Check> checks = new ArrayList<>();

    private void warm(int set, String group, long nanos) {
        slices.add(Fixture.with(Fixture.SLICE, "seq", slices.size(), "group", group, "set", set, "nanos", nanos));
    }

    private void cold(int replicate, long start, long first) {
        colds.add(
                new ColdStart(ContenderId.of("a@jvm"), "e", "x", 64, replicate, start, start / 2, first, 4, 2, 0, ""));
    }

    private List<Summary.Cold> rows() {
        RunFile run = Fixture.with(Fixture.RUN, "slices", slices, "coldStarts", colds, "checks", checks);
        List<Header.GroupRow> groups = List.of(
                new Header.GroupRow("first", Workload.TOKENIZE, "", List.of(ContenderId.of("a@jvm")), 1, 1, List.of()),
                new Header.GroupRow(
                        "second", Workload.TOKENIZE, "", List.of(ContenderId.of("a@jvm")), 1, 1, List.of()));
        return ColdOps.of(SteadyTimes.conformingColds(run), new SteadyTimes(run, SlicesByCell.of(slices)), groups);
    }

    @Test
    void startsAreGeometricMeansOverReplicatesAndAZeroIsOneNanosecond() {
        cold(0, 400, 100);
        cold(1, 900, 100);
        Summary.Cold row = rows().get(0);
        // √(400 · 900) = 600, √(200 · 450) = 300.
        assertEquals(600, row.start().estimate(), 1e-9);
        assertEquals(300, row.load().estimate(), 1e-9);
        assertEquals(2, row.start().n());
        assertEquals(
                List.of(1, 10, 100, 1000),
                row.ops().stream().map(Summary.Cold.Op::number).toList());
        assertEquals(
                List.of(100.0, 4.0, 2.0, 1.0),
                row.ops().stream()
                        .map(op -> (double) Math.round(op.nanos().estimate()))
                        .toList());
        assertEquals(Optional.empty(), row.warm());
        assertEquals(Optional.empty(), row.ops().get(0).overWarm());
    }

    @Test
    void anOpIsHeldAgainstTheSteadyTimeOfTheFirstGroupThatHasIt() {
        long[] first = {100, 121, 104};
        long[] sets = {10, 12, 11, 9};
        for (int i = 0; i < first.length; i++) {
            cold(i, 1, first[i]);
        }
        for (int set = 0; set < sets.length; set++) {
            warm(set, "first", sets[set]);
            warm(set, "second", 1_000);
        }
        Interval ratio = rows().get(0).ops().get(0).overWarm().orElseThrow();
        // SciPy 1.17.1: a = np.log([100, 121, 104]); b = np.log([10, 12, 11, 9]);
        // ci = ttest_ind(a, b, equal_var=False).confidence_interval(0.95); np.exp([a.mean() - b.mean(), ci.low,
        // ci.high])
        assertEquals(10.341148937084474, ratio.estimate(), 1e-9);
        assertEquals(8.302458459180007, ratio.lower(), 1e-9);
        assertEquals(12.880445215684372, ratio.upper(), 1e-9);
        assertEquals(3, ratio.n());
    }

    @Test
    void oneReplicateOrNoSpreadHasNoInterval() {
        cold(0, 1, 100);
        warm(0, "first", 10);
        warm(1, "first", 12);
        assertTrue(
                Double.isNaN(rows().get(0).ops().get(0).overWarm().orElseThrow().lower()));
        assertTrue(Double.isNaN(
                Estimator.unpaired(List.of(2.0, 2.0), List.of(1.0, 1.0), 0.95).upper()));
    }

    @Test
    void aContenderThatDoesNotConformHasNoColdStart() {
        cold(0, 1, 100);
        checks.add(new Check("after", ContenderId.of("a@jvm"), "e", "x", 64, 1, false, "token 3"));
        assertEquals(List.of(), rows());
    }
}
