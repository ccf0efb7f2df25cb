//! `tuned`: the tokens of `plain`, as fast as its author could; and `tuned-safe`, the same source without unsafe code.
//!
//! It validates with the standard library, cuts 64 bytes at a time by arithmetic on bit masks ([`block`], [`edges`], [`cutter`]), and
//! looks pieces up in two caches before it merges ([`coder`], [`tables`], [`merge`]). All of it is generic over how a slice is
//! accessed, and that alone differs: `simd`.

mod block;
mod coder;
mod cutter;
mod edges;
mod merge;
#[allow(unsafe_code)]
mod simd;
mod tables;
#[cfg(test)]
mod tests;
mod wide;

use coder::Coder;
use cutter::Cutter;
use edges::{Cl100k, O200k, R50k, Rules};
use simd::{Access, Checked, Unchecked};
use tables::Tables;

use crate::encoder::{Encoder, Error, Lookups, WordCache};
use crate::vocabulary::Vocabulary;

/// Makes the tokenizer of one of [`crate::ENCODINGS`], without bounds checks or with them.
pub(crate) fn tuned(encoding: &str, checked: bool, vocabulary: Vocabulary) -> Result<Box<dyn Encoder>, Error> {
    if checked {
        with_access(encoding, Checked, vocabulary)
    } else {
        with_access(encoding, Unchecked::vouched(), vocabulary)
    }
}

fn with_access<A: Access>(encoding: &str, access: A, vocabulary: Vocabulary) -> Result<Box<dyn Encoder>, Error> {
    let coder = Coder::new(access, Tables::new(access, vocabulary)?);
    Ok(match encoding {
        "r50k_base" => Box::new(Tuned { cutter: Cutter::new(R50k::new(), access), coder }),
        "cl100k_base" => Box::new(Tuned { cutter: Cutter::new(Cl100k::new(), access), coder }),
        _ => Box::new(Tuned { cutter: Cutter::new(O200k::new(), access), coder }),
    })
}

/// The tokenizer.
struct Tuned<R, A> {
    cutter: Cutter<R, A>,
    coder: Coder<A>,
}

impl<R: Rules, A: Access> Encoder for Tuned<R, A> {
    fn encode(&mut self, text: &[u8], ids: &mut [u32]) -> Result<usize, Error> {
        check(text, ids)?;
        let mut count = 0;
        self.cutter.cut(text, |start, end| count += self.coder.piece(text, start, end, ids, count));
        Ok(count)
    }

    fn cache(&mut self) -> Option<&mut dyn WordCache> {
        Some(self)
    }
}

impl<R: Rules, A: Access> WordCache for Tuned<R, A> {
    fn forget(&mut self) {
        self.coder.forget();
    }

    fn encode_counting(&mut self, text: &[u8], ids: &mut [u32], lookups: &mut Lookups) -> Result<usize, Error> {
        check(text, ids)?;
        let mut count = 0;
        self.cutter.cut(text, |start, end| {
            if let Some(known) = self.coder.knows(&text[start..end]) {
                lookups.asked += 1;
                lookups.known += u64::from(known);
            }
            count += self.coder.piece(text, start, end, ids, count);
        });
        Ok(count)
    }
}

/// Step 1, and room for the ids.
fn check(text: &[u8], ids: &[u32]) -> Result<(), Error> {
    if ids.len() < text.len() {
        return Err(Error::Capacity { needed: text.len(), given: ids.len() });
    }
    std::str::from_utf8(text).map(|_| ()).map_err(|error| Error::NotUtf8 { offset: error.valid_up_to() })
}
