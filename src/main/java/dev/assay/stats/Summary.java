package dev.assay.stats;

import dev.assay.run.ContenderId;
import dev.assay.run.DeckId;
import dev.assay.run.Mode;
import dev.assay.run.Role;
import dev.assay.run.Slice;
import dev.assay.run.Where;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Everything that claims, charts and tables may say about a run: a pure function of its run file.
 *
 * @param controls forks whose true ratio is known: twins (A/A) and spikes
 * @param speeds one row a contender and cell
 * @param ratios one row a pair within a group and cell, then pooled: by size, by corpus, over all cells
 * @param latencies one row a contender and cell whose service times were recorded
 * @param footprints one row a contender and encoding
 * @param colds one row a contender and cell whose fresh processes were timed
 * @param settlings one row a contender and group: whether its steady slices were steady
 * @param sequences recorded slices in order, relative, for the eye
 * @param crossings what bridges cost
 * @param firstPasses one row a contender and cell whose word cache was emptied before each pass
 */
public record Summary(
        Controls controls,
        List<Speed> speeds,
        List<Ratio> ratios,
        List<Latency> latencies,
        List<Memory> footprints,
        List<Cold> colds,
        List<SteadyStateCheck> settlings,
        List<Sequence> sequences,
        BridgeCosts crossings,
        List<FirstPass> firstPasses) {
    public Summary {
        speeds = List.copyOf(speeds);
        ratios = List.copyOf(ratios);
        latencies = List.copyOf(latencies);
        footprints = List.copyOf(footprints);
        colds = List.copyOf(colds);
        settlings = List.copyOf(settlings);
        sequences = List.copyOf(sequences);
        firstPasses = List.copyOf(firstPasses);
    }

    /** Returns the ratio of a pair in a cell in the direction asked for, whichever of the two is a row. */
    public Optional<Ratio> ratio(ContenderId numerator, ContenderId denominator, Quantity quantity, Cell cell) {
        for (Ratio row : ratios) {
            if (row.quantity() == quantity && row.cell().equals(cell)) {
                if (row.numerator().equals(numerator) && row.denominator().equals(denominator)) {
                    return Optional.of(row);
                }
                if (row.numerator().equals(denominator) && row.denominator().equals(numerator)) {
                    return Optional.of(row.inverted());
                }
            }
        }
        return Optional.empty();
    }

    /** What a number is of: one deck in one comparison group, or several pooled by a geometric mean. */
    public record Cell(String group, String encoding, Where where, Mode mode) {
        /* As in DeckId: a record's own answers, without the wait for them. */
        @Override
        public boolean equals(Object other) {
            return other instanceof Cell cell
                    && mode == cell.mode
                    && where.equals(cell.where)
                    && group.equals(cell.group)
                    && encoding.equals(cell.encoding);
        }

        @Override
        public int hashCode() {
            return 31 * (31 * (31 * group.hashCode() + encoding.hashCode()) + where.hashCode()) + mode.hashCode();
        }

        /** Returns the cell that a slice was made in. */
        public static Cell of(Slice slice) {
            return new Cell(slice.group(), slice.encoding(), slice.deck(), slice.mode());
        }

        /** Returns the same of other decks. */
        public Cell at(Where other) {
            return new Cell(group, encoding, other, mode);
        }

        /** Returns the same in another mode. */
        public Cell in(Mode other) {
            return new Cell(group, encoding, where, other);
        }

        /** Returns whether it is of one deck. */
        public boolean single() {
            return where instanceof DeckId;
        }

        /**
         * Returns its deck.
         *
         * @throws IllegalStateException if decks were pooled; rows of times and speeds never are
         */
        public DeckId deck() {
            if (where instanceof DeckId deck) {
                return deck;
            }
            throw new IllegalStateException("cell (" + where + ") must be of one deck");
        }
    }

    /**
     * @param nanosPerOp geometric mean over the steady slices of each set, then over sets
     * @param megabytesPerSecond UTF-8 bytes ÷ time, 10⁶ bytes a second, same estimator
     */
    public record Speed(ContenderId contender, Cell cell, Interval nanosPerOp, Interval megabytesPerSecond) {}

    /**
     * How many times the numerator's quantity is the denominator's. Only one direction of a pair is a row: the contender that its group
     * lists first is the numerator; {@link Summary#ratio} gives either.
     *
     * @param quantity what is compared; of the two that compare a contender with itself, it is numerator and denominator
     * @param values ratio of each set (or replicate), in order of the sets
     * @param sets number of the set (or replicate) of each value
     */
    public record Ratio(
            ContenderId numerator,
            ContenderId denominator,
            Quantity quantity,
            Cell cell,
            Interval ratio,
            List<Double> values,
            List<Integer> sets) {
        public Ratio {
            values = List.copyOf(values);
            sets = List.copyOf(sets);
            if (values.size() != sets.size()) {
                throw new IllegalArgumentException(
                        "sets of a ratio (" + sets.size() + ") must be as many as its values, " + values.size());
            }
        }

        /** Makes a row whose values belong to sets 0, 1, 2 … */
        public Ratio(
                ContenderId numerator,
                ContenderId denominator,
                Quantity quantity,
                Cell cell,
                Interval ratio,
                List<Double> values) {
            this(
                    numerator,
                    denominator,
                    quantity,
                    cell,
                    ratio,
                    values,
                    IntStream.range(0, values.size()).boxed().toList());
        }

        /** Returns the row with its interval at another level. */
        public Ratio at(double level) {
            return level == ratio.level()
                    ? this
                    : new Ratio(
                            numerator, denominator, quantity, cell, Estimator.geometric(values, level), values, sets);
        }

        /**
         * Returns the geometric mean of several rows of one pair, set by set, with its interval over sets; empty if no set holds all rows.
         *
         * @param cell what the pooled row is to be called
         */
        public static Optional<Ratio> pooled(List<Ratio> rows, Cell cell) {
            return PairedRatios.pool(rows, cell);
        }

        /**
         * Returns the minimum detectable effect as a factor: a true ratio that far from 1 would be found, its 95 % interval leaving 1 out, in
         * four runs of five like this one. NaN for fewer than two sets.
         */
        public double minimumDetectable() {
            return Estimator.minimumDetectable(values);
        }

        /** Returns the same comparison the other way round. */
        public Ratio inverted() {
            return new Ratio(
                    denominator,
                    numerator,
                    quantity,
                    cell,
                    ratio.inverted(),
                    values.stream().map(value -> 1 / value).toList(),
                    sets);
        }
    }

    /**
     * Service time per op, ns: percentile of each set, then geometric mean over sets with interval.
     *
     * @param p90 this and the next two are present only where at least ten ops of every set lie beyond: 100, 1,000 and 10,000 ops a set
     */
    public record Latency(
            ContenderId contender,
            Cell cell,
            long ops,
            Interval p50,
            Optional<Interval> p90,
            Optional<Interval> p99,
            Optional<Interval> p999) {}

    /**
     * @param empty peak resident set of the empty runtime, bytes
     * @param loaded with the vocabulary
     * @param worked after all decks
     * @param aboveEmpty worked − empty, paired by replicate
     * @param allocatedBytesPerOp NaN where nothing counts it
     */
    public record Memory(
            ContenderId contender,
            String encoding,
            Interval empty,
            Interval loaded,
            Interval worked,
            Interval aboveEmpty,
            double allocatedBytesPerOp,
            double allocationCallsPerOp,
            String flags) {}

    /**
     * Fresh processes of a contender, ns, geometric means with intervals over replicates.
     *
     * @param start from before the process was made until the vocabulary was loaded
     * @param load the part of it in which the vocabulary was loaded
     * @param ops the 1st, 10th, 100th and 1000th op, in this order
     * @param warm the steady time per op on the same deck, over fork sets; empty where no fork set visited it
     */
    public record Cold(
            ContenderId contender,
            String encoding,
            DeckId deck,
            Interval start,
            Interval load,
            List<Op> ops,
            Optional<Interval> warm) {
        public Cold {
            ops = List.copyOf(ops);
        }

        /**
         * One op of a fresh process.
         *
         * @param number its place since the start, from 1
         * @param overWarm its service time ÷ the steady time per op, over independent processes; empty without that time
         */
        public record Op(int number, Interval nanos, Optional<Interval> overWarm) {}
    }

    /**
     * One fork's slices of one cell in order, as a factor of the contender's usual time per op there, with the drift that the whole round
     * shared divided out: what the others did in the same round, each relative to its own median, is the yardstick. The steady slices of
     * all forks of a contender have median 1.
     *
     * @param warmup parallel to {@code relative}
     */
    public record Sequence(
            ContenderId contender, Role role, int set, Cell cell, List<Double> relative, List<Boolean> warmup) {}
}
