/**
 * What a user is told of what he gave: which names are known, what a wrong one was probably meant to be, and one line for whatever goes
 * wrong. It knows no other package, so that every other may ask it.
 */
package dev.assay.usage;
