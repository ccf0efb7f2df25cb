/* assay.h: the C ABI that every native library of Assay implements. Conventions: native/README.md. */
#ifndef ASSAY_H
#define ASSAY_H

#include <stddef.h>
#include <stdint.h>

#ifdef __cplusplus
extern "C" {
#endif

/* Raised whenever a signature, a status or a rule below changes. The caller refuses a library whose version differs. */
#define ASSAY_ABI_VERSION 3

/* Statuses. Numbers are never reused. */
#define ASSAY_OK 0
#define ASSAY_ERROR_NULL (-1)       /* a pointer that must not be NULL is NULL */
#define ASSAY_ERROR_NOT_UTF8 (-2)   /* the text is not UTF-8: see assay_error_offset */
#define ASSAY_ERROR_CAPACITY (-3)   /* ids has no room: capacity must be at least the length of the text in bytes */
#define ASSAY_ERROR_UNKNOWN (-4)    /* no such encoding or strategy */
#define ASSAY_ERROR_VOCABULARY (-5) /* the vocabulary is malformed, has a gap, or lacks a single byte */
#define ASSAY_ERROR_PANIC (-6)      /* a defect of the library: the encoder must not be used again, only freed */
#define ASSAY_ERROR_NO_CACHE (-7)   /* the strategy holds no word cache */

/* A tokenizer of one encoding and strategy. Owned by the caller; used by one thread at a time; may move between threads. */
typedef struct assay_encoder assay_encoder;

/* Returns ASSAY_ABI_VERSION of the library. Never fails. */
uint32_t assay_abi_version(void);

/* Returns a static, NUL-terminated UTF-8 JSON object of strings: "profile" ("release" or "debug"), "target_cpu", "compiler",
 * "allocator" ("system" or "counting"), "caches" (the strategies that hold a word cache, with blanks between them), "version". It may hold
 * more: "opt_level", "lto", "codegen_units", "assertions" and "flags" say how it was optimised, and one that is not as the contender is
 * declared is refused. Never NULL, never freed. */
const char *assay_build_info(void);

/* Makes an encoder from the bytes of a .tiktoken file, which are copied and may be freed at once.
 * encoding, strategy: UTF-8, not NUL-terminated, lengths in bytes. A pointer may be NULL when its length is 0.
 * On ASSAY_OK *out is the encoder; otherwise *out is untouched. */
int32_t assay_encoder_new(const uint8_t *encoding, size_t encoding_length, const uint8_t *strategy, size_t strategy_length,
                          const uint8_t *vocabulary, size_t vocabulary_length, assay_encoder **out);

/* Writes the ids of text to ids[0 .. result) and returns their number, or a negative status (then ids may hold anything).
 * text may be NULL when length is 0; ids likewise when capacity is 0. capacity counts ids, not bytes, and must be >= length; at most
 * length ids are written. text and ids must not overlap. After ASSAY_ERROR_PANIC every further call returns ASSAY_ERROR_PANIC. */
int64_t assay_encode(assay_encoder *encoder, const uint8_t *text, size_t length, uint32_t *ids, size_t capacity);

/* Empties the word cache, so that whatever is encoded next is new to it. Returns ASSAY_OK or a status. */
int32_t assay_forget(assay_encoder *encoder);

/* As assay_encode, and adds to counts[0] how often the word cache was asked for a piece, to counts[1] how often it knew it; nothing where
 * the result is a status. Slower than assay_encode, and not for timing. counts is aligned as a uint64_t and apart from text and ids. */
int64_t assay_encode_counting(assay_encoder *encoder, const uint8_t *text, size_t length, uint32_t *ids, size_t capacity,
                              uint64_t *counts);

/* Offset in bytes of the first wrong byte of the last text that was refused with ASSAY_ERROR_NOT_UTF8; 0 before that, and for NULL. */
size_t assay_error_offset(const assay_encoder *encoder);

/* Frees an encoder; NULL is allowed. */
void assay_encoder_free(assay_encoder *encoder);

/* Floors of the bridge: does nothing; reads the first and the last byte of text and returns their sum (0 when length is 0,
 * ASSAY_ERROR_NULL when text is NULL and length is not 0). */
void assay_noop(void);
int64_t assay_touch(const uint8_t *text, size_t length);

/* Floor of a whole crossing: what assay_encode moves, without its work. Reads the first and the last byte of text, writes their sum to
 * ids[0 .. count) and returns count; the caller says how many ids a tokenizer would give. The conditions on text, ids and capacity are
 * those of assay_encode; ASSAY_ERROR_CAPACITY also when count is above length. */
int64_t assay_copy(const uint8_t *text, size_t length, uint32_t *ids, size_t capacity, size_t count);

/* Bytes and calls requested from the allocator since the library was loaded (alloc, alloc_zeroed, realloc by its new size);
 * -1 in a build without the counting allocator. */
int64_t assay_allocated_bytes(void);
int64_t assay_allocation_calls(void);

#ifdef __cplusplus
}
#endif
#endif
