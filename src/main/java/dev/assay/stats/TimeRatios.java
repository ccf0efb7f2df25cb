package dev.assay.stats;

import dev.assay.run.ContenderId;
import dev.assay.run.Mode;
import dev.assay.run.Role;
import dev.assay.run.Where;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** All ratios of times of one group: every pair in every cell, then pooled by size, by corpus and over all; the pipe's share and first passes apart. */
final class TimeRatios {
    private final SteadyTimes times;
    private final List<Summary.Ratio> rows = new ArrayList<>();

    private TimeRatios(SteadyTimes times) {
        this.times = times;
    }

    /**
     * Returns the rows of a group.
     *
     * @param contenders in the order of the group
     * @param cells of the group, in the order of the report
     */
    static List<Summary.Ratio> of(SteadyTimes times, List<ContenderId> contenders, List<Summary.Cell> cells) {
        TimeRatios ratios = new TimeRatios(times);
        for (int i = 0; i < contenders.size(); i++) {
            for (int j = i + 1; j < contenders.size(); j++) {
                ratios.pair(contenders.get(i), contenders.get(j), cells);
            }
        }
        contenders.forEach(
                contender -> ratios.overRun(contender, cells, Mode.ROUND_TRIP, Quantity.ROUND_TRIP_OVER_RUN));
        contenders.forEach(contender -> ratios.overRun(contender, cells, Mode.COLD_CACHE, Quantity.FIRST_OVER_RUN));
        return ratios.rows;
    }

    private void pair(ContenderId numerator, ContenderId denominator, List<Summary.Cell> cells) {
        Map<Summary.Cell, SortedMap<Integer, Double>> logs = new LinkedHashMap<>();
        for (Summary.Cell cell : cells) {
            SortedMap<Integer, Double> differences = PairedRatios.differences(
                    times.logNanosPerOp(numerator, Role.MAIN, cell), times.logNanosPerOp(denominator, Role.MAIN, cell));
            if (!differences.isEmpty()) {
                logs.put(cell, differences);
            }
        }
        add(numerator, denominator, Quantity.TIME, logs);
    }

    private void overRun(ContenderId contender, List<Summary.Cell> cells, Mode mode, Quantity quantity) {
        Map<Summary.Cell, SortedMap<Integer, Double>> logs = new LinkedHashMap<>();
        for (Summary.Cell cell : cells) {
            if (cell.mode() == mode) {
                SortedMap<Integer, Double> differences = PairedRatios.differences(
                        times.logNanosPerOp(contender, Role.MAIN, cell),
                        times.logNanosPerOp(contender, Role.MAIN, cell.in(Mode.THROUGHPUT)));
                if (!differences.isEmpty()) {
                    logs.put(cell, differences);
                }
            }
        }
        add(contender, contender, quantity, logs);
    }

    private void add(
            ContenderId numerator,
            ContenderId denominator,
            Quantity quantity,
            Map<Summary.Cell, SortedMap<Integer, Double>> logs) {
        Map<Summary.Cell, List<SortedMap<Integer, Double>>> bySize = new LinkedHashMap<>();
        Map<Summary.Cell, List<SortedMap<Integer, Double>>> byCorpus = new LinkedHashMap<>();
        Map<Summary.Cell, List<SortedMap<Integer, Double>>> all = new LinkedHashMap<>();
        logs.forEach((cell, differences) -> {
            PairedRatios.row(numerator, denominator, quantity, cell, differences)
                    .ifPresent(rows::add);
            collect(bySize, cell.at(cell.where().overCorpora()), differences);
            collect(byCorpus, cell.at(cell.where().overSizes()), differences);
            collect(all, cell.at(Where.ALL), differences);
        });
        for (Map<Summary.Cell, List<SortedMap<Integer, Double>>> level : List.of(bySize, byCorpus, all)) {
            level.forEach((cell, differences) -> PairedRatios.row(
                            numerator, denominator, quantity, cell, PairedRatios.pooled(differences))
                    .ifPresent(rows::add));
        }
    }

    private static void collect(
            Map<Summary.Cell, List<SortedMap<Integer, Double>>> level,
            Summary.Cell cell,
            SortedMap<Integer, Double> differences) {
        level.computeIfAbsent(cell, key -> new ArrayList<>()).add(differences);
    }
}
