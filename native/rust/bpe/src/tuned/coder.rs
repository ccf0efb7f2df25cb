//! Steps 3 and 4 behind two bounded caches: of pieces that fit into a key, and of longer ones.

use super::code::Code;
use super::rest::Steps;
use super::simd::Access;
use super::tables::{hash, mixed};
use crate::vocabulary::NONE;

/// Lines of two slots: 2 MiB.
const LINES: usize = 32_768;

/// Longest piece that has a key.
const LONGEST: usize = 15;

/// Most ids that a slot holds.
const MOST: usize = 4;

/// The bits of a key's upper half that are always 0; a slot keeps its number of ids there.
const COUNT: u64 = 7 << 56;

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

/// 32 bytes. No key is 0, since a piece has at least one byte; so 0 stands for an empty slot.
#[derive(Clone, Copy)]
struct Slot {
    lo: u64,
    hi: u64,
    ids: [u32; MOST],
}

/// The slots of one index: a line of memory. The first is the one that was stored last.
#[derive(Clone, Copy)]
#[repr(align(64))]
struct Line([Slot; 2]);

/// A line of empty slots.
const NEW: Line = Line([Slot { lo: 0, hi: 0, ids: [NONE; MOST] }; 2]);

/// Turns pieces into ids.
pub(super) struct Coder<A, S> {
    access: A,
    steps: S,
    lines: Box<[Line; LINES]>,
    longer: Longer,
}

impl<A: Access, S: Steps> Coder<A, S> {
    pub fn new(access: A, steps: S) -> Coder<A, S> {
        let lines = vec![NEW; LINES].into_boxed_slice().try_into();
        let lines = lines.unwrap_or_else(|_| unreachable!("the length is LINES"));
        Coder { access, steps, lines, longer: Longer::new() }
    }

    #[inline(never)]
    fn long_or_last(&mut self, text: &[u8], start: usize, end: usize, ids: &mut [u32], count: usize) -> usize {
        if end - start > LONGEST {
            return self.long(text, start, end, ids, count);
        }
        let mut bytes = [0; 16];
        bytes[..text.len() - start].copy_from_slice(&text[start..]);
        let key = key(u128::from_le_bytes(bytes), end - start);
        let line = &self.lines[index(key)].0;
        match line.iter().find(|slot| is(slot, key)) {
            Some(slot) => {
                let there = slot_count(slot);
                ids[count..count + there].copy_from_slice(&slot.ids[..there]);
                there
            }
            None => self.miss(text, start, end, ids, count, key),
        }
    }

    #[cold]
    #[inline(never)]
    fn miss(&mut self, text: &[u8], start: usize, end: usize, ids: &mut [u32], count: usize, key: (u64, u64)) -> usize {
        let out = &mut ids[count..];
        let n = self.steps.encode(&text[start..end], out);
        if n <= MOST {
            let mut slot = Slot { lo: key.0, hi: key.1 | (n as u64) << 56, ids: [NONE; MOST] };
            slot.ids[..n].copy_from_slice(&out[..n]);
            let line = &mut self.lines[index(key)].0;
            line[1] = line[0];
            line[0] = slot;
        }
        n
    }

    fn long(&mut self, text: &[u8], start: usize, end: usize, ids: &mut [u32], count: usize) -> usize {
        let piece = &text[start..end];
        if piece.len() > Longer::LONGEST {
            return self.steps.encode(piece, &mut ids[count..]);
        }
        let hash = hash(self.access, piece);
        if let Some(n) = self.longer.get(self.access, piece, hash, ids, count) {
            return n;
        }
        let n = self.steps.encode(piece, &mut ids[count..]);
        self.longer.put(piece, hash, &ids[count..count + n]);
        n
    }
}

impl<A: Access, S: Steps> Code for Coder<A, S> {
    fn first_wrong_byte(text: &[u8]) -> Option<usize> {
        S::first_wrong_byte(text)
    }

    #[inline(always)]
    fn piece(&mut self, text: &[u8], start: usize, end: usize, ids: &mut [u32], count: usize) -> usize {
        let length = end - start;
        // What a key is loaded from, and where the ids of a slot go, is then in bounds.
        if length > LONGEST || text.len() - start < 16 {
            return self.long_or_last(text, start, end, ids, count);
        }
        let bytes = u128::from_le_bytes(*self.access.chunk(text, start));
        let key = key(bytes, length);
        let line = &self.lines[index(key)].0;
        let second = usize::from(!is(&line[0], key));
        let slot = &line[second];
        if is(slot, key) {
            // All four at once; what is too much, the next piece writes over.
            self.access.store(ids, count, &slot.ids);
            return slot_count(slot);
        }
        self.miss(text, start, end, ids, count, key)
    }

