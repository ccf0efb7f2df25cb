//! UTF-8 (RFC 3629): validation of unknown bytes, decoding of valid ones.

/// Returns `None` if `text` is UTF-8, else the offset of the lead byte of the first malformed sequence.
pub fn first_wrong_byte(text: &[u8]) -> Option<usize> {
    let mut p = 0;
    while p < text.len() {
        let lead = text[p];
        if lead < 0x80 {
            p += 1;
            continue;
        }
        // The second byte of some leads is bounded more tightly, which keeps out what is overlong, surrogate or too great.
        let (length, low, high) = match lead {
            0xC2..=0xDF => (2, 0x80, 0xBF),
            0xE0 => (3, 0xA0, 0xBF),
            0xED => (3, 0x80, 0x9F),
            0xE1..=0xEF => (3, 0x80, 0xBF),
            0xF0 => (4, 0x90, 0xBF),
            0xF1..=0xF3 => (4, 0x80, 0xBF),
            0xF4 => (4, 0x80, 0x8F),
            _ => return Some(p),
        };
        if text.len() - p < length {
            return Some(p);
        }
        let second = text[p + 1];
        if second < low || second > high {
            return Some(p);
        }
        for i in 2..length {
            if text[p + i] & 0xC0 != 0x80 {
                return Some(p);
            }
        }
        p += length;
    }
    None
}

/// Returns the code point at `p` and the offset after it. `text` must be valid and `p` the start of a sequence.
#[inline]
pub fn decode(text: &[u8], p: usize) -> (u32, usize) {
    let lead = u32::from(text[p]);
    let low = |i: usize| u32::from(text[p + i]) & 0x3F;
    if lead < 0x80 {
        (lead, p + 1)
    } else if lead < 0xE0 {
        ((lead & 0x1F) << 6 | low(1), p + 2)
    } else if lead < 0xF0 {
        ((lead & 0x0F) << 12 | low(1) << 6 | low(2), p + 3)
    } else {
        ((lead & 0x07) << 18 | low(1) << 12 | low(2) << 6 | low(3), p + 4)
    }
}
