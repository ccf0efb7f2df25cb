// UTF-8 (RFC 3629): validation of unknown bytes, decoding of valid ones.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>

namespace bpe {

using Bytes = std::span<const std::uint8_t>;

// Returns nothing if `text` is UTF-8, else the offset of the lead byte of the first malformed sequence.
inline std::optional<std::size_t> first_wrong_byte(Bytes text) {
    std::size_t p = 0;
    while (p < text.size()) {
        std::uint8_t lead = text[p];
        if (lead < 0x80) {
            p += 1;
            continue;
        }
        // The second byte of some leads is bounded more tightly, which keeps out what is overlong, surrogate or too great.
        std::size_t length = 0;
        std::uint8_t low = 0x80;
        std::uint8_t high = 0xBF;
        if (lead >= 0xC2 && lead <= 0xDF) {
            length = 2;
        } else if (lead >= 0xE0 && lead <= 0xEF) {
            length = 3;
            if (lead == 0xE0) {
                low = 0xA0;
            } else if (lead == 0xED) {
                high = 0x9F;
            }
        } else if (lead >= 0xF0 && lead <= 0xF4) {
            length = 4;
            if (lead == 0xF0) {
                low = 0x90;
            } else if (lead == 0xF4) {
                high = 0x8F;
            }
        } else {
            return p;
        }
        if (text.size() - p < length) {
            return p;
        }
        std::uint8_t second = text[p + 1];
        if (second < low || second > high) {
            return p;
        }
        for (std::size_t i = 2; i < length; i++) {
            if ((text[p + i] & 0xC0) != 0x80) {
                return p;
            }
        }
        p += length;
    }
    return std::nullopt;
}

struct Decoded {
    std::uint32_t code_point;
    // The offset after it.
    std::size_t after;
};

// Returns the code point at `p`. `text` must be valid and `p` the start of a sequence.
inline Decoded decode(Bytes text, std::size_t p) {
    std::uint32_t lead = text[p];
    auto low = [&](std::size_t i) { return static_cast<std::uint32_t>(text[p + i]) & 0x3F; };
    if (lead < 0x80) {
        return {lead, p + 1};
    } else if (lead < 0xE0) {
        return {(lead & 0x1F) << 6 | low(1), p + 2};
    } else if (lead < 0xF0) {
        return {(lead & 0x0F) << 12 | low(1) << 6 | low(2), p + 3};
    } else {
        return {(lead & 0x07) << 18 | low(1) << 12 | low(2) << 6 | low(3), p + 4};
    }
}

}  // namespace bpe
