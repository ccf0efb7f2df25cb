//! The worker as the harness sees it: bytes in, bytes out.

use std::io::Write;
use std::path::PathBuf;
use std::process::{Child, ChildStdin, Command, Output, Stdio};

fn spawn(strategy: &str) -> Child {
    let mut command = Command::new(env!("CARGO_BIN_EXE_assay-worker"));
    command.args(["--strategy", strategy]).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command.spawn().expect("the worker starts")
}

/// Sends everything, closes the input and waits.
fn exchange(strategy: &str, input: &[u8]) -> Output {
    let mut child = spawn(strategy);
    let mut stdin: ChildStdin = child.stdin.take().expect("piped");
    // A worker that gave up has closed its end.
    let _ = stdin.write_all(input);
    drop(stdin);
    child.wait_with_output().expect("the worker ends")
}

fn request(line: &str, body: &[u8]) -> Vec<u8> {
    [format!("{line} {}\n", body.len()).as_bytes(), body].concat()
}

/// One answer: the words of its line and its body.
type Answer = (Vec<String>, Vec<u8>);

fn answers(mut bytes: &[u8]) -> Vec<Answer> {
    let mut answers = Vec::new();
    while !bytes.is_empty() {
        let end = bytes.iter().position(|&byte| byte == b'\n').expect("a line");
        let line = std::str::from_utf8(&bytes[..end]).expect("ASCII");
        let words: Vec<String> = line.split(' ').map(str::to_string).collect();
        let length: usize = words.last().expect("a word").parse().expect("a length");
        answers.push((words, bytes[end + 1..end + 1 + length].to_vec()));
        bytes = &bytes[end + 1 + length..];
    }
    answers
}

fn number(answer: &Answer, word: usize) -> i64 {
    answer.0[word].parse().expect("a number")
}

/// A folder with a vocabulary under both names: 256 single bytes, "he" and "llo".
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Folder {
        const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        let mut file = String::new();
        for byte in 0..=255usize {
            let (first, second) = (char::from(DIGITS[byte >> 2]), char::from(DIGITS[byte << 4 & 63]));
            file.push_str(&format!("{first}{second}== {byte}\n"));
        }
        file.push_str("aGU= 256\nbGw= 257\nbGxv 258\n");
        let folder = std::env::temp_dir().join(format!("assay-worker-{}-{name}", std::process::id()));
        std::fs::create_dir_all(&folder).expect("a folder");
        for encoding in ["r50k_base", "cl100k_base", "o200k_base"] {
            std::fs::write(folder.join(format!("{encoding}.tiktoken")), &file).expect("a file");
        }
        Folder(folder)
    }

    fn load(&self, encoding: &str) -> Vec<u8> {
        request(&format!("load {encoding}"), self.0.to_str().expect("UTF-8").as_bytes())
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

fn deck(inputs: &[&[u8]]) -> Vec<u8> {
    inputs.iter().flat_map(|input| [&(input.len() as u32).to_le_bytes()[..], input].concat()).collect()
}

#[test]
fn one_exchange_byte_for_byte() {
    let folder = Folder::new("exchange");
    for strategy in bpe::STRATEGIES {
        let input = [
            folder.load("cl100k_base"),
            request("encode", b"hello"),
            request("encode", b""),
            request("deck 0 2", &deck(&[b"hello", b"he"])),
            request("warm 0 0", b""),
            request("encode", b"a\xF0\x9F"),
            folder.load("r50k_base"),
            request("encode", b"he"),
            request("quit", b""),
        ];
        let expected: [&[u8]; 9] = [
            b"ok 0\n",
            b"ok 2 8\n\x00\x01\x00\x00\x02\x01\x00\x00",
            b"ok 0 0\n",
            b"ok 0\n",
            b"ok 0 0\n",
            b"error 48\ninput is not UTF-8: first wrong byte at offset 1",
            b"ok 0\n",
            b"ok 1 4\n\x00\x01\x00\x00",
            b"ok 0\n",
        ];
        let output = exchange(strategy, &input.concat());
        assert_eq!(String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&expected.concat()));
        assert_eq!(output.stdout, expected.concat());
        assert_eq!(output.status.code(), Some(0));
        assert!(output.stderr.is_empty());
    }
}

#[test]
fn the_copy_floor_gives_as_many_ids_as_the_tokenizer() {
    let folder = Folder::new("copy");
    let input =
        [folder.load("cl100k_base"), request("encode", b"hello"), request("encode", b"hello"), request("hello", b"")].concat();
    let output = exchange("copy", &input);
    let answers = answers(&output.stdout);
    assert_eq!(answers[1].0, answers[2].0, "as many as at first, when it was tokenized");
    assert_eq!(number(&answers[2], 1), 2);
    assert_eq!(answers[2].1, b"\x68\x00\x00\x00\x68\x00\x00\x00");
    let json = String::from_utf8(answers[3].1.clone()).expect("UTF-8");
    assert!(json.contains("\"id\":\"floor-copy@process\""), "{json}");
}

