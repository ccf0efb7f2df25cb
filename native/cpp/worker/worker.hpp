// The verbs.
#pragma once

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <limits>
#include <map>
#include <memory>
#include <new>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "../bpe/encoder.hpp"
#include "../build.hpp"
#include "frame.hpp"
#include "system.hpp"

namespace worker {

// Keeps the compiler from knowing what `value` is, or that nobody reads it.
template <class Value>
void opaque(Value& value) {
    asm volatile("" : "+m"(value) : : "memory");
}

// The message of an answer `error`.
struct Wrong : std::runtime_error {
    using std::runtime_error::runtime_error;
};

// The inputs of a slot, end to end.
struct Deck {
    std::vector<std::uint8_t> bytes;
    // Where each input starts and ends.
    std::vector<std::pair<std::size_t, std::size_t>> inputs;
    // The input with which the next `warm` starts.
    std::size_t warm = 0;

    bpe::Bytes input(std::size_t index) const {
        auto [start, end] = inputs[index];
        bpe::Bytes input(bytes.data() + start, end - start);
        opaque(input);
        return input;
    }

    std::size_t longest() const {
        std::size_t longest = 0;
        for (auto [start, end] : inputs) {
            longest = std::max(longest, end - start);
        }
        return longest;
    }
};

class Worker {
public:
    // Makes a worker that has loaded nothing.
    explicit Worker(std::string strategy) : strategy_(std::move(strategy)) {}

    // Writes the answer to a request; returns whether the worker is to quit.
    bool answer(const frame::Request& request, std::string& answer) {
        std::vector<std::string_view> words = request.words();
        words.pop_back();  // The length of the body.
        const std::vector<std::uint8_t>& body = request.body;
        try {
            switch (verb(words)) {
                case Verb::hello: empty(body); hello(answer); break;
                case Verb::load: load(words[1], body, answer); break;
                case Verb::deck: deck(words[1], words[2], body, answer); break;
                case Verb::encode: encode(body, answer); break;
                case Verb::warm: empty(body); warm(words[1], words[2], answer); break;
                case Verb::run: empty(body); run(words[1], words[2], words[3], answer); break;
                case Verb::forget: empty(body); forget(answer); break;
                case Verb::hits: empty(body); hits(words[1], answer); break;
                case Verb::memory: empty(body); memory(answer); break;
                case Verb::quit: frame::ok(answer, {}, 0); return true;
            }
        } catch (const Wrong& wrong) {
            frame::error(answer, wrong.what());
        }
        return false;
    }

private:
    using Clock = std::chrono::steady_clock;

    enum class Verb { hello, load, deck, encode, warm, run, forget, hits, memory, quit };

    struct Signature {
        std::string_view name;
        Verb verb;
        std::size_t arguments;
        const char* rule;
    };

    static constexpr std::array<Signature, 10> SIGNATURES{{
        {"hello", Verb::hello, 0, "must be none"},
        {"load", Verb::load, 1, "must be ENCODING"},
        {"deck", Verb::deck, 2, "must be SLOT COUNT"},
        {"encode", Verb::encode, 0, "must be none"},
        {"warm", Verb::warm, 2, "must be SLOT NANOS"},
        {"run", Verb::run, 3, "must be SLOT PASSES TIMES"},
        {"forget", Verb::forget, 0, "must be none"},
        {"hits", Verb::hits, 1, "must be SLOT"},
        {"memory", Verb::memory, 0, "must be none"},
        {"quit", Verb::quit, 0, "must be none"},
    }};

    static Verb verb(const std::vector<std::string_view>& words) {
        for (const Signature& signature : SIGNATURES) {
            if (words[0] == signature.name) {
                if (words.size() - 1 != signature.arguments) {
                    throw Wrong(std::string(words[0]) + " with " + std::to_string(words.size() - 1)
                                + " arguments before the length: " + signature.rule);
                }
                return signature.verb;
            }
        }
        throw Wrong("unknown verb " + frame::in_quotes(words[0]));
    }