    fn knows(&self, text: &[u8], start: usize, end: usize) -> Option<bool> {
        let piece = &text[start..end];
        if piece.len() > LONGEST {
            return (piece.len() <= Longer::LONGEST)
                .then(|| self.longer.find(self.access, piece, hash(self.access, piece)).is_some());
        }
        let mut bytes = [0; 16];
        bytes[..piece.len()].copy_from_slice(piece);
        let key = key(u128::from_le_bytes(bytes), piece.len());
        Some(self.lines[index(key)].0.iter().any(|slot| is(slot, key)))
    }

    fn forget(&mut self) {
        self.lines.fill(NEW);
        self.longer.forget();
    }
}

/// Returns the key of the first `length` of these bytes: the bytes, and the length in the upper five bits.
#[inline(always)]
fn key(bytes: u128, length: usize) -> (u64, u64) {
    let (lo, hi) = MASKS[length & 15];
    (bytes as u64 & lo, (bytes >> 64) as u64 & hi | (length as u64) << 59)
}

#[inline(always)]
fn index((lo, hi): (u64, u64)) -> usize {
    (mixed(lo, hi) >> 49) as usize
}

#[inline(always)]
fn is(slot: &Slot, key: (u64, u64)) -> bool {
    (slot.lo ^ key.0) | (slot.hi & !COUNT ^ key.1) == 0
}

#[inline(always)]
fn slot_count(slot: &Slot) -> usize {
    (slot.hi >> 56 & 7) as usize
}

/// The cache of pieces of more than [`LONGEST`] bytes, by their hash. Bytes and ids lie end to end, and all is forgotten when there is no
/// more room for them.
struct Longer {
    entries: Box<[Entry; Longer::ENTRIES]>,
    bytes: Vec<u8>,
    ids: Vec<u32>,
}

/// Length 0 stands for none.
#[derive(Clone, Copy, Default)]
struct Entry {
    hash: u64,
    bytes: u32,
    ids: u32,
    length: u32,
    count: u32,
}

impl Longer {
    const ENTRIES: usize = 16_384;
    const LONGEST: usize = 1024;
    const BYTES: usize = 1 << 20;
    const IDS: usize = 1 << 19;

    /// So many ids are copied at once: as many as the shortest piece that is longer has bytes.
    const BLOCK: usize = LONGEST + 1;

    fn new() -> Longer {
        let entries = vec![Entry::default(); Longer::ENTRIES].into_boxed_slice().try_into();
        let entries = entries.unwrap_or_else(|_| unreachable!("the length is ENTRIES"));
        Longer { entries, bytes: Vec::new(), ids: Vec::new() }
    }

    fn forget(&mut self) {
        self.entries.fill(Entry::default());
        self.bytes.clear();
        self.ids.clear();
    }

    #[inline(always)]
    fn find<A: Access>(&self, access: A, piece: &[u8], hash: u64) -> Option<&Entry> {
        let entry = &self.entries[(hash >> 50) as usize];
        let start = entry.bytes as usize;
        if entry.hash != hash || entry.length as usize != piece.len() {
            return None;
        }
        (access.part(&self.bytes, start, start + piece.len()) == piece).then_some(entry)
    }

    #[inline(always)]
    fn get<A: Access>(&self, access: A, piece: &[u8], hash: u64, ids: &mut [u32], at: usize) -> Option<usize> {
        let entry = self.find(access, piece, hash)?;
        let (from, count) = (entry.ids as usize, entry.count as usize);
        if count <= Longer::BLOCK {
            access.store::<u32, { Longer::BLOCK }>(ids, at, access.chunk(&self.ids, from));
        } else {
            ids[at..at + count].copy_from_slice(&self.ids[from..from + count]);
        }
        Some(count)
    }

    #[inline(never)]
    fn put(&mut self, piece: &[u8], hash: u64, ids: &[u32]) {
        let room = ids.len().max(Longer::BLOCK);
        if self.bytes.len() + piece.len() > Longer::BYTES || self.ids.len() + room > Longer::IDS {
            self.forget();
        }
        self.entries[(hash >> 50) as usize] = Entry {
            hash,
            bytes: self.bytes.len() as u32,
            ids: self.ids.len() as u32,
            length: piece.len() as u32,
            count: ids.len() as u32,
        };
        self.bytes.extend_from_slice(piece);
        self.ids.extend_from_slice(ids);
        self.ids.resize(self.ids.len() + room - ids.len(), NONE);
    }
}
