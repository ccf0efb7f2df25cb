//! The vocabulary once more, laid out so that a lookup touches one line of memory: what is needed to recognise an entry lies beside
//! what it stands for.

use super::simd::Access;
use crate::error::Error;
use crate::vocabulary::{Vocabulary, NONE};

/// Ids have this many bits, so that two and the one they merge to fit into 64.
const BITS: u32 = 21;

const EMPTY: u64 = u64::MAX;

pub(super) struct Tables {
    /// The bytes of all tokens; token `id` is `arena[starts[id] .. starts[id + 1]]`.
    arena: Vec<u8>,
    starts: Vec<u32>,
    /// Open-addressed: the upper half of the hash of the bytes, and the id.
    tokens: Vec<u64>,
    /// Open-addressed: left, right and merged id, from the top.
    pairs: Vec<u64>,
    pair_shift: u32,
    /// The ids of all pairs of bytes, by `left << 8 | right`: what a merge starts with.
    bytes: Box<[u32; 0x1_0000]>,
    singles: [u32; 256],
}

impl Tables {
    /// # Errors
    /// [`Error::Vocabulary`] if there are more tokens than ids that fit.
    pub fn new<A: Access>(access: A, vocabulary: Vocabulary) -> Result<Tables, Error> {
        let size = vocabulary.size();
        if size > 1 << BITS {
            let rule = format!("{size} tokens: the strategy takes at most {}; choose cached", 1 << BITS);
            return Err(Error::Vocabulary { line: 0, rule });
        }

        let capacity = (2 * vocabulary.pairs().count()).next_power_of_two().max(2);
        let pair_shift = 64 - capacity.trailing_zeros();
        let mut pairs = vec![EMPTY; capacity];
        for (key, id) in vocabulary.pairs() {
            let key = pair_key((key >> 32) as u32, key as u32);
            let mut slot = pair_slot(key, pair_shift);
            while pairs[slot] != EMPTY {
                slot = (slot + 1) & (capacity - 1);
            }
            pairs[slot] = key | u64::from(id);
        }

        let singles = std::array::from_fn(|byte| vocabulary.byte(byte as u8));
        let bytes = (0..0x1_0000).map(|two: usize| vocabulary.pair(singles[two >> 8], singles[two & 0xFF]));
        let bytes = bytes.collect::<Box<[u32]>>().try_into().unwrap_or_else(|_| unreachable!("as many as there are"));

        let (arena, starts) = vocabulary.into_tokens();
        let capacity = (2 * size).next_power_of_two();
        let mut tokens = vec![EMPTY; capacity];
        for (id, ends) in starts.windows(2).enumerate() {
            let hash = hash(access, &arena[ends[0] as usize..ends[1] as usize]);
            let mut slot = hash as usize & (capacity - 1);
            while tokens[slot] != EMPTY {
                slot = (slot + 1) & (capacity - 1);
            }
            tokens[slot] = hash >> 32 << 32 | id as u64;
        }
        Ok(Tables { arena, starts, tokens, pairs, pair_shift, bytes, singles })
    }

    /// Returns the id of the token with these bytes, or [`NONE`].
    #[inline]
    pub fn find<A: Access>(&self, access: A, piece: &[u8]) -> u32 {
        let hash = hash(access, piece);
        let mask = self.tokens.len() - 1;
        let mut slot = hash as usize & mask;
        loop {
            let there = access.get(&self.tokens, slot);
            if there == EMPTY {
                return NONE;
            }
            if there >> 32 == hash >> 32 {
                let id = there as u32 as usize;
                let (start, end) = (access.get(&self.starts, id), access.get(&self.starts, id + 1));
                if access.part(&self.arena, start as usize, end as usize) == piece {
                    return id as u32;
                }
            }
            slot = (slot + 1) & mask;
        }
    }

    /// Returns the id of the token that is `left` followed by `right`, or [`NONE`].
    #[inline(always)]
    pub fn pair<A: Access>(&self, access: A, left: u32, right: u32) -> u32 {
        let key = pair_key(left, right);
        let mask = self.pairs.len() - 1;
        let mut slot = pair_slot(key, self.pair_shift);
        loop {
            let there = access.get(&self.pairs, slot);
            let id = there ^ key;
            if id < 1 << BITS {
                return id as u32;
            }
            if there == EMPTY {
                return NONE;
            }
            slot = (slot + 1) & mask;
        }
    }

    /// Returns the id of the token that is these two bytes, or [`NONE`].
    #[inline(always)]
    pub fn two(&self, left: u8, right: u8) -> u32 {
        self.bytes[usize::from(left) << 8 | usize::from(right)]
    }

    /// Returns the id of a single byte.
    #[inline(always)]
    pub fn single(&self, byte: u8) -> u32 {
        self.singles[usize::from(byte)]
    }
}

#[inline(always)]
fn pair_key(left: u32, right: u32) -> u64 {
    u64::from(left) << (2 * BITS) | u64::from(right) << BITS
}

#[inline(always)]
fn pair_slot(key: u64, shift: u32) -> usize {
    (key.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> shift) as usize
}

/// Hashes some bytes, eight at a time; the last eight may overlap those before.
#[inline(always)]
pub(super) fn hash<A: Access>(access: A, bytes: &[u8]) -> u64 {
    let mut hash = bytes.len() as u64;
    if bytes.len() < 8 {
        for &byte in bytes {
            hash = hash << 8 ^ u64::from(byte);
        }
        return mixed(hash, 0);
    }
    let word = |at| u64::from_le_bytes(*access.chunk(bytes, at));
    let mut at = 0;
    while at + 8 < bytes.len() {
        hash = mixed(hash, word(at));
        at += 8;
    }
    mixed(hash, word(bytes.len() - 8))
}

/// Both halves of a product of 128 bits, folded.
#[inline(always)]
pub(super) fn mixed(left: u64, right: u64) -> u64 {
    let product = u128::from(left ^ 0x9E37_79B9_7F4A_7C15) * u128::from(right ^ 0xC2B2_AE3D_27D4_EB4F);
    product as u64 ^ (product >> 64) as u64
}
