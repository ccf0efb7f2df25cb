//! The vocabulary: token bytes to id, and pairs of ids to id.

use crate::error::Error;

/// Stands for "no id".
pub const NONE: u32 = u32::MAX;

/// A pair of ids that are both [`NONE`], which no pair of tokens is.
const NO_PAIR: u64 = u64::MAX;

/// The tokens of one encoding. The id is also the merge rank.
pub struct Vocabulary {
    /// The bytes of all tokens, in the order of their ids.
    arena: Vec<u8>,
    /// Token `id` is `arena[starts[id] .. starts[id + 1]]`.
    starts: Vec<u32>,
    /// Open-addressed: ids, by the hash of the token bytes.
    tokens: Vec<u32>,
    /// Open-addressed: `left << 32 | right`, and beside it the id of the two together.
    pair_keys: Vec<u64>,
    pair_ids: Vec<u32>,
    pair_shift: u32,
    /// The id of each single byte.
    bytes: [u32; 256],
}

impl Vocabulary {
    /// Reads a `.tiktoken` file: lines of base64, a blank and a decimal id.
    ///
    /// # Errors
    /// [`Error::Vocabulary`] if a line is malformed, a token or an id comes twice, the ids are not 0 … n−1, or one of the 256
    /// single bytes is no token.
    pub fn parse(file: &[u8]) -> Result<Vocabulary, Error> {
        let mut vocabulary = Vocabulary::from_lines(file)?;
        vocabulary.index_tokens()?;
        for byte in 0..=255u8 {
            let id = vocabulary.find(&[byte]).ok_or_else(|| refused(0, format!("single byte 0x{byte:02X} is no token")))?;
            vocabulary.bytes[byte as usize] = id;
        }
        vocabulary.index_pairs();
        Ok(vocabulary)
    }

    /// Returns the number of tokens.
    pub fn size(&self) -> usize {
        self.starts.len() - 1
    }

    /// Returns the bytes of a token.
    pub fn token(&self, id: u32) -> &[u8] {
        let id = id as usize;
        &self.arena[self.starts[id] as usize..self.starts[id + 1] as usize]
    }

    /// Returns the id of a single byte.
    #[inline]
    pub fn byte(&self, byte: u8) -> u32 {
        self.bytes[byte as usize]
    }

    /// Returns the id of the token with these bytes.
    pub fn find(&self, bytes: &[u8]) -> Option<u32> {
        let mask = self.tokens.len() - 1;
        let mut slot = fnv1a(bytes) as usize & mask;
        loop {
            let id = self.tokens[slot];
            if id == NONE {
                return None;
            }
            if self.token(id) == bytes {
                return Some(id);
            }
            slot = (slot + 1) & mask;
        }
    }

    /// Returns the id of the token that is `left` followed by `right`, or [`NONE`].
    #[inline]
    pub fn pair(&self, left: u32, right: u32) -> u32 {
        let key = u64::from(left) << 32 | u64::from(right);
        let mask = self.pair_keys.len() - 1;
        let mut slot = pair_slot(key, self.pair_shift);
        loop {
            let there = self.pair_keys[slot];
            if there == key {
                return self.pair_ids[slot];
            }
            if there == NO_PAIR {
                return NONE;
            }
            slot = (slot + 1) & mask;
        }
    }

