//! What `tuned` does besides cutting, and the same as `cached` does it.

use crate::cached::Words;
use crate::utf8;

/// All but the cutting: steps 1, 3 and 4, and the caches.
pub(super) trait Code: Send + 'static {
    /// Returns the offset of the first byte that is not UTF-8.
    fn first_wrong_byte(text: &[u8]) -> Option<usize>;

    /// Writes the ids of `text[start..end]` to `ids` from `count` on, and returns their number. There are at least as many ids as
    /// bytes, and so far no more were written than bytes came before: `count <= start`.
    fn piece(&mut self, text: &[u8], start: usize, end: usize, ids: &mut [u32], count: usize) -> usize;

    /// Returns whether a cache holds `text[start..end]`; `None` if it is too long for any.
    fn knows(&self, text: &[u8], start: usize, end: usize) -> Option<bool>;

    /// Empties all caches.
    fn forget(&mut self);
}

/// As in `cached`.
impl Code for Words {
    fn first_wrong_byte(text: &[u8]) -> Option<usize> {
        utf8::first_wrong_byte(text)
    }

    #[inline(always)]
    fn piece(&mut self, text: &[u8], start: usize, end: usize, ids: &mut [u32], count: usize) -> usize {
        self.encode(text, start, end, &mut ids[count..])
    }

    fn knows(&self, text: &[u8], start: usize, end: usize) -> Option<bool> {
        Words::knows(self, text, start, end)
    }

    fn forget(&mut self) {
        Words::forget(self);
    }
}
