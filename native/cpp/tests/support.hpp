// What the tests share: checks, a small vocabulary, and reproducible chance. The twins of native/rust/bpe/tests.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "../bpe/encoder.hpp"

// Ends the tests at the first condition that does not hold: what comes after it would be measured by a defect.
#define CHECK(condition) check_that((condition), #condition, __FILE__, __LINE__)

inline void check_that(bool holds, const char* condition, const char* file, int line) {
    if (!holds) {
        std::fprintf(stderr, "%s:%d: must hold: %s\n", file, line, condition);
        std::exit(1);
    }
}

inline bpe::Bytes bytes(std::string_view text) { return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()}; }

// Encodes base64 with padding.
inline std::string base64(std::string_view text) {
    static constexpr char DIGITS[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string encoded;
    for (std::size_t start = 0; start < text.size(); start += 3) {
        std::uint32_t bits = 0;
        std::size_t length = std::min<std::size_t>(3, text.size() - start);
        for (std::size_t i = 0; i < 3; i++) {
            bits = bits << 8 | (i < length ? static_cast<std::uint8_t>(text[start + i]) : 0u);
        }
        for (std::size_t i = 0; i < 4; i++) {
            encoded += i <= length ? DIGITS[bits >> (18 - 6 * i) & 63] : '=';
        }
    }
    return encoded;
}

// The lines of a `.tiktoken` file of these tokens, in the order of their ids.
inline std::string file(const std::vector<std::string>& tokens) {
    std::string lines;
    for (std::size_t id = 0; id < tokens.size(); id++) {
        lines += base64(tokens[id]) + ' ' + std::to_string(id) + '\n';
    }
    return lines;
}

// The 256 single bytes, backwards, so that no id is its byte; then merges, the frequent ones first. Every token merges to itself, as in
// the real vocabularies. "abcd" has two splits into two tokens.
inline std::vector<std::string> tokens() {
    std::vector<std::string> tokens;
    for (int byte = 255; byte >= 0; byte--) {
        tokens.emplace_back(1, static_cast<char>(byte));
    }
    for (std::string merge : {" t", "aa", "he", "ab", "cd", "abcd", " the", "aaaa", "bcd", "  ", "    ", "\n\n", "ll", "ello", "hello", " w",
                              "or", "'s", " wor", "ld", " world", "\u00e9", "e\u0301", "12", "123", "^^", "^^^^", "^^^^^^^^", "\r\n", "()"}) {
        // What takes more than one merge from what is there already gets them here.
        for (std::size_t end = 2; end <= merge.size(); end++) {
            std::string part = merge.substr(0, end);
            if (std::find(tokens.begin(), tokens.end(), part) == tokens.end()) {
                tokens.push_back(part);
            }
        }
    }
    return tokens;
}

inline bpe::Vocabulary vocabulary(std::string_view file) {
    auto parsed = bpe::Vocabulary::parse(bytes(file));
    CHECK(std::holds_alternative<bpe::Vocabulary>(parsed));
    return std::get<bpe::Vocabulary>(std::move(parsed));
}

inline std::unique_ptr<bpe::Encoder> make(std::string_view encoding, std::string_view strategy, std::string_view file) {
    auto made = bpe::encoder(encoding, strategy, bytes(file));
    CHECK(std::holds_alternative<std::unique_ptr<bpe::Encoder>>(made));
    return std::get<std::unique_ptr<bpe::Encoder>>(std::move(made));
}

// Encodes into a buffer of exactly the length of the text, so that a sanitizer sees the first id beyond it.
inline std::vector<std::uint32_t> ids(bpe::Encoder& encoder, std::string_view text) {
    std::vector<std::uint32_t> ids(text.size(), bpe::NONE);
    // A copy of its own, for the same reason.
    std::vector<std::uint8_t> copy(text.begin(), text.end());
    bpe::Encoded encoded = encoder.encode(copy, ids);
    CHECK(encoded.status == bpe::Encoded::Status::ok);
    ids.resize(encoded.value);
    return ids;
}

// xorshift64*.
class Chance {
public:
    explicit Chance(std::uint64_t seed) : state_(seed) {}

    // A number from 0 to `bound` − 1.
    std::size_t below(std::size_t bound) {
        state_ ^= state_ >> 12;
        state_ ^= state_ << 25;
        state_ ^= state_ >> 27;
        return static_cast<std::size_t>(state_ * 0x2545'F491'4F6C'DD1D >> 33) % bound;
    }

private:
    std::uint64_t state_;
};

// What hostile texts are made of: the fragments of the Rust tests.
inline const std::vector<std::string>& fragments() {
    static const std::vector<std::string> fragments = {
        " ", " ", " ", "  ", "   ", "\t", "\n", "\r\n", "\n\n", "\u00a0", "\u0085", "\u2028", "\u3000", "'", "'s", "'S", "'\u017f", "'ll",
        "'Ve", "'re", "'x", "a", "abcd", "hello", "world", "the", "DON", "\u00df", "\u01c5", "\u02b0", "\u4e9c\u6d32", "AV", "\u0301",
        "e\u0301", "\u094d", "0", "12", "123", "12345", "\u0663", "\u2167", "\u00bd", "\U0001d7d8", "!", "?!", "(", ")", "/", "^^^", "_", "-",
        "\u20ac", "\U0001f600", "\U0001f468\u200d\U0001f469", "\ufeff", std::string(1, '\0'), "\u007f", "\U0010ffff", "<|endoftext|>",
    };
    return fragments;
}

// A hostile text.
inline std::string hostile(Chance& chance) {
    std::string text;
    std::size_t parts = 1 + chance.below(30);
    for (std::size_t part = 0; part < parts; part++) {
        std::size_t times = chance.below(12) == 0 ? 1 + chance.below(90) : 1;
        const std::string& fragment = fragments()[chance.below(fragments().size())];
        for (std::size_t i = 0; i < times; i++) {
            text += fragment;
        }
    }
    return text;
}
