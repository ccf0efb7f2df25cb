//! What all strategies have in common.

use crate::error::Error;

/// A tokenizer of one encoding. It keeps buffers, so one thread uses it at a time.
pub trait Encoder: Send {
    /// Writes the ids of `text` to the front of `ids` and returns their number.
    ///
    /// # Errors
    /// [`Error::Capacity`] if `ids` is shorter than `text`, which always suffices: no id stands for less than one byte.
    /// [`Error::NotUtf8`] if `text` is not UTF-8. `ids` may hold anything afterwards.
    fn encode(&mut self, text: &[u8], ids: &mut [u32]) -> Result<usize, Error>;

    /// Returns the word cache, if the strategy holds one: a strategy that does overrides this and stands in [`crate::CACHING`].
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
