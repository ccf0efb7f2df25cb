//! 64 bytes at once: one bit a byte for each class that the splitting rules tell apart.

/// Bit i stands for byte i.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Masks {
    /// ASCII letters, and after [`super::edges`] has looked at them, all bytes of the letters beyond ASCII.
    pub letters: u64,
    /// Of the letters, upper case.
    pub uppers: u64,
    /// ASCII digits.
    pub digits: u64,
    /// U+0020.
    pub blanks: u64,
    /// CR and LF.
    pub newlines: u64,
    /// ASCII White_Space, blanks and newlines included.
    pub white: u64,
    pub apostrophes: u64,
    pub slashes: u64,
    /// Bytes of 0x80 and above.
    pub beyond: u64,
}

impl Masks {
    /// Drops the first `count` bytes, fewer than 64.
    #[inline(always)]
    pub fn without(self, count: usize) -> Masks {
        self.each(|mask| mask >> count)
    }

    /// Keeps the first `count` bytes, at most 64.
    #[inline(always)]
    pub fn first(self, count: usize) -> Masks {
        let kept = ones(count);
        self.each(|mask| mask & kept)
    }

    #[inline(always)]
    fn each(self, change: impl Fn(u64) -> u64) -> Masks {
        Masks {
            letters: change(self.letters),
            uppers: change(self.uppers),
            digits: change(self.digits),
            blanks: change(self.blanks),
            newlines: change(self.newlines),
            white: change(self.white),
            apostrophes: change(self.apostrophes),
            slashes: change(self.slashes),
            beyond: change(self.beyond),
        }
    }
}

/// The lowest `count` bits.
#[inline(always)]
pub(super) fn ones(count: usize) -> u64 {
    if count >= 64 {
        u64::MAX
    } else {
        (1 << count) - 1
    }
}

/// Classifies a block without intrinsics: a byte of flags for each byte, which the compiler's vectors can do, then the 64 × 8 bits turned.
pub(super) fn portable(block: &[u8; 64]) -> Masks {
    let mut flags = [0; 64];
    for (flag, &byte) in flags.iter_mut().zip(block) {
        *flag = flags_of(byte);
    }
    let mut words = [0; 8];
    for (word, eight) in words.iter_mut().zip(flags.chunks_exact(8)) {
        *word = turned(u64::from_le_bytes(*eight.first_chunk().expect("8 bytes")));
    }
    turn_bytes::<4>(&mut words, 0x0000_0000_FFFF_FFFF);
    turn_bytes::<2>(&mut words, 0x0000_FFFF_0000_FFFF);
    turn_bytes::<1>(&mut words, 0x00FF_00FF_00FF_00FF);
    let [letters, uppers_and_slashes, digits, blanks, newlines, white, apostrophes, beyond] = words;
    Masks {
        letters,
        uppers: uppers_and_slashes & letters,
        digits,
        blanks,
        newlines,
        white,
        apostrophes,
        slashes: uppers_and_slashes & !letters,
        beyond,
    }
}

/// From bit 0: letter, upper case or slash, digit, blank, newline, White_Space, apostrophe, beyond ASCII.
#[inline(always)]
fn flags_of(byte: u8) -> u8 {
    let between = |byte: u8, first: u8, last: u8| u8::from(byte.wrapping_sub(first) <= last - first);
    let equal = |other: u8| u8::from(byte == other);
    between(byte | 0x20, b'a', b'z')
        | (between(byte, b'A', b'Z') | equal(b'/')) << 1
        | between(byte, b'0', b'9') << 2
        | equal(b' ') << 3
        | (equal(b'\n') | equal(b'\r')) << 4
        | (equal(b' ') | between(byte, 0x09, 0x0D)) << 5
        | equal(b'\'') << 6
        | byte & 0x80
}

/// Bit k of byte j becomes bit j of byte k (Warren, Hacker's Delight, section 7-3).
#[inline(always)]
fn turned(mut bits: u64) -> u64 {
    for (shift, mask) in [(7, 0x00AA_00AA_00AA_00AA), (14, 0x0000_CCCC_0000_CCCC), (28, 0x0000_0000_F0F0_F0F0)] {
        let change = (bits ^ bits >> shift) & mask;
        bits ^= change ^ change << shift;
    }
    bits
}

/// A step of the same with the bytes of eight words: exchanges squares of `N` bytes.
#[inline(always)]
fn turn_bytes<const N: usize>(words: &mut [u64; 8], mask: u64) {
    for i in (0..8).filter(|i| i & N == 0) {
        let (a, b) = (words[i], words[i + N]);
        words[i] = a & mask | (b & mask) << (8 * N);
        words[i + N] = a >> (8 * N) & mask | b & !mask;
    }
}
