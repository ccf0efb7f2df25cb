/**
 * The JMH side of a measurement: the benchmark, the JMH run that owns a fork's JVM, and the commands that measure, with the main class that
 * knows them. It is compiled apart from the rest, because JMH may be seen by nothing else.
 */
package dev.assay.bench;
