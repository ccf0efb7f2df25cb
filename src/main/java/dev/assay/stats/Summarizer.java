package dev.assay.stats;

import dev.assay.run.ContenderId;
import dev.assay.run.Header;
import dev.assay.run.Mode;
import dev.assay.run.Role;
import dev.assay.run.RunFile;
import dev.assay.run.Slice;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Makes the summary of a run. */
public final class Summarizer {
    private static final double MEGABYTES_PER_SECOND = 1e3; // one byte a nanosecond is 10⁹ bytes a second

    private final RunFile run;
    private final Map<SlicesByCell.Place, List<Slice>> places;
    private final SteadyTimes times;
    private final Map<String, List<Summary.Cell>> cells = new HashMap<>();

    private Summarizer(RunFile run) {
        this.run = run;
        this.places = SlicesByCell.of(run.slices());
        this.times = new SteadyTimes(run, places);
    }

    /** Returns everything that claims, charts and tables may say about a run, in the order of its header. */
    public static Summary summarize(RunFile run) {
        return new Summarizer(run).summary(Wanted.ALL);
    }

    /**
     * Returns what verdicts and comparisons rest on, controls, ratios and crossings, and nothing of what is only shown: to order a million
     * slices for a chart that nobody draws takes as long as all of it.
     */
    public static Summary forVerdicts(RunFile run) {
        return new Summarizer(run).summary(Wanted.VERDICTS);
    }

    /** Returns what ratios and their verdicts rest on alone, controls and ratios: break-evens are ten thousand resamples each. */
    public static Summary forComparison(RunFile run) {
        return new Summarizer(run).summary(Wanted.RATIOS);
    }

    private enum Wanted {
        RATIOS,
        VERDICTS,
        ALL
    }

    private Summary summary(Wanted wanted) {
        boolean shown = wanted == Wanted.ALL;
        Footprints memory = new Footprints(SteadyTimes.conforming(run));
        List<Summary.Speed> speeds = new ArrayList<>();
        List<Summary.Ratio> ratios = new ArrayList<>();
        List<BridgeCosts.Split> splits = new ArrayList<>();
        List<BridgeCosts.Fit> fits = new ArrayList<>();
        List<BridgeCosts.BreakEven> breakEvens = new ArrayList<>();
        for (Header.GroupRow group : run.header().groups()) {
            List<Summary.Cell> cells = cells(group);
            for (ContenderId contender : shown ? group.contenders() : List.<ContenderId>of()) {
                cells.forEach(cell -> speed(contender, cell).ifPresent(speeds::add));
            }
            ratios.addAll(TimeRatios.of(times, group.contenders(), cells));
            ratios.addAll(memory.ratios(group));
            if (wanted == Wanted.RATIOS) {
                continue;
            }
            splits.addAll(CallBreakdowns.of(times, group.contenders(), cells));
            LinearFits lines = new LinearFits(times, group.contenders(), cells);
            fits.addAll(lines.rows());
            breakEvens.addAll(lines.breakEvens(run.header().seed()));
        }
        BridgeCosts crossings = new BridgeCosts(splits, fits, breakEvens);
        if (!shown) {
            return new Summary(
                    controls(),
                    speeds,
                    ratios,
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    crossings,
                    List.of());
        }
        Map<SlicesByCell.Place, List<Slice>> honest = SlicesByCell.honest(places);
        return new Summary(
                controls(),
                speeds,
                ratios,
                Latencies.of(SteadyTimes.counting(run)),
                memory.rows(),
                ColdOps.of(SteadyTimes.conformingColds(run), times, run.header().groups()),
                SteadyStateChecks.of(run, honest),
                Sequences.of(honest),
                crossings,
                FirstPasses.of(speeds, ratios, run.cacheHits()));
    }

    private Optional<Summary.Speed> speed(ContenderId contender, Summary.Cell cell) {
        SortedMap<Integer, Double> perOp = times.logNanosPerOp(contender, Role.MAIN, cell);
        if (perOp.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Summary.Speed(
                contender,
                cell,
                Estimator.geometric(perOp.values().stream().map(StrictMath::exp).toList(), Estimator.LEVEL),
                Estimator.geometric(
                        times.logBytesPerNano(contender, cell).values().stream()
                                .map(log -> StrictMath.exp(log) * MEGABYTES_PER_SECOND)
                                .toList(),
                        Estimator.LEVEL)));
    }

    private Controls controls() {
        Map<ContenderId, String> kinds = run.header().contenders().stream()
                .collect(Collectors.toMap(Header.ContenderRow::id, row -> row.language() + "@" + row.bridge()));
        List<Controls.Trial> trials = new ArrayList<>();
        for (Role role : times.controlRoles()) {
            for (Header.GroupRow group : run.header().groups()) {
                for (ContenderId contender : group.contenders()) {
                    SortedMap<Integer, List<Controls.Value>> bySet = new TreeMap<>();
                    cells(group).stream()
                            .filter(cell -> cell.mode() == Mode.THROUGHPUT)
                            .forEach(cell -> PairedRatios.differences(
                                            times.logNanosPerOp(contender, role, cell),
                                            times.logNanosPerOp(contender, Role.MAIN, cell))
                                    .forEach((set, log) -> bySet.computeIfAbsent(set, key -> new ArrayList<>())
                                            .add(new Controls.Value(cell.deck(), log))));
                    String kind = kinds.getOrDefault(contender, contender.toString());
                    bySet.forEach((set, values) ->
                            trials.add(new Controls.Trial(role, group.id(), set, contender, kind, values)));
                }
            }
        }
        return new Controls(trials, run.header().protocol().controlTruth());
    }

    private List<Summary.Cell> cells(Header.GroupRow group) {
        return cells.computeIfAbsent(group.id(), unused -> ordered(group));
    }

    private List<Summary.Cell> ordered(Header.GroupRow group) {
        List<String> corpora = run.header().decks().stream()
                .map(Header.DeckRow::corpus)
                .distinct()
                .toList();
        return times.cells().stream()
                .filter(cell -> cell.group().equals(group.id()))
                .sorted(Comparator.comparing(Summary.Cell::encoding)
                        // By the words that files have for modes: committed files hold their rows in this order.
                        .thenComparing(cell -> cell.mode().text(), Comparator.reverseOrder())
                        .thenComparing(cell -> corpora.indexOf(cell.deck().corpus()))
                        .thenComparing(cell -> cell.deck().corpus())
                        .thenComparing(cell -> cell.deck().size()))
                .toList();
    }
}
