/** Programs of others that a build runs: how they end, and what they complain of. */
package dev.assay.program;
