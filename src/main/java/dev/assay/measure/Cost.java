package dev.assay.measure;

/**
 * What a contender is expected to cost, for the plan's minutes only; never a result.
 *
 * @param passMillis one pass of 128 KiB
 * @param startMillis until its first op can run
 */
record Cost(double passMillis, double startMillis) {
    static final Cost FAST = new Cost(5, 1_500);
}
