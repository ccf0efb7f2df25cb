package dev.assay.chart;

import dev.assay.run.ContenderId;
import dev.assay.run.DeckId;
import dev.assay.run.Mode;
import dev.assay.run.Where;
import dev.assay.stats.BridgeCosts;
import dev.assay.stats.Interval;
import dev.assay.stats.Summary;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Invented crossings of a likely size, to go with {@link SampleRun}. */
final class SampleCrossings {
    static BridgeCosts of() {
        List<BridgeCosts.Split> splits = new ArrayList<>();
        for (int size : List.of(64, 1024, 16384)) {
            double work = 1900 + 29.0 * size;
            // In the sample the pipe's largest input does not add up.
            double lost = size == 16384 ? 0.3 * work : 0.02 * work;
            splits.add(split("rust.plain@jna", Mode.THROUGHPUT, size, work, 190 + 0.1 * size, 0.01 * work, true));
            splits.add(split("rust.plain@process", Mode.ROUND_TRIP, size, work, 11_000 + 0.9 * size, lost, false));
        }
        return new BridgeCosts(
                splits,
                List.of(
                        fit("java.plain@jvm", Mode.THROUGHPUT, 40, 30),
                        fit("rust.plain@jna", Mode.THROUGHPUT, 371, 28),
                        fit("rust.plain@process", Mode.ROUND_TRIP, 11_400, 29)),
                List.of(
                        breakEven("rust.plain@jna", Mode.THROUGHPUT, new Interval(171, 30, 1290, 0.95, 8)),
                        breakEven(
                                "rust.plain@process",
                                Mode.ROUND_TRIP,
                                new Interval(48_000, 9000, Double.POSITIVE_INFINITY, 0.95, 8))));
    }

    private static BridgeCosts.Split split(
            String contender, Mode mode, int size, double work, double crossing, double rest, boolean copies) {
        return new BridgeCosts.Split(
                ContenderId.of(contender),
                cell(new DeckId("en-prose", size), mode),
                ContenderId.of("rust.plain@process"),
                SampleRun.around(work + crossing + rest, 0.03),
                SampleRun.around(work, 0.03),
                SampleRun.around(crossing, 0.05),
                SampleRun.around(rest, 0.5),
                copies ? Optional.of(SampleRun.around(76, 0.02)) : Optional.empty(),
                copies ? Optional.of(SampleRun.around(0.4 * (crossing - 76), 0.1)) : Optional.empty(),
                copies ? Optional.of(SampleRun.around(0.6 * (crossing - 76), 0.1)) : Optional.empty(),
                copies ? Optional.of(SampleRun.around(crossing + rest - 76, 0.2)) : Optional.empty(),
                SampleRun.around((work + crossing + rest) / work, 0.02));
    }

    private static BridgeCosts.Fit fit(String contender, Mode mode, double fixed, double perByte) {
        return new BridgeCosts.Fit(
                ContenderId.of(contender),
                cell(new Where.AllSizes("en-prose"), mode),
                SampleRun.around(fixed, 0.1),
                SampleRun.around(perByte, 0.02),
                64,
                16384,
                0.021);
    }

    private static BridgeCosts.BreakEven breakEven(String challenger, Mode mode, Interval size) {
        return new BridgeCosts.BreakEven(
                ContenderId.of("java.plain@jvm"),
                ContenderId.of(challenger),
                cell(new Where.AllSizes("en-prose"), mode),
                ContenderId.of(challenger),
                size,
                64,
                16384,
                List.of(
                        new BridgeCosts.At(64, SampleRun.around(mode.equals(Mode.THROUGHPUT) ? 1.09 : 6.8, 0.03)),
                        new BridgeCosts.At(1024, SampleRun.around(mode.equals(Mode.THROUGHPUT) ? 0.96 : 1.32, 0.03)),
                        new BridgeCosts.At(16384, SampleRun.around(mode.equals(Mode.THROUGHPUT) ? 0.93 : 1.02, 0.03))));
    }

    private static Summary.Cell cell(Where where, Mode mode) {
        return new Summary.Cell("python", "cl100k_base", where, mode);
    }

    private SampleCrossings() {}
}
