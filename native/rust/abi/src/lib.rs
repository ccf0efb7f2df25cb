//! The C ABI of `native/include/assay.h`, and nothing else: every function checks its arguments, calls the crate `bpe` and
//! turns the outcome into a status. Unsafe code of the library lives here.

use std::ffi::{c_char, CStr};
use std::panic::{catch_unwind, AssertUnwindSafe};
use std::slice;

use bpe::{Encoder, Error, Lookups};

#[cfg(test)]
mod tests;

#[cfg(feature = "counting")]
#[global_allocator]
static ALLOCATOR: assay_alloc::Counting = assay_alloc::Counting;

const VERSION: u32 = 3;

const OK: i32 = 0;
const ERROR_NULL: i32 = -1;
const ERROR_NOT_UTF8: i32 = -2;
const ERROR_CAPACITY: i32 = -3;
const ERROR_UNKNOWN: i32 = -4;
const ERROR_VOCABULARY: i32 = -5;
const ERROR_PANIC: i32 = -6;
const ERROR_NO_CACHE: i32 = -7;

#[cfg(debug_assertions)]
macro_rules! profile {
    () => {
        "debug"
    };
}
#[cfg(not(debug_assertions))]
macro_rules! profile {
    () => {
        "release"
    };
}
#[cfg(feature = "counting")]
macro_rules! allocator {
    () => {
        "counting"
    };
}
#[cfg(not(feature = "counting"))]
macro_rules! allocator {
    () => {
        "system"
    };
}

const BUILD_INFO: &str = concat!(
    "{\"profile\":\"",
    profile!(),
    "\",\"target_cpu\":\"",
    env!("ASSAY_TARGET_CPU"),
    "\",\"compiler\":\"",
    env!("ASSAY_COMPILER"),
    "\",\"opt_level\":\"",
    env!("ASSAY_OPT_LEVEL"),
    "\",\"lto\":\"",
    env!("ASSAY_LTO"),
    "\",\"codegen_units\":\"",
    env!("ASSAY_CODEGEN_UNITS"),
    "\",\"flags\":\"",
    env!("ASSAY_FLAGS"),
    "\",\"allocator\":\"",
    allocator!(),
    "\",\"caches\":\"cached masks caches tuned tuned-safe\",\"version\":\"",
    env!("CARGO_PKG_VERSION"),
    "\"}\0"
);

/// What a caller holds: `assay_encoder` of the header.
pub struct Handle {
    encoder: Box<dyn Encoder>,
    error_offset: usize,
    /// Set by a panic, which may have left the encoder half changed.
    defect: bool,
}

/// Returns the version of the ABI.
#[no_mangle]
pub extern "C" fn assay_abi_version() -> u32 {
    VERSION
}

/// Returns what was built, and how, as JSON.
#[no_mangle]
pub extern "C" fn assay_build_info() -> *const c_char {
    const INFO: &CStr = match CStr::from_bytes_with_nul(BUILD_INFO.as_bytes()) {
        Ok(info) => info,
        Err(_) => panic!("one NUL, at the end"),
    };
    INFO.as_ptr()
}

/// Makes an encoder.
///
/// # Safety
/// Each of the three pointers is NULL or readable for its length; `out` is NULL or writable.
#[no_mangle]
pub unsafe extern "C" fn assay_encoder_new(
    encoding: *const u8,
    encoding_length: usize,
    strategy: *const u8,
    strategy_length: usize,
    vocabulary: *const u8,
    vocabulary_length: usize,
    out: *mut *mut Handle,
) -> i32 {
    // SAFETY: the caller vouches for the pointers and their lengths; the slices do not outlive this call.
    let arguments = unsafe {
        (readable(encoding, encoding_length), readable(strategy, strategy_length), readable(vocabulary, vocabulary_length))
    };
    let (Some(encoding), Some(strategy), Some(vocabulary)) = arguments else {
        return ERROR_NULL;
    };
    if out.is_null() {
        return ERROR_NULL;
    }
    let made = catch_unwind(|| match (std::str::from_utf8(encoding), std::str::from_utf8(strategy)) {
        (Ok(encoding), Ok(strategy)) => bpe::encoder(encoding, strategy, vocabulary).map_err(|error| status(&error)),
        _ => Err(ERROR_UNKNOWN),
    });
    match made {
        Ok(Ok(encoder)) => {
            let handle = Box::new(Handle { encoder, error_offset: 0, defect: false });
            // SAFETY: out is not NULL, and the caller vouches that it is writable.
            unsafe { out.write(Box::into_raw(handle)) };
            OK
        }
        Ok(Err(status)) => status,
        Err(panic) => {
            forget_panic(panic);
            ERROR_PANIC
        }
    }
}

