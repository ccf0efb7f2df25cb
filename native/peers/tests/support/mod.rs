//! What the tests of both programs share. They speak to a program alone: a test that named its tokenizers would link all crates again.

use std::io::Write;
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

/// The classes of the splitters, their edges, and what merging finds hard. No text of a special token, which some crates take for the
/// token itself, and no character that is newer than Unicode 16, to which some crates give a class and others none.
const FRAGMENTS: [&str; 40] = [
    " ",
    "  ",
    "   ",
    "\t",
    "\n",
    "\n\n",
    "\r\n",
    "\u{a0}",
    "\u{85}",
    "\u{3000}",
    "'",
    "'s",
    "'\u{17f}",
    "'LL",
    "'Ve",
    "a",
    "hello",
    " world",
    "DON",
    "\u{1c5}",
    "stra\u{df}e",
    "\u{4e9c}\u{6d32}",
    "\u{d55c}\u{ad6d}\u{c5b4}",
    "\u{301}",
    "e\u{301}",
    "\u{5d0}\u{5b8}",
    "7",
    "12",
    "12345",
    "\u{2167}",
    "\u{664}\u{bd}",
    "!",
    "^^^",
    "...\n",
    "\u{20ac}",
    "\u{1f600}",
    "\u{1f468}\u{200d}\u{1f469}",
    "\u{feff}",
    "\0",
    "\u{10ffff}",
];

/// Returns hostile texts, the same each time: Knuth's linear congruential generator.
pub fn texts(count: usize) -> Vec<String> {
    let mut state = 23u64;
    let mut below = move |limit: u64| {
        state = state.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
        (state >> 33) % limit
    };
    (0..count)
        .map(|_| {
            (0..below(30))
                .map(|_| FRAGMENTS[below(FRAGMENTS.len() as u64) as usize].repeat(if below(12) == 0 { 90 } else { 1 }))
                .collect()
        })
        .collect()
}

/// Returns the folder of the vocabularies.
pub fn vocabularies() -> PathBuf {
    let folder = std::env::var_os("ASSAY_VOCAB")
        .expect("ASSAY_VOCAB must name the folder of the vocabularies: target/data/vocab after mvn verify");
    PathBuf::from(folder)
}

/// Returns the ids of the contenders of a program, which it names when it is asked for none.
pub fn contenders(program: &str) -> Vec<String> {
    let output = Command::new(program).output().expect("the program starts");
    assert_eq!(output.status.code(), Some(2));
    let said = String::from_utf8(output.stderr).expect("UTF-8");
    said.trim().strip_prefix("usage: --contender ").expect("its usage").split('|').map(str::to_string).collect()
}

/// Sends requests to the program as a contender, closes its input and waits.
pub fn exchange(program: &str, id: &str, requests: Vec<u8>) -> Output {
    let mut command = Command::new(program);
    command.args(["--contender", id]).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    let mut child = command.spawn().expect("the program starts");
    let mut input = child.stdin.take().expect("piped");
    // Beside the reading, or both would wait once the pipes are full. A program that gave up has closed its end.
    let writer = std::thread::spawn(move || drop(input.write_all(&requests)));
    let output = child.wait_with_output().expect("the program ends");
    writer.join().expect("written");
    output
}

fn request(line: &str, body: &[u8]) -> Vec<u8> {
    [format!("{line} {}\n", body.len()).as_bytes(), body].concat()
}

