/**
 * The command line: one class per verb, each thin: it reads arguments, calls the packages that know, and prints. Results go to standard
 * output, an error is one line on standard error.
 */
package dev.assay.cli;
