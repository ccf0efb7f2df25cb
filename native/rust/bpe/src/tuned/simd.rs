//! How `tuned` and `tuned-safe` reach into slices and classify a block: all in which they differ, and all unsafe code of this crate.
//!
//! A word of design. An unchecked access with a safe signature breaks Rust's promise to whoever calls it, and with an unsafe one it
//! would put the word `unsafe` into the source of `tuned-safe`. So the promise is made once, where the token [`Unchecked`] is made,
//! and only the module `tuned` can get one; the compiler denies unsafe code everywhere else. In builds with debug assertions,
//! which is how the tests are built, every access is checked after all.

use super::block::{portable, Masks};

/// Accesses whose indices the caller knows to be in bounds.
pub(crate) trait Access: Copy + Send + 'static {
    /// Classifies 64 bytes.
    fn masks(self, block: &[u8; 64]) -> Masks;

    /// Returns `slice[index]`.
    fn get<T: Copy>(self, slice: &[T], index: usize) -> T;

    /// Does `slice[index] = value`.
    fn set<T: Copy>(self, slice: &mut [T], index: usize, value: T);

    /// Returns `slice[from..to]`.
    fn part<T>(self, slice: &[T], from: usize, to: usize) -> &[T];

    /// Returns `slice[from..from + N]`.
    fn chunk<T, const N: usize>(self, slice: &[T], from: usize) -> &[T; N];

    /// Does `slice[from..from + N] = values`.
    fn store<T: Copy, const N: usize>(self, slice: &mut [T], from: usize, values: &[T; N]);
}

/// `tuned-safe`: what the language offers.
#[derive(Clone, Copy)]
pub(crate) struct Checked;

impl Access for Checked {
    /// SSE2 is out of reach: though every x86-64 has it, its intrinsics are unsafe to call but from functions that are themselves.
    #[inline(always)]
    fn masks(self, block: &[u8; 64]) -> Masks {
        portable(block)
    }

    #[inline(always)]
    fn get<T: Copy>(self, slice: &[T], index: usize) -> T {
        slice[index]
    }

    #[inline(always)]
    fn set<T: Copy>(self, slice: &mut [T], index: usize, value: T) {
        slice[index] = value;
    }

    #[inline(always)]
    fn part<T>(self, slice: &[T], from: usize, to: usize) -> &[T] {
        &slice[from..to]
    }

    #[inline(always)]
    fn chunk<T, const N: usize>(self, slice: &[T], from: usize) -> &[T; N] {
        slice[from..].first_chunk().expect("a whole chunk")
    }

    #[inline(always)]
    fn store<T: Copy, const N: usize>(self, slice: &mut [T], from: usize, values: &[T; N]) {
        *slice[from..].first_chunk_mut().expect("room for a whole chunk") = *values;
    }
}

/// `tuned`: no bounds checks.
#[derive(Clone, Copy)]
pub(crate) struct Unchecked(());

impl Unchecked {
    /// Returns the token.
    pub(super) fn vouched() -> Unchecked {
        // SAFETY: the modules of `tuned` alone get a token. Each of their indices is in bounds by what stands where it is used: a text
        // is valid UTF-8 when it is cut, a hash is masked to the table, ids never outnumber the bytes they stand for.
        unsafe { Unchecked::new() }
    }

    /// # Safety
    /// Whoever holds the token passes indices only that are in bounds: `index < len`, `from <= to <= len`, `from + N <= len`.
    unsafe fn new() -> Unchecked {
        Unchecked(())
    }
}

impl Access for Unchecked {
    #[inline(always)]
    fn masks(self, block: &[u8; 64]) -> Masks {
        #[cfg(target_arch = "x86_64")]
        // SAFETY: SSE2 is a part of every x86-64.
        return unsafe { sse2(block) };
        #[cfg(not(target_arch = "x86_64"))]
        return portable(block);
    }

