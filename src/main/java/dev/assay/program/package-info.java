/** Programs of others: how they are run, in which environment, how they end, whose they are, and what they complain of. */
package dev.assay.program;
