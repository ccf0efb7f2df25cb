//! The verbs.

use std::collections::BTreeMap;
use std::hint::black_box;
use std::path::Path;
use std::time::{Duration, Instant};

use bpe::{Encoder, Lookups, WordCache};

use crate::about::Tokenizers;
use crate::frame::{self, number, Request};
use crate::system;

/// The inputs of a slot, end to end.
struct Deck {
    bytes: Vec<u8>,
    /// Where each input starts and ends.
    inputs: Vec<(usize, usize)>,
    /// The input with which the next `warm` starts.
    warm: usize,
}

impl Deck {
    fn input(&self, index: usize) -> &[u8] {
        let (start, end) = self.inputs[index];
        &self.bytes[start..end]
    }
}

/// What lasts from one request to the next.
pub struct Worker<T> {
    tokenizers: T,
    encoder: Option<Box<dyn Encoder>>,
    decks: BTreeMap<u8, Deck>,
    ids: Vec<u32>,
}

impl<T: Tokenizers> Worker<T> {
    /// Makes a worker that has loaded nothing.
    pub fn new(tokenizers: T) -> Worker<T> {
        Worker { tokenizers, encoder: None, decks: BTreeMap::new(), ids: Vec::new() }
    }

    /// Writes the answer to a request; returns whether the worker is to quit.
    pub fn answer(&mut self, request: &Request, answer: &mut Vec<u8>) -> bool {
        let words = request.words();
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        let body = &request.body[..];
        let result = match words[..words.len() - 1] {
            ["hello"] => empty(body).map(|()| self.hello(answer)),
            ["load", encoding] => self.load(encoding, body, answer),
            ["deck", slot, count] => self.deck(slot, count, body, answer),
            ["encode"] => self.encode(body, answer),
            ["warm", slot, nanos] => empty(body).and_then(|()| self.warm(slot, nanos, answer)),
            ["run", slot, passes, times] => empty(body).and_then(|()| self.run(slot, passes, times, answer)),
            ["forget"] => empty(body).and_then(|()| self.forget(answer)),
            ["hits", slot] => empty(body).and_then(|()| self.hits(slot, answer)),
            ["memory"] => empty(body).map(|()| memory(answer)),
            ["quit"] => {
                frame::ok(answer, &[], 0);
                return true;
            }
            [verb @ ("hello" | "load" | "deck" | "encode" | "warm" | "run" | "forget" | "hits" | "memory" | "quit"), ref given @ ..] => {
                Err(format!("{verb} with {} arguments before the length: {}", given.len(), signature(verb)))
            }
            [verb, ..] => Err(format!("unknown verb {verb:?}")),
            [] => Err("no verb".to_string()),
        };
        if let Err(message) = result {
            frame::error(answer, &message);
        }
        false
    }

    fn hello(&self, answer: &mut Vec<u8>) {
        let json = self.tokenizers.about().json();
        frame::ok(answer, &[], json.len());
        answer.extend_from_slice(json.as_bytes());
    }

    fn load(&mut self, encoding: &str, body: &[u8], answer: &mut Vec<u8>) -> Result<(), String> {
        if !self.tokenizers.about().encodings.contains(&encoding) {
            return Err(format!("unknown encoding {encoding:?}"));
        }
        let folder = std::str::from_utf8(body).map_err(|_| "folder: the path must be UTF-8".to_string())?;
        // The former goes first, so that the peak of memory is that of one encoding.
        self.encoder = None;
        self.encoder = Some(self.tokenizers.load(encoding, Path::new(folder))?);
        frame::ok(answer, &[], 0);
        Ok(())
    }

    fn deck(&mut self, slot: &str, count: &str, body: &[u8], answer: &mut Vec<u8>) -> Result<(), String> {
        let slot = slot_number(slot)?;
        let count = number(count).ok_or_else(|| format!("count {count:?}: must be a decimal number"))?;
        let mut deck = Deck { bytes: Vec::with_capacity(body.len()), inputs: Vec::new(), warm: 0 };
        let mut rest = body;
        while let Some((length, after)) = rest.split_first_chunk::<4>() {
            let length = u32::from_le_bytes(*length) as usize;
            if after.len() < length {
                rest = after;
                break;
            }
            let (input, after) = after.split_at(length);
            if let Some(offset) = bpe::utf8::first_wrong_byte(input) {
                let index = deck.inputs.len();
                return Err(format!("input {index} of the deck is not UTF-8: first wrong byte at offset {offset}"));
            }
            let start = deck.bytes.len();
            deck.bytes.extend_from_slice(input);
            deck.inputs.push((start, deck.bytes.len()));
            rest = after;
        }
        if !rest.is_empty() || deck.inputs.len() as u64 != count {
            let whole = deck.inputs.len();
            return Err(format!("count {count}: the body must hold as many inputs, and holds {whole} and {} bytes", rest.len()));
        }
        self.decks.insert(slot, deck);
        frame::ok(answer, &[], 0);
        Ok(())
    }

    fn encode(&mut self, text: &[u8], answer: &mut Vec<u8>) -> Result<(), String> {
        let encoder = loaded(&mut self.encoder)?;
        make_room(&mut self.ids, text.len());
        let count = encoder.encode(text, &mut self.ids).map_err(|error| error.to_string())?;
        frame::ok(answer, &[count as i64], 4 * count);
        answer.extend(self.ids[..count].iter().flat_map(|id| id.to_le_bytes()));
        Ok(())
    }

