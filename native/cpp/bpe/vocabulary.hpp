// The vocabulary: token bytes to id, and pairs of ids to id.
#pragma once

#include <algorithm>
#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <limits>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "utf8.hpp"

namespace bpe {

// Stands for "no id".
inline constexpr std::uint32_t NONE = std::numeric_limits<std::uint32_t>::max();

// Why a vocabulary file is refused.
struct Refused {
    // Line of the file, from 1; 0 if the file as a whole is at fault.
    std::size_t line;
    // What is wrong with it.
    std::string rule;
};

// The tokens of one encoding. The id is also the merge rank.
class Vocabulary {
public:
    // Reads a `.tiktoken` file: lines of base64, a blank and a decimal id. Refuses it if a line is malformed, a token or an id comes
    // twice, the ids are not 0 … n−1, or one of the 256 single bytes is no token.
    static std::variant<Vocabulary, Refused> parse(Bytes file) {
        Vocabulary vocabulary;
        if (auto refused = vocabulary.read_lines(file)) {
            return *refused;
        }
        if (auto refused = vocabulary.index_tokens()) {
            return *refused;
        }
        for (std::size_t byte = 0; byte < 256; byte++) {
            std::uint8_t single = static_cast<std::uint8_t>(byte);
            std::optional<std::uint32_t> id = vocabulary.find(Bytes(&single, 1));
            if (!id) {
                char rule[40];
                std::snprintf(rule, sizeof rule, "single byte 0x%02X is no token", static_cast<unsigned>(byte));
                return Refused{0, rule};
            }
            vocabulary.bytes_[byte] = *id;
        }
        vocabulary.index_pairs();
        return vocabulary;
    }

    // Returns the number of tokens.
    std::size_t size() const { return starts_.size() - 1; }

    // Returns the bytes of a token.
    Bytes token(std::uint32_t id) const { return Bytes(arena_).subspan(starts_[id], starts_[id + 1] - starts_[id]); }

    // Returns the id of a single byte.
    std::uint32_t byte(std::uint8_t byte) const { return bytes_[byte]; }

    // Returns the id of the token with these bytes.
    std::optional<std::uint32_t> find(Bytes bytes) const {
        std::size_t mask = tokens_.size() - 1;
        std::size_t slot = fnv1a(bytes) & mask;
        for (;;) {
            std::uint32_t id = tokens_[slot];
            if (id == NONE) {
                return std::nullopt;
            }
            if (same(token(id), bytes)) {
                return id;
            }
            slot = (slot + 1) & mask;
        }
    }

    // Returns the id of the token that is `left` followed by `right`, or NONE.
    std::uint32_t pair(std::uint32_t left, std::uint32_t right) const {
        std::uint64_t key = static_cast<std::uint64_t>(left) << 32 | right;
        std::size_t mask = pair_keys_.size() - 1;
        std::size_t slot = pair_slot(key, pair_shift_);
        for (;;) {
            std::uint64_t there = pair_keys_[slot];
            if (there == key) {
                return pair_ids_[slot];
            }
            if (there == NO_PAIR) {
                return NONE;
            }
            slot = (slot + 1) & mask;
        }
    }

private:
    // A pair of ids that are both NONE, which no pair of tokens is.
    static constexpr std::uint64_t NO_PAIR = std::numeric_limits<std::uint64_t>::max();

    Vocabulary() = default;

    std::optional<Refused> read_lines(Bytes file) {
        if (!file.empty() && file.back() == '\n') {
            file = file.first(file.size() - 1);
        }
        std::vector<Bytes> lines;
        for (std::size_t start = 0;;) {
            std::size_t end = static_cast<std::size_t>(std::find(file.begin() + static_cast<std::ptrdiff_t>(start), file.end(), '\n') - file.begin());
            lines.push_back(file.subspan(start, end - start));
            if (end == file.size()) {
                break;
            }
            start = end + 1;
        }

        // No token is empty, so an empty one is a place not yet taken.
        std::vector<std::vector<std::uint8_t>> in_order(lines.size());
        for (std::size_t index = 0; index < lines.size(); index++) {
            std::variant<Line, const char*> parsed = parse_line(lines[index]);
            if (const char** rule = std::get_if<const char*>(&parsed)) {
                return Refused{index + 1, *rule};
            }
            Line& line = std::get<Line>(parsed);
            if (line.id >= lines.size()) {
                return Refused{index + 1, "id " + std::to_string(line.id) + " leaves a gap: " + std::to_string(lines.size()) + " tokens have the ids 0 to "
                                              + std::to_string(lines.size() - 1)};
            }
            if (!in_order[line.id].empty()) {
                return Refused{index + 1, "id " + std::to_string(line.id) + " comes twice"};
            }
            in_order[line.id] = std::move(line.token);
        }

        // As many ids as lines, none twice, none too great: so there is no gap either.
        starts_.push_back(0);
        for (const std::vector<std::uint8_t>& token : in_order) {
            arena_.insert(arena_.end(), token.begin(), token.end());
            if (arena_.size() > std::numeric_limits<std::uint32_t>::max()) {
                return Refused{0, "more than 4 GiB"};
            }
            starts_.push_back(static_cast<std::uint32_t>(arena_.size()));
        }
        return std::nullopt;
    }

    std::optional<Refused> index_tokens() {
        std::size_t capacity = std::bit_ceil(2 * size());
        tokens_.assign(capacity, NONE);
        for (std::uint32_t id = 0; id < size(); id++) {
            std::size_t slot = fnv1a(token(id)) & (capacity - 1);
            while (tokens_[slot] != NONE) {
                if (same(token(tokens_[slot]), token(id))) {
                    return Refused{0, "ids " + std::to_string(tokens_[slot]) + " and " + std::to_string(id) + " have the same bytes"};
                }
                slot = (slot + 1) & (capacity - 1);
            }
            tokens_[slot] = id;
        }
        return std::nullopt;
    }

