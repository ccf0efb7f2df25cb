//! `assay-worker`: the Rust tokenizer as a process contender. `benchmarks/WORKER.md` is the contract.

#![forbid(unsafe_code)]

mod floor;

use std::env;
use std::path::Path;
use std::process::ExitCode;

use bpe::Encoder;
use worker::{About, Tokenizers};

#[cfg(feature = "counting")]
#[global_allocator]
static ALLOCATOR: assay_alloc::Counting = assay_alloc::Counting;

const USAGE: &str = "usage: assay-worker --strategy plain|cached|masks|caches|tuned|tuned-safe|copy";

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["--strategy", strategy] if bpe::STRATEGIES.contains(&strategy) || strategy == floor::COPY => {
            worker::serve(Own { strategy: strategy.to_string() })
        }
        _ => {
            eprintln!("{USAGE}");
            ExitCode::from(2)
        }
    }
}

/// The tokenizers of the crate `bpe`, and the floor over them.
struct Own {
    strategy: String,
}

impl Own {
    fn copies(&self) -> bool {
        self.strategy == floor::COPY
    }
}

impl Tokenizers for Own {
    fn about(&self) -> About {
        let caching = bpe::CACHING.contains(&self.strategy.as_str());
        About {
            id: if self.copies() { "floor-copy@process".to_string() } else { format!("rust.{}@process", self.strategy) },
            version: env!("CARGO_PKG_VERSION").to_string(),
            encodings: &bpe::ENCODINGS,
            options: vec![("strategy", self.strategy.clone())],
            build: vec![("lto", env!("ASSAY_LTO").to_string()), ("codegen_units", env!("ASSAY_CODEGEN_UNITS").to_string())],
            forgets: caching,
            counts: caching,
        }
    }

    fn load(&self, encoding: &str, folder: &Path) -> Result<Box<dyn Encoder>, String> {
        let path = folder.join(format!("{encoding}.tiktoken"));
        let file = std::fs::read(&path).map_err(|error| format!("{}: {error}", path.display()))?;
        let strategy = if self.copies() { "plain" } else { &self.strategy };
        let encoder = bpe::encoder(encoding, strategy, &file).map_err(|error| format!("{}: {error}", path.display()))?;
        Ok(if self.copies() { Box::new(floor::Copy::new(encoder)) } else { encoder })
    }
}
