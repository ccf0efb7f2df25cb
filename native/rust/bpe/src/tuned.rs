//! `tuned`: the tokens of `plain`, as fast as its author could; and `tuned-safe`, the same source without unsafe code.
//!
//! It validates with the standard library, cuts 64 bytes at a time by arithmetic on bit masks ([`block`], [`edges`], [`cutter`]), and
//! looks pieces up in two caches before it merges ([`coder`], [`tables`], [`merge`]). All of it is generic over how a slice is
//! accessed, and that alone differs: `simd`.
//!
//! Between `cached` and `tuned` stand two strategies that the attribution needs, each of which differs from its neighbours in one thing:
//! `masks` is `cached` but for the cutting, `caches` is `masks` but for the caches, and `tuned` is `caches` but for the rest.

mod block;
mod code;
mod coder;
mod cutter;
mod edges;
mod merge;
mod rest;
#[allow(unsafe_code)]
mod simd;
mod tables;
#[cfg(test)]
mod tests;
mod wide;

use code::Code;
use coder::Coder;
use cutter::Cutter;
use edges::{Cl100k, O200k, R50k, Rules};
use rest::Rest;
use simd::{Access, Checked, Unchecked};

use crate::cached::Words;
use crate::encoder::{Encoder, Lookups, WordCache};
use crate::error::Error;
use crate::plain::Pieces;
use crate::vocabulary::Vocabulary;

/// Makes the tokenizer of one of [`crate::ENCODINGS`]: of the strategies that cut by masks.
pub(crate) fn tuned(encoding: &str, strategy: &str, vocabulary: Vocabulary) -> Result<Box<dyn Encoder>, Error> {
    let unchecked = Unchecked::vouched();
    Ok(match strategy {
        "masks" => cutting(encoding, unchecked, Words::new(vocabulary)),
        "caches" => cutting(encoding, unchecked, Coder::new(unchecked, Pieces::new(vocabulary))),
        "tuned" => cutting(encoding, unchecked, Coder::new(unchecked, Rest::new(unchecked, vocabulary)?)),
        _ => cutting(encoding, Checked, Coder::new(Checked, Rest::new(Checked, vocabulary)?)),
    })
}

fn cutting<A: Access, C: Code>(encoding: &str, access: A, code: C) -> Box<dyn Encoder> {
    match encoding {
        "r50k_base" => Box::new(Tuned { cutter: Cutter::new(R50k::new(), access), code }),
        "cl100k_base" => Box::new(Tuned { cutter: Cutter::new(Cl100k::new(), access), code }),
        _ => Box::new(Tuned { cutter: Cutter::new(O200k::new(), access), code }),
    }
}

/// The tokenizer.
struct Tuned<R, A, C> {
    cutter: Cutter<R, A>,
    code: C,
}

impl<R: Rules, A: Access, C: Code> Encoder for Tuned<R, A, C> {
    fn encode(&mut self, text: &[u8], ids: &mut [u32]) -> Result<usize, Error> {
        check::<C>(text, ids)?;
        let mut count = 0;
        self.cutter.cut(text, |start, end| count += self.code.piece(text, start, end, ids, count));
        Ok(count)
    }

    fn cache(&mut self) -> Option<&mut dyn WordCache> {
        Some(self)
    }
}

impl<R: Rules, A: Access, C: Code> WordCache for Tuned<R, A, C> {
    fn forget(&mut self) {
        self.code.forget();
    }

    fn encode_counting(&mut self, text: &[u8], ids: &mut [u32], lookups: &mut Lookups) -> Result<usize, Error> {
        check::<C>(text, ids)?;
        let mut count = 0;
        self.cutter.cut(text, |start, end| {
            lookups.add(self.code.knows(text, start, end));
            count += self.code.piece(text, start, end, ids, count);
        });
        Ok(count)
    }
}

/// Step 1, and room for the ids.
fn check<C: Code>(text: &[u8], ids: &[u32]) -> Result<(), Error> {
    if ids.len() < text.len() {
        return Err(Error::Capacity { needed: text.len(), given: ids.len() });
    }
    C::first_wrong_byte(text).map_or(Ok(()), |offset| Err(Error::NotUtf8 { offset }))
}
