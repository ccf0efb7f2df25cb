//! Pieces, as the patterns in the documentation of `Encoding` cut them.

use bpe::split::{Encoding, Split, Splitter};
use bpe::split_o200k::O200kSplitter;

use crate::support::{hostile, Chance};

/// Text, and its pieces joined by `|`.
type Case = (&'static str, &'static str);

fn pieces<'a>(splitter: &dyn Split, text: &'a str) -> Vec<&'a str> {
    let mut pieces = Vec::new();
    let mut p = 0;
    while p < text.len() {
        let end = splitter.next(text.as_bytes(), p);
        assert!(end > p, "an empty piece in {text:?} at {p}");
        pieces.push(&text[p..end]);
        p = end;
    }
    pieces
}

fn check(encoding: Encoding, cases: &[Case]) {
    check_splitter(&Splitter::new(encoding), cases);
}

fn check_splitter(splitter: &dyn Split, cases: &[Case]) {
    for (text, expected) in cases {
        assert_eq!(pieces(splitter, text).join("|"), *expected, "{text:?}");
    }
}

/// Where both patterns agree.
const BOTH: &[Case] = &[
    ("", ""),
    ("hello world", "hello| world"),
    // '(?:[sdmt]|ll|ve|re)
    ("it's we'll I've you're he'd I'm don't", "it|'s| we|'ll| I|'ve| you|'re| he|'d| I|'m| don|'t"),
    ("'sad", "'s|ad"),
    ("'", "'"),
    ("x'", "x|'"),
    // \p{L}++: of all scripts and cases
    ("\u{4e9c}\u{6d32}AV", "\u{4e9c}\u{6d32}AV"),
    ("\u{1c5}\u{2b0}\u{aa}\u{df}", "\u{1c5}\u{2b0}\u{aa}\u{df}"),
    // \s++$: a run at the end of the text stays whole
    ("a   ", "a|   "),
    ("a \n  ", "a| \n  "),
    ("  \n", "  \n"),
    // \s+(?!\S): a run before something else leaves its last code point to what follows
    ("a  b", "a| | b"),
    ("a    b", "a|   | b"),
    ("a\u{3000}\u{3000}!", "a|\u{3000}|\u{3000}|!"),
    ("a \u{a0}!", "a| |\u{a0}|!"),
    // [^\s\p{L}\p{N}]++: with a blank before it
    ("a !?# b", "a| !?#| b"),
    ("\u{feff}\u{200b}\u{1f600}", "\u{feff}\u{200b}\u{1f600}"),
    // Nothing is special
    ("<|endoftext|>", "<||endoftext||>"),
    ("\0", "\0"),
    // U+180E is no White_Space, U+0085 is
    ("!\u{180e}!", "!\u{180e}!"),
    ("!\u{85}!", "!|\u{85}|!"),
];

#[test]
fn r50k() {
    check(Encoding::R50k, BOTH);
    check(
        Encoding::R50k,
        &[
            // Contractions in lower case only
            ("IT'S we'LL I'\u{17f}", "IT|'|S| we|'|LL| I|'|\u{17f}"),
            // ?\p{N}++: any number of them, with a blank before
            ("a1234567 1234", "a|1234567| 1234"),
            ("\u{663}\u{2167}\u{bd}", "\u{663}\u{2167}\u{bd}"),
            // A mark is "other"
            ("e\u{301}a", "e|\u{301}|a"),
            (" \u{301}a", " \u{301}|a"),
            // Only a blank joins what follows
            ("\ta", "\t|a"),
            ("(a", "(|a"),
            ("\u{3000}a", "\u{3000}|a"),
            // A newline is White_Space as any other
            ("a\n\nb", "a|\n|\n|b"),
            ("a\n b", "a|\n| b"),
            ("a!\n\nb", "a|!|\n|\n|b"),
            ("a \r\n  b", "a| \r\n | b"),
        ],
    );
}

