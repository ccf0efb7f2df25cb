package dev.assay.compare;

import dev.assay.claim.Verdict;
import dev.assay.run.Where;
import dev.assay.stats.Estimator;
import dev.assay.stats.Interval;
import dev.assay.stats.RandomEffects;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * One ratio in every run that has it.
 *
 * @param question of the reading; empty for a pair that no claim is about
 * @param where the deck, or {@link Where#ALL} for what is pooled over the shared cells
 * @param cells how many cells all runs of the row share
 * @param lower bound of the claim, NaN without one
 * @param upper bound of the claim, +∞ where it is open, NaN without one
 * @param entries at least two, in the order of the runs
 * @param unlike whether some run's verdict rests on more cells than the shared ones
 * @param pooled over machines, where there are three or more
 * @param machines by machine, its runs combined; empty of a single cell
 * @param changes where it changed on one machine, in the order of time
 * @param parts the same by deck; empty where the row is of one
 */
public record Row(
        Subject subject,
        String question,
        Where where,
        int cells,
        double lower,
        double upper,
        List<Entry> entries,
        boolean unlike,
        Optional<RandomEffects> pooled,
        List<OnMachine> machines,
        List<Change> changes,
        List<Row> parts) {
    public Row {
        entries = List.copyOf(entries);
        machines = List.copyOf(machines);
        changes = List.copyOf(changes);
        parts = List.copyOf(parts);
    }

    /** What the runs of one machine say together. */
    public record OnMachine(int machine, Interval ratio) {}

    /**
     * A change on one machine, called one after three runs only.
     *
     * @param machine its place among the machines
     * @param before the last run of before it
     * @param after the first run of after it
     */
    public record Change(int machine, int before, int after) {}

    Row with(Optional<RandomEffects> pool, List<OnMachine> byMachine, List<Change> steps, List<Row> decks) {
        return new Row(subject, question, where, cells, lower, upper, entries, unlike, pool, byMachine, steps, decks);
    }

    /** Returns the first run's. */
    public Entry first() {
        return entries.get(0);
    }

    /** Returns the last run's, which is held against the first's. */
    public Entry last() {
        return entries.get(entries.size() - 1);
    }

    /** Returns that of a run, if it has one. */
    public Optional<Entry> of(int run) {
        return entries.stream().filter(entry -> entry.run() == run).findFirst();
    }

    /** Returns the last run's ratio ÷ the first's. */
    public Interval ratioOfRatios() {
        return ends().ratioOfRatios();
    }

    /** Returns whether the intervals of any two runs have no value in common. */
    public boolean disjoint() {
        double highest = 0;
        double lowest = Double.POSITIVE_INFINITY;
        for (Entry entry : entries) {
            if (entry.ratio().known()) {
                highest = Math.max(highest, entry.ratio().lower());
                lowest = Math.min(lowest, entry.ratio().upper());
            }
        }
        return highest > lowest;
    }

    /** Returns whether any two runs differ by more than both intervals and both noise floors. */
    public boolean moved() {
        if (disjoint()) {
            for (int i = 0; i < entries.size(); i++) {
                if (entries.subList(i + 1, entries.size()).stream().anyMatch(entries.get(i)::movedTo)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** Returns whether any two runs have another contender ahead, each clear of 1. */
    public boolean flipped() {
        return entries.stream().anyMatch(entry -> entry.ratio().lower() > 1)
                && entries.stream().anyMatch(entry -> entry.ratio().upper() < 1);
    }

    /** Two runs of a row, in their order. */
    public record Pair(Entry first, Entry last) {
        /** Returns the last one's ratio ÷ the first's, at 95 %; runs share no fork set, so it is unpaired. */
        public Interval ratioOfRatios() {
            return Estimator.quotient(last.ratio(), first.ratio(), Estimator.LEVEL);
        }

        /** Returns whether the intervals have no value in common. */
        public boolean disjoint() {
            return first.disjoint(last);
        }

        /** Returns whether they differ by more than both intervals and both noise floors. */
        public boolean moved() {
            return first.movedTo(last);
        }

        private double apart() {
            return Math.abs(StrictMath.log(first.ratio().estimate())
                    - StrictMath.log(last.ratio().estimate()));
        }
    }

    /** Returns the first run and the last, which is held against it. */
    public Pair ends() {
        return new Pair(first(), last());
    }

    /** Returns the two runs that are furthest apart: of those that moved, else of those that are disjoint; empty if none is. */
    public Optional<Pair> furthest() {
        List<Pair> pairs = new ArrayList<>();
        if (disjoint()) {
            for (int i = 0; i < entries.size(); i++) {
                for (Entry later : entries.subList(i + 1, entries.size())) {
                    pairs.add(new Pair(entries.get(i), later));
                }
            }
        }
        return pairs.stream()
                .filter(Pair::disjoint)
                .max(Comparator.comparing(Pair::moved).thenComparing(Pair::apart));
    }

    private boolean contradicted() {
        return entries.stream()
                        .flatMap(entry -> entry.verdict().stream())
                        .map(Verdict::outcome)
                        .filter(Verdict.Outcome::decided)
                        .distinct()
                        .count()
                > 1;
    }

    /** Returns what the runs say together. */
    public Mark mark() {
        if (contradicted() || flipped()) {
            return Mark.REVERSED;
        }
        if (!subject.claimed()) {
            return moved() ? Mark.DIFFERS : Mark.SAME;
        }
        if (unlike) {
            return Mark.UNLIKE;
        }
        return entries.stream()
                                .map(entry -> entry.verdict().orElseThrow().outcome())
                                .distinct()
                                .count()
                        > 1
                ? Mark.DIFFERS
                : Mark.SAME;
    }

    /** Returns whether there is anything in it that a reader who looks for changes must see. */
    public boolean changed() {
        return mark() == Mark.REVERSED || mark() == Mark.DIFFERS || disjoint();
    }

    /** Returns how far apart the furthest two runs are, on the log scale. */
    public double spread() {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (Entry entry : entries) {
            double log = StrictMath.log(entry.ratio().estimate());
            least = Math.min(least, log);
            most = Math.max(most, log);
        }
        return most - least;
    }
}
