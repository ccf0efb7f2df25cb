//! Frames: a request is a line and a body, and so is an answer.

use std::io::{self, BufRead, Read};

/// No request line is longer; a longer one means that the framing is lost.
const LONGEST_LINE: u64 = 4096;

/// One request. The buffers are kept from one to the next.
#[derive(Default)]
pub struct Request {
    line: Vec<u8>,
    /// The body.
    pub body: Vec<u8>,
}

/// What reading a request came to.
pub enum Outcome {
    /// A request is there.
    Request,
    /// The input has ended between two requests.
    End,
    /// Where the next request starts cannot be known.
    Lost(String),
}

impl Request {
    /// Reads the next request.
    pub fn read(&mut self, input: &mut impl BufRead) -> io::Result<Outcome> {
        self.line.clear();
        self.body.clear();
        input.by_ref().take(LONGEST_LINE).read_until(b'\n', &mut self.line)?;
        if self.line.is_empty() {
            return Ok(Outcome::End);
        }
        if self.line.pop() != Some(b'\n') {
            return Ok(Outcome::Lost(format!("request line: must end with a newline within {LONGEST_LINE} bytes")));
        }
        let words = self.words();
        let Some(length) = words.last().and_then(|word| number(word)).filter(|_| words.len() > 1) else {
            return Ok(Outcome::Lost(format!(
                "request line {:?}: must be a verb, arguments and a decimal length",
                words.join(" ")
            )));
        };
        input.by_ref().take(length).read_to_end(&mut self.body)?;
        if self.body.len() as u64 != length {
            return Ok(Outcome::Lost(format!("body of {} bytes: the request line says {length}", self.body.len())));
        }
        Ok(Outcome::Request)
    }

    /// The words of the line. What is not ASCII is no word of the protocol, and only quoted in a message.
    pub fn words(&self) -> Vec<String> {
        String::from_utf8_lossy(&self.line).split(' ').map(str::to_string).collect()
    }
}

/// Returns the value of a decimal number: digits and nothing else.
pub fn number(word: &str) -> Option<u64> {
    if word.bytes().all(|byte| byte.is_ascii_digit()) {
        word.parse().ok()
    } else {
        None
    }
}

/// Writes `ok`, the fields and the length of the body, which is to follow.
pub fn ok(answer: &mut Vec<u8>, fields: &[i64], length: usize) {
    answer.clear();
    answer.extend_from_slice(b"ok");
    for field in fields {
        answer.extend_from_slice(format!(" {field}").as_bytes());
    }
    answer.extend_from_slice(format!(" {length}\n").as_bytes());
}

/// Writes an error, whose message is made to be one line.
pub fn error(answer: &mut Vec<u8>, message: &str) {
    let message: String = message.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    answer.clear();
    answer.extend_from_slice(format!("error {}\n{message}", message.len()).as_bytes());
}
