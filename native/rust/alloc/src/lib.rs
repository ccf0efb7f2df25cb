//! A global allocator over the system's that counts what is requested.
//!
//! Unsafe is inherent in the trait `GlobalAlloc`; every method passes its arguments on unchanged.

use std::alloc::{GlobalAlloc, Layout, System};
use std::sync::atomic::{AtomicU64, Ordering};

static BYTES: AtomicU64 = AtomicU64::new(0);
static CALLS: AtomicU64 = AtomicU64::new(0);

/// The counting allocator; name it `#[global_allocator]`.
pub struct Counting;

/// Returns the bytes requested since the start.
pub fn bytes() -> u64 {
    BYTES.load(Ordering::Relaxed)
}

/// Returns the requests since the start: alloc, alloc_zeroed and realloc, the last by its new size.
pub fn calls() -> u64 {
    CALLS.load(Ordering::Relaxed)
}

fn count(bytes: usize) {
    BYTES.fetch_add(bytes as u64, Ordering::Relaxed);
    CALLS.fetch_add(1, Ordering::Relaxed);
}

// SAFETY: System keeps the contract of GlobalAlloc, and counting neither allocates nor unwinds.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        count(layout.size());
        // SAFETY: the caller keeps the contract, and the arguments are its own.
        unsafe { System.alloc(layout) }
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        count(layout.size());
        // SAFETY: the caller keeps the contract, and the arguments are its own.
        unsafe { System.alloc_zeroed(layout) }
    }

    unsafe fn realloc(&self, pointer: *mut u8, layout: Layout, new_size: usize) -> *mut u8 {
        count(new_size);
        // SAFETY: the caller keeps the contract; every block comes from System, so System may resize it.
        unsafe { System.realloc(pointer, layout, new_size) }
    }

    unsafe fn dealloc(&self, pointer: *mut u8, layout: Layout) {
        // SAFETY: the caller keeps the contract; every block comes from System, so System may free it.
        unsafe { System.dealloc(pointer, layout) }
    }
}