    void hello(std::string& answer) const {
        std::string encodings;
        for (std::string_view name : bpe::ENCODINGS) {
            encodings += (encodings.empty() ? "\"" : ",\"") + std::string(name) + '"';
        }
        std::string json = "{\"protocol\":1,\"id\":\"" ASSAY_IMPLEMENTATION "." + strategy_
                           + "@process\",\"version\":\"" ASSAY_VERSION "\",\"runtime\":\"" ASSAY_COMPILER "\",\"encodings\":[" + encodings
                           + "],\"options\":{\"strategy\":\"" + strategy_
                           + "\",\"allocator\":\"" ASSAY_ALLOCATOR "\"},\"build\":{" ASSAY_BUILD_MEMBERS "},\"forgets\":"
                           + (std::find(bpe::CACHING.begin(), bpe::CACHING.end(), strategy_) == bpe::CACHING.end() ? "false}" : "true}");
        frame::ok(answer, {}, json.size());
        answer += json;
    }

    void load(std::string_view encoding, bpe::Bytes body, std::string& answer) {
        if (std::find(bpe::ENCODINGS.begin(), bpe::ENCODINGS.end(), encoding) == bpe::ENCODINGS.end()) {
            throw Wrong("unknown encoding " + frame::in_quotes(encoding));
        }
        if (bpe::first_wrong_byte(body)) {
            throw Wrong("folder: the path must be UTF-8");
        }
        // The former goes first, so that the peak of memory is that of one encoding.
        encoder_.reset();
        std::string path(body.begin(), body.end());
        path += '/' + std::string(encoding) + ".tiktoken";
        std::vector<std::uint8_t> file = read(path);
        auto made = bpe::encoder(encoding, strategy_, file);
        if (const bpe::Error* error = std::get_if<bpe::Error>(&made)) {
            throw Wrong(path + ": " + error->message);
        }
        encoder_ = std::get<std::unique_ptr<bpe::Encoder>>(std::move(made));
        frame::ok(answer, {}, 0);
    }

    static std::vector<std::uint8_t> read(const std::string& path) {
        auto unreadable = [&] { return Wrong(path + ": " + std::strerror(errno)); };
        std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::fopen(path.c_str(), "rb"), std::fclose);
        if (file == nullptr || std::fseek(file.get(), 0, SEEK_END) != 0) {
            throw unreadable();
        }
        long size = std::ftell(file.get());
        if (size < 0 || std::fseek(file.get(), 0, SEEK_SET) != 0) {
            throw unreadable();
        }
        std::vector<std::uint8_t> bytes(static_cast<std::size_t>(size));
        if (std::fread(bytes.data(), 1, bytes.size(), file.get()) != bytes.size()) {
            throw unreadable();
        }
        return bytes;
    }

    void deck(std::string_view slot_word, std::string_view count_word, bpe::Bytes body, std::string& answer) {
        std::uint8_t slot = slot_number(slot_word);
        std::uint64_t count = decimal("count", count_word);
        Deck deck;
        deck.bytes.reserve(body.size());
        bpe::Bytes rest = body;
        while (rest.size() >= 4) {
            std::size_t length = rest[0] | std::size_t{rest[1]} << 8 | std::size_t{rest[2]} << 16 | std::size_t{rest[3]} << 24;
            rest = rest.subspan(4);
            if (rest.size() < length) {
                break;
            }
            bpe::Bytes input = rest.first(length);
            if (std::optional<std::size_t> offset = bpe::first_wrong_byte(input)) {
                throw Wrong("input " + std::to_string(deck.inputs.size()) + " of the deck is not UTF-8: first wrong byte at offset "
                            + std::to_string(*offset));
            }
            std::size_t start = deck.bytes.size();
            deck.bytes.insert(deck.bytes.end(), input.begin(), input.end());
            deck.inputs.emplace_back(start, deck.bytes.size());
            rest = rest.subspan(length);
        }
        if (!rest.empty() || deck.inputs.size() != count) {
            throw Wrong("count " + std::to_string(count) + ": the body must hold as many inputs, and holds "
                        + std::to_string(deck.inputs.size()) + " and " + std::to_string(rest.size()) + " bytes");
        }
        decks_[slot] = std::move(deck);
        frame::ok(answer, {}, 0);
    }

