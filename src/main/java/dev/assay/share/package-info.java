/**
 * A run in one file that can be given away: what names a person is taken out, what is left is checksummed. Files and nothing else; what a
 * second run says of the first is judged in {@code dev.assay.claim}.
 */
package dev.assay.share;
