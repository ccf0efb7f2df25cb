/**
 * The command line: one class a verb, each thin: it reads arguments, calls the packages that know, and prints. Results go to standard
 * output, an error is one line on standard error. Also the build's own main class, which Maven calls.
 */
package dev.assay.cli;