    // Byte-level BPE looks a pair up by its bytes, so **every** split of a token into two tokens is a pair, not only the one by which
    // training found it.
    void index_pairs() {
        std::vector<std::pair<std::uint64_t, std::uint32_t>> pairs;
        for (std::uint32_t id = 0; id < size(); id++) {
            Bytes bytes = token(id);
            for (std::size_t cut = 1; cut < bytes.size(); cut++) {
                std::optional<std::uint32_t> left = find(bytes.first(cut));
                std::optional<std::uint32_t> right = find(bytes.subspan(cut));
                if (left && right) {
                    pairs.emplace_back(static_cast<std::uint64_t>(*left) << 32 | *right, id);
                }
            }
        }

        std::size_t capacity = std::max<std::size_t>(std::bit_ceil(2 * pairs.size()), 2);
        pair_shift_ = 64 - static_cast<std::uint32_t>(std::countr_zero(capacity));
        pair_keys_.assign(capacity, NO_PAIR);
        pair_ids_.assign(capacity, NONE);
        for (auto [key, id] : pairs) {
            std::size_t slot = pair_slot(key, pair_shift_);
            while (pair_keys_[slot] != NO_PAIR) {
                slot = (slot + 1) & (capacity - 1);
            }
            pair_keys_[slot] = key;
            pair_ids_[slot] = id;
        }
    }

    static bool same(Bytes left, Bytes right) { return std::equal(left.begin(), left.end(), right.begin(), right.end()); }

    static std::uint32_t fnv1a(Bytes bytes) {
        std::uint32_t hash = 0x811C'9DC5;
        for (std::uint8_t byte : bytes) {
            hash = (hash ^ byte) * 0x0100'0193;
        }
        return hash;
    }

    static std::size_t pair_slot(std::uint64_t key, std::uint32_t shift) { return key * 0x9E37'79B9'7F4A'7C15 >> shift; }

    struct Line {
        std::vector<std::uint8_t> token;
        std::uint32_t id;
    };

    // Returns what a line says, or the rule that it breaks.
    static std::variant<Line, const char*> parse_line(Bytes line) {
        static constexpr const char* FORM = "must be base64, one blank and a decimal id";
        std::size_t blank = static_cast<std::size_t>(std::find(line.begin(), line.end(), ' ') - line.begin());
        if (blank == line.size()) {
            return FORM;
        }
        std::optional<std::vector<std::uint8_t>> token = base64(line.first(blank));
        if (!token) {
            return "malformed base64";
        }
        Bytes digits = line.subspan(blank + 1);
        if (digits.empty() || !std::all_of(digits.begin(), digits.end(), [](std::uint8_t byte) { return byte >= '0' && byte <= '9'; })) {
            return FORM;
        }
        std::uint64_t id = 0;
        for (std::uint8_t digit : digits) {
            id = id * 10 + (digit - std::uint64_t{'0'});
            if (id > std::numeric_limits<std::uint32_t>::max()) {
                return "id above 4294967295";
            }
        }
        return Line{std::move(*token), static_cast<std::uint32_t>(id)};
    }

    // Decodes base64 with padding (RFC 4648, section 4); nothing if it is malformed or empty, since no token is empty.
    static std::optional<std::vector<std::uint8_t>> base64(Bytes text) {
        if (text.empty() || text.size() % 4 != 0) {
            return std::nullopt;
        }
        std::size_t padding = 0;
        while (padding < text.size() && text[text.size() - 1 - padding] == '=') {
            padding++;
        }
        if (padding > 2) {
            return std::nullopt;
        }
        std::vector<std::uint8_t> bytes;
        bytes.reserve(text.size() / 4 * 3);
        std::uint32_t bits = 0;
        int count = 0;
        for (std::uint8_t byte : text.first(text.size() - padding)) {
            int six = sextet(byte);
            if (six < 0) {
                return std::nullopt;
            }
            bits = bits << 6 | static_cast<std::uint32_t>(six);
            count += 6;
            if (count >= 8) {
                count -= 8;
                bytes.push_back(static_cast<std::uint8_t>(bits >> count));
                bits &= (1u << count) - 1;
            }
        }
        // What is left over carries no byte and must be zero, or two texts would stand for the same bytes.
        return bits == 0 ? std::optional(std::move(bytes)) : std::nullopt;
    }

    static int sextet(std::uint8_t byte) {
        if (byte >= 'A' && byte <= 'Z') {
            return byte - 'A';
        } else if (byte >= 'a' && byte <= 'z') {
            return byte - 'a' + 26;
        } else if (byte >= '0' && byte <= '9') {
            return byte - '0' + 52;
        } else if (byte == '+') {
            return 62;
        } else if (byte == '/') {
            return 63;
        } else {
            return -1;
        }
    }

    // The bytes of all tokens, in the order of their ids.
    std::vector<std::uint8_t> arena_;
    // Token `id` is `arena_[starts_[id] .. starts_[id + 1]]`.
    std::vector<std::uint32_t> starts_;
    // Open-addressed: ids, by the hash of the token bytes.
    std::vector<std::uint32_t> tokens_;
    // Open-addressed: `left << 32 | right`, and beside it the id of the two together.
    std::vector<std::uint64_t> pair_keys_;
    std::vector<std::uint32_t> pair_ids_;
    std::uint32_t pair_shift_ = 0;
    // The id of each single byte.
    std::array<std::uint32_t, 256> bytes_{};
};

}  // namespace bpe
