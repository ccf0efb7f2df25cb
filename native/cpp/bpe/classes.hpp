// The class of every code point, from benchmarks/unicode/classes-16.0.txt.
//
// A class is one bit, so that a set of classes is one mask.
#pragma once

#include <algorithm>
#include <array>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <span>
#include <stdexcept>
#include <string_view>
#include <vector>

namespace bpe {

// The table itself, which build.sh wraps into a string literal: C++20 has no way to take in a file.
inline constexpr char TABLE[] =
#include "classes-16.0.inc"
    ;

// `U`: Lu, Lt.
inline constexpr std::uint8_t UPPER = 1;
// `l`: Ll.
inline constexpr std::uint8_t LOWER = 2;
// `o`: Lm, Lo.
inline constexpr std::uint8_t OTHER_LETTER = 4;
// `M`: Mn, Mc, Me.
inline constexpr std::uint8_t MARK = 8;
// `N`: Nd, Nl, No.
inline constexpr std::uint8_t NUMBER = 16;
// `s`: White_Space.
inline constexpr std::uint8_t SPACE = 32;
// `.`: all else.
inline constexpr std::uint8_t ELSE = 64;

// The three letter classes, which r50k and cl100k do not tell apart.
inline constexpr std::uint8_t LETTER = UPPER | LOWER | OTHER_LETTER;
// Neither letter, number nor White_Space; a mark is such, unless o200k finds it in a word.
inline constexpr std::uint8_t OTHER = MARK | ELSE;

// What o200k lets a word begin with: upper case, and what has no case.
inline constexpr std::uint8_t HEAD = UPPER | OTHER_LETTER | MARK;
// What o200k lets a word go on with: lower case, and what has no case.
inline constexpr std::uint8_t TAIL = LOWER | OTHER_LETTER | MARK;
// All that o200k makes words of.
inline constexpr std::uint8_t WORD = HEAD | TAIL;

// The two-stage table.
class Classes {
public:
    // Expands the table of Unicode 16.0.
    Classes() : Classes(std::string_view(TABLE, sizeof TABLE - 1)) {}

    // Returns the class of a code point.
    std::uint8_t of(std::uint32_t code_point) const {
        std::size_t block = stage1_[code_point >> 8];
        return stage2_[block * BLOCK + (code_point & 255)];
    }

    // Returns the class of a byte below 0x80.
    std::uint8_t ascii(std::uint8_t byte) const { return ascii_[byte & 0x7F]; }

private:
    static constexpr std::size_t CODE_POINTS = 0x11'0000;
    static constexpr std::size_t BLOCK = 256;

    // Expands a table of lines `first last class`; `#` starts a comment line. The table is a part of the program, so a wrong one is
    // a defect and throws.
    explicit Classes(std::string_view table) {
        std::vector<std::uint8_t> flat(CODE_POINTS, ELSE);
        while (!table.empty()) {
            std::size_t end = std::min(table.find('\n'), table.size());
            std::string_view line = table.substr(0, end);
            table.remove_prefix(std::min(end + 1, table.size()));
            if (line.empty() || line[0] == '#') {
                continue;
            }
            std::size_t first = hexadecimal(line);
            std::size_t last = hexadecimal(line);
            if (line.size() != 1 || first > last || last >= CODE_POINTS) {
                throw std::logic_error("a line of the table of classes");
            }
            std::fill(flat.begin() + static_cast<std::ptrdiff_t>(first), flat.begin() + static_cast<std::ptrdiff_t>(last) + 1, bit(line[0]));
        }

        stage1_.reserve(CODE_POINTS / BLOCK);
        for (std::size_t start = 0; start < CODE_POINTS; start += BLOCK) {
            std::span<const std::uint8_t> block = std::span<const std::uint8_t>(flat).subspan(start, BLOCK);
            std::size_t number = 0;
            while (number * BLOCK < stage2_.size() && !std::equal(block.begin(), block.end(), stage2_.data() + number * BLOCK)) {
                number++;
            }
            if (number * BLOCK == stage2_.size()) {
                stage2_.insert(stage2_.end(), block.begin(), block.end());
            }
            if (number > 255) {
                throw std::logic_error("at most 256 different blocks");
            }
            stage1_.push_back(static_cast<std::uint8_t>(number));
        }
        std::copy_n(flat.begin(), ascii_.size(), ascii_.begin());
    }

    // Takes a hexadecimal number and the blank after it off the front of `line`.
    static std::size_t hexadecimal(std::string_view& line) {
        std::size_t value = 0;
        auto [end, error] = std::from_chars(line.data(), line.data() + line.size(), value, 16);
        if (error != std::errc() || end == line.data() + line.size() || *end != ' ') {
            throw std::logic_error("a number of the table of classes");
        }
        line.remove_prefix(static_cast<std::size_t>(end - line.data()) + 1);
        return value;
    }

    static std::uint8_t bit(char letter) {
        switch (letter) {
            case 'U': return UPPER;
            case 'l': return LOWER;
            case 'o': return OTHER_LETTER;
            case 'M': return MARK;
            case 'N': return NUMBER;
            case 's': return SPACE;
            default: throw std::logic_error("a class of the table of classes");
        }
    }

    // The classes of U+0000 … U+007F, which are most of most texts; a copy of the front of the table.
    std::array<std::uint8_t, 128> ascii_{};
    std::vector<std::uint8_t> stage1_;
    std::vector<std::uint8_t> stage2_;
};

}  // namespace bpe
