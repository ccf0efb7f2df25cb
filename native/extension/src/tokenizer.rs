//! What the module does, without Python: an encoder and the buffer that it writes into.

#![forbid(unsafe_code)]

use bpe::{Encoder, Error};

/// An encoder that owns the room for its ids. The room grows with the longest text and is never given back.
pub struct Tokenizer {
    encoder: Box<dyn Encoder>,
    ids: Vec<u32>,
}

impl Tokenizer {
    /// Makes one from the bytes of a `.tiktoken` file.
    ///
    /// # Errors
    /// Those of [`bpe::encoder`].
    pub fn new(encoding: &str, strategy: &str, vocabulary: &[u8]) -> Result<Tokenizer, Error> {
        Ok(Tokenizer { encoder: bpe::encoder(encoding, strategy, vocabulary)?, ids: Vec::new() })
    }

    /// Returns the ids of `text`, which stand until the next call.
    ///
    /// # Errors
    /// [`Error::NotUtf8`].
    pub fn encode(&mut self, text: &[u8]) -> Result<&[u32], Error> {
        if self.ids.len() < text.len() {
            // No id stands for less than a byte. Twice as many, so that texts that grow little by little do not grow it each time.
            self.ids.resize(2 * text.len(), 0);
        }
        let count = self.encoder.encode(text, &mut self.ids)?;
        Ok(&self.ids[..count])
    }
}
