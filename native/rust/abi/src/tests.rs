//! The ABI as a C caller sees it.

use std::ptr::{null, null_mut};

use super::*;

/// 256 single bytes, in their order, and a few merges.
fn vocabulary() -> Vec<u8> {
    const DIGITS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut tokens: Vec<Vec<u8>> = (0..=255).map(|byte| vec![byte]).collect();
    tokens.extend(["ab", "abc"].map(|token| token.as_bytes().to_vec()));
    let mut file = Vec::new();
    for (id, token) in tokens.iter().enumerate() {
        for three in token.chunks(3) {
            let bits = three.iter().fold(0u32, |bits, &byte| bits << 8 | u32::from(byte)) << (8 * (3 - three.len()));
            for i in 0..4 {
                let digit = DIGITS[(bits >> (18 - 6 * i)) as usize & 63];
                file.push(if i <= three.len() { digit } else { b'=' });
            }
        }
        file.extend_from_slice(format!(" {id}\n").as_bytes());
    }
    file
}

fn make(encoding: &str, strategy: &str, vocabulary: &[u8], out: *mut *mut Handle) -> i32 {
    // SAFETY: pointers and lengths belong together; out is NULL or a local.
    unsafe {
        assay_encoder_new(
            encoding.as_ptr(),
            encoding.len(),
            strategy.as_ptr(),
            strategy.len(),
            vocabulary.as_ptr(),
            vocabulary.len(),
            out,
        )
    }
}

/// Frees itself, also when an assertion fails.
struct Owned(*mut Handle);

impl Owned {
    fn new(strategy: &str) -> Owned {
        let mut handle = null_mut();
        assert_eq!(make("cl100k_base", strategy, &vocabulary(), &mut handle), OK);
        assert!(!handle.is_null());
        Owned(handle)
    }

    fn encode(&self, text: &[u8], ids: &mut [u32]) -> i64 {
        // SAFETY: the handle is alive; pointers and lengths belong together.
        unsafe { assay_encode(self.0, text.as_ptr(), text.len(), ids.as_mut_ptr(), ids.len()) }
    }

    fn count(&self, text: &[u8], ids: &mut [u32], counts: &mut [u64; 2]) -> i64 {
        // SAFETY: the handle is alive; pointers and lengths belong together; there are two counts.
        unsafe { assay_encode_counting(self.0, text.as_ptr(), text.len(), ids.as_mut_ptr(), ids.len(), counts.as_mut_ptr()) }
    }

    fn forget(&self) -> i32 {
        // SAFETY: the handle is alive.
        unsafe { assay_forget(self.0) }
    }

    fn error_offset(&self) -> usize {
        // SAFETY: the handle is alive.
        unsafe { assay_error_offset(self.0) }
    }
}

impl Drop for Owned {
    fn drop(&mut self) {
        // SAFETY: made by this library, and freed here only.
        unsafe { assay_encoder_free(self.0) }
    }
}

#[test]
fn encodes_with_every_strategy() {
    for strategy in bpe::STRATEGIES {
        let encoder = Owned::new(strategy);
        let mut ids = [0; 8];
        assert_eq!(encoder.encode(b"abc ab\0", &mut ids), 4);
        assert_eq!(ids[..4], [257, 32, 256, 0]);
    }
}

#[test]
fn version_and_build_info() {
    assert_eq!(assay_abi_version(), 3);
    // SAFETY: static and NUL-terminated.
    let info = unsafe { CStr::from_ptr(assay_build_info()) }.to_str().expect("UTF-8");
    let caches = format!("\"caches\":\"{}\",", bpe::CACHING.join(" "));
    assert!(info.contains(&caches), "{caches} is not in {info}");
    for part in ["{\"profile\":\"", "\"target_cpu\":\"", "\"compiler\":\"rustc ", "\"allocator\":\"", "\"version\":\"0.1.0\"}"] {
        assert!(info.contains(part), "{part} is not in {info}");
    }
    // Tests are built by the profile dev of the workspace's Cargo.toml, of which a build script learns the level alone.
    for part in ["\"opt_level\":\"", "\"lto\":\"", "\"codegen_units\":\"", "\"flags\":\""] {
        assert!(info.contains(part), "{part} is not in {info}");
    }
    let profile = if cfg!(debug_assertions) { "debug" } else { "release" };
    assert!(info.starts_with(&format!("{{\"profile\":\"{profile}\"")), "{info}");
}

