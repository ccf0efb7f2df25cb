/**
 * What people read: the results folder with its page, its README and its exports, the last lines on the console, and the comparison of
 * several runs. Everything is a function of the run file; nothing here computes a figure, and a chart that fails becomes a line.
 */
package dev.assay.report;
