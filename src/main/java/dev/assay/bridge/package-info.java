/**
 * The ways across to a contender: in this JVM, through JNA or FFM, or to a child process that speaks {@code benchmarks/WORKER.md}. All
 * here implements {@link dev.assay.contender.LiveContender}, so that what measures cannot tell one bridge from another. Also the other side
 * of the worker protocol, by which a JVM contender runs in a process of its own.
 */
package dev.assay.bridge;
