package dev.assay.stats;

import dev.assay.run.ContenderId;
import dev.assay.run.DeckId;
import dev.assay.run.Mode;
import dev.assay.run.Role;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The lines T(n) = a + b·n of one group, and where those of one strategy at home and behind a bridge, or called, cross. */
final class LinearFits {
    private record Key(ContenderId contender, Summary.Cell cell) {}

    private final SteadyTimes times;
    private final List<Summary.Cell> cells;
    private final Map<Key, LineFit> fits = new LinkedHashMap<>();

    /**
     * Makes the lines of a group.
     *
     * @param contenders in the order of the group
     * @param cells of the group, in the order of the report
     */
    LinearFits(SteadyTimes times, List<ContenderId> contenders, List<Summary.Cell> cells) {
        this.times = times;
        this.cells = cells;
        List<Summary.Cell> lines =
                cells.stream().map(LinearFits::ofAllSizes).distinct().toList();
        for (ContenderId contender : contenders) {
            for (Summary.Cell line : lines) {
                LineFit.of(bySize(contender, line)).ifPresent(fit -> fits.put(new Key(contender, line), fit));
            }
        }
    }

    private SortedMap<Integer, SortedMap<Integer, Double>> bySize(ContenderId contender, Summary.Cell line) {
        SortedMap<Integer, SortedMap<Integer, Double>> bySize = new TreeMap<>();
        for (Summary.Cell cell : cells) {
            SortedMap<Integer, Double> logs = times.logNanosPerOp(contender, Role.MAIN, cell);
            if (ofAllSizes(cell).equals(line) && !logs.isEmpty()) {
                SortedMap<Integer, Double> nanos = new TreeMap<>();
                logs.forEach((set, log) -> nanos.put(set, StrictMath.exp(log)));
                bySize.put(cell.deck().size(), nanos);
            }
        }
        return bySize;
    }

    /** Returns one row a contender, corpus and mode. */
    List<BridgeCosts.Fit> rows() {
        List<BridgeCosts.Fit> rows = new ArrayList<>();
        fits.forEach((key, fit) -> rows.add(fit.row(key.contender(), key.cell())));
        return rows;
    }

    /**
     * Returns one row a pair and corpus: a contender at home, in the JVM or in Python, and one of the same strategy that is reached across
     * a bridge from there or, like {@code python+rust}, calls another language.
     */
    List<BridgeCosts.BreakEven> breakEvens(long seed) {
        List<BridgeCosts.BreakEven> rows = new ArrayList<>();
        for (Key home : fits.keySet()) {
            for (Key challenger : fits.keySet()) {
                if (pair(home, challenger)
                        && !BreakEvenSize.common(
                                        fits.get(home).bySet(),
                                        fits.get(challenger).bySet())
                                .isEmpty()) {
                    rows.add(breakEven(home, challenger, seed));
                }
            }
        }
        return rows;
    }

    private static boolean pair(Key home, Key challenger) {
        return (acrossABridge(home, challenger) || calledFrom(home, challenger))
                && home.contender().strategy().equals(challenger.contender().strategy())
                && !home.contender().strategy().isEmpty()
                && home.cell().mode() == Mode.THROUGHPUT
                && home.cell().where().equals(challenger.cell().where())
                && home.cell().encoding().equals(challenger.cell().encoding());
    }

    private static boolean acrossABridge(Key home, Key challenger) {
        return home.contender().isInJvm()
                && !challenger.contender().isInJvm()
                && challenger.cell().mode()
                        == (challenger.contender().isInProcess() ? Mode.ROUND_TRIP : Mode.THROUGHPUT);
    }

    /* python+rust is Python calling Rust: the call is inside its op, so both are timed by their own clock. */
    private static boolean calledFrom(Key home, Key challenger) {
        return challenger.contender().callsFrom(home.contender())
                && challenger.contender().bridge().equals(home.contender().bridge())
                && challenger.cell().mode() == Mode.THROUGHPUT;
    }

    private BridgeCosts.BreakEven breakEven(Key home, Key challenger, long seed) {
        LineFit first = fits.get(home);
        LineFit second = fits.get(challenger);
        BreakEvenSize crossing = BreakEvenSize.of(first.bySet(), second.bySet(), seed);
        List<Integer> sizes =
                second.sizes().stream().filter(first.sizes()::contains).toList();
        return new BridgeCosts.BreakEven(
                home.contender(),
                challenger.contender(),
                challenger.cell(),
                (crossing.challengerLeads() ? challenger : home).contender(),
                crossing.size(),
                Math.max(first.sizes().get(0), second.sizes().get(0)),
                Math.min(last(first.sizes()), last(second.sizes())),
                sizes.stream().map(size -> at(home, challenger, size)).toList());
    }

    private BridgeCosts.At at(Key home, Key challenger, int size) {
        SortedMap<Integer, Double> logs = PairedRatios.differences(
                times.logNanosPerOp(challenger.contender(), Role.MAIN, ofSize(challenger.cell(), size)),
                times.logNanosPerOp(home.contender(), Role.MAIN, ofSize(home.cell(), size)));
        return new BridgeCosts.At(
                size,
                Estimator.geometric(logs.values().stream().map(StrictMath::exp).toList(), Estimator.LEVEL));
    }

    private static int last(List<Integer> sizes) {
        return sizes.get(sizes.size() - 1);
    }

    private static Summary.Cell ofAllSizes(Summary.Cell cell) {
        return cell.at(cell.where().overSizes());
    }

    private static Summary.Cell ofSize(Summary.Cell line, int size) {
        return line.at(new DeckId(line.where().oneCorpus().orElseThrow(), size));
    }
}
