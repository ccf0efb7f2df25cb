//! Crates that others wrote, as contenders. They take a `&str` and give ids in a container of their own: both changes are in the op.

use std::env;
use std::path::Path;
use std::process::ExitCode;

use bpe::{Encoder, Error};

use crate::about::{About, Tokenizers};

/// Makes the tokenizer of an encoding from the files in a folder, or says in one line what is wrong with them.
pub type Load = fn(encoding: &str, folder: &Path) -> Result<Box<dyn Encoder>, String>;

/// A peer: what it is, and how its tokenizer of an encoding is made. A cache that it may hold is not emptied: it never forgets.
#[derive(Clone, Copy)]
pub struct Peer {
    /// Id of the contender.
    pub id: &'static str,
    /// Version of the crate.
    pub version: &'static str,
    /// Names of the encodings.
    pub encodings: &'static [&'static str],
    /// What distinguishes it from its defaults, and what comes back.
    pub options: &'static [(&'static str, &'static str)],
    /// What is known of its build.
    pub build: &'static [(&'static str, &'static str)],
    /// Makes a tokenizer.
    pub load: Load,
}

impl Tokenizers for Peer {
    fn about(&self) -> About {
        let owned =
            |pairs: &[(&'static str, &'static str)]| pairs.iter().map(|&(name, value)| (name, value.to_string())).collect();
        About {
            id: self.id.to_string(),
            version: self.version.to_string(),
            encodings: self.encodings,
            options: owned(self.options),
            build: owned(self.build),
            forgets: false,
        }
    }

    fn load(&self, encoding: &str, folder: &Path) -> Result<Box<dyn Encoder>, String> {
        (self.load)(encoding, folder)
    }
}

/// Answers requests as the peer that the arguments `--contender ID` name; returns the exit code.
pub fn serve_one_of(peers: &[Peer]) -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    if let ["--contender", id] = arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        if let Some(peer) = peers.iter().find(|peer| peer.id == id) {
            return crate::serve(*peer);
        }
    }
    let ids: Vec<&str> = peers.iter().map(|peer| peer.id).collect();
    eprintln!("usage: --contender {}", ids.join("|"));
    ExitCode::from(2)
}

/// Makes a tokenizer of a function that writes the ids of a text to the front of a buffer and returns their number.
///
/// The buffer is as long as the text in bytes. A crate that gives more ids, or refuses a text that is UTF-8, is to panic: the worker ends,
/// and the harness shows what it said last.
pub fn tokenizer(encode: impl FnMut(&str, &mut [u32]) -> usize + Send + 'static) -> Box<dyn Encoder> {
    Box::new(OfText(encode))
}

struct OfText<F>(F);

impl<F: FnMut(&str, &mut [u32]) -> usize + Send> Encoder for OfText<F> {
    fn encode(&mut self, text: &[u8], ids: &mut [u32]) -> Result<usize, Error> {
        match std::str::from_utf8(text) {
            Ok(text) => Ok((self.0)(text, ids)),
            Err(wrong) => Err(Error::NotUtf8 { offset: wrong.valid_up_to() }),
        }
    }
}

/// Copies what a crate gave to the caller's buffer; returns the number of ids.
pub fn copied(given: &[u32], ids: &mut [u32]) -> usize {
    ids[..given.len()].copy_from_slice(given);
    given.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_comes_as_str_and_its_ids_go_to_the_front() {
        let mut lengths = tokenizer(|text, ids| copied(&text.chars().map(|c| c.len_utf8() as u32).collect::<Vec<_>>(), ids));
        let mut ids = [9; 7];
        assert_eq!(lengths.encode("a\u{e4}\u{1F600}".as_bytes(), &mut ids), Ok(3));
        assert_eq!(ids, [1, 2, 4, 9, 9, 9, 9]);
        assert_eq!(lengths.encode(b"", &mut []), Ok(0));
    }

    /// The offsets are those of the crate `bpe`, which the protocol asks for.
    #[test]
    fn the_first_wrong_byte_is_named() {
        let mut nothing = tokenizer(|_, _| 0);
        for text in [&b"ab\xE4c"[..], b"a\xF0\x9F", b"\xC0\x80", b"x\xED\xA0\x80", b"\xF4\x90\x80\x80", b"\xE4\xBA\x9C\xFF"] {
            let offset = bpe::utf8::first_wrong_byte(text).expect("not UTF-8");
            assert_eq!(nothing.encode(text, &mut [0; 8]), Err(Error::NotUtf8 { offset }), "{text:?}");
        }
    }
}
