// Step 2 for o200k_base, which tells upper from lower case.
#pragma once

#include <cstddef>
#include <cstdint>

#include "classes.hpp"
#include "split.hpp"
#include "utf8.hpp"

namespace bpe {

// [^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]*[\p{Ll}\p{Lm}\p{Lo}\p{M}]+(?i:'s|'t|'re|'ve|'m|'ll|'d)?|
// [^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]+[\p{Ll}\p{Lm}\p{Lo}\p{M}]*(?i:'s|'t|'re|'ve|'m|'ll|'d)?|
// \p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n/]*|\s*[\r\n]+|\s+(?!\S)|\s+; this is one pattern.
class O200kSplitter {
public:
    // Returns the end of the piece that starts at `p`. `text` must be UTF-8 and `p` the end of the piece before.
    std::size_t next(Bytes text, std::size_t p) const {
        std::uint8_t first = text[p];
        auto [cls, after] = base_.class_at(text, p);
        if (cls == NUMBER) {
            return base_.numbers(text, after);
        }
        std::size_t start = (cls & WORD) != 0 ? p : after;
        if (!Splitter::is_newline(first)) {
            std::size_t end = word(text, start);
            if (end > start) {
                return end + contraction(text, end);
            }
        }
        if (first == ' ' && after < text.size() && (base_.class_at(text, after).cls & OTHER) != 0) {
            return newlines_and_slashes(text, base_.run(text, after, OTHER));
        }
        if ((cls & OTHER) != 0) {
            return newlines_and_slashes(text, base_.run(text, after, OTHER));
        }
        return white_space(text, p, after);
    }

private:
    // Returns the end of the word that starts at `q`, or `q` if none does.
    std::size_t word(Bytes text, std::size_t q) const {
        std::size_t head = q;
        std::size_t uncased = q;
        while (head < text.size()) {
            auto [cls, after] = base_.class_at(text, head);
            if (cls == LOWER) {
                return base_.run(text, head, TAIL);
            }
            if ((cls & HEAD) == 0) {
                break;
            }
            head = after;
            if (cls != UPPER) {
                uncased = head;
            }
        }
        return uncased > q ? uncased : head;
    }

    // White_Space is at `p`: as in cl100k, but a newline cuts the run at the end of the text too.
    std::size_t white_space(Bytes text, std::size_t p, std::size_t after) const {
        std::size_t end = base_.white_space(text, p, after);
        if (end < text.size()) {
            return end;
        }
        std::size_t newline = end;
        while (newline > p && !Splitter::is_newline(text[newline - 1])) {
            newline -= 1;
        }
        return newline > p ? newline : end;
    }

    static std::size_t newlines_and_slashes(Bytes text, std::size_t p) {
        while (p < text.size() && (Splitter::is_newline(text[p]) || text[p] == '/')) {
            p += 1;
        }
        return p;
    }

    // Returns the length of the contraction, in any case, that begins at `p`, or 0.
    static std::size_t contraction(Bytes text, std::size_t p) {
        if (p == text.size() || text[p] != '\'') {
            return 0;
        }
        std::size_t length = Splitter::contraction_cl100k(text, p + 1);
        return length == 0 ? 0 : 1 + length;
    }

    // What it shares with the splitter of cl100k it asks of that.
    Splitter base_{Encoding::cl100k};
};

}  // namespace bpe
