/**
 * The plan of a run and the logic of the turnstile: who is timed when, for how many passes, and what happens when one falls silent.
 * Nothing here touches a file, a clock, a process or a console; time comes in as an argument and orders go out as values, so that
 * every rule is tested without a socket. The moving parts that obey the orders lie in {@code dev.assay.session}.
 */
package dev.assay.measure;
