// The C ABI of native/include/assay.h, and nothing else: every function checks its arguments, calls the tokenizer and turns the
// outcome into a status. No exception crosses.

#include "../../include/assay.h"

#include <algorithm>
#include <cstdlib>
#include <memory>
#include <new>
#include <optional>
#include <string_view>
#include <utility>
#include <variant>

#include "../bpe/encoder.hpp"
#include "../build.hpp"
#ifdef ASSAY_COUNTING
#include "../alloc/counting.hpp"
#endif

static_assert(ASSAY_ABI_VERSION == 3, "the functions below implement version 3");

#define ASSAY_EXPORT extern "C" __attribute__((visibility("default")))

// What a caller holds.
struct assay_encoder {
    std::unique_ptr<bpe::Encoder> encoder;
    std::size_t error_offset = 0;
    // Set by an exception, which may have left the encoder half changed.
    bool defect = false;
};

namespace {

bool readable(const std::uint8_t* pointer, std::size_t length) { return pointer != nullptr || length == 0; }

std::string_view name(const std::uint8_t* pointer, std::size_t length) { return {reinterpret_cast<const char*>(pointer), length}; }

// Does `work`, which may throw. No memory ends the process, as native/README.md says: the caller could not tell it from a defect.
template <class Work>
bool guarded(Work work) noexcept {
    try {
        work();
        return true;
    } catch (const std::bad_alloc&) {
        std::abort();
    } catch (...) {
        return false;
    }
}

// Checks the arguments of a call that encodes and does `work`, which gives nothing where it needs a cache and there is none.
template <class Work>
[[gnu::always_inline]] inline int64_t with(assay_encoder* encoder, const uint8_t* text, size_t length, uint32_t* ids, size_t capacity,
                                           Work work) {
    if (encoder == nullptr || !readable(text, length) || (ids == nullptr && capacity > 0)) {
        return ASSAY_ERROR_NULL;
    }
    if (capacity < length) {
        return ASSAY_ERROR_CAPACITY;
    }
    if (encoder->defect) {
        return ASSAY_ERROR_PANIC;
    }
    int64_t result = ASSAY_ERROR_NO_CACHE;
    bool done = guarded([&] {
        // No more than length is ever written, so a capacity that is merely a great number makes no span that is too long.
        std::optional<bpe::Encoded> encoded = work(*encoder->encoder, bpe::Bytes(text, length), bpe::Ids(ids, length));
        if (!encoded) {
            return;
        }
        switch (encoded->status) {
            case bpe::Encoded::Status::ok:
                result = static_cast<int64_t>(encoded->value);
                break;
            case bpe::Encoded::Status::not_utf8:
                encoder->error_offset = encoded->value;
                result = ASSAY_ERROR_NOT_UTF8;
                break;
            case bpe::Encoded::Status::capacity:
                result = ASSAY_ERROR_CAPACITY;
                break;
        }
    });
    if (!done) {
        encoder->defect = true;
        return ASSAY_ERROR_PANIC;
    }
    return result;
}

}  // namespace

ASSAY_EXPORT uint32_t assay_abi_version(void) { return ASSAY_ABI_VERSION; }

ASSAY_EXPORT const char* assay_build_info(void) {
    return "{" ASSAY_BUILD_MEMBERS ",\"allocator\":\"" ASSAY_ALLOCATOR "\",\"caches\":\"cached\",\"version\":\"" ASSAY_VERSION "\"}";
}

