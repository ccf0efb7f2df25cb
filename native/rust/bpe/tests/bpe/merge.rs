use bpe::merge::Merger;
use bpe::vocabulary::Vocabulary;

use crate::support::{file, hostile, tokens, Chance};

fn vocabulary() -> Vocabulary {
    Vocabulary::parse(&file(&tokens())).expect("valid")
}

/// Step 4 as it is said, on bytes: no ids, no pairs, no heap.
fn naive(vocabulary: &Vocabulary, piece: &[u8]) -> Vec<u32> {
    let mut parts: Vec<Vec<u8>> = piece.iter().map(|&byte| vec![byte]).collect();
    loop {
        let ranks = parts.windows(2).enumerate().filter_map(|(i, two)| vocabulary.find(&two.concat()).map(|rank| (rank, i)));
        let Some((_, i)) = ranks.min() else {
            break;
        };
        let right = parts.remove(i + 1);
        parts[i].extend(right);
    }
    parts.iter().map(|part| vocabulary.find(part).expect("a token")).collect()
}

fn short(merger: &mut Merger, vocabulary: &Vocabulary, piece: &[u8]) -> Vec<u32> {
    let mut ids = vec![0; piece.len()];
    let count = merger.merge_short(vocabulary, piece, &mut ids);
    ids.truncate(count);
    ids
}

fn long(merger: &mut Merger, vocabulary: &Vocabulary, piece: &[u8]) -> Vec<u32> {
    let mut ids = vec![0; piece.len()];
    let count = merger.merge_long(vocabulary, piece, &mut ids);
    ids.truncate(count);
    ids
}

#[test]
fn every_token_merges_to_itself() {
    let vocabulary = vocabulary();
    let mut merger = Merger::new();
    for id in 0..vocabulary.size() as u32 {
        assert_eq!(naive(&vocabulary, vocabulary.token(id)), [id]);
        assert_eq!(short(&mut merger, &vocabulary, vocabulary.token(id)), [id]);
        assert_eq!(long(&mut merger, &vocabulary, vocabulary.token(id)), [id]);
    }
}

#[test]
fn ties_go_to_the_left() {
    let vocabulary = vocabulary();
    let id = |text: &str| vocabulary.find(text.as_bytes()).expect("a token");
    let mut merger = Merger::new();
    let expected = [id("ll"), id("ll"), id("l")];
    assert_eq!(short(&mut merger, &vocabulary, b"lllll"), expected);
    assert_eq!(long(&mut merger, &vocabulary, b"lllll"), expected);
}

#[test]
fn both_paths_are_the_naive_merge() {
    let vocabulary = vocabulary();
    let mut merger = Merger::new();
    let mut chance = Chance::new(3);
    let letters = [b"a", b"b", b"c", b"d", b"h", b"e", b"l", b"o", b" ", b"^"];
    for round in 0..4_000 {
        let piece: Vec<u8> = if round % 2 == 0 {
            (0..1 + chance.below(64)).map(|_| chance.of(&letters)[0]).collect()
        } else {
            hostile(&mut chance).into_bytes().into_iter().take(64).collect()
        };
        let expected = naive(&vocabulary, &piece);
        assert_eq!(short(&mut merger, &vocabulary, &piece), expected, "{piece:?}");
        assert_eq!(long(&mut merger, &vocabulary, &piece), expected, "{piece:?}");
    }
}

#[test]
fn long_pieces_are_the_naive_merge() {
    let vocabulary = vocabulary();
    let mut merger = Merger::new();
    let mut chance = Chance::new(5);
    let letters = [b"a", b"b", b"c", b"d", b"^"];
    for length in 60..300 {
        let piece: Vec<u8> = (0..length).map(|_| chance.of(&letters)[0]).collect();
        let mut ids = vec![0; length];
        let count = merger.merge(&vocabulary, &piece, &mut ids);
        assert_eq!(ids[..count], naive(&vocabulary, &piece), "{piece:?}");
    }
}