/// Encodes a text.
///
/// # Safety
/// `encoder` is NULL or comes from `assay_encoder_new`, is not yet freed, and no other call uses it now. `text` is readable for
/// `length` bytes, `ids` is aligned and writable for `capacity` ids, and they do not overlap; each may be NULL.
#[no_mangle]
pub unsafe extern "C" fn assay_encode(
    encoder: *mut Handle,
    text: *const u8,
    length: usize,
    ids: *mut u32,
    capacity: usize,
) -> i64 {
    // SAFETY: the caller vouches for what `with` asks for.
    unsafe { with(encoder, text, length, ids, capacity, |encoder, text, ids| Some(encoder.encode(text, ids))) }
}

/// Empties the word cache.
///
/// # Safety
/// `encoder` is NULL or comes from `assay_encoder_new`, is not yet freed, and no other call uses it now.
#[no_mangle]
pub unsafe extern "C" fn assay_forget(encoder: *mut Handle) -> i32 {
    let forget = |encoder: &mut dyn Encoder, _: &[u8], _: &mut [u32]| {
        encoder.cache()?.forget();
        Some(Ok(0))
    };
    // SAFETY: the caller vouches for the handle; there is neither text nor room for ids.
    unsafe { with(encoder, std::ptr::null(), 0, std::ptr::null_mut(), 0, forget) as i32 }
}

/// Encodes a text and counts what the word cache was asked and what it knew.
///
/// # Safety
/// As for `assay_encode`; `counts` is NULL, or aligned and to be read and written as two numbers, apart from text and ids.
#[no_mangle]
pub unsafe extern "C" fn assay_encode_counting(
    encoder: *mut Handle,
    text: *const u8,
    length: usize,
    ids: *mut u32,
    capacity: usize,
    counts: *mut u64,
) -> i64 {
    if counts.is_null() {
        return i64::from(ERROR_NULL);
    }
    let mut lookups = Lookups::default();
    let count =
        |encoder: &mut dyn Encoder, text: &[u8], ids: &mut [u32]| Some(encoder.cache()?.encode_counting(text, ids, &mut lookups));
    // SAFETY: the caller vouches for what `with` asks for.
    let result = unsafe { with(encoder, text, length, ids, capacity, count) };
    if result >= 0 {
        // SAFETY: not NULL; the caller vouches that it is aligned, two numbers long and nobody else's during this call.
        let counts = unsafe { slice::from_raw_parts_mut(counts, 2) };
        counts[0] = counts[0].wrapping_add(lookups.asked);
        counts[1] = counts[1].wrapping_add(lookups.known);
    }
    result
}

/// Checks the arguments of a call that encodes, and does `work`, which finds nothing where it needs a cache and there is none.
///
/// # Safety
/// As for `assay_encode`.
#[inline(always)]
unsafe fn with<Work>(encoder: *mut Handle, text: *const u8, length: usize, ids: *mut u32, capacity: usize, work: Work) -> i64
where
    Work: FnOnce(&mut dyn Encoder, &[u8], &mut [u32]) -> Option<Result<usize, Error>>,
{
    // SAFETY: the caller vouches that the handle is alive and used by this call only.
    let Some(handle) = (unsafe { encoder.as_mut() }) else {
        return i64::from(ERROR_NULL);
    };
    // SAFETY: the caller vouches for text and its length; the slice does not outlive this call.
    let Some(text) = (unsafe { readable(text, length) }) else {
        return i64::from(ERROR_NULL);
    };
    if ids.is_null() && capacity > 0 {
        return i64::from(ERROR_NULL);
    }
    if capacity < length {
        return i64::from(ERROR_CAPACITY);
    }
    let ids: &mut [u32] = if length == 0 {
        &mut []
    } else {
        // SAFETY: ids is not NULL, since capacity >= length > 0; the caller vouches that it is aligned, writable for that many
        // ids and apart from text; any bits are a u32. No more than length is ever written, so a capacity that is merely a
        // great number makes no slice that is too long.
        unsafe { slice::from_raw_parts_mut(ids, length) }
    };
    if handle.defect {
        return i64::from(ERROR_PANIC);
    }
    // Unwind safe: after a panic the encoder is never called again.
    match catch_unwind(AssertUnwindSafe(|| work(&mut *handle.encoder, text, ids))) {
        Ok(Some(Ok(count))) => count as i64,
        Ok(Some(Err(error))) => {
            if let Error::NotUtf8 { offset } = error {
                handle.error_offset = offset;
            }
            i64::from(status(&error))
        }
        Ok(None) => i64::from(ERROR_NO_CACHE),
        Err(panic) => {
            handle.defect = true;
            forget_panic(panic);
            i64::from(ERROR_PANIC)
        }
    }
}

