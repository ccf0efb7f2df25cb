//! What the tests share: a small vocabulary, and reproducible chance.

const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// Encodes base64 with padding.
pub fn base64(bytes: &[u8]) -> String {
    let mut text = String::new();
    for three in bytes.chunks(3) {
        let bits = three.iter().fold(0u32, |bits, &byte| bits << 8 | u32::from(byte)) << (8 * (3 - three.len()));
        for i in 0..4 {
            let digit = DIGITS[(bits >> (18 - 6 * i)) as usize & 63];
            text.push(if i <= three.len() { char::from(digit) } else { '=' });
        }
    }
    text
}

/// The lines of a `.tiktoken` file of these tokens, in the order of their ids.
pub fn file(tokens: &[Vec<u8>]) -> Vec<u8> {
    let lines = tokens.iter().enumerate().map(|(id, token)| format!("{} {id}\n", base64(token)));
    lines.collect::<String>().into_bytes()
}

/// The 256 single bytes, backwards, so that no id is its byte; then merges, the frequent ones first.
///
/// Every token merges to itself, as in the real vocabularies. "abcd" has two splits into two tokens.
pub fn tokens() -> Vec<Vec<u8>> {
    let mut tokens: Vec<Vec<u8>> = (0..=255).rev().map(|byte| vec![byte]).collect();
    let merges = [
        " t", "aa", "he", "ab", "cd", "abcd", " the", "aaaa", "bcd", "  ", "    ", "\n\n", "ll", "ello", "hello", " w", "or",
        "'s", " wor", "ld", " world", "\u{e9}", "e\u{301}", "12", "123", "^^", "^^^^", "^^^^^^^^", "\r\n", "()",
    ];
    for merge in merges {
        // What takes more than one merge from what is there already gets them here.
        let bytes = merge.as_bytes();
        for end in 2..=bytes.len() {
            let part = bytes[..end].to_vec();
            if !tokens.contains(&part) {
                tokens.push(part);
            }
        }
    }
    tokens
}

/// xorshift64*.
pub struct Chance(u64);

impl Chance {
    pub fn new(seed: u64) -> Chance {
        Chance(seed)
    }

    /// A number from 0 to `bound` − 1.
    pub fn below(&mut self, bound: usize) -> usize {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        (self.0.wrapping_mul(0x2545_F491_4F6C_DD1D) >> 33) as usize % bound
    }

    pub fn of<'a, T: ?Sized>(&mut self, things: &[&'a T]) -> &'a T {
        things[self.below(things.len())]
    }
}

/// What hostile texts are made of.
const FRAGMENTS: &[&str] = &[
    " ",
    " ",
    " ",
    "  ",
    "   ",
    "\t",
    "\n",
    "\r\n",
    "\n\n",
    "\u{a0}",
    "\u{85}",
    "\u{2028}",
    "\u{3000}",
    "'",
    "'s",
    "'S",
    "'\u{17f}",
    "'ll",
    "'Ve",
    "'re",
    "'x",
    "a",
    "abcd",
    "hello",
    "world",
    "the",
    "DON",
    "\u{df}",
    "\u{1c5}",
    "\u{2b0}",
    "\u{4e9c}\u{6d32}",
    "AV",
    "\u{301}",
    "e\u{301}",
    "\u{94d}",
    "0",
    "12",
    "123",
    "12345",
    "\u{663}",
    "\u{2167}",
    "\u{bd}",
    "\u{1d7d8}",
    "!",
    "?!",
    "(",
    ")",
    "/",
    "^^^",
    "_",
    "-",
    "\u{20ac}",
    "\u{1f600}",
    "\u{1f468}\u{200d}\u{1f469}",
    "\u{feff}",
    "\0",
    "\u{7f}",
    "\u{10ffff}",
    "<|endoftext|>",
];

/// A hostile text.
pub fn hostile(chance: &mut Chance) -> String {
    let mut text = String::new();
    for _ in 0..1 + chance.below(30) {
        let times = if chance.below(12) == 0 { 1 + chance.below(90) } else { 1 };
        text.push_str(&chance.of(FRAGMENTS).repeat(times));
    }
    text
}
