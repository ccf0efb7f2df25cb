//! Step 4, for pieces that neither a cache nor the vocabulary holds.

use std::cmp::Reverse;
use std::collections::BinaryHeap;

use super::simd::Access;
use super::tables::Tables;
use crate::vocabulary::NONE;

/// Up to this many bytes a linear scan for the lowest rank is faster than a heap.
const SHORT: usize = 64;

/// "No such index" of the linked list.
const END: u32 = u32::MAX;

/// Merges pieces; keeps its buffers.
pub(super) struct Merger {
    ids: [u32; SHORT],
    /// `ranks[i]` is the rank of `ids[i]` and `ids[i + 1]`.
    ranks: [u32; SHORT],
    entries: Vec<Entry>,
    heap: BinaryHeap<Reverse<u64>>,
}

/// Of the linked list. What is needed together lies together.
#[derive(Clone, Copy)]
struct Entry {
    id: u32,
    /// Of this entry and the next.
    rank: u32,
    previous: u32,
    next: u32,
}

impl Merger {
    pub fn new() -> Merger {
        Merger { ids: [0; SHORT], ranks: [NONE; SHORT], entries: Vec::new(), heap: BinaryHeap::new() }
    }

    /// Writes the ids of `piece`, which is not empty, to the front of `out`, and returns their number.
    pub fn merge<A: Access>(&mut self, access: A, tables: &Tables, piece: &[u8], out: &mut [u32]) -> usize {
        if piece.len() <= SHORT {
            self.short(access, tables, piece, out)
        } else {
            self.long(access, tables, piece, out)
        }
    }

    /// Scans for the lowest rank again and again. All indices are below `n`, which is at most [`SHORT`].
    fn short<A: Access>(&mut self, access: A, tables: &Tables, piece: &[u8], out: &mut [u32]) -> usize {
        let (ids, ranks) = (&mut self.ids, &mut self.ranks);
        let mut n = piece.len();
        for (i, &byte) in piece.iter().enumerate() {
            access.set(ids, i, tables.single(byte));
        }
        for (i, two) in piece.windows(2).enumerate() {
            access.set(ranks, i, tables.two(two[0], two[1]));
        }
        loop {
            let mut lowest = NONE;
            let mut at = 0;
            for i in 0..n - 1 {
                let rank = access.get(ranks, i);
                if rank < lowest {
                    lowest = rank;
                    at = i;
                }
            }
            if lowest == NONE {
                break;
            }
            access.set(ids, at, lowest);
            for i in at + 1..n - 1 {
                let (id, rank) = (access.get(ids, i + 1), access.get(ranks, i + 1));
                access.set(ids, i, id);
                access.set(ranks, i, rank);
            }
            n -= 1;
            if at > 0 {
                let left = access.get(ids, at - 1);
                access.set(ranks, at - 1, tables.pair(access, left, lowest));
            }
            if at + 1 < n {
                let right = access.get(ids, at + 1);
                access.set(ranks, at, tables.pair(access, lowest, right));
            }
        }
        out[..n].copy_from_slice(&ids[..n]);
        n
    }

    /// Keeps the ranks in a heap, so that a long run of one letter cannot hang the tokenizer. All indices come from the list.
    fn long<A: Access>(&mut self, access: A, tables: &Tables, piece: &[u8], out: &mut [u32]) -> usize {
        let n = piece.len();
        assert!(n < END as usize, "a piece of {n} bytes");
        self.heap.clear();
        self.entries.clear();
        for (i, &byte) in piece.iter().enumerate() {
            let at = i as u32;
            let rank = piece.get(i + 1).map_or(NONE, |&next| tables.two(byte, next));
            let next = if i + 1 < n { at + 1 } else { END };
            self.entries.push(Entry { id: tables.single(byte), rank, previous: at.wrapping_sub(1), next });
            if rank != NONE {
                self.heap.push(Reverse(u64::from(rank) << 32 | u64::from(at)));
            }
        }

        while let Some(Reverse(top)) = self.heap.pop() {
            let (rank, at) = ((top >> 32) as u32, top as u32);
            let mut entry = access.get(&self.entries, at as usize);
            if entry.rank != rank {
                continue; // Stale: the pair has been merged, or another one starts here now.
            }
            let mut right = access.get(&self.entries, entry.next as usize);
            right.rank = NONE;
            access.set(&mut self.entries, entry.next as usize, right);
            entry.id = rank;
            entry.next = right.next;
            entry.rank = NONE;
            if entry.next != END {
                let mut after = access.get(&self.entries, entry.next as usize);
                after.previous = at;
                access.set(&mut self.entries, entry.next as usize, after);
                entry.rank = tables.pair(access, rank, after.id);
                self.push(entry.rank, at);
            }
            access.set(&mut self.entries, at as usize, entry);
            if entry.previous != END {
                let mut before = access.get(&self.entries, entry.previous as usize);
                before.rank = tables.pair(access, before.id, rank);
                access.set(&mut self.entries, entry.previous as usize, before);
                self.push(before.rank, entry.previous);
            }
        }

        let mut count = 0;
        let mut i = 0;
        while i != END {
            let entry = access.get(&self.entries, i as usize);
            out[count] = entry.id;
            count += 1;
            i = entry.next;
        }
        count
    }

    fn push(&mut self, rank: u32, at: u32) {
        if rank != NONE {
            self.heap.push(Reverse(u64::from(rank) << 32 | u64::from(at)));
        }
    }
}