/// "abc", " ab", " ab" by hand: three pieces, of which a new cache knows the last; counts are added to what stands there.
#[test]
fn forgets_and_counts_where_there_is_a_cache() {
    for strategy in bpe::STRATEGIES {
        let encoder = Owned::new(strategy);
        let (mut ids, mut counts) = ([0; 9], [100, 50]);
        if !bpe::CACHING.contains(&strategy) {
            assert_eq!(encoder.forget(), ERROR_NO_CACHE);
            assert_eq!(encoder.count(b"abc", &mut ids, &mut counts), i64::from(ERROR_NO_CACHE));
            assert_eq!((counts, encoder.encode(b"abc", &mut ids)), ([100, 50], 1), "usable afterwards");
            continue;
        }
        for known in [[103, 51], [106, 54]] {
            assert_eq!(encoder.count(b"abc ab ab", &mut ids, &mut counts), 5);
            assert_eq!((&ids[..5], counts), (&[257, 32, 256, 32, 256][..], known));
        }
        assert_eq!(encoder.forget(), OK);
        assert_eq!(encoder.count(b"abc ab ab", &mut ids, &mut counts), 5);
        assert_eq!(counts, [109, 55]);
        assert_eq!(encoder.count(b"a\xFF", &mut ids, &mut counts), i64::from(ERROR_NOT_UTF8));
        assert_eq!((encoder.error_offset(), counts), (1, [109, 55]));
        // SAFETY: NULL is what is tested; nothing is read.
        unsafe {
            assert_eq!(assay_encode_counting(encoder.0, null(), 0, null_mut(), 0, null_mut()), i64::from(ERROR_NULL));
            assert_eq!(assay_forget(null_mut()), ERROR_NULL);
        }
    }
}

#[test]
fn null_is_refused_where_it_must_not_be() {
    let file = vocabulary();
    assert_eq!(make("cl100k_base", "plain", &file, null_mut()), ERROR_NULL);
    let mut out = null_mut();
    let name = b"plain";
    // SAFETY: NULL with a length is what is tested; nothing is read.
    unsafe {
        assert_eq!(assay_encoder_new(null(), 5, name.as_ptr(), 5, file.as_ptr(), file.len(), &mut out), ERROR_NULL);
        assert_eq!(assay_encoder_new(name.as_ptr(), 5, null(), 5, file.as_ptr(), file.len(), &mut out), ERROR_NULL);
        assert_eq!(assay_encoder_new(name.as_ptr(), 5, name.as_ptr(), 5, null(), 9, &mut out), ERROR_NULL);
    }
    assert!(out.is_null(), "out is untouched");

    let encoder = Owned::new("plain");
    let mut ids = [0; 4];
    // SAFETY: as above.
    unsafe {
        assert_eq!(assay_encode(null_mut(), name.as_ptr(), 5, ids.as_mut_ptr(), 4), i64::from(ERROR_NULL));
        assert_eq!(assay_encode(encoder.0, null(), 1, ids.as_mut_ptr(), 4), i64::from(ERROR_NULL));
        assert_eq!(assay_encode(encoder.0, name.as_ptr(), 1, null_mut(), 4), i64::from(ERROR_NULL));
        assert_eq!(assay_encode(encoder.0, null(), 0, null_mut(), 0), 0);
        assert_eq!(assay_error_offset(null()), 0);
        assert_eq!(assay_touch(null(), 1), i64::from(ERROR_NULL));
        assert_eq!(assay_touch(null(), 0), 0);
        assay_encoder_free(null_mut());
    }
}

#[test]
fn unknown_names() {
    let mut out = null_mut();
    assert_eq!(make("cl100k", "plain", &vocabulary(), &mut out), ERROR_UNKNOWN);
    assert_eq!(make("cl100k_base", "fast", &vocabulary(), &mut out), ERROR_UNKNOWN);
    assert_eq!(make("", "", &vocabulary(), &mut out), ERROR_UNKNOWN);
    assert!(out.is_null(), "out is untouched");
}

#[test]
fn malformed_vocabulary() {
    let mut out = null_mut();
    let file = vocabulary();
    assert_eq!(make("r50k_base", "plain", &file[..file.len() / 2], &mut out), ERROR_VOCABULARY);
    assert_eq!(make("r50k_base", "plain", b"", &mut out), ERROR_VOCABULARY);
    assert!(out.is_null(), "out is untouched");
}