#[test]
fn cl100k() {
    check(Encoding::Cl100k, BOTH);
    check(
        Encoding::Cl100k,
        &[
            // Contractions in any case; U+017F folds to s
            ("IT'S we'Ll I'VE'rE", "IT|'S| we|'Ll| I|'VE|'rE"),
            ("a'\u{17f}a", "a|'\u{17f}|a"),
            // An apostrophe that makes none is the one code point before letters
            ("'xyz", "'xyz"),
            ("'lx", "'lx"),
            // \p{N}{1,3}+: triples, and a blank stands alone
            ("1234567", "123|456|7"),
            ("a 12", "a| |12"),
            ("\u{663}\u{664}\u{bd}\u{2167}", "\u{663}\u{664}\u{bd}|\u{2167}"),
            // [^\r\n\p{L}\p{N}]?+\p{L}++: one code point of any kind, but a newline or a number, goes with the letters after it
            ("(abc", "(abc"),
            ("((abc", "((|abc"),
            ("\tabc", "\tabc"),
            ("\u{3000}abc", "\u{3000}abc"),
            ("a\u{3000}\u{3000}b", "a|\u{3000}|\u{3000}b"),
            ("1a", "1|a"),
            ("\na", "\n|a"),
            ("\u{2028}a", "\u{2028}a"),
            // A mark is "other"
            ("e\u{301}a", "e|\u{301}a"),
            ("e\u{301}\u{301}a", "e|\u{301}\u{301}|a"),
            // ?[^\s\p{L}\p{N}]++[\r\n]*+
            ("a !\r\n\nb", "a| !\r\n\n|b"),
            ("!\n !", "!\n| !"),
            // \s*[\r\n]: up to the last newline of the run
            ("a \n \r\n  b", "a| \n \r\n| | b"),
            ("a\n\nb", "a|\n\n|b"),
            ("a\n b", "a|\n| b"),
            ("a \n\u{85}!", "a| \n|\u{85}|!"),
        ],
    );
}

#[test]
fn o200k() {
    check_splitter(
        &O200kSplitter::new(),
        &[
            ("", ""),
            ("hello world", "hello| world"),
            // (?i:'s|'t|'re|'ve|'m|'ll|'d)? closes a word, once; U+017F folds to s
            ("don't DON'T", "don't| DON'T"),
            ("a'\u{17f}b we'Ll'Ll", "a'\u{17f}|b| we'Ll|'Ll"),
            ("1's ''s", "1|'s| ''|s"),
            // head*tail+: lower case ends the heads; where none follows, back to the last head that is a tail
            ("HelloWorld helloWORLDs", "Hello|World| hello|WORLDs"),
            ("\u{4e9c}\u{6d32}AV", "\u{4e9c}\u{6d32}|AV"),
            ("\u{4e9c}AVx", "\u{4e9c}AVx"),
            ("AV\u{4e9c}", "AV\u{4e9c}"),
            ("\u{1c5}\u{1c5}x", "\u{1c5}\u{1c5}x"),
            // A mark is of a word, or a word's prefix; behind another sign without a word it is "other"
            ("e\u{301}a", "e\u{301}a"),
            ("\u{301}AB", "\u{301}|AB"),
            ("!\u{301}a", "!\u{301}a"),
            ("!!\u{301}a", "!!\u{301}|a"),
            // One code point of any kind, but a newline or a number, goes with the word after it
            ("\tfoo\u{3000}bar", "\tfoo|\u{3000}bar"),
            ("\nfoo\r\u{301}", "\n|foo|\r|\u{301}"),
            ("a/b", "a|/b"),
            // \p{N}{1,3}
            ("1234567 12", "123|456|7| |12"),
            //  ?[^\s\p{L}\p{N}]+[\r\n/]*
            ("x;\n/\r/y /z", "x|;\n/\r/|y| /|z"),
            // \s*[\r\n]+: before the end of the text is seen
            ("a \n  ", "a| \n|  "),
            ("a\n\n  b", "a|\n\n| | b"),
            // \s+(?!\S)|\s+
            ("a   1", "a|  | |1"),
            ("a   ", "a|   "),
            ("\u{1f600}a\u{1d400}\u{1d41a}", "\u{1f600}a|\u{1d400}\u{1d41a}"),
        ],
    );
}

#[test]
fn pieces_are_the_whole_text() {
    let mut chance = Chance::new(7);
    let splitters: [&dyn Split; 3] = [&Splitter::new(Encoding::R50k), &Splitter::new(Encoding::Cl100k), &O200kSplitter::new()];
    for _ in 0..5_000 {
        let text = hostile(&mut chance);
        for splitter in splitters {
            assert_eq!(pieces(splitter, &text).concat(), text);
        }
    }
}

#[test]
fn encodings_have_names() {
    for name in ["r50k_base", "cl100k_base"] {
        assert!(Encoding::named(name).is_some(), "{name}");
    }
    assert_eq!(Encoding::named("o200k_base"), None, "its splitter is another");
}
