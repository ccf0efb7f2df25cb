//! Step 4: merges the bytes of a piece that is no token itself.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use crate::vocabulary::{Vocabulary, NONE};

/// Up to this many bytes a linear scan for the lowest rank is faster than a heap.
const SHORT: usize = 64;

/// "No such index" of the linked list.
const END: u32 = u32::MAX;

/// Merges pieces; keeps its buffers.
pub struct Merger {
    // The short path: `ranks[i]` is `pair(ids[i], ids[i + 1])`.
    short_ids: [u32; SHORT],
    short_ranks: [u32; SHORT],
    // The long path: a linked list, whose entry `i` starts at byte `i`, and `ranks[i]` is the rank of that entry and the next.
    ids: Vec<u32>,
    ranks: Vec<u32>,
    previous: Vec<u32>,
    next: Vec<u32>,
    heap: BinaryHeap<Reverse<u64>>,
}

impl Merger {
    /// Makes a merger.
    pub fn new() -> Merger {
        Merger {
            short_ids: [0; SHORT],
            short_ranks: [NONE; SHORT],
            ids: Vec::new(),
            ranks: Vec::new(),
            previous: Vec::new(),
            next: Vec::new(),
            heap: BinaryHeap::new(),
        }
    }

    /// Writes the ids of `piece`, which is not empty, to the front of `out`, and returns their number.
    pub fn merge(&mut self, vocabulary: &Vocabulary, piece: &[u8], out: &mut [u32]) -> usize {
        if piece.len() <= SHORT {
            self.merge_short(vocabulary, piece, out)
        } else {
            self.merge_long(vocabulary, piece, out)
        }
    }

    /// Scans for the lowest rank again and again.
    ///
    /// # Panics
    /// If `piece` is empty or longer than 64 bytes.
    pub fn merge_short(&mut self, vocabulary: &Vocabulary, piece: &[u8], out: &mut [u32]) -> usize {
        let ids = &mut self.short_ids;
        let ranks = &mut self.short_ranks;
        let mut n = piece.len();
        for i in 0..n {
            ids[i] = vocabulary.byte(piece[i]);
        }
        for i in 0..n - 1 {
            ranks[i] = vocabulary.pair(ids[i], ids[i + 1]);
        }
        loop {
            let mut lowest = NONE;
            let mut at = 0;
            for (i, &rank) in ranks[..n - 1].iter().enumerate() {
                if rank < lowest {
                    lowest = rank;
                    at = i;
                }
            }
            if lowest == NONE {
                break;
            }
            ids[at] = lowest;
            for i in at + 1..n - 1 {
                ids[i] = ids[i + 1];
                ranks[i] = ranks[i + 1];
            }
            n -= 1;
            if at > 0 {
                ranks[at - 1] = vocabulary.pair(ids[at - 1], ids[at]);
            }
            if at + 1 < n {
                ranks[at] = vocabulary.pair(ids[at], ids[at + 1]);
            }
        }
        out[..n].copy_from_slice(&ids[..n]);
        n
    }

    /// Keeps the ranks in a heap: O(n log n), so that a long run of one letter cannot hang the tokenizer.
    ///
    /// # Panics
    /// If `piece` is empty or has 2³²−1 bytes or more.
    pub fn merge_long(&mut self, vocabulary: &Vocabulary, piece: &[u8], out: &mut [u32]) -> usize {
        let n = piece.len();
        assert!(n > 0 && n < END as usize, "a piece of {n} bytes");
        self.ids.clear();
        self.ids.extend(piece.iter().map(|&byte| vocabulary.byte(byte)));
        self.previous.clear();
        self.previous.extend((0..n as u32).map(|i| i.wrapping_sub(1)));
        self.next.clear();
        self.next.extend(1..n as u32);
        self.next.push(END);
        self.ranks.clear();
        self.ranks.resize(n, NONE);
        self.heap.clear();
        for i in 0..n as u32 {
            self.rank(vocabulary, i);
        }

        while let Some(Reverse(entry)) = self.heap.pop() {
            let rank = (entry >> 32) as u32;
            let at = entry as u32;
            if self.ranks[at as usize] != rank {
                continue; // Stale: the pair has been merged, or another one starts here now.
            }
            let right = self.next[at as usize];
            let after = self.next[right as usize];
            self.ids[at as usize] = rank;
            self.ranks[right as usize] = NONE;
            self.next[at as usize] = after;
            if after != END {
                self.previous[after as usize] = at;
            }
            self.rank(vocabulary, at);
            if self.previous[at as usize] != END {
                self.rank(vocabulary, self.previous[at as usize]);
            }
        }

        let mut count = 0;
        let mut i = 0;
        while i != END {
            out[count] = self.ids[i as usize];
            count += 1;
            i = self.next[i as usize];
        }
        count
    }

    /// Takes down the rank of the pair that starts at index `i`.
    fn rank(&mut self, vocabulary: &Vocabulary, i: u32) {
        let right = self.next[i as usize];
        let rank = if right == END { NONE } else { vocabulary.pair(self.ids[i as usize], self.ids[right as usize]) };
        self.ranks[i as usize] = rank;
        if rank != NONE {
            self.heap.push(Reverse(u64::from(rank) << 32 | u64::from(i)));
        }
    }
}

impl Default for Merger {
    fn default() -> Self {
        Merger::new()
    }
}
