//! Step 2: cuts a text into pieces, by hand, as the pattern of the encoding would.

use crate::classes::{Classes, LETTER, NUMBER, OTHER, SPACE};
use crate::utf8::decode;

/// What cuts a text into pieces.
pub trait Split: Send {
    /// Returns the end of the piece that starts at `p`. `text` must be UTF-8 and `p` the end of the piece before.
    fn next(&self, text: &[u8], p: usize) -> usize;
}

/// The encodings that tell one kind of letter only, each with its pattern.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// `'(?:[sdmt]|ll|ve|re)| ?\p{L}++| ?\p{N}++| ?[^\s\p{L}\p{N}]++|\s++$|\s+(?!\S)|\s`
    R50k,
    /// `'(?i:[sdmt]|ll|ve|re)|[^\r\n\p{L}\p{N}]?+\p{L}++|\p{N}{1,3}+| ?[^\s\p{L}\p{N}]++[\r\n]*+|\s++$|\s*[\r\n]|\s+(?!\S)|\s`
    Cl100k,
}

impl Encoding {
    /// Returns the encoding of that name.
    pub fn named(name: &str) -> Option<Encoding> {
        match name {
            "r50k_base" => Some(Encoding::R50k),
            "cl100k_base" => Some(Encoding::Cl100k),
            _ => None,
        }
    }
}

/// The splitter of one of them. That of o200k_base stands apart, so that these compile to what they always did.
pub struct Splitter {
    encoding: Encoding,
    classes: Classes,
}

impl Split for Splitter {
    #[inline]
    fn next(&self, text: &[u8], p: usize) -> usize {
        match self.encoding {
            Encoding::R50k => self.next_r50k(text, p),
            Encoding::Cl100k => self.next_cl100k(text, p),
        }
    }
}

impl Splitter {
    /// Makes the splitter of an encoding.
    pub fn new(encoding: Encoding) -> Splitter {
        Splitter { encoding, classes: Classes::new() }
    }

    fn next_r50k(&self, text: &[u8], p: usize) -> usize {
        if text[p] == b'\'' {
            let length = contraction_r50k(text, p + 1);
            if length > 0 {
                return p + 1 + length;
            }
        }
        let (class, after) = self.class_at(text, p);
        if class != SPACE {
            return self.run(text, after, like(class));
        }
        if text[p] == b' ' && after < text.len() {
            let (class, after) = self.class_at(text, after);
            if class != SPACE {
                return self.run(text, after, like(class));
            }
        }
        self.white_space(text, p, after)
    }

    #[inline]
    fn next_cl100k(&self, text: &[u8], p: usize) -> usize {
        let first = text[p];
        if first == b'\'' {
            let length = contraction_cl100k(text, p + 1);
            if length > 0 {
                return p + 1 + length;
            }
        }
        let (class, after) = self.class_at(text, p);
        if class & LETTER != 0 {
            return self.run(text, after, LETTER);
        }
        if class == NUMBER {
            return self.numbers(text, after);
        }
        if after < text.len() {
            let (class, after) = self.class_at(text, after);
            if class & LETTER != 0 && first != b'\r' && first != b'\n' {
                return self.run(text, after, LETTER);
            }
            if class & OTHER != 0 && first == b' ' {
                return newlines(text, self.run(text, after, OTHER));
            }
        }
        if class & OTHER != 0 {
            return newlines(text, self.run(text, after, OTHER));
        }
        self.white_space(text, p, after)
    }

    /// A number was at the offset before `p`: it and up to two more.
    pub(crate) fn numbers(&self, text: &[u8], mut p: usize) -> usize {
        for _ in 0..2 {
            if p == text.len() {
                break;
            }
            let (class, after) = self.class_at(text, p);
            if class != NUMBER {
                break;
            }
            p = after;
        }
        p
    }

    /// White_Space is at `p`, the next code point at `after`.
    pub(crate) fn white_space(&self, text: &[u8], p: usize, after: usize) -> usize {
        let mut last = p;
        let mut r = after;
        let mut newline = if is_newline(text[p]) { after } else { p };
        while r < text.len() {
            let (class, after) = self.class_at(text, r);
            if class != SPACE {
                break;
            }
            if is_newline(text[r]) {
                newline = after;
            }
            last = r;
            r = after;
        }
        if r == text.len() {
            r
        } else if self.encoding == Encoding::Cl100k && newline > p {
            newline
        } else if last > p {
            last
        } else {
            r
        }
    }

    /// Returns the end of the run of code points from `p` whose class is in `mask`.
    #[inline]
    pub(crate) fn run(&self, text: &[u8], mut p: usize, mask: u8) -> usize {
        while p < text.len() {
            let (class, after) = self.class_at(text, p);
            if class & mask == 0 {
                break;
            }
            p = after;
        }
        p
    }

    /// Returns the class of the code point at `p` and the offset after it.
    #[inline(always)]
    pub(crate) fn class_at(&self, text: &[u8], p: usize) -> (u8, usize) {
        let byte = text[p];
        if byte < 0x80 {
            (self.classes.ascii(byte), p + 1)
        } else {
            self.class_beyond_ascii(text, p)
        }
    }

    #[inline(never)] // Keeps the loops over ASCII small.
    fn class_beyond_ascii(&self, text: &[u8], p: usize) -> (u8, usize) {
        let (code_point, after) = decode(text, p);
        (self.classes.class(code_point), after)
    }
}

/// Returns all classes that go together with `class`, which is not White_Space.
#[inline]
fn like(class: u8) -> u8 {
    if class & LETTER != 0 {
        LETTER
    } else if class == NUMBER {
        NUMBER
    } else {
        OTHER
    }
}

#[inline]
pub(crate) fn is_newline(byte: u8) -> bool {
    byte == b'\r' || byte == b'\n'
}

fn newlines(text: &[u8], mut p: usize) -> usize {
    while p < text.len() && is_newline(text[p]) {
        p += 1;
    }
    p
}

/// Returns the length of what makes a contraction of the apostrophe before `p`, or 0.
pub(crate) fn contraction_r50k(text: &[u8], p: usize) -> usize {
    match text[p..] {
        [b's' | b'd' | b'm' | b't', ..] => 1,
        [b'l', b'l', ..] | [b'v', b'e', ..] | [b'r', b'e', ..] => 2,
        _ => 0,
    }
}

/// Likewise, in any case.
pub(crate) fn contraction_cl100k(text: &[u8], p: usize) -> usize {
    match text[p..] {
        [b's' | b'd' | b'm' | b't' | b'S' | b'D' | b'M' | b'T', ..] => 1,
        [b'l' | b'L', b'l' | b'L', ..] | [b'v' | b'V' | b'r' | b'R', b'e' | b'E', ..] => 2,
        [0xC5, 0xBF, ..] => 2, // U+017F folds to s.
        _ => 0,
    }
}
