//! `plain`: the algorithm and nothing else.

use crate::encoder::Encoder;
use crate::error::Error;
use crate::merge::Merger;
use crate::split::Split;
use crate::utf8;
use crate::vocabulary::Vocabulary;

/// The tokenizer `plain`.
pub struct Plain<S> {
    splitter: S,
    pieces: Pieces,
}

impl<S: Split> Plain<S> {
    /// Makes a tokenizer.
    pub fn new(splitter: S, vocabulary: Vocabulary) -> Plain<S> {
        Plain { splitter, pieces: Pieces::new(vocabulary) }
    }
}

/// Steps 3 and 4.
pub(crate) struct Pieces {
    vocabulary: Vocabulary,
    merger: Merger,
}

impl Pieces {
    pub fn new(vocabulary: Vocabulary) -> Pieces {
        Pieces { vocabulary, merger: Merger::new() }
    }

    /// Writes the ids of one piece to the front of `out` and returns their number.
    pub fn encode(&mut self, piece: &[u8], out: &mut [u32]) -> usize {
        if let Some(id) = self.vocabulary.find(piece) {
            out[0] = id;
            return 1;
        }
        self.merger.merge(&self.vocabulary, piece, out)
    }
}

impl<S: Split> Encoder for Plain<S> {
    fn encode(&mut self, text: &[u8], ids: &mut [u32]) -> Result<usize, Error> {
        check(text, ids)?;
        let mut count = 0;
        let mut p = 0;
        while p < text.len() {
            let end = self.splitter.next(text, p);
            count += self.pieces.encode(&text[p..end], &mut ids[count..]);
            p = end;
        }
        Ok(count)
    }
}

/// Step 1, and room for the ids.
pub(crate) fn check(text: &[u8], ids: &[u32]) -> Result<(), Error> {
    if ids.len() < text.len() {
        return Err(Error::Capacity { needed: text.len(), given: ids.len() });
    }
    match utf8::first_wrong_byte(text) {
        Some(offset) => Err(Error::NotUtf8 { offset }),
        None => Ok(()),
    }
}
