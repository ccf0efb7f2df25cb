/**
 * Requests that keep coming: when each is due, what became of it, and whom a late answer is booked to. A service that answers one request
 * at a time is a single queue, so no second thread and no socket stands in its numbers, and the queue can be replayed with the time of a
 * cause left out. Nothing here reads a clock.
 */
package dev.assay.openloop;
