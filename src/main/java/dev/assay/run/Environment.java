package dev.assay.run;

/**
 * What the machine did during a span of time: differences of the system's own counters over the processors that the run may use. What the
 * system does not tell is −1, "not recorded" or NaN, never 0.
 *
 * @param when {@code before} or {@code after}: about a second in which the run itself rested; {@code rounds}: the steady rounds of a set
 * @param group comparison group, or empty
 * @param set fork set, or −1
 * @param atMillis start of the span, since the start of the run
 * @param nanos length of the span
 * @param processors number of processors that the run may use
 * @param processorNanos time of those processors, idle included
 * @param busyNanos time in which they worked for anybody on this machine
 * @param stolenNanos time that the hypervisor gave to other machines
 * @param ownNanos CPU time of the run: the measuring JVM and all that descends from it, in steps of 10 ms
 * @param stalledNanos time in which some task, of the run or not, waited for a processor (pressure stall information)
 * @param throttledPeriods periods that a quota cut short
 * @param heatEvents times that a processor slowed down for heat
 * @param loadAverage of the last minute, at the end of the span
 * @param governor of the processors' clock, at the end of the span
 * @param power {@code mains} or {@code battery}, at the end of the span
 */
public record Environment(
        String when,
        String group,
        int set,
        long atMillis,
        long nanos,
        int processors,
        long processorNanos,
        long busyNanos,
        long stolenNanos,
        long ownNanos,
        long stalledNanos,
        long throttledPeriods,
        long heatEvents,
        double loadAverage,
        String governor,
        String power)
        implements Line {
    /**
     * Returns how many processors were busy with other things than the run, 0 if the two counters disagree by their steps; NaN if unknown.
     */
    public double othersProcessors() {
        return busyNanos < 0 || ownNanos < 0 ? Double.NaN : Math.max(0, (double) (busyNanos - ownNanos) / nanos);
    }

    /** Returns the stolen share of processor time, or NaN. */
    public double stolenShare() {
        return stolenNanos < 0 || processorNanos <= 0 ? Double.NaN : (double) stolenNanos / processorNanos;
    }

    /** Returns the share of the span in which some task waited for a processor, or NaN. */
    public double stalledShare() {
        return stalledNanos < 0 ? Double.NaN : (double) stalledNanos / nanos;
    }
}
