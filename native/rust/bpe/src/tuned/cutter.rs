//! Step 2: a block of 64 bytes at a time where the text is ASCII or its letters have case, else a piece at a time.

use super::block::Masks;
use super::edges::Rules;
use super::simd::Access;

/// If a block came to less than this many bytes, the next pieces are cut one by one: so many, this one included.
const FEW: usize = 12;
const AFTER_FEW: u32 = 4;

/// Cuts texts by the rules of an encoding.
pub(super) struct Cutter<R, A> {
    rules: R,
    access: A,
}

impl<R: Rules, A: Access> Cutter<R, A> {
    pub fn new(rules: R, access: A) -> Cutter<R, A> {
        Cutter { rules, access }
    }

    /// Calls `piece(start, end)` for each piece of a text, which is UTF-8, in order.
    #[inline(always)]
    pub fn cut(&self, text: &[u8], mut piece: impl FnMut(usize, usize)) {
        let mut p = 0;
        let mut skipped = 0;
        while p < text.len() {
            if skipped == 0 && self.access.get(text, p) < 0x80 {
                let (mut edges, whole) = self.edges(text, p);
                let begun = p;
                while edges != 0 {
                    let end = begun + edges.trailing_zeros() as usize;
                    edges &= edges - 1;
                    piece(p, end);
                    p = end;
                }
                if p == text.len() {
                    return;
                }
                if whole && p > begun {
                    continue;
                }
                // Not worth a block: nor are what comes next, most likely.
                if p < begun + FEW {
                    skipped = AFTER_FEW;
                }
            }
            skipped = skipped.saturating_sub(1);
            let end = self.rules.next(self.access, text, p);
            piece(p, end);
            p = end;
        }
    }

    /// Returns the ends of pieces that are certain within 64 bytes from `p`, and whether nothing cut that short.
    #[inline(always)]
    fn edges(&self, text: &[u8], p: usize) -> (u64, bool) {
        let rest = text.len() - p;
        let (mut masks, there) = if rest >= 64 {
            (self.access.masks(self.access.chunk(text, p)), 64)
        } else if text.len() >= 64 {
            (self.access.masks(self.access.chunk(text, text.len() - 64)).without(64 - rest), rest)
        } else {
            (self.access.masks(&padded(text, p)), rest)
        };
        let mut n = there;
        if masks.beyond != 0 {
            n = self.take_letters(text, p, &mut masks, n);
        }
        n = R::reach(&masks, n);
        if n == 0 {
            return (0, false);
        }
        let masks = masks.first(n);
        let edges = R::edges(text, p, &masks, n);

        // How much of White_Space goes with what follows is known only where its end is seen.
        let trailing = (masks.white << (64 - n)).leading_ones() as usize;
        if n == rest && n < 64 && trailing == 0 {
            return (edges & ones_from_1(n - 1) | 1 << n, true);
        }
        (edges & ones_from_1(n - trailing.max(1)), n == there)
    }

    /// Enters letters beyond ASCII; returns the offset of the first that is none, or whose end is not there, else `n`.
    #[inline(always)]
    fn take_letters(&self, text: &[u8], p: usize, masks: &mut Masks, n: usize) -> usize {
        let mut beyond = masks.beyond;
        while beyond != 0 {
            let i = beyond.trailing_zeros() as usize;
            let (class, after) = self.rules.wide().class(self.access, text, p + i);
            let length = after - (p + i);
            if class & R::LETTERS == 0 || i + length > n {
                return i;
            }
            let bits = ((1 << length) - 1) << i;
            masks.letters |= bits;
            if class == crate::classes::UPPER {
                masks.uppers |= bits;
            }
            beyond &= !bits;
        }
        n
    }
}

/// Bits 1 to `last`, at most 63.
#[inline(always)]
fn ones_from_1(last: usize) -> u64 {
    super::block::ones(last + 1) & !1
}

/// The rest of a text that is shorter than a block.
#[cold]
fn padded(text: &[u8], p: usize) -> [u8; 64] {
    let mut block = [0; 64];
    block[..text.len() - p].copy_from_slice(&text[p..]);
    block
}