ASSAY_EXPORT int32_t assay_encoder_new(const uint8_t* encoding, size_t encoding_length, const uint8_t* strategy, size_t strategy_length,
                                       const uint8_t* vocabulary, size_t vocabulary_length, assay_encoder** out) {
    if (!readable(encoding, encoding_length) || !readable(strategy, strategy_length) || !readable(vocabulary, vocabulary_length)
        || out == nullptr) {
        return ASSAY_ERROR_NULL;
    }
    int32_t status = ASSAY_OK;
    bool done = guarded([&] {
        auto made = bpe::encoder(name(encoding, encoding_length), name(strategy, strategy_length),
                                 bpe::Bytes(vocabulary, vocabulary_length));
        if (const bpe::Error* error = std::get_if<bpe::Error>(&made)) {
            status = error->kind == bpe::Error::Kind::unknown ? ASSAY_ERROR_UNKNOWN : ASSAY_ERROR_VOCABULARY;
            return;
        }
        auto handle = std::make_unique<assay_encoder>();
        handle->encoder = std::get<std::unique_ptr<bpe::Encoder>>(std::move(made));
        *out = handle.release();
    });
    return done ? status : ASSAY_ERROR_PANIC;
}

ASSAY_EXPORT int64_t assay_encode(assay_encoder* encoder, const uint8_t* text, size_t length, uint32_t* ids, size_t capacity) {
    return with(encoder, text, length, ids, capacity, [](bpe::Encoder& own, bpe::Bytes bytes, bpe::Ids out) {
        return std::optional(own.encode(bytes, out));
    });
}

ASSAY_EXPORT int32_t assay_forget(assay_encoder* encoder) {
    return static_cast<int32_t>(
        with(encoder, nullptr, 0, nullptr, 0, [](bpe::Encoder& own, bpe::Bytes, bpe::Ids) -> std::optional<bpe::Encoded> {
            if (bpe::WordCache* cache = own.cache()) {
                cache->forget();
                return bpe::Encoded{bpe::Encoded::Status::ok, 0};
            }
            return std::nullopt;
        }));
}

ASSAY_EXPORT int64_t assay_encode_counting(assay_encoder* encoder, const uint8_t* text, size_t length, uint32_t* ids, size_t capacity,
                                           uint64_t* counts) {
    if (counts == nullptr) {
        return ASSAY_ERROR_NULL;
    }
    bpe::Lookups lookups;
    int64_t result = with(encoder, text, length, ids, capacity,
                          [&](bpe::Encoder& own, bpe::Bytes bytes, bpe::Ids out) -> std::optional<bpe::Encoded> {
                              if (bpe::WordCache* cache = own.cache()) {
                                  return cache->encode_counting(bytes, out, lookups);
                              }
                              return std::nullopt;
                          });
    if (result >= 0) {
        counts[0] += lookups.asked;
        counts[1] += lookups.known;
    }
    return result;
}

ASSAY_EXPORT size_t assay_error_offset(const assay_encoder* encoder) { return encoder == nullptr ? 0 : encoder->error_offset; }

ASSAY_EXPORT void assay_encoder_free(assay_encoder* encoder) { delete encoder; }

ASSAY_EXPORT void assay_noop(void) {}

ASSAY_EXPORT int64_t assay_touch(const uint8_t* text, size_t length) {
    if (!readable(text, length)) {
        return ASSAY_ERROR_NULL;
    }
    return length == 0 ? 0 : int64_t{text[0]} + text[length - 1];
}

ASSAY_EXPORT int64_t assay_copy(const uint8_t* text, size_t length, uint32_t* ids, size_t capacity, size_t count) {
    if (!readable(text, length) || (ids == nullptr && capacity > 0)) {
        return ASSAY_ERROR_NULL;
    }
    if (capacity < length || count > length) {
        return ASSAY_ERROR_CAPACITY;
    }
    if (length > 0) {
        std::fill_n(ids, count, uint32_t{text[0]} + text[length - 1]);
    }
    return static_cast<int64_t>(count);
}

ASSAY_EXPORT int64_t assay_allocated_bytes(void) {
#ifdef ASSAY_COUNTING
    return static_cast<int64_t>(counting::bytes.load(std::memory_order_relaxed));
#else
    return -1;
#endif
}

ASSAY_EXPORT int64_t assay_allocation_calls(void) {
#ifdef ASSAY_COUNTING
    return static_cast<int64_t>(counting::calls.load(std::memory_order_relaxed));
#else
    return -1;
#endif
}