    #[inline(always)]
    fn get<T: Copy>(self, slice: &[T], index: usize) -> T {
        debug_assert!(index < slice.len(), "{index} of {}", slice.len());
        // SAFETY: the holder of the token vouches for the index.
        unsafe { *slice.get_unchecked(index) }
    }

    #[inline(always)]
    fn set<T: Copy>(self, slice: &mut [T], index: usize, value: T) {
        debug_assert!(index < slice.len(), "{index} of {}", slice.len());
        // SAFETY: the holder of the token vouches for the index.
        unsafe { *slice.get_unchecked_mut(index) = value }
    }

    #[inline(always)]
    fn part<T>(self, slice: &[T], from: usize, to: usize) -> &[T] {
        debug_assert!(from <= to && to <= slice.len(), "{from} to {to} of {}", slice.len());
        // SAFETY: the holder of the token vouches for both ends.
        unsafe { slice.get_unchecked(from..to) }
    }

    #[inline(always)]
    fn chunk<T, const N: usize>(self, slice: &[T], from: usize) -> &[T; N] {
        debug_assert!(from <= slice.len() && N <= slice.len() - from, "{N} from {from} of {}", slice.len());
        // SAFETY: the holder of the token vouches for N elements from there; an array is aligned as its elements are.
        unsafe { &*slice.as_ptr().add(from).cast() }
    }

    #[inline(always)]
    fn store<T: Copy, const N: usize>(self, slice: &mut [T], from: usize, values: &[T; N]) {
        debug_assert!(from <= slice.len() && N <= slice.len() - from, "{N} from {from} of {}", slice.len());
        // SAFETY: the holder of the token vouches for N elements from there; an array is aligned as its elements are, and the slice is
        // borrowed for writing.
        unsafe { *slice.as_mut_ptr().add(from).cast() = *values }
    }
}

/// # Safety
/// The processor must have SSE2.
#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "sse2")]
#[inline]
unsafe fn sse2(block: &[u8; 64]) -> Masks {
    use std::arch::x86_64::{
        __m128i, _mm_and_si128, _mm_cmpeq_epi8, _mm_cmpgt_epi8, _mm_loadu_si128, _mm_movemask_epi8, _mm_or_si128, _mm_set1_epi8,
    };

    let mut masks = Masks::default();
    for (i, quarter) in block.chunks_exact(16).enumerate() {
        // SAFETY: 16 bytes, which need not be aligned.
        let bytes = unsafe { _mm_loadu_si128(quarter.as_ptr().cast()) };
        let equal = |byte: u8| _mm_cmpeq_epi8(bytes, _mm_set1_epi8(byte as i8));
        // The comparison is signed, so a byte of 0x80 or above is below both; setting 0x20 in it changes nothing about that.
        let between = |bytes: __m128i, first: u8, last: u8| {
            let (below, above) = (_mm_set1_epi8(first as i8 - 1), _mm_set1_epi8(last as i8 + 1));
            _mm_and_si128(_mm_cmpgt_epi8(bytes, below), _mm_cmpgt_epi8(above, bytes))
        };
        let set = |mask: &mut u64, vector: __m128i| *mask |= u64::from(_mm_movemask_epi8(vector) as u16) << (16 * i);
        set(&mut masks.letters, between(_mm_or_si128(bytes, _mm_set1_epi8(0x20)), b'a', b'z'));
        set(&mut masks.uppers, between(bytes, b'A', b'Z'));
        set(&mut masks.digits, between(bytes, b'0', b'9'));
        set(&mut masks.blanks, equal(b' '));
        set(&mut masks.newlines, _mm_or_si128(equal(b'\n'), equal(b'\r')));
        set(&mut masks.white, _mm_or_si128(equal(b' '), between(bytes, 0x09, 0x0D)));
        set(&mut masks.apostrophes, equal(b'\''));
        set(&mut masks.slashes, equal(b'/'));
        set(&mut masks.beyond, bytes);
    }
    masks
}
