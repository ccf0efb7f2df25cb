package dev.assay.measure;

/**
 * What a contender is expected to cost, for the plan's minutes only; never a result.
 *
 * @param passMillis one pass of 128 KiB
 * @param startMillis of its process, or of a plain JVM with it, until its first op can run; alone on the machine
 */
record Cost(double passMillis, double startMillis) {
    static final Cost FAST = new Cost(5, 300);
}
