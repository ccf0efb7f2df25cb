/**
 * The first-party tokenizer in Java: {@code plain} is {@code benchmarks/ALGORITHM.md}, name for name; {@code cached} adds its word cache.
 *
 * <p>Bytes in, ids out. After warm-up a call allocates nothing, and an encoder is used by one thread at a time. The Rust and Python
 * twins have the same parts under the same names: classes, vocabulary, utf8, split, merge, plain, cached.
 */
package dev.assay.bpe;