#[test]
fn hello_says_what_it_is() {
    let output = exchange("cached", b"hello 0\n");
    let answers = answers(&output.stdout);
    let json = String::from_utf8(answers[0].1.clone()).expect("UTF-8");
    let profile = if cfg!(debug_assertions) { "debug" } else { "release" };
    for part in [
        "{\"protocol\":1,\"id\":\"rust.cached@process\",\"version\":\"0.1.0\",\"runtime\":\"rustc ",
        "\"encodings\":[\"r50k_base\",\"cl100k_base\",\"o200k_base\"]",
        &format!("\"build\":{{\"profile\":\"{profile}\",\"target_cpu\":\""),
        "\"opt_level\":\"",
        "\"flags\":\"",
        "\"lto\":\"",
        "\"codegen_units\":\"",
    ] {
        assert!(json.contains(part), "{part} is not in {json}");
    }
    assert!(json.ends_with("\"},\"forgets\":true}"), "{json}");
    assert_eq!(output.status.code(), Some(0), "the end of input between two requests");
    for strategy in ["plain", "copy"] {
        let json = exchange(strategy, b"hello 0\n").stdout;
        assert!(json.ends_with(b"\"},\"forgets\":false}"), "{}", String::from_utf8_lossy(&json));
    }
}

/// The pieces of the deck by hand: "hello", " he" and " he", "hello" and "!": five lookups, of which the third and the fourth are
/// known in a first pass, and all in a second. What `run` has taught is forgotten before.
#[test]
fn forget_and_hits() {
    let folder = Folder::new("hits");
    let input = [
        request("hits 3", b""),
        request("deck 3 2", &deck(&[b"hello he he", b"hello!"])),
        request("hits 3", b""),
        request("forget", b""),
        folder.load("cl100k_base"),
        request("run 3 2 0", b""),
        request("hits 3", b""),
        request("forget", b""),
        request("run 3 1 0", b""),
        request("forget", b"x"),
        request("hits", b""),
    ];
    let cached = answers(&exchange("cached", &input.concat()).stdout);
    let lines: Vec<String> = cached.iter().map(|(words, _)| words.join(" ")).collect();
    assert_eq!(lines[6], "ok 5 2 5 0");
    assert_eq!(lines[7], "ok 0");
    assert_eq!(number(&cached[8], 4) * 2, number(&cached[5], 4), "as many tokens as before");
    for (at, message) in [
        (0, "slot 3: must hold a deck"),
        (2, "no encoding: load one first"),
        (3, "no encoding: load one first"),
        (9, "body of 1 bytes: must be empty"),
        (10, "hits with 0 arguments before the length: must be SLOT"),
    ] {
        assert_eq!(String::from_utf8_lossy(&cached[at].1), message);
    }
    let plain = answers(&exchange("plain", &input.concat()).stdout);
    for at in [6, 7] {
        assert_eq!(String::from_utf8_lossy(&plain[at].1), "no word cache that can be emptied");
    }
    assert_eq!(plain[8].0[0], "ok", "usable afterwards");
}

#[test]
fn warm_and_run() {
    let folder = Folder::new("run");
    let input = [
        folder.load("cl100k_base"),
        request("deck 7 3", &deck(&[b"hello", b"", b"he"])),
        request("deck 8 0", b""),
        request("warm 7 1000000", b""),
        request("warm 8 1000000", b""),
        request("run 7 5 0", b""),
        request("run 7 2 1", b""),
        request("run 8 5 1", b""),
        request("run 7 0 0", b""),
        request("memory", b""),
    ];
    let output = exchange("plain", &input.concat());
    let answers = answers(&output.stdout);
    assert_eq!(answers.len(), input.len());
    assert!(answers.iter().all(|(words, _)| words[0] == "ok"), "{answers:?}");

    assert!(number(&answers[3], 1) > 0);
    assert_eq!(number(&answers[4], 1), 0, "an empty deck warms nothing, and ends");

    let run = &answers[5];
    assert!(number(run, 1) > 0 && number(run, 2) >= -1);
    assert_eq!([number(run, 3), number(run, 4), number(run, 5), number(run, 6)], [15, 15, 256, 0]);

    let timed = &answers[6];
    assert_eq!([number(timed, 3), number(timed, 4), number(timed, 5), number(timed, 6)], [6, 6, 256, 48]);
    let times = timed.1.chunks_exact(8).map(|time| i64::from_le_bytes(time.try_into().expect("eight bytes")));
    assert!(times.sum::<i64>() <= number(timed, 1));

    for empty in [&answers[7], &answers[8]] {
        assert_eq!([number(empty, 3), number(empty, 4), number(empty, 5), number(empty, 6)], [0, 0, -1, 0]);
    }

    let memory = &answers[9];
    if cfg!(target_os = "linux") {
        assert!(number(memory, 1) > 0);
    }
    assert_eq!(number(memory, 2) > 0, cfg!(feature = "counting"));
    assert_eq!(number(memory, 3) > 0, cfg!(feature = "counting"));
}