/// Compares a contender with `rust.plain`, which is compared with tiktoken on every corpus, in all of its encodings.
pub fn equals_plain(program: &str, id: &str) {
    let folder = vocabularies();
    let hello = hello(program, id);
    let encodings = hello.split_once("\"encodings\":[\"").expect("encodings").1.split_once("\"]").expect("their end").0;
    assert!(encodings.contains("cl100k_base"), "{id}: {encodings}");
    for encoding in encodings.split("\",\"") {
        let file = std::fs::read(folder.join(format!("{encoding}.tiktoken"))).expect("a vocabulary");
        let mut plain = own::encoder(encoding, "plain", &file).expect("an encoder");
        let mut texts = texts(400);
        texts.extend(["".to_string(), "ab".repeat(3000), " ".repeat(3000), "\u{1f600}".repeat(300)]);
        let mut requests = request(&format!("load {encoding}"), folder.to_str().expect("UTF-8").as_bytes());
        requests.extend(texts.iter().flat_map(|text| request("encode", text.as_bytes())));
        let output = exchange(program, id, requests);
        let mut rest = output.stdout.strip_prefix(b"ok 0\n").expect("the vocabulary is loaded");
        for text in texts {
            let mut ids = vec![0; text.len()];
            let count = plain.encode(text.as_bytes(), &mut ids).expect("ids");
            let mut expected = format!("ok {count} {}\n", 4 * count).into_bytes();
            expected.extend(ids[..count].iter().flat_map(|id| id.to_le_bytes()));
            rest = rest.strip_prefix(&expected[..]).unwrap_or_else(|| panic!("{id} {encoding} differs at {text:?}"));
        }
        assert!(rest.is_empty(), "{id} {encoding}");
    }
}

fn hello(program: &str, id: &str) -> String {
    let said = String::from_utf8(exchange(program, id, b"hello 0\n".to_vec()).stdout).expect("UTF-8");
    said.split_once('\n').expect("a line").1.to_string()
}

/// The exchange of benchmarks/WORKER.md, whose ids are tiktoken's, a text that is not UTF-8, a deck, and the verbs that a worker need not
/// have, byte for byte.
pub fn one_exchange_byte_for_byte(program: &str, id: &str) {
    let folder = vocabularies();
    let requests = [
        request("load cl100k_base", folder.to_str().expect("UTF-8").as_bytes()),
        request("encode", b"hello world"),
        request("encode", b"a\xF0\x9F"),
        request("deck 0 1", b"\x0b\0\0\0hello world"),
        request("forget", b""),
        request("hits 0", b""),
        request("run 0 1 0", b""),
        request("quit", b""),
    ];
    // Those of Hugging Face's last crate have a way to empty what they remember; nobody tells of hits.
    let forgets = id.starts_with("hf-crate.");
    let none = b"error 33\nno word cache that can be emptied";
    let expected: [&[u8]; 7] = [
        b"ok 0\n",
        b"ok 2 8\n\xeb\x3b\x00\x00\x7d\x07\x00\x00",
        b"error 48\ninput is not UTF-8: first wrong byte at offset 1",
        b"ok 0\n",
        if forgets { b"ok 0\n" } else { none },
        if forgets { b"ok -1 -1 -1 0\n" } else { none },
        b"ok ",
    ];
    let output = exchange(program, id, requests.concat());
    assert_eq!(String::from_utf8_lossy(&output.stderr), "", "{id}");
    assert_eq!(output.status.code(), Some(0), "{id}");
    // Nanoseconds of a run differ from one to the next.
    let head = expected.concat();
    assert_eq!(String::from_utf8_lossy(&output.stdout[..head.len()]), String::from_utf8_lossy(&head), "{id}");
    assert_eq!(&output.stdout[..head.len()], &head[..], "{id}");
    assert!(output.stdout.ends_with(b" 1 2 1917 0\nok 0\n"), "{id}");
}

/// `hello` names the contender, a version that Cargo.lock holds, and how it was optimised.
pub fn hello_says_what_it_is(program: &str, id: &str, lock: &str) {
    let json = hello(program, id);
    let start = format!("{{\"protocol\":1,\"id\":\"{id}\",\"version\":\"");
    let version = json.strip_prefix(&start).expect("its id").split('"').next().expect("its version");
    assert!(lock.contains(&format!("\nversion = \"{version}\"\n")), "{id}: {version}");
    let profile = if cfg!(debug_assertions) { "debug" } else { "release" };
    assert!(json.contains(&format!("\"build\":{{\"profile\":\"{profile}\",")), "{json}");
    assert!(json.contains(",\"lto\":\"thin\","), "{json}");
    assert!(json.ends_with(&format!("}},\"forgets\":{}}}", id.starts_with("hf-crate."))), "{json}");
}
