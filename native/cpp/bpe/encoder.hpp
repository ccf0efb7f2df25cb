// Byte-level BPE, exactly as benchmarks/ALGORITHM.md writes it down.
//
// The headers have the names of that page and of the twins in the other languages, and are meant to be read beside them.
// Straightforward scalar code is the point: a faster idea belongs into another strategy.
#pragma once

#include <algorithm>
#include <array>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>

#include "cached.hpp"
#include "plain.hpp"
#include "split.hpp"
#include "split_o200k.hpp"

namespace bpe {

// The names of the encodings, as `encoder` takes them.
inline constexpr std::array<std::string_view, 3> ENCODINGS = {"r50k_base", "cl100k_base", "o200k_base"};

// The names of the strategies, as `encoder` takes them.
inline constexpr std::array<std::string_view, 2> STRATEGIES = {"plain", "cached"};

// The names of those whose encoders hold a word cache.
inline constexpr std::array<std::string_view, 1> CACHING = {"cached"};

// Why there is no encoder. The message names the subject, its value and the rule.
struct Error {
    enum class Kind { unknown, vocabulary };

    Kind kind;
    std::string message;
};

// Makes the encoder of a strategy.
template <typename S>
std::unique_ptr<Encoder> with(S splitter, std::string_view strategy, Vocabulary vocabulary) {
    if (strategy == STRATEGIES[0]) {
        return std::make_unique<Plain<S>>(std::move(splitter), std::move(vocabulary));
    }
    return std::make_unique<Cached<S>>(std::move(splitter), std::move(vocabulary));
}

// Makes the encoder of an encoding and a strategy from the bytes of a `.tiktoken` file.
inline std::variant<std::unique_ptr<Encoder>, Error> encoder(std::string_view encoding, std::string_view strategy, Bytes file) {
    if (std::find(ENCODINGS.begin(), ENCODINGS.end(), encoding) == ENCODINGS.end()) {
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
    Vocabulary vocabulary = std::get<Vocabulary>(std::move(parsed));
    if (std::optional<Encoding> named = encoding_named(encoding)) {
        return with(Splitter(*named), strategy, std::move(vocabulary));
    }
    return with(O200kSplitter(), strategy, std::move(vocabulary));
}

}  // namespace bpe
