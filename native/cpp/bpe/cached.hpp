// `cached`: `plain` and the word cache.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <utility>
#include <vector>

#include "plain.hpp"

namespace bpe {

// The tokenizer `cached`. `S` is the splitter.
template <typename S>
class Cached final : public Encoder, public WordCache {
public:
    // Makes a tokenizer with an empty cache.
    Cached(S splitter, Vocabulary vocabulary) : plain_(std::move(splitter), std::move(vocabulary)), slots_(SLOTS) {}

    Encoded encode(Bytes text, Ids ids) override {
        if (std::optional<Encoded> refused = check(text, ids)) {
            return *refused;
        }
        std::size_t count = 0;
        std::size_t p = 0;
        while (p < text.size()) {
            std::size_t end = plain_.next(text, p);
            Bytes piece = text.subspan(p, end - p);
            if (piece.size() > LONGEST) {
                count += plain_.encode_piece(piece, ids.subspan(count));
                p = end;
                continue;
            }
            Key key = key_of(text, p, piece.size());
            const Slot& slot = slots_[index(key)];
            if (slot.key.lo == key.lo && slot.key.hi == key.hi) {
                count += put(slot.ids, ids.subspan(count));
            } else {
                count += encode_and_store(piece, key, ids.subspan(count));
            }
            p = end;
        }
        return {Encoded::Status::ok, count};
    }

    WordCache* cache() override { return this; }

    void forget() override { std::fill(slots_.begin(), slots_.end(), Slot{}); }

    Encoded encode_counting(Bytes text, Ids ids, Lookups& lookups) override {
        if (std::optional<Encoded> refused = check(text, ids)) {
            return *refused;
        }
        std::size_t count = 0;
        std::size_t p = 0;
        while (p < text.size()) {
            std::size_t end = plain_.next(text, p);
            Bytes piece = text.subspan(p, end - p);
            if (piece.size() <= LONGEST) {
                Key key = key_of(text, p, piece.size());
                const Slot& slot = slots_[index(key)];
                lookups.asked += 1;
                if (slot.key.lo == key.lo && slot.key.hi == key.hi) {
                    lookups.known += 1;
                    count += put(slot.ids, ids.subspan(count));
                } else {
                    count += encode_and_store(piece, key, ids.subspan(count));
                }
            } else {
                count += plain_.encode_piece(piece, ids.subspan(count));
            }
            p = end;
        }
        return {Encoded::Status::ok, count};
    }

private:
    static constexpr std::size_t SLOTS = 32'768;

    // Longest piece that has a key.
    static constexpr std::size_t LONGEST = 15;

    // Most ids that a slot holds.
    static constexpr std::size_t MOST = 4;

    struct Key {
        std::uint64_t lo;
        std::uint64_t hi;
    };

    // One slot: 32 bytes. A piece has at least one byte, so no key is 0, which stands for an empty slot.
    struct alignas(32) Slot {
        Key key{0, 0};
        std::array<std::uint32_t, MOST> ids{NONE, NONE, NONE, NONE};
    };
    static_assert(sizeof(Slot) == 32);

    // By the length of a piece: the bits of its bytes in the two words of a key.
    static constexpr std::array<Key, LONGEST + 1> MASKS = [] {
        std::array<Key, LONGEST + 1> masks{};
        for (std::size_t length = 1; length <= LONGEST; length++) {
            masks[length].lo = length >= 8 ? ~std::uint64_t{0} : (std::uint64_t{1} << (8 * length)) - 1;
            masks[length].hi = length <= 8 ? 0 : (std::uint64_t{1} << (8 * (length - 8))) - 1;
        }
        return masks;
    }();

    // A miss: encodes the piece and stores it over what was there.
    [[gnu::cold, gnu::noinline]] std::size_t encode_and_store(Bytes piece, Key key, Ids out) {
        std::size_t count = plain_.encode_piece(piece, out);
        if (count <= MOST) {
            Slot slot;
            slot.key = key;
            std::copy_n(out.begin(), count, slot.ids.begin());
            slots_[index(key)] = slot;
        }
        return count;
    }

    // Writes the ids of a slot to the front of `out` and returns their number.
    static std::size_t put(const std::array<std::uint32_t, MOST>& ids, Ids out) {
        std::size_t count = 1;
        for (std::size_t i = 1; i < MOST; i++) {
            count += ids[i] != NONE;
        }
        // All four at once, where there is room; what is too much, the next piece writes over.
        if (out.size() >= MOST) {
            std::copy_n(ids.begin(), MOST, out.begin());
        } else {
            std::copy_n(ids.begin(), count, out.begin());
        }
        return count;
    }

    // Returns the key of `text[p .. p + length]`: its bytes, little endian, and the length in the top byte.
    static Key key_of(Bytes text, std::size_t p, std::size_t length) {
        Key bytes = text.size() - p >= 16 ? words(text.data() + p) : last_bytes(text, p);
        const Key& mask = MASKS[length & 15];
        return {bytes.lo & mask.lo, (bytes.hi & mask.hi) | static_cast<std::uint64_t>(length) << 56};
    }

    // Returns the fewer than 16 bytes from `p` to the end of the text.
    [[gnu::cold, gnu::noinline]] static Key last_bytes(Bytes text, std::size_t p) {
        std::array<std::uint8_t, 16> bytes{};
        std::copy(text.begin() + static_cast<std::ptrdiff_t>(p), text.end(), bytes.begin());
        return words(bytes.data());
    }

    static Key words(const std::uint8_t* bytes) {
        static_assert(std::endian::native == std::endian::little, "keys and the worker's ids are little endian");
        Key key;
        std::memcpy(&key, bytes, sizeof key);
        return key;
    }

    static std::size_t index(Key key) {
        std::uint64_t mixed = key.lo ^ std::rotl(key.hi, 32) * 0xC2B2'AE3D'27D4'EB4F;
        return mixed * 0x9E37'79B9'7F4A'7C15 >> 49;
    }

    Plain<S> plain_;
    std::vector<Slot> slots_;
};

}  // namespace bpe