/// Returns the offset of the first wrong byte of the last text that was not UTF-8; 0 before that, and for NULL.
///
/// # Safety
/// `encoder` is NULL or comes from `assay_encoder_new`, is not yet freed, and no other call uses it now.
#[no_mangle]
pub unsafe extern "C" fn assay_error_offset(encoder: *const Handle) -> usize {
    // SAFETY: the caller vouches that the handle is alive and not being changed.
    unsafe { encoder.as_ref() }.map_or(0, |handle| handle.error_offset)
}

/// Frees an encoder.
///
/// # Safety
/// `encoder` is NULL or comes from `assay_encoder_new`, and is not used again, nor freed twice.
#[no_mangle]
pub unsafe extern "C" fn assay_encoder_free(encoder: *mut Handle) {
    if encoder.is_null() {
        return;
    }
    // SAFETY: the pointer was made by Box::into_raw, and the caller gives it up.
    let handle = unsafe { Box::from_raw(encoder) };
    // There is no status to return; a panic must merely not cross.
    if let Err(panic) = catch_unwind(AssertUnwindSafe(|| drop(handle))) {
        forget_panic(panic);
    }
}

/// Does nothing.
#[no_mangle]
pub extern "C" fn assay_noop() {}

/// Returns the sum of the first and the last byte; 0 for an empty text.
///
/// # Safety
/// `text` is NULL or readable for `length` bytes.
#[no_mangle]
pub unsafe extern "C" fn assay_touch(text: *const u8, length: usize) -> i64 {
    // SAFETY: the caller vouches for text and its length.
    match unsafe { readable(text, length) } {
        None => i64::from(ERROR_NULL),
        Some([]) => 0,
        Some(text) => i64::from(text[0]) + i64::from(text[text.len() - 1]),
    }
}

/// Writes `count` ids, the sum of the first and the last byte each, and returns their number.
///
/// # Safety
/// `text` is readable for `length` bytes, `ids` is aligned and writable for `capacity` ids, and they do not overlap; each may be
/// NULL.
#[no_mangle]
pub unsafe extern "C" fn assay_copy(text: *const u8, length: usize, ids: *mut u32, capacity: usize, count: usize) -> i64 {
    // SAFETY: the caller vouches for text and its length; the slice does not outlive this call.
    let Some(text) = (unsafe { readable(text, length) }) else {
        return i64::from(ERROR_NULL);
    };
    if ids.is_null() && capacity > 0 {
        return i64::from(ERROR_NULL);
    }
    if capacity < length || count > length {
        return i64::from(ERROR_CAPACITY);
    }
    if let [first, ..] = text {
        let id = u32::from(*first) + u32::from(text[length - 1]);
        // SAFETY: ids is not NULL, since capacity >= length > 0; the caller vouches that it is aligned, writable for that many ids
        // and apart from text; any bits are a u32; count <= length.
        unsafe { slice::from_raw_parts_mut(ids, count) }.fill(id);
    }
    count as i64
}

/// Returns the bytes requested from the counting allocator, or −1.
#[no_mangle]
pub extern "C" fn assay_allocated_bytes() -> i64 {
    #[cfg(feature = "counting")]
    return assay_alloc::bytes() as i64;
    #[cfg(not(feature = "counting"))]
    return -1;
}

/// Returns the requests to the counting allocator, or −1.
#[no_mangle]
pub extern "C" fn assay_allocation_calls() -> i64 {
    #[cfg(feature = "counting")]
    return assay_alloc::calls() as i64;
    #[cfg(not(feature = "counting"))]
    return -1;
}

/// Returns the slice, an empty one for length 0, or `None` if the pointer must not be NULL and is.
///
/// # Safety
/// `pointer` is NULL or readable for `length` bytes as long as the slice lives.
unsafe fn readable<'a>(pointer: *const u8, length: usize) -> Option<&'a [u8]> {
    if length == 0 {
        Some(&[])
    } else if pointer.is_null() {
        None
    } else {
        // SAFETY: not NULL, and readable as the caller of this function vouches; a byte is always aligned.
        Some(unsafe { slice::from_raw_parts(pointer, length) })
    }
}

fn status(error: &Error) -> i32 {
    match error {
        Error::NotUtf8 { .. } => ERROR_NOT_UTF8,
        Error::Capacity { .. } => ERROR_CAPACITY,
        Error::Unknown { .. } => ERROR_UNKNOWN,
        Error::Vocabulary { .. } => ERROR_VOCABULARY,
    }
}

/// Drops nothing: a payload may itself panic when it is dropped.
fn forget_panic(payload: Box<dyn std::any::Any + Send>) {
    std::mem::forget(payload);
}
