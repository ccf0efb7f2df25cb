//! Classes of code points beyond ASCII, a lookup or two each.

use super::simd::Access;
use crate::classes::{Classes, LETTER};
use crate::utf8::decode;

/// Tables of classes by the bytes of a sequence.
pub(super) struct Wide {
    ascii: [u8; 128],
    /// By code point: the sequences of two bytes.
    two: [u8; 0x800],
    /// By the first two bytes of a sequence of three: the class if the 64 code points that begin so have the same, else 0.
    three: [u8; 0x400],
    classes: Classes,
}

impl Wide {
    pub fn new() -> Wide {
        let classes = Classes::new();
        let class = |code_point: usize| classes.class(code_point as u32);
        let mut three = [0; 0x400];
        for (block, uniform) in three.iter_mut().enumerate() {
            let first = class(block << 6);
            if (1..64).all(|i| class(block << 6 | i) == first) {
                *uniform = first;
            }
        }
        Wide { ascii: std::array::from_fn(class), two: std::array::from_fn(class), three, classes }
    }

    /// Returns the class of the code point at `p` and the offset after it. The text is UTF-8 and `p` the start of a sequence, so the
    /// rest of the sequence is there.
    #[inline(always)]
    pub fn class<A: Access>(&self, access: A, text: &[u8], p: usize) -> (u8, usize) {
        let lead = access.get(text, p);
        if lead < 0x80 {
            return (self.ascii[usize::from(lead & 0x7F)], p + 1);
        }
        let second = usize::from(access.get(text, p + 1) & 0x3F);
        if lead < 0xE0 {
            return (self.two[usize::from(lead & 0x1F) << 6 | second], p + 2);
        }
        if lead < 0xF0 {
            let block = usize::from(lead & 0x0F) << 6 | second;
            let uniform = self.three[block];
            if uniform != 0 {
                return (uniform, p + 3);
            }
            let third = u32::from(access.get(text, p + 2) & 0x3F);
            return (self.classes.class((block as u32) << 6 | third), p + 3);
        }
        let (code_point, after) = decode(text, p);
        (self.classes.class(code_point), after)
    }

    /// Returns the end of the run of letters from `p`.
    #[inline(always)]
    pub fn letters<A: Access>(&self, access: A, text: &[u8], mut p: usize) -> usize {
        while p < text.len() {
            let (class, after) = self.class(access, text, p);
            if class & LETTER == 0 {
                break;
            }
            p = after;
        }
        p
    }
}
