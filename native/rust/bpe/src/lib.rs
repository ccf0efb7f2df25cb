//! Byte-level BPE, exactly as `benchmarks/ALGORITHM.md` writes it down.
//!
//! The modules have the names of that page and of the twins in the other languages, and are meant to be read beside them.
//! Straightforward scalar code is the point: a faster idea belongs into another strategy, which is `tuned`. Unsafe code has one module,
//! `tuned::simd`.

#![deny(unsafe_code)]

pub mod cached;
pub mod classes;
mod encoder;
mod error;
pub mod merge;
pub mod plain;
pub mod split;
pub mod split_o200k;
mod strategies;
mod tuned;
pub mod utf8;
pub mod vocabulary;

pub use encoder::{Encoder, Lookups, WordCache};
pub use error::Error;
pub use strategies::{encoder, CACHING, ENCODINGS, STRATEGIES};
