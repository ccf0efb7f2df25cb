//! `cached`: `plain` and the word cache.

use crate::encoder::{Encoder, Lookups, WordCache};
use crate::error::Error;
use crate::plain::{check, Pieces};
use crate::split::Split;
use crate::vocabulary::{Vocabulary, NONE};

const SLOTS: usize = 32_768;

/// Longest piece that has a key.
const LONGEST: usize = 15;

/// By the length of a piece: the bits of its bytes in the two words of a key.
const MASKS: [(u64, u64); LONGEST + 1] = {
    let mut masks = [(0, 0); LONGEST + 1];
    let mut length = 1;
    while length <= LONGEST {
        let bits = (1u128 << (8 * length)) - 1;
        masks[length] = (bits as u64, (bits >> 64) as u64);
        length += 1;
    }
    masks
};

/// Most ids that a slot holds.
const MOST: usize = 4;

/// One slot: 32 bytes. A piece has at least one byte, so no key is 0, which stands for an empty slot.
#[derive(Clone, Copy)]
#[repr(align(32))]
struct Slot {
    lo: u64,
    hi: u64,
    ids: [u32; MOST],
}

const EMPTY: Slot = Slot { lo: 0, hi: 0, ids: [NONE; MOST] };

/// The tokenizer `cached`.
pub struct Cached<S> {
    splitter: S,
    words: Words,
}

impl<S: Split> Cached<S> {
    /// Makes a tokenizer with an empty cache.
    pub fn new(splitter: S, vocabulary: Vocabulary) -> Cached<S> {
        Cached { splitter, words: Words::new(vocabulary) }
    }
}

/// Steps 3 and 4 behind the word cache.
pub(crate) struct Words {
    pieces: Pieces,
    slots: Box<[Slot; SLOTS]>,
}

impl Words {
    pub fn new(vocabulary: Vocabulary) -> Words {
        let slots = vec![EMPTY; SLOTS].into_boxed_slice().try_into();
        let slots = slots.unwrap_or_else(|_| unreachable!("the length is SLOTS"));
        Words { pieces: Pieces::new(vocabulary), slots }
    }

    /// Writes the ids of `text[start..end]` to the front of `out` and returns their number.
    #[inline(always)]
    pub fn encode(&mut self, text: &[u8], start: usize, end: usize, out: &mut [u32]) -> usize {
        let piece = &text[start..end];
        if piece.len() > LONGEST {
            return self.pieces.encode(piece, out);
        }
        let key = key(text, start, piece.len());
        let slot = &self.slots[index(key)];
        if (slot.lo, slot.hi) == key {
            put(&slot.ids, out)
        } else {
            self.encode_and_store(piece, key, out)
        }
    }

    /// Returns whether the cache holds `text[start..end]`; `None` if it is too long to be asked for.
    pub fn knows(&self, text: &[u8], start: usize, end: usize) -> Option<bool> {
        if end - start > LONGEST {
            return None;
        }
        let key = key(text, start, end - start);
        let slot = &self.slots[index(key)];
        Some((slot.lo, slot.hi) == key)
    }

    pub fn forget(&mut self) {
        self.slots.fill(EMPTY);
    }

    /// A miss: encodes the piece and stores it over what was there.
    #[cold]
    #[inline(never)]
    fn encode_and_store(&mut self, piece: &[u8], key: (u64, u64), out: &mut [u32]) -> usize {
        let count = self.pieces.encode(piece, out);
        if count <= MOST {
            let mut ids = [NONE; MOST];
            ids[..count].copy_from_slice(&out[..count]);
            self.slots[index(key)] = Slot { lo: key.0, hi: key.1, ids };
        }
        count
    }
}

impl<S: Split> Encoder for Cached<S> {
    fn encode(&mut self, text: &[u8], ids: &mut [u32]) -> Result<usize, Error> {
        check(text, ids)?;
        let mut count = 0;
        let mut p = 0;
        while p < text.len() {
            let end = self.splitter.next(text, p);
            count += self.words.encode(text, p, end, &mut ids[count..]);
            p = end;
        }
        Ok(count)
    }

    fn cache(&mut self) -> Option<&mut dyn WordCache> {
        Some(self)
    }
}

impl<S: Split> WordCache for Cached<S> {
    fn forget(&mut self) {
        self.words.forget();
    }

    fn encode_counting(&mut self, text: &[u8], ids: &mut [u32], lookups: &mut Lookups) -> Result<usize, Error> {
        check(text, ids)?;
        let mut count = 0;
        let mut p = 0;
        while p < text.len() {
            let end = self.splitter.next(text, p);
            lookups.add(self.words.knows(text, p, end));
            count += self.words.encode(text, p, end, &mut ids[count..]);
            p = end;
        }
        Ok(count)
    }
}

/// Writes the ids of a slot to the front of `out` and returns their number.
#[inline]
fn put(ids: &[u32; MOST], out: &mut [u32]) -> usize {
    let mut count = 1;
    for &id in &ids[1..] {
        count += usize::from(id != NONE);
    }
    // All four at once, where there is room; what is too much, the next piece writes over.
    if let Some(out) = out.first_chunk_mut::<MOST>() {
        *out = *ids;
    } else {
        out[..count].copy_from_slice(&ids[..count]);
    }
    count
}

/// Returns the key of `text[p .. p + length]`: its bytes, little endian, and the length in the top byte.
#[inline]
fn key(text: &[u8], p: usize, length: usize) -> (u64, u64) {
    let bytes = match text[p..].first_chunk::<16>() {
        Some(bytes) => u128::from_le_bytes(*bytes),
        None => last_bytes(text, p),
    };
    let (lo, hi) = MASKS[length & 15];
    (bytes as u64 & lo, (bytes >> 64) as u64 & hi | (length as u64) << 56)
}

/// Returns the fewer than 16 bytes from `p` to the end of the text.
#[cold]
fn last_bytes(text: &[u8], p: usize) -> u128 {
    let mut bytes = [0; 16];
    bytes[..text.len() - p].copy_from_slice(&text[p..]);
    u128::from_le_bytes(bytes)
}

#[inline]
fn index((lo, hi): (u64, u64)) -> usize {
    let mixed = lo ^ hi.rotate_left(32).wrapping_mul(0xC2B2_AE3D_27D4_EB4F);
    (mixed.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> 49) as usize
}
