// Step 2: cuts a text into pieces, by hand, as the pattern of the encoding would.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "classes.hpp"
#include "utf8.hpp"

namespace bpe {

// The encodings that tell one kind of letter only, each with its pattern.
enum class Encoding {
    // '(?:[sdmt]|ll|ve|re)| ?\p{L}++| ?\p{N}++| ?[^\s\p{L}\p{N}]++|\s++$|\s+(?!\S)|\s
    r50k,
    // '(?i:[sdmt]|ll|ve|re)|[^\r\n\p{L}\p{N}]?+\p{L}++|\p{N}{1,3}+| ?[^\s\p{L}\p{N}]++[\r\n]*+|\s++$|\s*[\r\n]|\s+(?!\S)|\s
    cl100k,
};

// Returns the encoding of that name.
inline std::optional<Encoding> encoding_named(std::string_view name) {
    if (name == "r50k_base") {
        return Encoding::r50k;
    }
    if (name == "cl100k_base") {
        return Encoding::cl100k;
    }
    return std::nullopt;
}

// The splitter of one of them. That of o200k_base stands apart, as in the twin in Rust.
class Splitter {
public:
    struct At {
        std::uint8_t cls;
        // The offset after the code point.
        std::size_t after;
    };

    explicit Splitter(Encoding encoding) : encoding_(encoding) {}

    // Returns the end of the piece that starts at `p`. `text` must be UTF-8 and `p` the end of the piece before.
    std::size_t next(Bytes text, std::size_t p) const {
        switch (encoding_) {
            case Encoding::r50k: return next_r50k(text, p);
            case Encoding::cl100k: return next_cl100k(text, p);
        }
        __builtin_unreachable();
    }

    // A number was at the offset before `p`: it and up to two more.
    std::size_t numbers(Bytes text, std::size_t p) const {
        for (int i = 0; i < 2; i++) {
            if (p == text.size()) {
                break;
            }
            auto [cls, after] = class_at(text, p);
            if (cls != NUMBER) {
                break;
            }
            p = after;
        }
        return p;
    }

    // White_Space is at `p`, the next code point at `after`.
    std::size_t white_space(Bytes text, std::size_t p, std::size_t after) const {
        std::size_t last = p;
        std::size_t r = after;
        std::size_t newline = is_newline(text[p]) ? after : p;
        while (r < text.size()) {
            At at = class_at(text, r);
            if (at.cls != SPACE) {
                break;
            }
            if (is_newline(text[r])) {
                newline = at.after;
            }
            last = r;
            r = at.after;
        }
        if (r == text.size()) {
            return r;
        } else if (encoding_ == Encoding::cl100k && newline > p) {
            return newline;
        } else if (last > p) {
            return last;
        } else {
            return r;
        }
    }

    // Returns the end of the run of code points from `p` whose class is in `mask`.
    std::size_t run(Bytes text, std::size_t p, std::uint8_t mask) const {
        while (p < text.size()) {
            auto [cls, after] = class_at(text, p);
            if ((cls & mask) == 0) {
                break;
            }
            p = after;
        }
        return p;
    }

    // Returns the class of the code point at `p`.
    [[gnu::always_inline]] At class_at(Bytes text, std::size_t p) const {
        std::uint8_t byte = text[p];
        if (byte < 0x80) {
            return {classes_.ascii(byte), p + 1};
        } else {
            return class_beyond_ascii(text, p);
        }
    }

    static bool is_newline(std::uint8_t byte) { return byte == '\r' || byte == '\n'; }

    // Returns the length of what makes a contraction, in any case, of the apostrophe before `p`, or 0.
    static std::size_t contraction_cl100k(Bytes text, std::size_t p) {
        if (p >= text.size()) {
            return 0;
        }
        auto next = [&](std::uint8_t one, std::uint8_t other) -> std::size_t {
            return p + 1 < text.size() && (text[p + 1] == one || text[p + 1] == other) ? 2 : 0;
        };
        switch (text[p]) {
            case 's': case 'd': case 'm': case 't': case 'S': case 'D': case 'M': case 'T': return 1;
            case 'l': case 'L': return next('l', 'L');
            case 'v': case 'V': case 'r': case 'R': return next('e', 'E');
            case 0xC5: return next(0xBF, 0xBF);  // U+017F folds to s.
            default: return 0;
        }
    }

private:
    std::size_t next_r50k(Bytes text, std::size_t p) const {
        if (text[p] == '\'') {
            std::size_t length = contraction_r50k(text, p + 1);
            if (length > 0) {
                return p + 1 + length;
            }
        }
        auto [cls, after] = class_at(text, p);
        if (cls != SPACE) {
            return run(text, after, like(cls));
        }
        if (text[p] == ' ' && after < text.size()) {
            At second = class_at(text, after);
            if (second.cls != SPACE) {
                return run(text, second.after, like(second.cls));
            }
        }
        return white_space(text, p, after);
    }

    std::size_t next_cl100k(Bytes text, std::size_t p) const {
        std::uint8_t first = text[p];
        if (first == '\'') {
            std::size_t length = contraction_cl100k(text, p + 1);
            if (length > 0) {
                return p + 1 + length;
            }
        }
        auto [cls, after] = class_at(text, p);
        if ((cls & LETTER) != 0) {
            return run(text, after, LETTER);
        }
        if (cls == NUMBER) {
            return numbers(text, after);
        }
        if (after < text.size()) {
            At second = class_at(text, after);
            if ((second.cls & LETTER) != 0 && first != '\r' && first != '\n') {
                return run(text, second.after, LETTER);
            }
            if ((second.cls & OTHER) != 0 && first == ' ') {
                return newlines(text, run(text, second.after, OTHER));
            }
        }
        if ((cls & OTHER) != 0) {
            return newlines(text, run(text, after, OTHER));
        }
        return white_space(text, p, after);
    }

    [[gnu::noinline]]  // Keeps the loops over ASCII small.
    At class_beyond_ascii(Bytes text, std::size_t p) const {
        auto [code_point, after] = decode(text, p);
        return {classes_.of(code_point), after};
    }

    // Returns all classes that go together with `cls`, which is not White_Space.
    static std::uint8_t like(std::uint8_t cls) {
        if ((cls & LETTER) != 0) {
            return LETTER;
        } else if (cls == NUMBER) {
            return NUMBER;
        } else {
            return OTHER;
        }
    }

    static std::size_t newlines(Bytes text, std::size_t p) {
        while (p < text.size() && is_newline(text[p])) {
            p += 1;
        }
        return p;
    }

    // Returns the length of what makes a contraction of the apostrophe before `p`, or 0.
    static std::size_t contraction_r50k(Bytes text, std::size_t p) {
        if (p >= text.size()) {
            return 0;
        }
        switch (text[p]) {
            case 's': case 'd': case 'm': case 't': return 1;
            case 'l': return p + 1 < text.size() && text[p + 1] == 'l' ? 2 : 0;
            case 'v': case 'r': return p + 1 < text.size() && text[p + 1] == 'e' ? 2 : 0;
            default: return 0;
        }
    }

    Encoding encoding_;
    Classes classes_;
};

}  // namespace bpe
