/**
 * What a run says of the machine it ran on: a fingerprint without personal data, and how quiet the machine was. Files of the system are
 * read through one small interface, so that everything else is parsing and can be tested with text. What a system does not tell is
 * "not recorded", never 0.
 */
package dev.assay.machine;
