//! What is left where a cache does not help: validation, looking up and merging. That of `tuned`, and that of `plain`.

use super::merge::Merger;
use super::simd::Access;
use super::tables::Tables;
use crate::error::Error;
use crate::plain::Pieces;
use crate::utf8;
use crate::vocabulary::{Vocabulary, NONE};

/// Steps 1, 3 and 4.
pub(super) trait Steps: Send + 'static {
    /// Returns the offset of the first byte that is not UTF-8.
    fn first_wrong_byte(text: &[u8]) -> Option<usize>;

    /// Writes the ids of a piece, which is not empty, to the front of `out` and returns their number.
    fn encode(&mut self, piece: &[u8], out: &mut [u32]) -> usize;
}

/// Those of `tuned`.
pub(super) struct Rest<A> {
    access: A,
    tables: Tables,
    merger: Merger,
}

impl<A: Access> Rest<A> {
    /// # Errors
    /// Those of [`Tables::new`].
    pub fn new(access: A, vocabulary: Vocabulary) -> Result<Rest<A>, Error> {
        Ok(Rest { access, tables: Tables::new(access, vocabulary)?, merger: Merger::new() })
    }
}

impl<A: Access> Steps for Rest<A> {
    fn first_wrong_byte(text: &[u8]) -> Option<usize> {
        std::str::from_utf8(text).err().map(|error| error.valid_up_to())
    }

    fn encode(&mut self, piece: &[u8], out: &mut [u32]) -> usize {
        let id = self.tables.find(self.access, piece);
        if id != NONE {
            out[0] = id;
            return 1;
        }
        self.merger.merge(self.access, &self.tables, piece, out)
    }
}

/// Those of `plain` and `cached`.
impl Steps for Pieces {
    fn first_wrong_byte(text: &[u8]) -> Option<usize> {
        utf8::first_wrong_byte(text)
    }

    fn encode(&mut self, piece: &[u8], out: &mut [u32]) -> usize {
        Pieces::encode(self, piece, out)
    }
}
