//! The class of every code point, from `benchmarks/unicode/classes-16.0.txt`.
//!
//! A class is one bit, so that a set of classes is one mask.

const TABLE: &str = include_str!("../../../../benchmarks/unicode/classes-16.0.txt");

/// `U`: Lu, Lt.
pub const UPPER: u8 = 1;
/// `l`: Ll.
pub const LOWER: u8 = 2;
/// `o`: Lm, Lo.
pub const OTHER_LETTER: u8 = 4;
/// `M`: Mn, Mc, Me.
pub const MARK: u8 = 8;
/// `N`: Nd, Nl, No.
pub const NUMBER: u8 = 16;
/// `s`: White_Space.
pub const SPACE: u8 = 32;
/// `.`: all else.
pub const ELSE: u8 = 64;

/// The three letter classes, which r50k and cl100k do not tell apart.
pub const LETTER: u8 = UPPER | LOWER | OTHER_LETTER;
/// Neither letter, number nor White_Space; a mark is such, unless o200k finds it in a word.
pub const OTHER: u8 = MARK | ELSE;

/// What o200k lets a word begin with: upper case, and what has no case.
pub const HEAD: u8 = UPPER | OTHER_LETTER | MARK;
/// What o200k lets a word go on with: lower case, and what has no case.
pub const TAIL: u8 = LOWER | OTHER_LETTER | MARK;
/// All that o200k makes words of.
pub const WORD: u8 = HEAD | TAIL;

const CODE_POINTS: usize = 0x11_0000;
const BLOCK: usize = 256;

/// The two-stage table.
pub struct Classes {
    /// The classes of U+0000 … U+007F, which are most of most texts; a copy of the front of the table.
    ascii: [u8; 128],
    stage1: Vec<u8>,
    stage2: Vec<u8>,
}

impl Classes {
    /// Expands the table of Unicode 16.0.
    pub fn new() -> Classes {
        Classes::parse(TABLE)
    }

    /// Expands a table of lines `first last class`; `#` starts a comment line. The table is a part of the program,
    /// so a wrong one is a defect and panics.
    fn parse(table: &str) -> Classes {
        let mut flat = vec![ELSE; CODE_POINTS];
        for line in table.lines().filter(|line| !line.starts_with('#')) {
            let mut words = line.split(' ');
            let mut word = || words.next().expect("a line of the table has three words");
            let first = usize::from_str_radix(word(), 16).expect("first is hexadecimal");
            let last = usize::from_str_radix(word(), 16).expect("last is hexadecimal");
            let class = match word() {
                "U" => UPPER,
                "l" => LOWER,
                "o" => OTHER_LETTER,
                "M" => MARK,
                "N" => NUMBER,
                "s" => SPACE,
                other => panic!("unknown class {other:?}"),
            };
            flat[first..=last].fill(class);
        }

        let mut stage1 = Vec::with_capacity(CODE_POINTS / BLOCK);
        let mut stage2: Vec<u8> = Vec::new();
        for block in flat.chunks(BLOCK) {
            let known = stage2.chunks(BLOCK).position(|other| other == block);
            let number = known.unwrap_or(stage2.len() / BLOCK);
            if known.is_none() {
                stage2.extend_from_slice(block);
            }
            stage1.push(u8::try_from(number).expect("at most 256 different blocks"));
        }

        let mut ascii = [0; 128];
        ascii.copy_from_slice(&flat[..128]);
        Classes { ascii, stage1, stage2 }
    }

    /// Returns the class of a code point.
    #[inline]
    pub fn class(&self, code_point: u32) -> u8 {
        let code_point = code_point as usize;
        let block = self.stage1[code_point >> 8] as usize;
        self.stage2[block * BLOCK + (code_point & 255)]
    }

    /// Returns the class of a byte below 0x80.
    #[inline]
    pub fn ascii(&self, byte: u8) -> u8 {
        self.ascii[(byte & 0x7F) as usize]
    }
}

impl Default for Classes {
    fn default() -> Self {
        Classes::new()
    }
}
