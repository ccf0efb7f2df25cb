package dev.assay.measure;

import dev.assay.run.ContenderId;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What passes and starts cost on this machine, as its conformance pass took them. The plan's minutes follow it, since
 * a plan by the costs of the fastest machine seen promised 14 minutes where 25 were needed. It changes how many minutes
 * are expected and never what is measured.
 *
 * @param passMillis one warm pass of 128 KiB, alone on the machine, by contender
 * @param startMillis from the start of a process until its vocabulary is read, by contender
 * @param checkSeconds how long the whole conformance pass took; the one after timing takes as long
 */
public record MachineCosts(
        Map<ContenderId, Double> passMillis, Map<ContenderId, Double> startMillis, double checkSeconds) {
    /** The bytes of a pass, by which costs are told. */
    public static final int PASS_BYTES = 131_072;

    /** A pass of fewer milliseconds is rounded too coarsely in plan.toml to tell the speed of a machine. */
    private static final double LEAST_PASS_MILLIS = 10;

    public MachineCosts {
        passMillis = Map.copyOf(passMillis);
        startMillis = Map.copyOf(startMillis);
    }

    /** Returns the costs of a machine of which nothing is known yet: as supposed. */
    static MachineCosts unknown() {
        return new MachineCosts(Map.of(), Map.of(), 0);
    }

    /**
     * Returns how many times as long passes take here as supposed. It is the median over contenders, so that one whose
     * supposed cost is out of date does not speak for the machine.
     */
    double passFactor(Map<ContenderId, Cost> supposed) {
        return median(passMillis.entrySet().stream()
                .filter(one -> supposed.containsKey(one.getKey()))
                .filter(one -> supposed.get(one.getKey()).passMillis() >= LEAST_PASS_MILLIS)
                .map(one -> one.getValue() / supposed.get(one.getKey()).passMillis()));
    }

    /** Returns the same of starts. */
    double startFactor(Map<ContenderId, Cost> supposed) {
        return median(startMillis.entrySet().stream()
                .filter(one -> supposed.containsKey(one.getKey()))
                .map(one -> one.getValue() / supposed.get(one.getKey()).startMillis()));
    }

    /** Returns what a contender costs here: as measured, else as supposed at the speed of this machine. */
    Cost cost(ContenderId contender, Cost supposed, double passFactor, double startFactor) {
        return new Cost(
                passMillis.getOrDefault(contender, supposed.passMillis() * passFactor),
                startMillis.getOrDefault(contender, supposed.startMillis() * startFactor));
    }

    private static double median(Stream<Double> values) {
        double[] sorted = values.mapToDouble(Double::doubleValue).sorted().toArray();
        if (sorted.length == 0) {
            return 1;
        }
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
