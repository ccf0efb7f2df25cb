//! Crates that others wrote, as contenders. They take a `&str` and give ids in a container of their own: both changes are in the op.

use std::env;
use std::path::Path;
use std::process::ExitCode;

use bpe::{Encoder, Error, Lookups, WordCache};

use crate::about::{About, Tokenizers};

/// Makes the tokenizer of an encoding from the files in a folder, or says in one line what is wrong with them.
pub type Load = fn(encoding: &str, folder: &Path) -> Result<Box<dyn Encoder>, String>;

/// A peer: what it is, and how its tokenizer of an encoding is made.
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
    /// Whether its crate offers a way to empty the cache that it holds; then `load` makes [`forgetting`] ones. No crate tells of hits.
    pub forgets: bool,
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
            forgets: self.forgets,
            counts: false,
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

/// Likewise of a crate's own tokenizer, whose cache `forget` empties.
pub fn forgetting<T: Send + 'static>(made: T, encode: fn(&T, &str, &mut [u32]) -> usize, forget: fn(&T)) -> Box<dyn Encoder> {
    Box::new(Forgetting { made, encode, forget })
}

struct OfText<F>(F);

impl<F: FnMut(&str, &mut [u32]) -> usize + Send> Encoder for OfText<F> {
    fn encode(&mut self, text: &[u8], ids: &mut [u32]) -> Result<usize, Error> {
        Ok((self.0)(checked(text)?, ids))
    }
}

struct Forgetting<T> {
    made: T,
    encode: fn(&T, &str, &mut [u32]) -> usize,
    forget: fn(&T),
}

impl<T: Send> Encoder for Forgetting<T> {
    fn encode(&mut self, text: &[u8], ids: &mut [u32]) -> Result<usize, Error> {
        Ok((self.encode)(&self.made, checked(text)?, ids))
    }

    fn cache(&mut self) -> Option<&mut dyn WordCache> {
        Some(self)
    }
}

impl<T: Send> WordCache for Forgetting<T> {
    fn forget(&mut self) {
        (self.forget)(&self.made);
    }

    /// Counts nothing, which [`About::counts`] says.
    fn encode_counting(&mut self, text: &[u8], ids: &mut [u32], _: &mut Lookups) -> Result<usize, Error> {
        self.encode(text, ids)
    }
}

fn checked(text: &[u8]) -> Result<&str, Error> {
    std::str::from_utf8(text).map_err(|wrong| Error::NotUtf8 { offset: wrong.valid_up_to() })
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

    /// As many ids as texts since it last forgot: what it remembers shows in what it gives.
    #[test]
    fn a_cache_that_the_crate_can_empty_is_emptied_and_nothing_is_counted() {
        let asked = std::cell::Cell::new(0u32);
        let encode = |asked: &std::cell::Cell<u32>, _: &str, ids: &mut [u32]| {
            asked.set(asked.get() + 1);
            copied(&[asked.get()], ids)
        };
        let mut counter = forgetting(asked, encode, |asked| asked.set(0));
        let mut ids = [0; 4];
        let mut lookups = Lookups::default();
        for expected in [1, 2, 1] {
            assert_eq!(counter.encode(b"text", &mut ids), Ok(1));
            assert_eq!(ids[0], expected);
            if expected == 2 {
                let cache = counter.cache().expect("it has one");
                assert_eq!(cache.encode_counting(b"text", &mut ids, &mut lookups), Ok(1));
                cache.forget();
            }
        }
        assert_eq!(lookups, Lookups::default());
        assert_eq!(counter.encode(b"a\xFF", &mut ids), Err(Error::NotUtf8 { offset: 1 }));
        assert!(tokenizer(|_, _| 0).cache().is_none());
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