    void encode(bpe::Bytes text, std::string& answer) {
        bpe::Encoder& encoder = loaded();
        make_room(text.size());
        std::size_t count = encoded(encoder, text);
        frame::ok(answer, {static_cast<std::int64_t>(count)}, 4 * count);
        static_assert(std::endian::native == std::endian::little, "ids travel little endian");
        std::size_t start = answer.size();
        answer.resize(start + 4 * count);
        if (count > 0) {
            std::memcpy(answer.data() + start, ids_.data(), 4 * count);
        }
    }

    void warm(std::string_view slot, std::string_view nanos_word, std::string& answer) {
        std::uint64_t nanos = decimal("nanos", nanos_word);
        Deck& deck = filled(slot);
        std::int64_t ops = 0;
        bpe::Encoder& encoder = loaded();
        make_room(deck.longest());
        Clock::time_point start = Clock::now();
        while (!deck.inputs.empty() && since(start) < nanos) {
            encoded(encoder, deck.input(deck.warm));
            deck.warm = (deck.warm + 1) % deck.inputs.size();
            ops += 1;
        }
        frame::ok(answer, {ops}, 0);
    }

    void run(std::string_view slot, std::string_view passes_word, std::string_view times, std::string& answer) {
        Deck& deck = filled(slot);
        std::uint64_t passes = decimal("passes", passes_word);
        if (times != "0" && times != "1") {
            throw Wrong("times " + frame::in_quotes(times) + ": must be 0 or 1");
        }
        bool timed = times == "1";
        bpe::Encoder& encoder = loaded();
        make_room(deck.longest());

        std::size_t inputs = deck.inputs.size();
        auto too_many = [&] { return Wrong("passes " + std::to_string(passes) + ": " + std::to_string(inputs) + " inputs give too many ops"); };
        if (inputs > 0 && passes > std::numeric_limits<std::int64_t>::max() / inputs) {
            throw too_many();
        }
        std::uint64_t ops = passes * inputs;
        std::vector<std::uint64_t> service_times;
        if (timed) {
            try {
                service_times.reserve(ops);
            } catch (const std::length_error&) {
                throw too_many();
            } catch (const std::bad_alloc&) {
                throw too_many();
            }
        }

        std::int64_t tokens = 0;
        std::int64_t last = -1;
        std::int64_t cpu = system_facts::cpu_nanos();
        Clock::time_point start = Clock::now();
        if (ops > 0) {
            for (std::uint64_t pass = 0; pass < passes; pass++) {
                for (std::size_t index = 0; index < inputs; index++) {
                    Clock::time_point before;
                    if (timed) {
                        before = Clock::now();
                    }
                    std::size_t count = encoded(encoder, deck.input(index));
                    if (timed) {
                        service_times.push_back(since(before));
                    }
                    tokens += static_cast<std::int64_t>(count);
                    if (count > 0) {
                        opaque(ids_);
                        last = ids_[count - 1];
                    }
                }
            }
        }
        std::int64_t nanos = static_cast<std::int64_t>(since(start));
        std::int64_t cpu_after = system_facts::cpu_nanos();
        cpu = cpu < 0 || cpu_after < 0 ? -1 : cpu_after - cpu;

        frame::ok(answer, {nanos, cpu, static_cast<std::int64_t>(ops), tokens, last}, 8 * service_times.size());
        std::size_t head = answer.size();
        answer.resize(head + 8 * service_times.size());
        if (!service_times.empty()) {
            std::memcpy(answer.data() + head, service_times.data(), 8 * service_times.size());
        }
    }

