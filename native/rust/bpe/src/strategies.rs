//! The strategies by name, and the encoder of each.

use crate::cached::Cached;
use crate::encoder::Encoder;
use crate::error::Error;
use crate::plain::Plain;
use crate::split::{Encoding, Split, Splitter};
use crate::split_o200k::O200kSplitter;
use crate::tuned::tuned;
use crate::vocabulary::Vocabulary;

/// The names of the encodings, as `encoder` takes them.
pub const ENCODINGS: [&str; 3] = ["r50k_base", "cl100k_base", "o200k_base"];

/// The names of the strategies, as `encoder` takes them.
pub const STRATEGIES: [&str; 6] = ["plain", "cached", "masks", "caches", "tuned", "tuned-safe"];

/// The names of the strategies whose encoders hold a word cache: those of which [`Encoder::cache`] returns one.
pub const CACHING: [&str; 5] = ["cached", "masks", "caches", "tuned", "tuned-safe"];

/// Makes the encoder of an encoding and a strategy from the bytes of a `.tiktoken` file.
///
/// # Errors
/// [`Error::Unknown`] if there is no such encoding or strategy, [`Error::Vocabulary`] if the file is refused.
pub fn encoder(encoding: &str, strategy: &str, file: &[u8]) -> Result<Box<dyn Encoder>, Error> {
    let unknown = |what, value: &str| Error::Unknown { what, value: value.to_string() };
    if !ENCODINGS.contains(&encoding) {
        return Err(unknown("encoding", encoding));
    }
    if !STRATEGIES.contains(&strategy) {
        return Err(unknown("strategy", strategy));
    }
    let vocabulary = Vocabulary::parse(file)?;
    if let "plain" | "cached" = strategy {
        return Ok(match Encoding::named(encoding) {
            Some(encoding) => with(Splitter::new(encoding), strategy, vocabulary),
            None => with(O200kSplitter::new(), strategy, vocabulary),
        });
    }
    tuned(encoding, strategy, vocabulary)
}

fn with<S: Split + 'static>(splitter: S, strategy: &str, vocabulary: Vocabulary) -> Box<dyn Encoder> {
    match strategy {
        "plain" => Box::new(Plain::new(splitter, vocabulary)),
        _ => Box::new(Cached::new(splitter, vocabulary)),
    }
}
