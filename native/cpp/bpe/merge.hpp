// Step 4: merges the bytes of a piece that is no token itself.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <limits>
#include <queue>
#include <span>
#include <stdexcept>
#include <vector>

#include "vocabulary.hpp"

namespace bpe {

using Ids = std::span<std::uint32_t>;

// Merges pieces; keeps its buffers.
class Merger {
public:
    // Up to this many bytes a linear scan for the lowest rank is faster than a heap.
    static constexpr std::size_t SHORT = 64;

    // Writes the ids of `piece`, which is not empty, to the front of `out`, and returns their number.
    std::size_t merge(const Vocabulary& vocabulary, Bytes piece, Ids out) {
        if (piece.size() <= SHORT) {
            return merge_short(vocabulary, piece, out);
        } else {
            return merge_long(vocabulary, piece, out);
        }
    }

    // Scans for the lowest rank again and again. `piece` has 1 to 64 bytes.
    std::size_t merge_short(const Vocabulary& vocabulary, Bytes piece, Ids out) {
        std::array<std::uint32_t, SHORT>& ids = short_ids_;
        std::array<std::uint32_t, SHORT>& ranks = short_ranks_;
        std::size_t n = piece.size();
        for (std::size_t i = 0; i < n; i++) {
            ids[i] = vocabulary.byte(piece[i]);
        }
        for (std::size_t i = 0; i < n - 1; i++) {
            ranks[i] = vocabulary.pair(ids[i], ids[i + 1]);
        }
        for (;;) {
            std::uint32_t lowest = NONE;
            std::size_t at = 0;
            for (std::size_t i = 0; i < n - 1; i++) {
                if (ranks[i] < lowest) {
                    lowest = ranks[i];
                    at = i;
                }
            }
            if (lowest == NONE) {
                break;
            }
            ids[at] = lowest;
            for (std::size_t i = at + 1; i < n - 1; i++) {
                ids[i] = ids[i + 1];
                ranks[i] = ranks[i + 1];
            }
            n -= 1;
            if (at > 0) {
                ranks[at - 1] = vocabulary.pair(ids[at - 1], ids[at]);
            }
            if (at + 1 < n) {
                ranks[at] = vocabulary.pair(ids[at], ids[at + 1]);
            }
        }
        std::copy_n(ids.begin(), n, out.begin());
        return n;
    }

    // Keeps the ranks in a heap: O(n log n), so that a long run of one letter cannot hang the tokenizer. `piece` is not empty and has
    // fewer than 2³²−1 bytes.
    std::size_t merge_long(const Vocabulary& vocabulary, Bytes piece, Ids out) {
        std::size_t n = piece.size();
        if (n == 0 || n >= END) {
            throw std::length_error("a piece of no or too many bytes");
        }
        ids_.resize(n);
        previous_.resize(n);
        next_.resize(n);
        for (std::uint32_t i = 0; i < n; i++) {
            ids_[i] = vocabulary.byte(piece[i]);
            previous_[i] = i - 1;
            next_[i] = i + 1;
        }
        next_[n - 1] = END;
        ranks_.assign(n, NONE);
        for (std::uint32_t i = 0; i < n; i++) {
            rank(vocabulary, i);
        }

        while (!heap_.empty()) {
            std::uint64_t entry = heap_.top();
            heap_.pop();
            std::uint32_t lowest = static_cast<std::uint32_t>(entry >> 32);
            std::uint32_t at = static_cast<std::uint32_t>(entry);
            if (ranks_[at] != lowest) {
                continue;  // Stale: the pair has been merged, or another one starts here now.
            }
            std::uint32_t right = next_[at];
            std::uint32_t after = next_[right];
            ids_[at] = lowest;
            ranks_[right] = NONE;
            next_[at] = after;
            if (after != END) {
                previous_[after] = at;
            }
            rank(vocabulary, at);
            if (previous_[at] != END) {
                rank(vocabulary, previous_[at]);
            }
        }

        std::size_t count = 0;
        for (std::uint32_t i = 0; i != END; i = next_[i]) {
            out[count] = ids_[i];
            count += 1;
        }
        return count;
    }

private:
    // "No such index" of the linked list.
    static constexpr std::uint32_t END = std::numeric_limits<std::uint32_t>::max();

    // Takes down the rank of the pair that starts at index `i`.
    void rank(const Vocabulary& vocabulary, std::uint32_t i) {
        std::uint32_t right = next_[i];
        std::uint32_t rank = right == END ? NONE : vocabulary.pair(ids_[i], ids_[right]);
        ranks_[i] = rank;
        if (rank != NONE) {
            heap_.push(static_cast<std::uint64_t>(rank) << 32 | i);
        }
    }

    // The short path: `ranks[i]` is `pair(ids[i], ids[i + 1])`.
    std::array<std::uint32_t, SHORT> short_ids_{};
    std::array<std::uint32_t, SHORT> short_ranks_{};
    // The long path: a linked list, whose entry `i` starts at byte `i`, and `ranks[i]` is the rank of that entry and the next.
    std::vector<std::uint32_t> ids_;
    std::vector<std::uint32_t> ranks_;
    std::vector<std::uint32_t> previous_;
    std::vector<std::uint32_t> next_;
    // The lowest first; empty between two pieces.
    std::priority_queue<std::uint64_t, std::vector<std::uint64_t>, std::greater<>> heap_;
};

}  // namespace bpe
