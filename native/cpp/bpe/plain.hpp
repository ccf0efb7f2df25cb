// `plain`: the algorithm and nothing else.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>

#include "merge.hpp"
#include "utf8.hpp"
#include "vocabulary.hpp"

namespace bpe {

// What became of a text.
struct Encoded {
    enum class Status {
        // `value` is the number of ids.
        ok,
        // `value` is the offset of the first byte that cannot be part of a well-formed sequence at its place.
        not_utf8,
        // The buffer for the ids is shorter than the text.
        capacity,
    };

    Status status;
    std::size_t value;
};

// How often a word cache was asked. What is too long for it is never asked for.
struct Lookups {
    // Pieces that were looked up.
    std::uint64_t asked = 0;
    // Those among them that it knew.
    std::uint64_t known = 0;
};

// What an encoder remembers of the pieces that it has seen.
class WordCache {
public:
    // Empties it, so that whatever is encoded next is new to it.
    virtual void forget() = 0;

    // Encodes as `Encoder::encode` does and adds to `lookups`: a function of its own, so that counting costs the timed one nothing.
    virtual Encoded encode_counting(Bytes text, Ids ids, Lookups& lookups) = 0;

protected:
    ~WordCache() = default;
};

// A tokenizer of one encoding. It keeps buffers, so one thread uses it at a time.
class Encoder {
public:
    Encoder() = default;
    Encoder(const Encoder&) = delete;
    Encoder& operator=(const Encoder&) = delete;
    virtual ~Encoder() = default;

    // Writes the ids of `text` to the front of `ids`, which must be as long as `text` in bytes: no id stands for less than one byte.
    // After a refusal `ids` may hold anything.
    virtual Encoded encode(Bytes text, Ids ids) = 0;

    // The word cache, or null: a strategy that holds one overrides this and stands in `CACHING`.
    virtual WordCache* cache() { return nullptr; }
};

// Step 1, and room for the ids; nothing if both are well.
inline std::optional<Encoded> check(Bytes text, Ids ids) {
    if (ids.size() < text.size()) {
        return Encoded{Encoded::Status::capacity, 0};
    }
    if (std::optional<std::size_t> offset = first_wrong_byte(text)) {
        return Encoded{Encoded::Status::not_utf8, *offset};
    }
    return std::nullopt;
}

// The tokenizer `plain`. `S` is the splitter.
template <typename S>
class Plain final : public Encoder {
public:
    Plain(S splitter, Vocabulary vocabulary) : splitter_(std::move(splitter)), vocabulary_(std::move(vocabulary)) {}

    Encoded encode(Bytes text, Ids ids) override {
        if (std::optional<Encoded> refused = check(text, ids)) {
            return *refused;
        }
        std::size_t count = 0;
        std::size_t p = 0;
        while (p < text.size()) {
            std::size_t end = next(text, p);
            count += encode_piece(text.subspan(p, end - p), ids.subspan(count));
            p = end;
        }
        return {Encoded::Status::ok, count};
    }

    // Steps 3 and 4: writes the ids of one piece to the front of `out` and returns their number.
    std::size_t encode_piece(Bytes piece, Ids out) {
        if (std::optional<std::uint32_t> id = vocabulary_.find(piece)) {
            out[0] = *id;
            return 1;
        }
        return merger_.merge(vocabulary_, piece, out);
    }

    // Step 2: returns the end of the piece that starts at `p`.
    std::size_t next(Bytes text, std::size_t p) const { return splitter_.next(text, p); }

private:
    S splitter_;
    Vocabulary vocabulary_;
    Merger merger_;
};

}  // namespace bpe
