/**
 * The JMH side of a measurement: the fork's benchmark, the sockets and processes that carry out the orders of {@code dev.assay.measure},
 * and the verb {@code measure}. It is compiled apart from the rest, because JMH may be seen by nothing else.
 */
package dev.assay.bench;
