// Byte-level BPE, exactly as benchmarks/ALGORITHM.md writes it down.
//
// The headers have the names of that page and of the twins in the other languages, and are meant to be read beside them.
// Straightforward scalar code is the point: a faster idea belongs into another strategy.
#pragma once

#include <array>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include "cached.hpp"
#include "plain.hpp"

namespace bpe {

// The names of the strategies, as `encoder` takes them.
inline constexpr std::array<std::string_view, 2> STRATEGIES = {"plain", "cached"};

// Why there is no encoder. The message names the subject, its value and the rule.
struct Error {
    enum class Kind { unknown, vocabulary };

    Kind kind;
    std::string message;
};

// Makes the encoder of an encoding and a strategy from the bytes of a `.tiktoken` file.
inline std::variant<std::unique_ptr<Encoder>, Error> encoder(std::string_view encoding, std::string_view strategy, Bytes file) {
    std::optional<Encoding> named = encoding_named(encoding);
    if (!named) {
        return Error{Error::Kind::unknown, "unknown encoding \"" + std::string(encoding) + "\""};
    }
    if (strategy != STRATEGIES[0] && strategy != STRATEGIES[1]) {
        return Error{Error::Kind::unknown, "unknown strategy \"" + std::string(strategy) + "\""};
    }
    std::variant<Vocabulary, Refused> parsed = Vocabulary::parse(file);
    if (const Refused* refused = std::get_if<Refused>(&parsed)) {
        std::string line = refused->line == 0 ? "" : ", line " + std::to_string(refused->line);
        return Error{Error::Kind::vocabulary, "vocabulary" + line + ": " + refused->rule};
    }
    Splitter splitter(*named);
    Vocabulary vocabulary = std::get<Vocabulary>(std::move(parsed));
    if (strategy == STRATEGIES[0]) {
        return std::make_unique<Plain>(std::move(splitter), std::move(vocabulary));
    }
    return std::make_unique<Cached>(std::move(splitter), std::move(vocabulary));
}

}  // namespace bpe
