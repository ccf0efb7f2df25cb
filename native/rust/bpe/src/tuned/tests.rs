//! What cannot be seen from outside: the masks, and the pieces.

use super::block::Masks;
use super::cutter::Cutter;
use super::edges::{Cl100k, O200k, R50k, Rules};
use super::simd::{Access, Checked, Unchecked};
use crate::split::{Encoding, Split, Splitter};
use crate::split_o200k::O200kSplitter;

/// xorshift64*.
struct Chance(u64);

impl Chance {
    fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33) as usize % bound
    }
}

/// As the fields of [`Masks`] are described, byte by byte.
fn described(block: &[u8; 64]) -> Masks {
    let mut masks = Masks::default();
    for (i, &byte) in block.iter().enumerate() {
        let bit = |is: bool| u64::from(is) << i;
        masks.letters |= bit(byte.is_ascii_alphabetic());
        masks.uppers |= bit(byte.is_ascii_uppercase());
        masks.digits |= bit(byte.is_ascii_digit());
        masks.blanks |= bit(byte == b' ');
        masks.newlines |= bit(byte == b'\n' || byte == b'\r');
        masks.white |= bit(byte == b' ' || (0x09..=0x0D).contains(&byte));
        masks.apostrophes |= bit(byte == b'\'');
        masks.slashes |= bit(byte == b'/');
        masks.beyond |= bit(byte >= 0x80);
    }
    masks
}

#[test]
fn masks_are_as_described() {
    let check = |block: &[u8; 64]| {
        assert_eq!(Checked.masks(block), described(block), "{block:02X?}");
        assert_eq!(Unchecked::vouched().masks(block), described(block), "{block:02X?}");
    };
    for byte in 0..=255 {
        check(&[byte; 64]);
    }
    let mut chance = Chance(1);
    for _ in 0..20_000 {
        check(&std::array::from_fn(|_| chance.below(256) as u8));
    }
}

fn ends<R: Rules, A: Access>(cutter: &Cutter<R, A>, text: &str) -> Vec<usize> {
    let mut ends = vec![0];
    cutter.cut(text.as_bytes(), |start, end| {
        assert_eq!(Some(&start), ends.last(), "no gap in {text:?}");
        ends.push(end);
    });
    ends
}

/// The pieces of the splitter that is written as ALGORITHM.md reads.
fn expected(splitter: &dyn Split, text: &str) -> Vec<usize> {
    let mut ends = vec![0];
    let mut p = 0;
    while p < text.len() {
        p = splitter.next(text.as_bytes(), p);
        ends.push(p);
    }
    ends
}

/// What decides about a piece, each in every neighbourhood of the others, at every offset of a block.
const SIGNS: [&str; 40] = [
    "a",
    "b",
    "s",
    "t",
    "l",
    "S",
    "L",
    "V",
    "e",
    "E",
    "A",
    "Z",
    "1",
    "2",
    " ",
    " ",
    " ",
    "\n",
    "\n",
    "\r",
    "\t",
    "'",
    "'",
    "'",
    "/",
    "/",
    "!",
    "(",
    "\u{e9}",
    "\u{c9}",
    "\u{17f}",
    "\u{1c5}",
    "\u{301}",
    "\u{a0}",
    "\u{663}",
    "\u{4e9c}",
    "\u{3001}",
    "\u{ff21}",
    "\u{1f600}",
    "\u{10400}",
];

fn check<R: Rules, A: Access>(splitter: &dyn Split, rules: R, access: A) {
    let cutter = Cutter::new(rules, access);
    let mut chance = Chance(3);
    for round in 0..25_000 {
        // Few kinds of signs a text, so that runs are long and rare orders come up; and mostly ASCII, so that blocks do.
        let kinds = 1 + chance.below(6);
        let kinds: Vec<&str> = (0..kinds).map(|_| SIGNS[chance.below(if round % 3 == 0 { SIGNS.len() } else { 28 })]).collect();
        let mut text = String::new();
        for _ in 0..chance.below(150) {
            let sign = kinds[chance.below(kinds.len())];
            let times = if chance.below(16) == 0 { chance.below(70) } else { 1 };
            text.push_str(&sign.repeat(times));
        }
        assert_eq!(ends(&cutter, &text), expected(splitter, &text), "{text:?}");
    }
}

#[test]
fn pieces_of_r50k() {
    check(&Splitter::new(Encoding::R50k), R50k::new(), Checked);
    check(&Splitter::new(Encoding::R50k), R50k::new(), Unchecked::vouched());
}

#[test]
fn pieces_of_cl100k() {
    check(&Splitter::new(Encoding::Cl100k), Cl100k::new(), Checked);
    check(&Splitter::new(Encoding::Cl100k), Cl100k::new(), Unchecked::vouched());
}

#[test]
fn pieces_of_o200k() {
    check(&O200kSplitter::new(), O200k::new(), Checked);
    check(&O200kSplitter::new(), O200k::new(), Unchecked::vouched());
}
