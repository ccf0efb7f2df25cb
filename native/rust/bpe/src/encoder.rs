//! What all strategies have in common.

use std::fmt;

use crate::cached::Cached;
use crate::plain::Plain;
use crate::split::{Encoding, Split, Splitter};
use crate::split_o200k::O200kSplitter;
use crate::tuned::tuned;
use crate::vocabulary::Vocabulary;

/// The names of the encodings, as `encoder` takes them.
pub const ENCODINGS: [&str; 3] = ["r50k_base", "cl100k_base", "o200k_base"];

/// The names of the strategies, as `encoder` takes them.
pub const STRATEGIES: [&str; 6] = ["plain", "cached", "masks", "caches", "tuned", "tuned-safe"];

/// The names of the strategies whose encoders hold a word cache: those of which [`Encoder::cache`] returns one.
pub const CACHING: [&str; 5] = ["cached", "masks", "caches", "tuned", "tuned-safe"];

/// A tokenizer of one encoding. It keeps buffers, so one thread uses it at a time.
pub trait Encoder: Send {
    /// Writes the ids of `text` to the front of `ids` and returns their number.
    ///
    /// # Errors
    /// [`Error::Capacity`] if `ids` is shorter than `text`, which always suffices: no id stands for less than one byte.
    /// [`Error::NotUtf8`] if `text` is not UTF-8. `ids` may hold anything afterwards.
    fn encode(&mut self, text: &[u8], ids: &mut [u32]) -> Result<usize, Error>;

    /// Returns the word cache, if the strategy holds one: a strategy that does overrides this and stands in [`CACHING`].
    fn cache(&mut self) -> Option<&mut dyn WordCache> {
        None
    }
}

/// What an encoder remembers of the pieces that it has seen.
pub trait WordCache {
    /// Empties it, so that whatever is encoded next is new to it.
    fn forget(&mut self);

    /// Encodes as [`Encoder::encode`] does and adds to `lookups`: a function of its own, so that counting costs the timed one nothing.
    ///
    /// # Errors
    /// Those of [`Encoder::encode`]; `lookups` may then have grown.
    fn encode_counting(&mut self, text: &[u8], ids: &mut [u32], lookups: &mut Lookups) -> Result<usize, Error>;
}

/// How often a word cache was asked. What is too long for it is never asked for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Lookups {
    /// Pieces that were looked up.
    pub asked: u64,
    /// Those among them that it knew.
    pub known: u64,
}

impl Lookups {
    /// Counts one piece: whether the cache knew it, or `None` if it was too long to be asked for.
    pub(crate) fn add(&mut self, known: Option<bool>) {
        self.asked += u64::from(known.is_some());
        self.known += u64::from(known == Some(true));
    }
}

/// Makes the encoder of an encoding and a strategy from the bytes of a `.tiktoken` file.
///
/// # Errors
/// [`Error::Unknown`] if there is no such encoding or strategy, [`Error::Vocabulary`] if the file is refused.
pub fn encoder(encoding: &str, strategy: &str, file: &[u8]) -> Result<Box<dyn Encoder>, Error> {
    let unknown = |what, value: &str| Error::Unknown { what, value: value.to_string() };
    if !ENCODINGS.contains(&encoding) {
        return Err(unknown("encoding", encoding));
    }
    if !STRATEGIES.contains(&strategy) {
        return Err(unknown("strategy", strategy));
    }
    let vocabulary = Vocabulary::parse(file)?;
    if let "plain" | "cached" = strategy {
        return Ok(match Encoding::named(encoding) {
            Some(encoding) => with(Splitter::new(encoding), strategy, vocabulary),
            None => with(O200kSplitter::new(), strategy, vocabulary),
        });
    }
    tuned(encoding, strategy, vocabulary)
}

fn with<S: Split + 'static>(splitter: S, strategy: &str, vocabulary: Vocabulary) -> Box<dyn Encoder> {
    match strategy {
        "plain" => Box::new(Plain::new(splitter, vocabulary)),
        _ => Box::new(Cached::new(splitter, vocabulary)),
    }
}

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
