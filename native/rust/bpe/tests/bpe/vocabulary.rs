use bpe::vocabulary::{Vocabulary, NONE};
use bpe::Error;

use crate::support::{base64, file, tokens};

#[test]
fn finds_every_token_and_nothing_else() {
    let tokens = tokens();
    let vocabulary = Vocabulary::parse(&file(&tokens)).expect("valid");
    assert_eq!(vocabulary.size(), tokens.len());
    for (id, token) in tokens.iter().enumerate() {
        assert_eq!(vocabulary.find(token), Some(id as u32));
        assert_eq!(vocabulary.token(id as u32), token);
    }
    for absent in ["", "hellohello", "zz", "\u{4e9c}"] {
        assert_eq!(vocabulary.find(absent.as_bytes()), None, "{absent:?}");
    }
}

#[test]
fn every_split_of_a_token_is_a_pair() {
    let tokens = tokens();
    let vocabulary = Vocabulary::parse(&file(&tokens)).expect("valid");
    let id = |text: &str| vocabulary.find(text.as_bytes()).expect("a token");
    assert_eq!(vocabulary.pair(id("ab"), id("cd")), id("abcd"));
    assert_eq!(vocabulary.pair(id("abc"), id("d")), id("abcd"));
    assert_eq!(vocabulary.pair(id("a"), id("bcd")), id("abcd"));
    for (left, left_bytes) in tokens.iter().enumerate() {
        for (right, right_bytes) in tokens.iter().enumerate() {
            let expected = vocabulary.find(&[&left_bytes[..], right_bytes].concat()).unwrap_or(NONE);
            assert_eq!(vocabulary.pair(left as u32, right as u32), expected);
        }
    }
}

#[test]
fn the_order_of_lines_and_the_last_newline_do_not_matter() {
    let text = String::from_utf8(file(&tokens())).expect("ASCII");
    let backwards: Vec<&str> = text.lines().rev().collect();
    let vocabulary = Vocabulary::parse(backwards.join("\n").as_bytes()).expect("valid");
    assert_eq!(vocabulary.find(b"hello"), Vocabulary::parse(text.as_bytes()).expect("valid").find(b"hello"));
}

fn refusal(file: &str) -> (usize, String) {
    match Vocabulary::parse(file.as_bytes()) {
        Err(Error::Vocabulary { line, rule }) => (line, rule),
        Err(other) => panic!("{other:?}"),
        Ok(_) => panic!("accepted"),
    }
}

#[test]
fn refuses_a_gap() {
    let file = String::from_utf8(file(&tokens())).expect("ASCII");
    let gap = file.replace(" 7\n", " 100000\n");
    assert_eq!(refusal(&gap).0, 8);
    assert!(refusal(&gap).1.contains("id 100000 leaves a gap"));
    let twice = file.replace(" 7\n", " 6\n");
    assert_eq!(refusal(&twice), (8, "id 6 comes twice".to_string()));
    let same_bytes = format!("{file}{} {}\n", base64(b"hello"), tokens().len());
    assert!(refusal(&same_bytes).1.contains("same bytes"));
}

#[test]
fn refuses_a_missing_byte() {
    let mut tokens = tokens();
    tokens[255 - 0x41] = b"AA".to_vec();
    let (line, rule) = refusal(&String::from_utf8(file(&tokens)).expect("ASCII"));
    assert_eq!((line, rule.as_str()), (0, "single byte 0x41 is no token"));
}

#[test]
fn refuses_malformed_lines_by_number() {
    let good = String::from_utf8(file(&tokens())).expect("ASCII");
    let lines: Vec<&str> = good.lines().collect();
    let malformed = [
        "",
        "YQ==",
        "YQ== ",
        " 2",
        "YQ== x",
        "YQ== 2 ",
        "YQ== +2",
        "YQ==  2",
        "YQ== 2\r",
        "YQ== 4294967296",
        "YQ 2",
        "Y=== 2",
        "Y= 2",
        "==== 2",
        "Y?== 2",
        "YQ=a 2",
        "YR== 2",
        "YWJ= 2",
        "\u{e9}\u{e9} 2",
    ];
    for line in malformed {
        let mut lines = lines.clone();
        lines[2] = line;
        assert_eq!(refusal(&lines.join("\n")).0, 3, "{line:?}");
    }
    assert_eq!(refusal("").0, 1);
}
