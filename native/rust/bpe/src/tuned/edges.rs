//! Where pieces start among up to 64 bytes, by arithmetic on masks; and one piece at a time where that does not reach.
//!
//! What a pattern matches from a piece's start on depends on nothing before it. So a block begins at the start of a piece, carries
//! nothing over from the block before, and whatever is uncertain at its end is left to the next.

use super::block::{ones, Masks};
use super::simd::Access;
use super::wide::Wide;
use crate::classes::{LETTER, LOWER, NUMBER, OTHER, OTHER_LETTER, SPACE, UPPER, WORD};
use crate::split::{contraction_cl100k, contraction_r50k, is_newline, Encoding, Split, Splitter};
use crate::split_o200k::{contraction_o200k, O200kSplitter};

/// The rules of one encoding.
pub(super) trait Rules: Send + 'static {
    /// The classes whose code points beyond ASCII a block may hold, as letters.
    const LETTERS: u8;

    /// Returns how many of the first `n` bytes the rules below can treat.
    #[inline(always)]
    fn reach(_masks: &Masks, n: usize) -> usize {
        n
    }

    /// Returns the starts of pieces among the first `n` bytes from `p`, of which all have a class; bit 0, and where White_Space
    /// reaches the end of them, the bits after its start, mean nothing.
    fn edges(text: &[u8], p: usize, masks: &Masks, n: usize) -> u64;

    /// Returns the end of the piece that starts at `p`.
    fn next<A: Access>(&self, access: A, text: &[u8], p: usize) -> usize;

    fn wide(&self) -> &Wide;
}

/// First bytes of the runs of a mask.
#[inline(always)]
fn starts(mask: u64) -> u64 {
    mask & !(mask << 1)
}

/// Of the newlines, those that close a run of "other" (and whatever newlines follow).
#[inline(always)]
fn attached(newlines: u64, other: u64) -> u64 {
    // The carry of the addition clears a run of ones from the bit that is added.
    newlines & !newlines.wrapping_add(other << 1 & newlines)
}

/// Every third digit of a run starts a piece.
#[inline(always)]
fn triples(digits: u64) -> u64 {
    let mut edges = starts(digits);
    let fourth = digits & digits << 1 & digits << 2 & digits << 3;
    let mut more = edges << 3 & fourth;
    while more != 0 {
        edges |= more;
        more = more << 3 & fourth;
    }
    edges
}

/// Pieces of White_Space where a newline in a run cuts it after the last of them. `white` has no newline that is attached.
#[inline(always)]
fn white_space(white: u64, newlines: u64) -> u64 {
    let newlines = newlines & white;
    let last = white & !(white >> 1);
    let mut edges = starts(white) | last & !newlines;
    if newlines != 0 {
        // Backwards, a newline is not the last if it follows another, or a run of the rest of White_Space that follows another.
        let backwards = newlines.reverse_bits();
        let rest = (white & !newlines).reverse_bits();
        let after = backwards << 1;
        let ends = rest.wrapping_add(after & rest) & !rest;
        let not_last = (after | ends) & backwards;
        edges |= (newlines & !not_last.reverse_bits()) << 1 & white;
    }
    edges
}

/// Goes over the apostrophes of `candidates`: what `length` finds after one is a piece with it (or, `joined`, goes with the word
/// before), and the next piece starts after it.
#[inline(always)]
fn contract(
    mut edges: u64,
    mut candidates: u64,
    text: &[u8],
    p: usize,
    joined: bool,
    length: impl Fn(&[u8], usize) -> usize,
) -> u64 {
    let mut last = 0;
    while candidates != 0 {
        let i = candidates.trailing_zeros() as usize;
        candidates &= candidates - 1;
        let length = length(text, p + i + 1);
        // One contraction closes a word; an apostrophe right behind it starts a piece.
        if length == 0 || joined && last == i {
            continue;
        }
        let end = i + 1 + length;
        let start = if joined { i } else { i + 1 };
        edges &= !(ones(end) & !ones(start));
        if end < 64 {
            edges |= 1 << end;
        }
        last = end;
    }
    edges
}

pub(super) struct R50k {
    base: Splitter,
    wide: Wide,
}

impl R50k {
    pub fn new() -> R50k {
        R50k { base: Splitter::new(Encoding::R50k), wide: Wide::new() }
    }
}

impl Rules for R50k {
    const LETTERS: u8 = LETTER;

    #[inline(always)]
    fn edges(text: &[u8], p: usize, masks: &Masks, n: usize) -> u64 {
        let &Masks { letters, digits, white, blanks, apostrophes, .. } = masks;
        let other = ones(n) & !(letters | digits | white);
        // A blank goes with what follows.
        let runs = (starts(letters) | starts(digits) | starts(other)) & !(blanks << 1);
        let edges = runs | starts(white) | white & !(white >> 1);
        contract(edges, apostrophes & runs, text, p, false, contraction_r50k)
    }

