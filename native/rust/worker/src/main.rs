//! `assay-worker`: the Rust tokenizer as a process contender. `benchmarks/WORKER.md` is the contract.

#![forbid(unsafe_code)]

mod floor;
mod frame;
mod system;
mod worker;

use std::env;
use std::fs::File;
use std::io::{self, BufReader, Write};
use std::process::ExitCode;

use frame::Request;
use worker::Worker;

#[cfg(feature = "counting")]
#[global_allocator]
static ALLOCATOR: assay_alloc::Counting = assay_alloc::Counting;

const USAGE: &str = "usage: assay-worker --strategy plain|cached|masks|caches|tuned|tuned-safe|copy";

fn main() -> ExitCode {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let strategy = match arguments.iter().map(String::as_str).collect::<Vec<_>>()[..] {
        ["--strategy", strategy] if bpe::STRATEGIES.contains(&strategy) || strategy == floor::COPY => strategy.to_string(),
        _ => {
            eprintln!("{USAGE}");
            return ExitCode::from(2);
        }
    };
    match serve(&strategy) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("assay-worker: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Answers requests until `quit` or the end of input.
fn serve(strategy: &str) -> io::Result<ExitCode> {
    let mut input = BufReader::with_capacity(1 << 16, io::stdin().lock());
    let mut output = output()?;
    let mut worker = Worker::new(strategy);
    let mut request = Request::default();
    let mut answer = Vec::new();
    loop {
        match request.read(&mut input)? {
            frame::Outcome::Request => {}
            frame::Outcome::End => return Ok(ExitCode::SUCCESS),
            frame::Outcome::Lost(why) => {
                frame::error(&mut answer, &why);
                output.write_all(&answer)?;
                output.flush()?;
                return Ok(ExitCode::FAILURE);
            }
        }
        let quit = worker.answer(&request, &mut answer);
        output.write_all(&answer)?;
        output.flush()?;
        if quit {
            return Ok(ExitCode::SUCCESS);
        }
    }
}

/// Standard output without the line buffer of `io::Stdout`, which would cut an answer into two writes.
#[cfg(unix)]
fn output() -> io::Result<impl Write> {
    use std::os::fd::AsFd;
    Ok(File::from(io::stdout().as_fd().try_clone_to_owned()?))
}

/// Standard output without the line buffer of `io::Stdout`, which would cut an answer into two writes.
#[cfg(windows)]
fn output() -> io::Result<impl Write> {
    use std::os::windows::io::AsHandle;
    Ok(File::from(io::stdout().as_handle().try_clone_to_owned()?))
}