    /// Returns all pairs, `left << 32 | right` and the id of the two together.
    pub(crate) fn pairs(&self) -> impl Iterator<Item = (u64, u32)> + '_ {
        let all = self.pair_keys.iter().copied().zip(self.pair_ids.iter().copied());
        all.filter(|&(key, _)| key != NO_PAIR)
    }

    /// Returns the bytes of all tokens, in the order of their ids, and where each starts; then where the last one ends.
    pub(crate) fn into_tokens(self) -> (Vec<u8>, Vec<u32>) {
        (self.arena, self.starts)
    }

    fn from_lines(file: &[u8]) -> Result<Vocabulary, Error> {
        let file = file.strip_suffix(b"\n").unwrap_or(file);
        let lines: Vec<&[u8]> = file.split(|&byte| byte == b'\n').collect();
        let size = lines.len();

        let mut in_order: Vec<Option<Vec<u8>>> = vec![None; size];
        for (index, line) in lines.iter().enumerate() {
            let number = index + 1;
            let (token, id) = parse_line(line).map_err(|rule| refused(number, rule.to_string()))?;
            let place = usize::try_from(id).ok().and_then(|id| in_order.get_mut(id));
            match place {
                Some(place) if place.is_none() => *place = Some(token),
                Some(_) => return Err(refused(number, format!("id {id} comes twice"))),
                None => {
                    let rule = format!("id {id} leaves a gap: {size} tokens have the ids 0 to {}", size - 1);
                    return Err(refused(number, rule));
                }
            }
        }

        // As many ids as lines, none twice, none too great: so there is no gap either.
        let mut arena = Vec::new();
        let mut starts = vec![0];
        for token in in_order.into_iter().flatten() {
            arena.extend_from_slice(&token);
            starts.push(u32::try_from(arena.len()).map_err(|_| refused(0, "more than 4 GiB".to_string()))?);
        }
        Ok(Vocabulary {
            arena,
            starts,
            tokens: Vec::new(),
            pair_keys: Vec::new(),
            pair_ids: Vec::new(),
            pair_shift: 0,
            bytes: [NONE; 256],
        })
    }

    fn index_tokens(&mut self) -> Result<(), Error> {
        let capacity = (2 * self.size()).next_power_of_two();
        self.tokens = vec![NONE; capacity];
        for id in 0..self.size() as u32 {
            let mut slot = fnv1a(self.token(id)) as usize & (capacity - 1);
            while self.tokens[slot] != NONE {
                if self.token(self.tokens[slot]) == self.token(id) {
                    let rule = format!("ids {} and {id} have the same bytes", self.tokens[slot]);
                    return Err(refused(0, rule));
                }
                slot = (slot + 1) & (capacity - 1);
            }
            self.tokens[slot] = id;
        }
        Ok(())
    }

    /// Byte-level BPE looks a pair up by its bytes, so **every** split of a token into two tokens is a pair, not only the one by
    /// which training found it.
    fn index_pairs(&mut self) {
        let mut pairs = Vec::new();
        for id in 0..self.size() as u32 {
            let token = self.token(id);
            for cut in 1..token.len() {
                let (left, right) = token.split_at(cut);
                if let (Some(left), Some(right)) = (self.find(left), self.find(right)) {
                    pairs.push((u64::from(left) << 32 | u64::from(right), id));
                }
            }
        }

        let capacity = (2 * pairs.len()).next_power_of_two().max(2);
        self.pair_shift = 64 - capacity.trailing_zeros();
        self.pair_keys = vec![NO_PAIR; capacity];
        self.pair_ids = vec![NONE; capacity];
        for (key, id) in pairs {
            let mut slot = pair_slot(key, self.pair_shift);
            while self.pair_keys[slot] != NO_PAIR {
                slot = (slot + 1) & (capacity - 1);
            }
            self.pair_keys[slot] = key;
            self.pair_ids[slot] = id;
        }
    }
}

#[inline]
fn fnv1a(bytes: &[u8]) -> u32 {
    let mut hash = 0x811C_9DC5u32;
    for &byte in bytes {
        hash = (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    }
    hash
}

#[inline]
fn pair_slot(key: u64, shift: u32) -> usize {
    (key.wrapping_mul(0x9E37_79B9_7F4A_7C15) >> shift) as usize
}

fn refused(line: usize, rule: String) -> Error {
    Error::Vocabulary { line, rule }
}

fn parse_line(line: &[u8]) -> Result<(Vec<u8>, u32), &'static str> {
    const FORM: &str = "must be base64, one blank and a decimal id";
    let blank = line.iter().position(|&byte| byte == b' ').ok_or(FORM)?;
    let token = base64(&line[..blank]).ok_or("malformed base64")?;
    let digits = &line[blank + 1..];
    if digits.is_empty() || !digits.iter().all(u8::is_ascii_digit) {
        return Err(FORM);
    }
    let mut id = 0u32;
    for &digit in digits {
        id = id.checked_mul(10).and_then(|id| id.checked_add(u32::from(digit - b'0'))).ok_or("id above 4294967295")?;
    }
    Ok((token, id))
}

/// Decodes base64 with padding (RFC 4648, section 4); `None` if it is malformed or empty, since no token is empty.
fn base64(text: &[u8]) -> Option<Vec<u8>> {
    if text.is_empty() || !text.len().is_multiple_of(4) {
        return None;
    }
    let padding = text.iter().rev().take_while(|&&byte| byte == b'=').count();
    if padding > 2 {
        return None;
    }
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3);
    let (mut bits, mut count) = (0u32, 0);
    for &byte in &text[..text.len() - padding] {
        let six = match byte {
            b'A'..=b'Z' => byte - b'A',
            b'a'..=b'z' => byte - b'a' + 26,
            b'0'..=b'9' => byte - b'0' + 52,
            b'+' => 62,
            b'/' => 63,
            _ => return None,
        };
        bits = bits << 6 | u32::from(six);
        count += 6;
        if count >= 8 {
            count -= 8;
            bytes.push((bits >> count) as u8);
            bits &= (1 << count) - 1;
        }
    }
    // What is left over carries no byte and must be zero, or two texts would stand for the same bytes.
    (bits == 0).then_some(bytes)
}
