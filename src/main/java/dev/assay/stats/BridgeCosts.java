package dev.assay.stats;

import dev.assay.run.ContenderId;
import java.util.List;
import java.util.Optional;

/**
 * What it costs to cross bridges: calls taken apart, time as a line of size, and from which size on a crossing pays. Times are ns an op
 * on the linear scale, because parts add there: of each set the geometric mean over its slices, then arithmetic over sets with a t
 * interval; differences are taken within a set first.
 *
 * @param splits one row a contender behind a bridge and cell, where its floor and its bridge-free twin were measured in the same sets
 * @param fits one row a contender, corpus and mode of which at least {@value LineFit#FEWEST_SIZES} sizes were measured
 * @param breakEvens one row a corpus for each pair of one strategy: in the JVM and behind a bridge, or in Python and called from it
 */
public record BridgeCosts(List<Split> splits, List<Fit> fits, List<BreakEven> breakEvens) {
    /** No crossing was measured. */
    public static final BridgeCosts NONE = new BridgeCosts(List.of(), List.of(), List.of());

    public BridgeCosts {
        splits = List.copyOf(splits);
        fits = List.copyOf(fits);
        breakEvens = List.copyOf(breakEvens);
    }

    /**
     * One call taken apart.
     *
     * @param contender who is called, such as {@code rust.plain@jna}
     * @param cell where; its mode is that of the whole call: a round trip across a pipe, else throughput
     * @param core who does the same work without a bridge: {@code rust.plain@process}, by its own clock
     * @param whole the call as its caller sees it
     * @param work the same work without a bridge
     * @param crossing the floor {@code copy} of the bridge: text in, as many ids back, no work
     * @param remainder whole − crossing − work: what the parts leave unexplained
     * @param call the floor {@code noop}: an empty call
     * @param copyIn {@code touch} − {@code noop}
     * @param copyOut {@code copy} − {@code touch}: writing the ids, and reading them back
     * @param overEmptyCall whole − work − {@code noop}: what a call costs beyond its work and beyond an empty call
     * @param wholeOverWork how many times the work the whole call is: geometric mean, t interval on logs
     */
    public record Split(
            ContenderId contender,
            Summary.Cell cell,
            ContenderId core,
            Interval whole,
            Interval work,
            Interval crossing,
            Interval remainder,
            Optional<Interval> call,
            Optional<Interval> copyIn,
            Optional<Interval> copyOut,
            Optional<Interval> overEmptyCall,
            Interval wholeOverWork) {
        /** Largest remainder, as a part of the whole, with which the parts are shown. */
        public static final double TOLERANCE = 0.15;

        /** Returns whether crossing and work add up to the whole, within the tolerance; if not there is no decomposition. */
        public boolean additive() {
            return Math.abs(remainder.estimate()) <= TOLERANCE * whole.estimate();
        }
    }

    /**
     * Time as a line of size: T(n) = a + b·n.
     *
     * @param cell all sizes of a corpus
     * @param fixedNanos a: what an op costs at any size
     * @param nanosPerByte b: what a byte costs; its inverse is the throughput of large inputs
     * @param smallest least nominal size fitted, bytes
     * @param largest greatest
     * @param worstDeviation largest |line − measured| ÷ measured over the sizes: where it is large, time is no line of size
     */
    public record Fit(
            ContenderId contender,
            Summary.Cell cell,
            Interval fixedNanos,
            Interval nanosPerByte,
            int smallest,
            int largest,
            double worstDeviation) {}

    /**
     * Where the lines of two contenders cross.
     *
     * @param home the one in the JVM, or in Python
     * @param challenger the one behind a bridge, or called from Python
     * @param cell all sizes of a corpus, in the challenger's mode; home's is throughput
     * @param leader the one that is ahead from the break-even size on
     * @param size nominal bytes, with an interval over resampled sets; 0: the leader is ahead from nothing on; ∞: it never is
     * @param smallest least size measured: below it the lines are extrapolated
     * @param largest greatest size measured: above it the lines are extrapolated
     * @param measured the ratio at each size as measured, ascending: what the lines must agree with
     */
    public record BreakEven(
            ContenderId home,
            ContenderId challenger,
            Summary.Cell cell,
            ContenderId leader,
            Interval size,
            int smallest,
            int largest,
            List<At> measured) {
        public BreakEven {
            measured = List.copyOf(measured);
        }

        /** Returns whether the lines cross within the sizes that were measured. */
        public boolean inside() {
            return size.estimate() >= smallest && size.estimate() <= largest;
        }

        /** Returns who is ahead, by the lines, at every size measured; empty if they cross among them. */
        public Optional<ContenderId> aheadThroughout() {
            if (inside()) {
                return Optional.empty();
            }
            boolean from = size.estimate() < smallest;
            return Optional.of(from == leader.equals(challenger) ? challenger : home);
        }
    }

    /** Time of the challenger ÷ time of home at one size. */
    public record At(int size, Interval challengerOverHome) {}
}
