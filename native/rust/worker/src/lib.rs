//! A program that speaks `benchmarks/WORKER.md` over standard input and output, but for its tokenizers, which whoever calls brings.
//!
//! `assay-worker` brings those of the crate `bpe`; the peers in `native/peers` bring crates that others wrote.

#![forbid(unsafe_code)]

mod about;
mod frame;
pub mod peer;
mod system;
mod worker;

use std::fs::File;
use std::io::{self, BufReader, Write};
use std::process::ExitCode;

pub use about::{About, Tokenizers};
use frame::Request;
use worker::Worker;

/// Answers requests on standard input until `quit` or the end of input; returns the exit code.
pub fn serve(tokenizers: impl Tokenizers) -> ExitCode {
    match answers(tokenizers) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("worker: {error}");
            ExitCode::FAILURE
        }
    }
}

fn answers(tokenizers: impl Tokenizers) -> io::Result<ExitCode> {
    let mut input = BufReader::with_capacity(1 << 16, io::stdin().lock());
    let mut output = output()?;
    let mut worker = Worker::new(tokenizers);
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