#[test]
fn stays_usable_after_an_error() {
    let folder = Folder::new("errors");
    let good = deck(&[b"hello"]);
    let errors: Vec<(Vec<u8>, &str)> = vec![
        (request("encode", b"x"), "no encoding: load one first"),
        (request("dance 1 2", b"body"), "unknown verb \"dance\""),
        (request("", b""), "unknown verb \"\""),
        (request("encode x", b"body"), "encode with 1 arguments before the length: must be none"),
        (request("hello", b"body"), "body of 4 bytes: must be empty"),
        (request("load p50k_base", b"/"), "unknown encoding \"p50k_base\""),
        (request("load r50k_base", b"/\xFF"), "folder: the path must be UTF-8"),
        (request("load r50k_base", b"/no\nsuch"), "/no such/r50k_base.tiktoken: "),
        (request("deck 256 1", &good), "slot \"256\": must be a number from 0 to 255"),
        (request("deck -1 1", &good), "slot \"-1\": must be a number from 0 to 255"),
        (request("deck 1 +1", &good), "count \"+1\": must be a decimal number"),
        (request("deck 1 2", &good), "count 2: the body must hold as many inputs, and holds 1 and 0 bytes"),
        (request("deck 1 1", &good[..6]), "count 1: the body must hold as many inputs, and holds 0 and 2 bytes"),
        (request("deck 1 1", &deck(&[b"a\xC0"])), "input 0 of the deck is not UTF-8: first wrong byte at offset 1"),
        (request("run 1 1 0", b""), "slot 1: must hold a deck"),
        (request("deck 2 1", &good), ""),
        (request("run 2 1 0", b""), "no encoding: load one first"),
        (folder.load("r50k_base"), ""),
        (request("run 2 x 0", b""), "passes \"x\": must be a decimal number"),
        (request("run 2 1 2", b""), "times \"2\": must be 0 or 1"),
        (request("run 2 9000000000000000000 1", b""), "passes 9000000000000000000: 1 inputs give too many ops"),
        (request("warm 2 1e9", b""), "nanos \"1e9\": must be a decimal number"),
        (request("warm 3 1", b""), "slot 3: must hold a deck"),
        (request("encode", b"he"), ""),
    ];
    let input: Vec<u8> = errors.iter().flat_map(|(request, _)| request.clone()).collect();
    let output = exchange("plain", &input);
    let answers = answers(&output.stdout);
    assert_eq!(answers.len(), errors.len());
    for ((words, body), (request, expected)) in answers.iter().zip(&errors) {
        let request = String::from_utf8_lossy(request);
        let body = String::from_utf8_lossy(body);
        assert_eq!(words[0], if expected.is_empty() { "ok" } else { "error" }, "{request:?}: {body}");
        assert!(body.starts_with(expected), "{request:?}: {body}");
        assert!(words[0] == "ok" || !body.contains('\n'), "{request:?}: {body}");
    }
    assert_eq!(output.status.code(), Some(0));
}

#[test]
fn gives_up_where_the_framing_is_lost() {
    let long = [b'x'; 5000];
    let lost: [&[u8]; 7] = [b"encode x\n", b"encode\n", b"5\n", b"\n", b"encode 5\nab", b"hello", &long];
    for input in lost {
        let output = exchange("plain", input);
        let answers = answers(&output.stdout);
        assert_eq!(answers.len(), 1, "{:?}", String::from_utf8_lossy(input));
        assert_eq!(answers[0].0[0], "error");
        assert!(!answers[0].1.is_empty());
        assert_eq!(output.status.code(), Some(1));
    }
}

#[test]
fn refuses_wrong_options() {
    for arguments in [&["--strategy", "fastest"][..], &["--strategy"], &[], &["--strategy", "plain", "x"]] {
        let output = Command::new(env!("CARGO_BIN_EXE_assay-worker")).args(arguments).output().expect("the worker starts");
        assert_eq!(output.status.code(), Some(2));
        assert!(output.stdout.is_empty());
        assert!(String::from_utf8_lossy(&output.stderr).starts_with("usage: "));
    }
}
