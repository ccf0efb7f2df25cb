//! Step 2 for o200k_base, which tells upper from lower case.

use crate::classes::{HEAD, LOWER, NUMBER, OTHER, TAIL, UPPER, WORD};
use crate::split::{contraction_cl100k, is_newline, Encoding, Split, Splitter};

/// `[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]*[\p{Ll}\p{Lm}\p{Lo}\p{M}]+(?i:'s|'t|'re|'ve|'m|'ll|'d)?|`
/// `[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]+[\p{Ll}\p{Lm}\p{Lo}\p{M}]*(?i:'s|'t|'re|'ve|'m|'ll|'d)?|`
/// `\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n/]*|\s*[\r\n]+|\s+(?!\S)|\s+`; this is one pattern.
pub struct O200kSplitter {
    base: Splitter,
}

impl O200kSplitter {
    /// Makes the splitter. What it shares with that of cl100k it asks of that.
    pub fn new() -> O200kSplitter {
        O200kSplitter { base: Splitter::new(Encoding::Cl100k) }
    }

    /// Returns the end of the word that starts at `q`, or `q` if none does.
    fn word(&self, text: &[u8], q: usize) -> usize {
        let mut head = q;
        let mut uncased = q;
        while head < text.len() {
            let (class, after) = self.base.class_at(text, head);
            if class == LOWER {
                return self.base.run(text, head, TAIL);
            }
            if class & HEAD == 0 {
                break;
            }
            head = after;
            if class != UPPER {
                uncased = head;
            }
        }
        if uncased > q {
            uncased
        } else {
            head
        }
    }

    /// White_Space is at `p`: as in cl100k, but a newline cuts the run at the end of the text too.
    fn white_space_o200k(&self, text: &[u8], p: usize, after: usize) -> usize {
        let end = self.base.white_space(text, p, after);
        if end < text.len() {
            return end;
        }
        let mut newline = end;
        while newline > p && !is_newline(text[newline - 1]) {
            newline -= 1;
        }
        if newline > p {
            newline
        } else {
            end
        }
    }
}

impl Split for O200kSplitter {
    #[inline]
    fn next(&self, text: &[u8], p: usize) -> usize {
        let first = text[p];
        let (class, after) = self.base.class_at(text, p);
        if class == NUMBER {
            return self.base.numbers(text, after);
        }
        let start = if class & WORD != 0 { p } else { after };
        if !is_newline(first) {
            let end = self.word(text, start);
            if end > start {
                return end + contraction_o200k(text, end);
            }
        }
        if first == b' ' && after < text.len() && self.base.class_at(text, after).0 & OTHER != 0 {
            return newlines_and_slashes(text, self.base.run(text, after, OTHER));
        }
        if class & OTHER != 0 {
            return newlines_and_slashes(text, self.base.run(text, after, OTHER));
        }
        self.white_space_o200k(text, p, after)
    }
}

impl Default for O200kSplitter {
    fn default() -> Self {
        O200kSplitter::new()
    }
}

fn newlines_and_slashes(text: &[u8], mut p: usize) -> usize {
    while p < text.len() && (is_newline(text[p]) || text[p] == b'/') {
        p += 1;
    }
    p
}

/// Returns the length of the contraction, in any case, that begins at `p`, or 0.
pub(crate) fn contraction_o200k(text: &[u8], p: usize) -> usize {
    if p == text.len() || text[p] != b'\'' {
        return 0;
    }
    match contraction_cl100k(text, p + 1) {
        0 => 0,
        length => 1 + length,
    }
}
