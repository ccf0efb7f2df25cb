/** What runs contenders under instruments to find out why they differ: callgrind, perf, the flight recorder, cProfile. Nothing is timed. */
package dev.assay.probe;
