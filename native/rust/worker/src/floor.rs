//! The floor of a whole crossing: text in, as many ids back as the tokenizer gives, and nothing tokenized in between.

use std::collections::HashMap;

use bpe::{Encoder, Error};

/// The name of the strategy.
pub const COPY: &str = "copy";

/// Encodes a text when it first comes and afterwards only remembers how many ids that were.
///
/// A text is known again by its length and by eight bytes each of its start, middle and end: to hash all of it, or to compare it, would
/// be work that the bridge does not do. Of two different inputs of a deck that agree in all of these the floor gives the first one's
/// number of ids.
pub struct Copy {
    encoder: Box<dyn Encoder>,
    counts: HashMap<Mark, usize>,
}

type Mark = (usize, [u8; 24]);

impl Copy {
    /// Makes the floor of what `encoder` gives.
    pub fn new(encoder: Box<dyn Encoder>) -> Copy {
        Copy { encoder, counts: HashMap::new() }
    }
}

impl Encoder for Copy {
    fn encode(&mut self, text: &[u8], ids: &mut [u32]) -> Result<usize, Error> {
        let mark = mark(text);
        if let Some(&count) = self.counts.get(&mark) {
            ids[..count].fill(u32::from(mark.1[0]));
            return Ok(count);
        }
        let count = self.encoder.encode(text, ids)?;
        self.counts.insert(mark, count);
        Ok(count)
    }
}

fn mark(text: &[u8]) -> Mark {
    let mut bytes = [0; 24];
    let eight = text.len().min(8);
    for (part, at) in [0, (text.len() - eight) / 2, text.len() - eight].into_iter().enumerate() {
        bytes[8 * part..8 * part + eight].copy_from_slice(&text[at..at + eight]);
    }
    (text.len(), bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// As many ids as the text has blanks; counts its calls.
    struct Blanks(std::sync::Arc<std::sync::atomic::AtomicUsize>);

    impl Encoder for Blanks {
        fn encode(&mut self, text: &[u8], _: &mut [u32]) -> Result<usize, Error> {
            self.0.fetch_add(1, std::sync::atomic::Ordering::Relaxed);
            Ok(text.iter().filter(|&&byte| byte == b' ').count())
        }
    }

    #[test]
    fn a_text_is_encoded_once_and_its_number_of_ids_stays() {
        let calls = std::sync::Arc::default();
        let mut floor = Copy::new(Box::new(Blanks(std::sync::Arc::clone(&calls))));
        let mut ids = [0; 64];
        for (text, count) in [("", 0), (" ", 1), ("a b", 1), ("a  ", 2), ("0123456 01234567 1234567", 2)] {
            for _ in 0..3 {
                assert_eq!(floor.encode(text.as_bytes(), &mut ids), Ok(count), "{text:?}");
            }
        }
        assert_eq!(calls.load(std::sync::atomic::Ordering::Relaxed), 5);
        assert_eq!(floor.encode(b"a  ", &mut ids), Ok(2));
        assert_eq!(&ids[..2], [97, 97], "something is written each time");
    }
}