    fn warm(&mut self, slot: &str, nanos: &str, answer: &mut Vec<u8>) -> Result<(), String> {
        let deck = filled(&mut self.decks, slot)?;
        let nanos = number(nanos).ok_or_else(|| format!("nanos {nanos:?}: must be a decimal number"))?;
        let encoder = loaded(&mut self.encoder)?;
        make_room(&mut self.ids, longest(deck));
        let mut ops = 0;
        let start = Instant::now();
        while !deck.inputs.is_empty() && start.elapsed() < Duration::from_nanos(nanos) {
            let encoded = encoder.encode(black_box(deck.input(deck.warm)), &mut self.ids);
            black_box(encoded.map_err(|error| error.to_string())?);
            deck.warm = (deck.warm + 1) % deck.inputs.len();
            ops += 1;
        }
        frame::ok(answer, &[ops], 0);
        Ok(())
    }

    fn run(&mut self, slot: &str, passes: &str, times: &str, answer: &mut Vec<u8>) -> Result<(), String> {
        let deck = filled(&mut self.decks, slot)?;
        let passes = number(passes).ok_or_else(|| format!("passes {passes:?}: must be a decimal number"))?;
        let timed = match times {
            "0" => false,
            "1" => true,
            _ => return Err(format!("times {times:?}: must be 0 or 1")),
        };
        let encoder = loaded(&mut self.encoder)?;
        make_room(&mut self.ids, longest(deck));

        let too_many = || format!("passes {passes}: {} inputs give too many ops", deck.inputs.len());
        let ops = passes.checked_mul(deck.inputs.len() as u64).and_then(|ops| i64::try_from(ops).ok()).ok_or_else(too_many)?;
        let mut service_times: Vec<u64> = Vec::new();
        if timed {
            service_times.try_reserve_exact(ops as usize).map_err(|_| too_many())?;
        }

        let mut tokens = 0;
        let mut last = -1;
        let cpu = system::cpu_nanos();
        let start = Instant::now();
        if ops > 0 {
            for _ in 0..passes {
                for index in 0..deck.inputs.len() {
                    let before = timed.then(Instant::now);
                    let count = encoder.encode(black_box(deck.input(index)), &mut self.ids).map_err(|error| error.to_string())?;
                    if let Some(before) = before {
                        service_times.push(before.elapsed().as_nanos() as u64);
                    }
                    tokens += count as i64;
                    if count > 0 {
                        last = i64::from(black_box(&self.ids)[count - 1]);
                    }
                }
            }
        }
        let nanos = start.elapsed().as_nanos() as i64;
        let cpu_after = system::cpu_nanos();
        let cpu = if cpu < 0 || cpu_after < 0 { -1 } else { cpu_after - cpu };

        frame::ok(answer, &[nanos, cpu, ops, tokens, last], 8 * service_times.len());
        answer.extend(service_times.iter().flat_map(|time| time.to_le_bytes()));
        Ok(())
    }

    fn forget(&mut self, answer: &mut Vec<u8>) -> Result<(), String> {
        caching(&mut self.encoder)?.forget();
        frame::ok(answer, &[], 0);
        Ok(())
    }

    fn hits(&mut self, slot: &str, answer: &mut Vec<u8>) -> Result<(), String> {
        let deck = filled(&mut self.decks, slot)?;
        make_room(&mut self.ids, longest(deck));
        let cache = caching(&mut self.encoder)?;
        cache.forget();
        let mut passes = [Lookups::default(); 2];
        for lookups in &mut passes {
            for index in 0..deck.inputs.len() {
                cache.encode_counting(deck.input(index), &mut self.ids, lookups).map_err(|error| error.to_string())?;
            }
        }
        let counts = [passes[0].asked as i64, passes[0].known as i64, passes[1].known as i64];
        frame::ok(answer, if self.tokenizers.about().counts { &counts } else { &[-1; 3] }, 0);
        Ok(())
    }
}

fn memory(answer: &mut Vec<u8>) {
    let (bytes, calls) = system::allocated();
    frame::ok(answer, &[system::peak_bytes(), bytes, calls], 0);
}

fn signature(verb: &str) -> &'static str {
    match verb {
        "load" => "must be ENCODING",
        "deck" => "must be SLOT COUNT",
        "warm" => "must be SLOT NANOS",
        "run" => "must be SLOT PASSES TIMES",
        "hits" => "must be SLOT",
        _ => "must be none",
    }
}

fn empty(body: &[u8]) -> Result<(), String> {
    if body.is_empty() {
        Ok(())
    } else {
        Err(format!("body of {} bytes: must be empty", body.len()))
    }
}

fn slot_number(word: &str) -> Result<u8, String> {
    number(word).and_then(|slot| u8::try_from(slot).ok()).ok_or_else(|| format!("slot {word:?}: must be a number from 0 to 255"))
}

fn filled<'a>(decks: &'a mut BTreeMap<u8, Deck>, word: &str) -> Result<&'a mut Deck, String> {
    let slot = slot_number(word)?;
    decks.get_mut(&slot).ok_or_else(|| format!("slot {slot}: must hold a deck"))
}

fn loaded(encoder: &mut Option<Box<dyn Encoder>>) -> Result<&mut Box<dyn Encoder>, String> {
    encoder.as_mut().ok_or_else(|| "no encoding: load one first".to_string())
}

fn caching(encoder: &mut Option<Box<dyn Encoder>>) -> Result<&mut dyn WordCache, String> {
    loaded(encoder)?.cache().ok_or_else(|| "no word cache that can be emptied".to_string())
}

fn longest(deck: &Deck) -> usize {
    deck.inputs.iter().map(|(start, end)| end - start).max().unwrap_or(0)
}

/// No id stands for less than one byte, so as many ids as bytes suffice.
fn make_room(ids: &mut Vec<u32>, length: usize) {
    if ids.len() < length {
        ids.resize(length, 0);
    }
}
