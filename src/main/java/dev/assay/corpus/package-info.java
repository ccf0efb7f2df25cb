/**
 * What is encoded: encodings, corpora, decks, and the digests that the ids of every input must have.
 *
 * <p>{@link dev.assay.corpus.Preparation} makes the data folder of a build from unpacked artefacts; {@link
 * dev.assay.corpus.DataFolder} reads it afterwards, with or without a checkout; {@link dev.assay.corpus.Reference} holds the
 * digests of OpenAI's own tokenizer. Every byte read is verified by SHA-256, and all text is bytes of UTF-8.
 */
package dev.assay.corpus;
