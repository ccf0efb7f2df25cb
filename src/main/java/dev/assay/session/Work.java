package dev.assay.session;

/**
 * What a turn did, before anyone has read what else happened meanwhile: the part of {@link dev.assay.measure.Message.Done} that the
 * contender and its clock know.
 *
 * @param nanos by the clock of the fork's JVM
 * @param childNanos by the child's own, or −1 where there is no child
 * @param last id of the last input, or −1 if there was none
 * @param cpuNanos of the process that tokenizes, or −1
 */
record Work(int passes, long ops, long nanos, long childNanos, long bytes, long tokens, long last, long cpuNanos) {}