#[test]
fn capacity_must_be_the_length() {
    let encoder = Owned::new("cached");
    let mut ids = [0; 3];
    assert_eq!(encoder.encode(b"abc", &mut ids[..2]), i64::from(ERROR_CAPACITY));
    assert_eq!(encoder.encode(b"abc", &mut ids), 1);
    // SAFETY: ids has room for the length of the text, and no more than that is ever written.
    let count = unsafe { assay_encode(encoder.0, b"abc".as_ptr(), 3, ids.as_mut_ptr(), usize::MAX) };
    assert_eq!(count, 1);
}

#[test]
fn not_utf8_names_the_offset() {
    let encoder = Owned::new("plain");
    let mut ids = [0; 8];
    assert_eq!(encoder.error_offset(), 0);
    assert_eq!(encoder.encode(b"ab\xED\xA0\x80", &mut ids), i64::from(ERROR_NOT_UTF8));
    assert_eq!(encoder.error_offset(), 2);
    assert_eq!(encoder.encode(b"abc", &mut ids), 1);
    assert_eq!(encoder.error_offset(), 2, "kept until the next refusal");
    assert_eq!(encoder.encode(b"abc\xF0\x9F", &mut ids), i64::from(ERROR_NOT_UTF8));
    assert_eq!(encoder.error_offset(), 3);
}

#[test]
fn a_panic_is_a_status_and_final() {
    struct Broken;
    impl Encoder for Broken {
        fn encode(&mut self, text: &[u8], _: &mut [u32]) -> Result<usize, Error> {
            assert!(text.is_empty(), "broken on purpose");
            Ok(0)
        }
    }
    let encoder = Owned(Box::into_raw(Box::new(Handle { encoder: Box::new(Broken), error_offset: 0, defect: false })));
    let mut ids = [0; 1];
    assert_eq!(encoder.encode(b"", &mut ids), 0);
    assert_eq!(encoder.encode(b"a", &mut ids), i64::from(ERROR_PANIC));
    assert_eq!(encoder.encode(b"", &mut ids), i64::from(ERROR_PANIC));
}

#[test]
fn an_encoder_may_move_between_threads() {
    let encoder = Owned::new("cached");
    let address = encoder.0 as usize;
    let count = std::thread::spawn(move || {
        let mut ids = [0; 2];
        // SAFETY: the handle is alive, and only this thread uses it now.
        unsafe { assay_encode(address as *mut Handle, b"ab".as_ptr(), 2, ids.as_mut_ptr(), 2) }
    });
    assert_eq!(count.join().expect("no panic"), 1);
}

#[test]
fn the_copy_floor_writes_as_many_ids_as_asked_for() {
    fn copy(text: &[u8], ids: &mut [u32], count: usize) -> i64 {
        // SAFETY: pointers and lengths belong together.
        unsafe { assay_copy(text.as_ptr(), text.len(), ids.as_mut_ptr(), ids.len(), count) }
    }
    let mut ids = [7; 4];
    assert_eq!(copy(b"a.z", &mut ids, 2), 2);
    assert_eq!(ids, [97 + 122, 97 + 122, 7, 7]);
    assert_eq!(copy(b"", &mut [], 0), 0);
    assert_eq!(copy(b"a.z", &mut ids, 4), i64::from(ERROR_CAPACITY), "more ids than bytes");
    assert_eq!(copy(b"a.z", &mut ids[..2], 1), i64::from(ERROR_CAPACITY), "less room than encode asks for");
    // SAFETY: NULL is answered, not followed.
    unsafe {
        assert_eq!(assay_copy(null(), 1, ids.as_mut_ptr(), 4, 1), i64::from(ERROR_NULL));
        assert_eq!(assay_copy(b"a".as_ptr(), 1, null_mut(), 1, 1), i64::from(ERROR_NULL));
    }
}

#[test]
fn floors_and_counters() {
    assay_noop();
    // SAFETY: pointer and length belong together.
    unsafe {
        assert_eq!(assay_touch(b"az".as_ptr(), 2), 97 + 122);
        assert_eq!(assay_touch(b"a".as_ptr(), 1), 97 + 97);
    }
    let before = (assay_allocated_bytes(), assay_allocation_calls());
    let block = std::hint::black_box(vec![0u8; 1000]);
    drop(block);
    let after = (assay_allocated_bytes(), assay_allocation_calls());
    if cfg!(feature = "counting") {
        assert!(after.0 >= before.0 + 1000 && after.1 > before.1, "{before:?} {after:?}");
    } else {
        assert_eq!((before, after), ((-1, -1), (-1, -1)));
    }
}
