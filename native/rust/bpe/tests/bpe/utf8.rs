use bpe::utf8::{decode, first_wrong_byte};

use crate::support::Chance;

/// The ends of every range of bytes that the table of RFC 3629 tells apart.
const BYTES: &[u8] = &[
    0x00, 0x41, 0x7F, 0x80, 0x8F, 0x90, 0x9F, 0xA0, 0xBF, 0xC0, 0xC1, 0xC2, 0xDF, 0xE0, 0xE1, 0xEC, 0xED, 0xEE, 0xEF, 0xF0, 0xF1,
    0xF3, 0xF4, 0xF5, 0xF8, 0xFF,
];

fn same_as_std(bytes: &[u8]) {
    let expected = std::str::from_utf8(bytes).err().map(|error| error.valid_up_to());
    assert_eq!(first_wrong_byte(bytes), expected, "{bytes:02X?}");
}

#[test]
fn all_short_sequences() {
    same_as_std(&[]);
    for first in 0..=255 {
        same_as_std(&[first]);
        for second in 0..=255 {
            same_as_std(&[first, second]);
        }
    }
    for &a in BYTES {
        for &b in BYTES {
            for &c in BYTES {
                same_as_std(&[a, b, c]);
                for &d in BYTES {
                    same_as_std(&[a, b, c, d]);
                    same_as_std(&[b'x', a, b, c, d, b'y']);
                }
            }
        }
    }
}

#[test]
fn random_sequences() {
    let mut chance = Chance::new(1);
    for _ in 0..50_000 {
        let mut bytes = Vec::new();
        for _ in 0..chance.below(24) {
            match chance.below(4) {
                0 => bytes.push(BYTES[chance.below(BYTES.len())]),
                _ => {
                    let scalar = char::from_u32(chance.below(0x11_0000) as u32).unwrap_or('a');
                    bytes.extend_from_slice(scalar.encode_utf8(&mut [0; 4]).as_bytes());
                }
            }
        }
        same_as_std(&bytes);
    }
}

#[test]
fn every_code_point_decodes() {
    for scalar in '\0'..=char::MAX {
        let mut bytes = [b'x'; 5];
        let length = scalar.encode_utf8(&mut bytes[1..]).len();
        assert_eq!(first_wrong_byte(&bytes[..1 + length]), None);
        assert_eq!(decode(&bytes, 1), (scalar as u32, 1 + length));
    }
}
