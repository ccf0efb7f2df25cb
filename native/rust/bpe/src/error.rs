//! Why a text, a name or a vocabulary is refused.

use std::fmt;

/// Why something was refused. The text names the subject, its value and the rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Error {
    /// The text is not UTF-8.
    NotUtf8 {
        /// Offset of the first byte that cannot be part of a well-formed sequence at its place.
        offset: usize,
    },
    /// The buffer for the ids is too short.
    Capacity {
        /// Length of the text in bytes.
        needed: usize,
        /// Length of the buffer in ids.
        given: usize,
    },
    /// There is no encoding or strategy of that name.
    Unknown {
        /// `encoding` or `strategy`.
        what: &'static str,
        /// The name.
        value: String,
    },
    /// The vocabulary file is refused.
    Vocabulary {
        /// Line of the file, from 1; 0 if the file as a whole is at fault.
        line: usize,
        /// What is wrong with it.
        rule: String,
    },
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Error::NotUtf8 { offset } => {
                write!(f, "input is not UTF-8: first wrong byte at offset {offset}")
            }
            Error::Capacity { needed, given } => {
                write!(f, "room for {given} ids: must be at least the length of the text, {needed}")
            }
            Error::Unknown { what, value } => write!(f, "unknown {what} {value:?}"),
            Error::Vocabulary { line: 0, rule } => write!(f, "vocabulary: {rule}"),
            Error::Vocabulary { line, rule } => write!(f, "vocabulary, line {line}: {rule}"),
        }
    }
}

impl std::error::Error for Error {}
