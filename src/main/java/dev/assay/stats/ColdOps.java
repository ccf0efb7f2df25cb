package dev.assay.stats;

import dev.assay.run.ColdStart;
import dev.assay.run.ContenderId;
import dev.assay.run.DeckId;
import dev.assay.run.Header;
import dev.assay.run.Mode;
import dev.assay.run.Role;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToLongFunction;

/**
 * Cold forks by contender and cell: geometric means with t intervals over replicates, and each op as a factor of the warm one. Replicates
 * and fork sets are different processes at different times, so that the two are independent samples and not pairs.
 */
final class ColdOps {
    /** Returns one row a contender and cell, in the order in which the run first names them. */
    static List<Summary.Cold> of(List<ColdStart> lines, SteadyTimes times, List<Header.GroupRow> groups) {
        Map<Key, List<ColdStart>> series = new LinkedHashMap<>();
        for (ColdStart line : lines) {
            Key key = new Key(line.contender(), line.encoding(), line.deck());
            series.computeIfAbsent(key, unused -> new ArrayList<>()).add(line);
        }
        List<Summary.Cold> rows = new ArrayList<>();
        series.forEach((key, replicates) -> {
            List<Double> warm = warm(key, times, groups);
            rows.add(new Summary.Cold(
                    key.contender(),
                    key.encoding(),
                    key.deck(),
                    geometric(values(replicates, ColdStart::startNanos)),
                    geometric(values(replicates, ColdStart::loadNanos)),
                    List.of(
                            op(1, values(replicates, ColdStart::op1Nanos), warm),
                            op(10, values(replicates, ColdStart::op10Nanos), warm),
                            op(100, values(replicates, ColdStart::op100Nanos), warm),
                            op(1_000, values(replicates, ColdStart::op1000Nanos), warm)),
                    warm.isEmpty() ? Optional.empty() : Optional.of(geometric(warm))));
        });
        return rows;
    }

    /* Time per op of each fork set of the first group that visited the cell: the sets of two groups had other neighbours. */
    private static List<Double> warm(Key key, SteadyTimes times, List<Header.GroupRow> groups) {
        for (Header.GroupRow group : groups) {
            Summary.Cell cell = new Summary.Cell(group.id(), key.encoding(), key.deck(), Mode.THROUGHPUT);
            Collection<Double> logs =
                    times.logNanosPerOp(key.contender(), Role.MAIN, cell).values();
            if (!logs.isEmpty()) {
                return logs.stream().map(StrictMath::exp).toList();
            }
        }
        return List.of();
    }

    private static Summary.Cold.Op op(int number, List<Double> nanos, List<Double> warm) {
        return new Summary.Cold.Op(
                number,
                geometric(nanos),
                warm.isEmpty() ? Optional.empty() : Optional.of(Estimator.unpaired(nanos, warm, Estimator.LEVEL)));
    }

    private static List<Double> values(List<ColdStart> replicates, ToLongFunction<ColdStart> field) {
        // A time below the clock's resolution is recorded as 0, which has no logarithm: 1 ns is the unit.
        return replicates.stream()
                .map(line -> (double) Math.max(1, field.applyAsLong(line)))
                .toList();
    }

    private static Interval geometric(Collection<Double> values) {
        return Estimator.geometric(values, Estimator.LEVEL);
    }

    private record Key(ContenderId contender, String encoding, DeckId deck) {}

    private ColdOps() {}
}