    void forget(std::string& answer) {
        caching().forget();
        frame::ok(answer, {}, 0);
    }

    void hits(std::string_view slot, std::string& answer) {
        Deck& deck = filled(slot);
        make_room(deck.longest());
        bpe::WordCache& cache = caching();
        cache.forget();
        std::array<bpe::Lookups, 2> passes{};
        for (bpe::Lookups& lookups : passes) {
            for (std::size_t index = 0; index < deck.inputs.size(); index++) {
                bpe::Encoded encoded = cache.encode_counting(deck.input(index), ids_, lookups);
                if (encoded.status != bpe::Encoded::Status::ok) {
                    refuse(encoded);
                }
            }
        }
        auto number = [](std::uint64_t count) { return static_cast<std::int64_t>(count); };
        frame::ok(answer, {number(passes[0].asked), number(passes[0].known), number(passes[1].known)}, 0);
    }

    static void memory(std::string& answer) {
        std::int64_t bytes = system_facts::allocated_bytes();
        std::int64_t calls = system_facts::allocation_calls();
        frame::ok(answer, {system_facts::peak_bytes(), bytes, calls}, 0);
    }

    // Encodes into the buffer of ids and returns their number.
    std::size_t encoded(bpe::Encoder& encoder, bpe::Bytes text) {
        bpe::Encoded encoded = encoder.encode(text, ids_);
        if (encoded.status != bpe::Encoded::Status::ok) {
            refuse(encoded);
        }
        return encoded.value;
    }

    [[noreturn, gnu::cold]] static void refuse(bpe::Encoded encoded) {
        throw encoded.status == bpe::Encoded::Status::not_utf8
            ? Wrong("input is not UTF-8: first wrong byte at offset " + std::to_string(encoded.value))
            : Wrong("room for ids: must be at least the length of the text");
    }

    static std::uint64_t since(Clock::time_point start) {
        return static_cast<std::uint64_t>(std::chrono::duration_cast<std::chrono::nanoseconds>(Clock::now() - start).count());
    }

    static void empty(bpe::Bytes body) {
        if (!body.empty()) {
            throw Wrong("body of " + std::to_string(body.size()) + " bytes: must be empty");
        }
    }

    static std::uint64_t decimal(const char* what, std::string_view word) {
        if (std::optional<std::uint64_t> value = frame::number(word)) {
            return *value;
        }
        throw Wrong(what + (' ' + frame::in_quotes(word)) + ": must be a decimal number");
    }

    static std::uint8_t slot_number(std::string_view word) {
        std::optional<std::uint64_t> slot = frame::number(word);
        if (!slot || *slot > 255) {
            throw Wrong("slot " + frame::in_quotes(word) + ": must be a number from 0 to 255");
        }
        return static_cast<std::uint8_t>(*slot);
    }

    Deck& filled(std::string_view word) {
        std::uint8_t slot = slot_number(word);
        auto deck = decks_.find(slot);
        if (deck == decks_.end()) {
            throw Wrong("slot " + std::to_string(slot) + ": must hold a deck");
        }
        return deck->second;
    }

    bpe::Encoder& loaded() {
        if (encoder_ == nullptr) {
            throw Wrong("no encoding: load one first");
        }
        return *encoder_;
    }

    bpe::WordCache& caching() {
        bpe::WordCache* cache = loaded().cache();
        if (cache == nullptr) {
            throw Wrong("no word cache that can be emptied");
        }
        return *cache;
    }

    // No id stands for less than one byte, so as many ids as bytes suffice.
    void make_room(std::size_t length) {
        if (ids_.size() < length) {
            ids_.resize(length);
        }
    }

    // What lasts from one request to the next.
    std::string strategy_;
    std::unique_ptr<bpe::Encoder> encoder_;
    std::map<std::uint8_t, Deck> decks_;
    std::vector<std::uint32_t> ids_;
};

}  // namespace worker
