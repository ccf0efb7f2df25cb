//! The tests of the crate, one module each as the crate has.

mod hostile;
mod merge;
mod real;
mod split;
mod strategies;
mod support;
mod utf8;
mod vocabulary;