    fn next<A: Access>(&self, access: A, text: &[u8], p: usize) -> usize {
        let (class, after) = self.wide.class(access, text, p);
        if class & LETTER != 0 {
            return self.wide.letters(access, text, after);
        }
        if access.get(text, p) == b' ' && after < text.len() {
            let (class, after) = self.wide.class(access, text, after);
            if class & LETTER != 0 {
                return self.wide.letters(access, text, after);
            }
        }
        self.base.next(text, p)
    }

    fn wide(&self) -> &Wide {
        &self.wide
    }
}

pub(super) struct Cl100k {
    base: Splitter,
    wide: Wide,
}

impl Cl100k {
    pub fn new() -> Cl100k {
        Cl100k { base: Splitter::new(Encoding::Cl100k), wide: Wide::new() }
    }
}

/// What cl100k and o200k share: all but contractions and the case of letters. Returns the starts, and of them those of "other".
#[inline(always)]
fn edges_in_common(masks: &Masks, n: usize) -> (u64, u64) {
    let &Masks { letters, digits, white, blanks, newlines, .. } = masks;
    let other = ones(n) & !(letters | digits | white);
    let other_starts = starts(other) & !(blanks << 1);
    // Letters go with the one thing before them, unless that is a newline, a digit, or not itself the start of a piece.
    let before = newlines | digits | other & !other_starts;
    let white = white & !attached(newlines, other);
    let edges = starts(letters) & before << 1 | triples(digits) | other_starts | white_space(white, newlines);
    (edges, other_starts)
}

impl Rules for Cl100k {
    const LETTERS: u8 = LETTER;

    #[inline(always)]
    fn edges(text: &[u8], p: usize, masks: &Masks, n: usize) -> u64 {
        let (edges, other_starts) = edges_in_common(masks, n);
        contract(edges, masks.apostrophes & other_starts, text, p, false, contraction_cl100k)
    }

    fn next<A: Access>(&self, access: A, text: &[u8], p: usize) -> usize {
        let (class, after) = self.wide.class(access, text, p);
        if class & LETTER != 0 {
            return self.wide.letters(access, text, after);
        }
        let first = access.get(text, p);
        if class & (SPACE | OTHER) != 0 && first != b'\'' && !is_newline(first) && after < text.len() {
            let (class, after) = self.wide.class(access, text, after);
            if class & LETTER != 0 {
                return self.wide.letters(access, text, after);
            }
        }
        self.base.next(text, p)
    }

    fn wide(&self) -> &Wide {
        &self.wide
    }
}

pub(super) struct O200k {
    base: O200kSplitter,
    wide: Wide,
}

impl O200k {
    pub fn new() -> O200k {
        O200k { base: O200kSplitter::new(), wide: Wide::new() }
    }
}

impl Rules for O200k {
    // A mark, and a letter without case, may belong to the word before or after; they are left to `next`.
    const LETTERS: u8 = UPPER | LOWER;

    /// A slash may go on what a newline after "other" began, which the carry of `attached` cannot follow.
    #[inline(always)]
    fn reach(masks: &Masks, n: usize) -> usize {
        let slashes = masks.slashes & masks.newlines << 1;
        n.min(slashes.trailing_zeros() as usize)
    }

    #[inline(always)]
    fn edges(text: &[u8], p: usize, masks: &Masks, n: usize) -> u64 {
        let &Masks { letters, uppers, apostrophes, .. } = masks;
        let (edges, _) = edges_in_common(masks, n);
        let edges = edges | uppers & (letters & !uppers) << 1;
        contract(edges, apostrophes & letters << 1, text, p, true, contraction_cl100k)
    }

    fn next<A: Access>(&self, access: A, text: &[u8], p: usize) -> usize {
        let (class, after) = self.wide.class(access, text, p);
        // A run of letters without case, with or without one thing before it, unless letters with case or marks follow.
        if class & (UPPER | LOWER | NUMBER) == 0 && !is_newline(access.get(text, p)) {
            let start = if class & WORD != 0 { p } else { after };
            let mut end = start;
            while end < text.len() {
                let (class, after) = self.wide.class(access, text, end);
                if class != OTHER_LETTER {
                    if class & WORD != 0 {
                        return self.base.next(text, p);
                    }
                    break;
                }
                end = after;
            }
            if end > start {
                return end + contraction_o200k(text, end);
            }
        }
        self.base.next(text, p)
    }

    fn wide(&self) -> &Wide {
        &self.wide
    }
}
