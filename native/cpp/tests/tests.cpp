// The tests of the tokenizer, the twins of native/rust/bpe/tests and native/rust/abi/src/tests.rs and
// native/rust/worker/tests. build.sh builds them with the address and
// the undefined-behaviour sanitizer. With ASSAY_VOCAB=<folder> they check the real vocabularies as well.

#include <chrono>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <limits>
#include <random>
#include <stdexcept>
#include <thread>

#include "../abi/abi.cpp"
#include "../worker/worker.hpp"
#include "support.hpp"

namespace {

using bpe::Encoded;
using Ids = std::vector<std::uint32_t>;

// --- utf8 ---

// The encodings of all code points by the table of RFC 3629, section 4, written from the code point: independent of the validator,
// which goes by the bytes. Empty for a surrogate.
std::string utf8(std::uint32_t c) {
    auto byte = [](std::uint32_t value) { return static_cast<char>(value); };
    if (c < 0x80) {
        return {byte(c)};
    } else if (c < 0x800) {
        return {byte(0xC0 | c >> 6), byte(0x80 | (c & 63))};
    } else if (c >= 0xD800 && c < 0xE000) {
        return {};
    } else if (c < 0x1'0000) {
        return {byte(0xE0 | c >> 12), byte(0x80 | (c >> 6 & 63)), byte(0x80 | (c & 63))};
    } else {
        return {byte(0xF0 | c >> 18), byte(0x80 | (c >> 12 & 63)), byte(0x80 | (c >> 6 & 63)), byte(0x80 | (c & 63))};
    }
}

void every_code_point_decodes() {
    for (std::uint32_t c = 0; c <= 0x10'FFFF; c++) {
        std::string text = "x" + utf8(c);
        if (text.size() > 1) {
            CHECK(!bpe::first_wrong_byte(bytes(text)));
            bpe::Decoded decoded = bpe::decode(bytes(text), 1);
            CHECK(decoded.code_point == c && decoded.after == text.size());
        }
    }
}

// Of all sequences of up to three bytes, and of four whose last two are at the ends of ranges, those are well formed that some code
// points encode to.
void all_short_sequences() {
    std::vector<bool> three(1 << 24);
    for (std::uint32_t c = 0; c <= 0xFFFF; c++) {
        std::string text = utf8(c);
        if (text.size() == 3) {
            three[static_cast<std::size_t>(static_cast<std::uint8_t>(text[0])) << 16 | static_cast<std::size_t>(static_cast<std::uint8_t>(text[1])) << 8
                  | static_cast<std::uint8_t>(text[2])] = true;
        }
    }
    for (std::size_t a = 0xE0; a < 0xF0; a++) {
        for (std::size_t b = 0; b < 256; b++) {
            for (std::size_t c = 0; c < 256; c++) {
                std::array<std::uint8_t, 3> text{static_cast<std::uint8_t>(a), static_cast<std::uint8_t>(b), static_cast<std::uint8_t>(c)};
                CHECK(bpe::first_wrong_byte(text).has_value() != three[a << 16 | b << 8 | c]);
            }
        }
    }
    for (std::size_t a = 0; a < 256; a++) {
        std::array<std::uint8_t, 1> one{static_cast<std::uint8_t>(a)};
        CHECK(bpe::first_wrong_byte(one).has_value() == (a >= 0x80));
        for (std::size_t b = 0; b < 256; b++) {
            std::array<std::uint8_t, 2> text{one[0], static_cast<std::uint8_t>(b)};
            bool well = (a < 0x80 && b < 0x80) || (a >= 0xC2 && a <= 0xDF && b >= 0x80 && b <= 0xBF);
            std::optional<std::size_t> wrong = bpe::first_wrong_byte(text);
            CHECK(wrong.has_value() != well);
            CHECK(well || *wrong == (a < 0x80 ? 1u : 0u));
        }
    }
    // Four bytes: RFC 3629, section 4, UTF8-4.
    for (std::string_view well : {"\xF0\x90\x80\x80", "\xF1\x80\x80\x80", "\xF3\xBF\xBF\xBF", "\xF4\x8F\xBF\xBF"}) {
        CHECK(!bpe::first_wrong_byte(bytes(well)));
    }
    for (std::string_view ill : {"\xF0\x8F\xBF\xBF", "\xF4\x90\x80\x80", "\xF5\x80\x80\x80", "\xF8\x88\x80\x80", "\xF1\x80\x80", "\xF1\x80\xC0\x80",
                                 "\xF1\x80\x80\x41"}) {
        CHECK(bpe::first_wrong_byte(bytes(ill)) == std::size_t{0});
        CHECK(bpe::first_wrong_byte(bytes("ab" + std::string(ill))) == std::size_t{2});
    }
}

// --- split ---

// Text, and its pieces joined by `|`.
struct Case {
    std::string_view text;
    std::string_view pieces;
};

template <typename S>
std::string joined(const S& splitter, std::string_view text, const char* between) {
    std::vector<std::uint8_t> copy(text.begin(), text.end());
    std::string pieces;
    for (std::size_t p = 0; p < copy.size();) {
        std::size_t end = splitter.next(copy, p);
        CHECK(end > p && end <= copy.size());
        pieces += (p == 0 ? "" : between) + std::string(text.substr(p, end - p));
        p = end;
    }
    return pieces;
}

template <typename S>
void split(const S& splitter, const std::vector<Case>& cases) {
    for (const Case& one : cases) {
        std::string pieces = joined(splitter, one.text, "|");
        if (pieces != one.pieces) {
            std::fprintf(stderr, "pieces of \"%s\": \"%s\"\n", std::string(one.text).c_str(), pieces.c_str());
        }
        CHECK(pieces == one.pieces);
    }
}

// The cases and their expected pieces are those of native/rust/bpe/tests/bpe/split.rs, where each is said to come from a part of the pattern.
void pieces_of_both() {
    const std::vector<Case> both = {
        {"", ""},
        {"hello world", "hello| world"},
        {"it's we'll I've you're he'd I'm don't", "it|'s| we|'ll| I|'ve| you|'re| he|'d| I|'m| don|'t"},
        {"'sad", "'s|ad"},
        {"'", "'"},
        {"x'", "x|'"},
        {"\u4e9c\u6d32AV", "\u4e9c\u6d32AV"},
        {"\u01c5\u02b0\u00aa\u00df", "\u01c5\u02b0\u00aa\u00df"},
        {"a   ", "a|   "},
        {"a \n  ", "a| \n  "},
        {"  \n", "  \n"},
        {"a  b", "a| | b"},
        {"a    b", "a|   | b"},
        {"a\u3000\u3000!", "a|\u3000|\u3000|!"},
        {"a \u00a0!", "a| |\u00a0|!"},
        {"a !?# b", "a| !?#| b"},
        {"\ufeff\u200b\U0001f600", "\ufeff\u200b\U0001f600"},
        {"<|endoftext|>", "<||endoftext||>"},
        {std::string_view("\0", 1), std::string_view("\0", 1)},
        {"!\u180e!", "!\u180e!"},
        {"!\u0085!", "!|\u0085|!"},
    };
    split(bpe::Splitter(bpe::Encoding::r50k), both);
    split(bpe::Splitter(bpe::Encoding::cl100k), both);
}

void pieces_of_r50k() {
    split(bpe::Splitter(bpe::Encoding::r50k), {
        {"IT'S we'LL I'\u017f", "IT|'|S| we|'|LL| I|'|\u017f"},
        {"a1234567 1234", "a|1234567| 1234"},
        {"\u0663\u2167\u00bd", "\u0663\u2167\u00bd"},
        {"e\u0301a", "e|\u0301|a"},
        {" \u0301a", " \u0301|a"},
        {"\ta", "\t|a"},
        {"(a", "(|a"},
        {"\u3000a", "\u3000|a"},
        {"a\n\nb", "a|\n|\n|b"},
        {"a\n b", "a|\n| b"},
        {"a!\n\nb", "a|!|\n|\n|b"},
        {"a \r\n  b", "a| \r\n | b"},
    });
}

void pieces_of_cl100k() {
    split(bpe::Splitter(bpe::Encoding::cl100k), {
        {"IT'S we'Ll I'VE'rE", "IT|'S| we|'Ll| I|'VE|'rE"},
        {"a'\u017fa", "a|'\u017f|a"},
        {"'xyz", "'xyz"},
        {"'lx", "'lx"},
        {"1234567", "123|456|7"},
        {"a 12", "a| |12"},
        {"\u0663\u0664\u00bd\u2167", "\u0663\u0664\u00bd|\u2167"},
        {"(abc", "(abc"},
        {"((abc", "((|abc"},
        {"\tabc", "\tabc"},
        {"\u3000abc", "\u3000abc"},
        {"a\u3000\u3000b", "a|\u3000|\u3000b"},
        {"1a", "1|a"},
        {"\na", "\n|a"},
        {"\u2028a", "\u2028a"},
        {"e\u0301a", "e|\u0301a"},
        {"e\u0301\u0301a", "e|\u0301\u0301|a"},
        {"a !\r\n\nb", "a| !\r\n\n|b"},
        {"!\n !", "!\n| !"},
        {"a \n \r\n  b", "a| \n \r\n| | b"},
        {"a\n\nb", "a|\n\n|b"},
        {"a\n b", "a|\n| b"},
        {"a \n\u0085!", "a| \n|\u0085|!"},
    });
}

void pieces_of_o200k() {
    split(bpe::O200kSplitter(), {
        {"", ""},
        {"hello world", "hello| world"},
        {"don't DON'T", "don't| DON'T"},
        {"a'\u017fb we'Ll'Ll", "a'\u017f|b| we'Ll|'Ll"},
        {"1's ''s", "1|'s| ''|s"},
        {"HelloWorld helloWORLDs", "Hello|World| hello|WORLDs"},
        {"\u4e9c\u6d32AV", "\u4e9c\u6d32|AV"},
        {"\u4e9cAVx", "\u4e9cAVx"},
        {"AV\u4e9c", "AV\u4e9c"},
        {"\u01c5\u01c5x", "\u01c5\u01c5x"},
        {"e\u0301a", "e\u0301a"},
        {"\u0301AB", "\u0301|AB"},
        {"!\u0301a", "!\u0301a"},
        {"!!\u0301a", "!!\u0301|a"},
        {"\tfoo\u3000bar", "\tfoo|\u3000bar"},
        {"\nfoo\r\u0301", "\n|foo|\r|\u0301"},
        {"a/b", "a|/b"},
        {"1234567 12", "123|456|7| |12"},
        {"x;\n/\r/y /z", "x|;\n/\r/|y| /|z"},
        {"a \n  ", "a| \n|  "},
        {"a\n\n  b", "a|\n\n| | b"},
        {"a   1", "a|  | |1"},
        {"a   ", "a|   "},
        {"\U0001f600a\U0001d400\U0001d41a", "\U0001f600a|\U0001d400\U0001d41a"},
    });
}

void pieces_are_the_whole_text() {
    Chance chance(7);
    bpe::Splitter r50k(bpe::Encoding::r50k);
    bpe::Splitter cl100k(bpe::Encoding::cl100k);
    bpe::O200kSplitter o200k;
    for (int round = 0; round < 2'000; round++) {
        std::string text = hostile(chance);
        CHECK(joined(r50k, text, "") == text);
        CHECK(joined(cl100k, text, "") == text);
        CHECK(joined(o200k, text, "") == text);
    }
}

// --- vocabulary ---

void finds_every_token_every_pair_and_nothing_else() {
    std::vector<std::string> all = tokens();
    bpe::Vocabulary known = vocabulary(file(all));
    CHECK(known.size() == all.size());
    for (std::uint32_t id = 0; id < all.size(); id++) {
        CHECK(known.find(bytes(all[id])) == id);
    }
    for (std::string_view absent : {"", "hellohello", "zz", "\u4e9c"}) {
        CHECK(!known.find(bytes(absent)));
    }
    for (std::uint32_t left = 0; left < all.size(); left++) {
        for (std::uint32_t right = 0; right < all.size(); right++) {
            CHECK(known.pair(left, right) == known.find(bytes(all[left] + all[right])).value_or(bpe::NONE));
        }
    }
}

bpe::Refused refusal(const std::string& file) {
    auto parsed = bpe::Vocabulary::parse(bytes(file));
    CHECK(std::holds_alternative<bpe::Refused>(parsed));
    return std::get<bpe::Refused>(parsed);
}

std::string replaced(std::string text, const std::string& what, const std::string& by) {
    std::size_t at = text.find(what);
    CHECK(at != std::string::npos);
    return text.replace(at, what.size(), by);
}

void refuses_what_is_no_vocabulary() {
    std::string good = file(tokens());
    CHECK(refusal(replaced(good, " 7\n", " 100000\n")).line == 8);
    CHECK(refusal(replaced(good, " 7\n", " 6\n")).rule == "id 6 comes twice");
    CHECK(refusal(good + base64("hello") + ' ' + std::to_string(tokens().size()) + '\n').rule.find("same bytes") != std::string::npos);
    std::vector<std::string> without = tokens();
    without[255 - 0x41] = "AA";
    CHECK(refusal(file(without)).rule == "single byte 0x41 is no token");
    CHECK(refusal("").line == 1);
    std::size_t second = good.find('\n', good.find('\n') + 1) + 1;
    std::size_t third = good.find('\n', second);
    for (std::string line : {"", "YQ==", "YQ== ", " 2", "YQ== x", "YQ== 2 ", "YQ== +2", "YQ==  2", "YQ== 2\r", "YQ== 4294967296", "YQ 2", "Y=== 2",
                             "Y= 2", "==== 2", "Y?== 2", "YQ=a 2", "YR== 2", "YWJ= 2", "\u00e9\u00e9 2"}) {
        CHECK(refusal(good.substr(0, second) + line + good.substr(third)).line == 3);
    }
}

void the_last_newline_does_not_matter() {
    std::string text = file(tokens());
    text.pop_back();
    CHECK(vocabulary(text).size() == tokens().size());
}

// --- merge ---

// Step 4 as it is said, on bytes: no ids, no pairs, no heap.
Ids naive(const bpe::Vocabulary& known, std::string_view piece) {
    std::vector<std::string> parts;
    for (char byte : piece) {
        parts.emplace_back(1, byte);
    }
    for (;;) {
        std::uint32_t lowest = bpe::NONE;
        std::size_t at = 0;
        for (std::size_t i = 0; i + 1 < parts.size(); i++) {
            std::uint32_t rank = known.find(bytes(parts[i] + parts[i + 1])).value_or(bpe::NONE);
            if (rank < lowest) {
                lowest = rank;
                at = i;
            }
        }
        if (lowest == bpe::NONE) {
            break;
        }
        parts[at] += parts[at + 1];
        parts.erase(parts.begin() + static_cast<std::ptrdiff_t>(at) + 1);
    }
    Ids ids;
    for (const std::string& part : parts) {
        ids.push_back(known.find(bytes(part)).value());
    }
    return ids;
}

Ids merged(bpe::Merger& merger, const bpe::Vocabulary& known, std::string_view piece, bool heap) {
    Ids ids(piece.size());
    ids.resize(heap ? merger.merge_long(known, bytes(piece), ids) : merger.merge_short(known, bytes(piece), ids));
    return ids;
}

void both_paths_are_the_naive_merge() {
    bpe::Vocabulary known = vocabulary(file(tokens()));
    bpe::Merger merger;
    auto same = [&](std::string_view piece) {
        Ids expected = naive(known, piece);
        CHECK(piece.size() > bpe::Merger::SHORT || merged(merger, known, piece, false) == expected);
        CHECK(merged(merger, known, piece, true) == expected);
        return expected;
    };
    for (std::uint32_t id = 0; id < known.size(); id++) {
        bpe::Bytes token = known.token(id);
        CHECK(same(std::string(token.begin(), token.end())) == Ids{id});
    }
    std::uint32_t ll = *known.find(bytes("ll"));
    CHECK((same("lllll") == Ids{ll, ll, *known.find(bytes("l"))}));
    Chance chance(3);
    for (int round = 0; round < 2'000; round++) {
        std::string piece = round % 2 == 0 ? "" : hostile(chance).substr(0, 64);
        for (std::size_t left = round % 2 == 0 ? 1 + chance.below(64) : 0; left > 0; left--) {
            piece += "abcdhelo ^"[chance.below(10)];
        }
        same(piece);
    }
    for (std::size_t length = 60; length < 300; length += 3) {
        std::string piece;
        for (std::size_t i = 0; i < length; i++) {
            piece += "abcd^"[chance.below(5)];
        }
        same(piece);
    }
}

// --- strategies ---

void cached_is_plain(const std::string& vocabulary, std::string_view encoding, int rounds) {
    std::unique_ptr<bpe::Encoder> plain = make(encoding, "plain", vocabulary);
    std::unique_ptr<bpe::Encoder> cached = make(encoding, "cached", vocabulary);
    Chance chance(11);
    for (int round = 0; round < rounds; round++) {
        std::string text = hostile(chance);
        Ids expected = ids(*plain, text);
        CHECK(ids(*cached, text) == expected);
        CHECK(ids(*cached, text) == expected);
    }
    // The load of a key must not run over the end, nor take in what lies behind the piece.
    for (std::size_t length = 1; length < 40; length++) {
        for (std::size_t tail = 0; tail < 20; tail++) {
            std::string text = std::string(length, 'b') + std::string(tail, '!');
            Ids expected = ids(*plain, text);
            CHECK(ids(*cached, text) == expected);
            CHECK(ids(*cached, text) == expected);
        }
    }
}

void strategies() {
    std::vector<std::string> all = tokens();
    for (std::string_view encoding : bpe::ENCODINGS) {
        cached_is_plain(file(all), encoding, 3'000);
        std::unique_ptr<bpe::Encoder> cached = make(encoding, "cached", file(all));
        // Keys of equal bytes and different lengths are different: NUL is a byte as any other.
        for (std::size_t length = 1; length < 20; length++) {
            CHECK(ids(*cached, std::string(length, '\0')) == Ids(length, 255));
            CHECK(ids(*cached, std::string(20 - length, '\0')) == Ids(20 - length, 255));
        }
        Chance chance(13);
        for (int round = 0; round < 1'000; round++) {
            std::string text = hostile(chance);
            std::string again;
            for (std::uint32_t id : ids(*cached, text)) {
                again += all[id];
            }
            CHECK(again == text);
        }
    }
}

// Encodes and counts.
std::pair<Ids, bpe::Lookups> counted(bpe::Encoder& encoder, std::string_view text) {
    Ids ids(text.size(), bpe::NONE);
    bpe::Lookups lookups;
    CHECK(encoder.cache() != nullptr);
    bpe::Encoded encoded = encoder.cache()->encode_counting(bytes(text), ids, lookups);
    CHECK(encoded.status == bpe::Encoded::Status::ok);
    ids.resize(encoded.value);
    return {ids, lookups};
}

bool same(const bpe::Lookups& lookups, std::uint64_t asked, std::uint64_t known) {
    return lookups.asked == asked && lookups.known == known;
}

void forgetting_leaves_a_new_encoder() {
    std::string all = file(tokens());
    for (std::string_view strategy : bpe::STRATEGIES) {
        bool named = std::find(bpe::CACHING.begin(), bpe::CACHING.end(), strategy) != bpe::CACHING.end();
        CHECK((make("r50k_base", strategy, all)->cache() != nullptr) == named);
    }
    // By hand, in cl100k: the pieces "hello", " the", " the", and one of 16 letters, for which no cache is asked. Then all are known.
    std::string text = "hello the the " + std::string(15, 'z');
    for (std::string_view strategy : bpe::CACHING) {
        std::unique_ptr<bpe::Encoder> by_hand = make("cl100k_base", strategy, all);
        CHECK(same(counted(*by_hand, text).second, 3, 1));
        CHECK(same(counted(*by_hand, text).second, 3, 3));
        by_hand->cache()->forget();
        CHECK(same(counted(*by_hand, text).second, 3, 1));
        for (std::string_view encoding : bpe::ENCODINGS) {
            Chance chance(17);
            std::vector<std::string> texts;
            for (int i = 0; i < 300; i++) {
                texts.push_back(hostile(chance));
            }
            std::unique_ptr<bpe::Encoder> plain = make(encoding, "plain", all);
            std::unique_ptr<bpe::Encoder> used = make(encoding, strategy, all);
            for (const std::string& each : texts) {
                ids(*used, each);
            }
            used->cache()->forget();
            std::unique_ptr<bpe::Encoder> fresh = make(encoding, strategy, all);
            for (const std::string& each : texts) {
                auto [expected, lookups] = counted(*fresh, each);
                auto [found, counts] = counted(*used, each);
                CHECK(found == expected && same(counts, lookups.asked, lookups.known));
                CHECK(found == ids(*plain, each) && found == ids(*used, each));
            }
        }
    }
}

void long_runs_do_not_hang() {
    constexpr std::size_t LENGTH = 1 << 18;
    for (std::string_view encoding : bpe::ENCODINGS) {
        for (std::string_view strategy : bpe::STRATEGIES) {
            std::unique_ptr<bpe::Encoder> encoder = make(encoding, strategy, file(tokens()));
            for (std::string_view unit : {"a", " ", "^", "\n", "\r\n", "\u0301", "z", "ab", " \n", "1"}) {
                std::string text;
                while (text.size() < LENGTH) {
                    text += unit;
                }
                auto start = std::chrono::steady_clock::now();
                CHECK(!ids(*encoder, text).empty());
                // A quadratic one takes hours; the bound leaves room for sanitizers on a busy machine.
                CHECK(std::chrono::steady_clock::now() - start < std::chrono::seconds(20));
            }
        }
    }
}

void refusals() {
    for (std::string_view encoding : bpe::ENCODINGS) {
        for (std::string_view strategy : bpe::STRATEGIES) {
            std::unique_ptr<bpe::Encoder> encoder = make(encoding, strategy, file(tokens()));
            std::array<std::uint32_t, 8> out{};
            CHECK(encoder->encode(bytes("hello"), bpe::Ids(out).first(4)).status == Encoded::Status::capacity);
            Encoded wrong = encoder->encode(bytes("ab\xC0\x80"), out);
            CHECK(wrong.status == Encoded::Status::not_utf8 && wrong.value == 2);
            CHECK(encoder->encode({}, {}).value == 0);
            CHECK(encoder->encode(bytes("hello"), out).value == 1);
        }
    }
    auto unknown = bpe::encoder("p50k_base", "plain", {});
    CHECK(std::get<bpe::Error>(unknown).kind == bpe::Error::Kind::unknown);
    auto tuned = bpe::encoder("r50k_base", "tuned", {});
    CHECK(std::get<bpe::Error>(tuned).message == "unknown strategy \"tuned\"");
}

// --- the real vocabularies ---

void real_vocabularies(const std::string& folder) {
    const std::array<std::size_t, 3> sizes = {50'256, 100'256, 199'998};
    const std::array<Ids, 3> hello = {Ids{31373, 995}, Ids{15339, 1917}, Ids{24912, 2375}};
    for (std::size_t i = 0; i < bpe::ENCODINGS.size(); i++) {
        std::ifstream stream(folder + '/' + std::string(bpe::ENCODINGS[i]) + ".tiktoken", std::ios::binary);
        CHECK(stream.good());
        std::string file{std::istreambuf_iterator<char>(stream), {}};
        bpe::Vocabulary known = vocabulary(file);
        CHECK(known.size() == sizes[i]);
        // What makes step 3 valid.
        bpe::Merger merger;
        Ids out(1024);
        for (std::uint32_t id = 0; id < known.size(); id++) {
            CHECK(merger.merge(known, known.token(id), out) == 1 && out[0] == id);
            CHECK(merger.merge_long(known, known.token(id), out) == 1 && out[0] == id);
        }
        for (std::string_view strategy : bpe::STRATEGIES) {
            CHECK(ids(*make(bpe::ENCODINGS[i], strategy, file), "hello world") == hello[i]);
        }
        cached_is_plain(file, bpe::ENCODINGS[i], 3'000);
    }
}

// --- the ABI as a C caller sees it ---

int32_t make_handle(std::string_view encoding, std::string_view strategy, std::string_view vocabulary, assay_encoder** out) {
    bpe::Bytes first = bytes(encoding);
    bpe::Bytes second = bytes(strategy);
    bpe::Bytes third = bytes(vocabulary);
    return assay_encoder_new(first.data(), first.size(), second.data(), second.size(), third.data(), third.size(), out);
}

int64_t encode(assay_encoder* encoder, std::string_view text, std::uint32_t* out, std::size_t capacity) {
    return assay_encode(encoder, bytes(text).data(), text.size(), out, capacity);
}

void abi() {
    CHECK(assay_abi_version() == ASSAY_ABI_VERSION);
    std::string info = assay_build_info();
    for (std::string_view part : {"{\"profile\":\"debug\",", "\"target_cpu\":\"", "\"compiler\":\"", "\"flags\":\"-std=c++20 ",
                                  // build.sh: tests are built with -O1 and with assertions.
                                  "\"opt_level\":\"1\",\"assertions\":\"on\",\"lto\":\"none, one translation unit\"", "\"allocator\":\"system\",\"caches\":\"cached\"",
                                  "\"version\":\"0.1.0\"}"}) {
        CHECK(info.find(part) != std::string::npos);
    }
    std::vector<std::string> all;
    for (int byte = 0; byte < 256; byte++) {
        all.emplace_back(1, static_cast<char>(byte));
    }
    all.insert(all.end(), {"ab", "abc"});
    std::string vocabulary = file(all);
    std::array<std::uint32_t, 8> out{};
    for (std::string_view strategy : bpe::STRATEGIES) {
        assay_encoder* encoder = nullptr;
        CHECK(make_handle("cl100k_base", strategy, vocabulary, &encoder) == ASSAY_OK);
        CHECK(encode(encoder, std::string_view("abc ab\0", 7), out.data(), 8) == 4);
        CHECK(out[0] == 257 && out[1] == 32 && out[2] == 256 && out[3] == 0);
        CHECK(encode(encoder, "abc", out.data(), 2) == ASSAY_ERROR_CAPACITY);
        CHECK(encode(encoder, "abc", out.data(), std::numeric_limits<std::size_t>::max()) == 1);
        CHECK(assay_error_offset(encoder) == 0);
        CHECK(encode(encoder, "ab\xED\xA0\x80", out.data(), 8) == ASSAY_ERROR_NOT_UTF8);
        CHECK(assay_error_offset(encoder) == 2);
        CHECK(encode(encoder, "abc", out.data(), 8) == 1);
        CHECK(assay_error_offset(encoder) == 2);
        CHECK(assay_encode(encoder, nullptr, 1, out.data(), 8) == ASSAY_ERROR_NULL);
        CHECK(assay_encode(encoder, bytes("a").data(), 1, nullptr, 8) == ASSAY_ERROR_NULL);
        CHECK(assay_encode(encoder, nullptr, 0, nullptr, 0) == 0);
        // "abc", " ab", " c" by hand: three pieces, of which a new cache knows none; counts are added to what stands there.
        std::array<std::uint64_t, 2> counts{100, 50};
        auto count = [&](std::string_view text) {
            return assay_encode_counting(encoder, bytes(text).data(), text.size(), out.data(), out.size(), counts.data());
        };
        if (strategy == "cached") {
            CHECK(assay_forget(encoder) == ASSAY_OK);
            CHECK(count("abc ab c") == 5 && counts[0] == 103 && counts[1] == 50);
            CHECK(count("abc ab c") == 5 && counts[0] == 106 && counts[1] == 53);
            CHECK(assay_forget(encoder) == ASSAY_OK);
            CHECK(count("abc ab") == 3 && counts[0] == 108 && counts[1] == 53);
            CHECK(count("a\xFF") == ASSAY_ERROR_NOT_UTF8 && counts[0] == 108);
            CHECK(assay_encode_counting(encoder, nullptr, 0, nullptr, 0, nullptr) == ASSAY_ERROR_NULL);
        } else {
            CHECK(assay_forget(encoder) == ASSAY_ERROR_NO_CACHE && count("abc") == ASSAY_ERROR_NO_CACHE && counts[0] == 100);
        }
        CHECK(encode(encoder, "abc", out.data(), 8) == 1);
        int64_t elsewhere = 0;
        std::thread([&] { elsewhere = encode(encoder, "ab", out.data(), 2); }).join();
        CHECK(elsewhere == 1);
        assay_encoder_free(encoder);
    }
    assay_encoder* untouched = nullptr;
    CHECK(make_handle("cl100k", "plain", vocabulary, &untouched) == ASSAY_ERROR_UNKNOWN);
    CHECK(make_handle("cl100k_base", "fast", vocabulary, &untouched) == ASSAY_ERROR_UNKNOWN);
    CHECK(make_handle("cl100k_base", "plain", vocabulary.substr(0, vocabulary.size() / 2), &untouched) == ASSAY_ERROR_VOCABULARY);
    CHECK(make_handle("cl100k_base", "plain", "", &untouched) == ASSAY_ERROR_VOCABULARY);
    CHECK(make_handle("cl100k_base", "plain", vocabulary, nullptr) == ASSAY_ERROR_NULL);
    CHECK(assay_encoder_new(nullptr, 5, bytes("plain").data(), 5, nullptr, 0, &untouched) == ASSAY_ERROR_NULL);
    CHECK(untouched == nullptr);
    CHECK(encode(nullptr, "a", out.data(), 8) == ASSAY_ERROR_NULL);
    CHECK(assay_error_offset(nullptr) == 0);
    CHECK(assay_forget(nullptr) == ASSAY_ERROR_NULL);
    assay_encoder_free(nullptr);
}

void an_exception_is_a_status_and_final() {
    struct Broken final : bpe::Encoder {
        Encoded encode(bpe::Bytes text, bpe::Ids) override {
            if (!text.empty()) {
                throw std::logic_error("broken on purpose");
            }
            return {Encoded::Status::ok, 0};
        }
    };
    auto handle = std::make_unique<assay_encoder>();
    handle->encoder = std::make_unique<Broken>();
    std::uint32_t id = 0;
    CHECK(encode(handle.get(), "", &id, 1) == 0);
    CHECK(encode(handle.get(), "a", &id, 1) == ASSAY_ERROR_PANIC);
    CHECK(encode(handle.get(), "", &id, 1) == ASSAY_ERROR_PANIC);
}

void floors() {
    assay_noop();
    CHECK(assay_touch(bytes("az").data(), 2) == 'a' + 'z');
    CHECK(assay_touch(nullptr, 0) == 0 && assay_touch(nullptr, 1) == ASSAY_ERROR_NULL);
    std::array<std::uint32_t, 4> out{7, 7, 7, 7};
    bpe::Bytes text = bytes("a.z");
    CHECK(assay_copy(text.data(), 3, out.data(), 4, 2) == 2);
    CHECK(out[0] == 'a' + 'z' && out[1] == 'a' + 'z' && out[2] == 7);
    CHECK(assay_copy(nullptr, 0, nullptr, 0, 0) == 0);
    CHECK(assay_copy(text.data(), 3, out.data(), 4, 4) == ASSAY_ERROR_CAPACITY);
    CHECK(assay_copy(text.data(), 3, out.data(), 2, 1) == ASSAY_ERROR_CAPACITY);
    CHECK(assay_copy(nullptr, 1, out.data(), 4, 1) == ASSAY_ERROR_NULL);
    CHECK(assay_allocated_bytes() == -1 && assay_allocation_calls() == -1);
}

// --- the worker ---

std::string request(const std::string& line, std::string_view body) {
    return line + ' ' + std::to_string(body.size()) + '\n' + std::string(body);
}

// A deck as it travels.
std::string deck(const std::vector<std::string>& inputs) {
    std::string body;
    for (const std::string& input : inputs) {
        for (int shift = 0; shift < 32; shift += 8) {
            body += static_cast<char>(input.size() >> shift & 255);
        }
        body += input;
    }
    return body;
}

// One answer: the words of its line and its body.
struct Answer {
    std::vector<std::string> words;
    std::string body;

    std::int64_t number(std::size_t word) const { return std::stoll(words.at(word)); }
};

// Sends everything to a worker, without the process around it, and returns its answers.
std::vector<Answer> conversation(const std::string& strategy, const std::string& input) {
    std::unique_ptr<std::FILE, int (*)(std::FILE*)> stream(std::tmpfile(), std::fclose);
    CHECK(stream != nullptr && std::fwrite(input.data(), 1, input.size(), stream.get()) == input.size());
    std::rewind(stream.get());
    worker::Worker worker(strategy);
    frame::Request request;
    std::vector<Answer> answers;
    for (bool more = true; more;) {
        std::string answer;
        frame::Request::Outcome outcome = request.read(stream.get());
        if (outcome == frame::Request::Outcome::end) {
            break;
        }
        if (outcome == frame::Request::Outcome::lost) {
            frame::error(answer, request.lost);
            more = false;
        } else {
            more = !worker.answer(request, answer);
        }
        std::size_t end = answer.find('\n');
        CHECK(end != std::string::npos);
        frame::Request parsed;
        parsed.line = answer.substr(0, end);
        Answer said;
        for (std::string_view word : parsed.words()) {
            said.words.emplace_back(word);
        }
        said.body = answer.substr(end + 1);
        CHECK(said.body.size() == static_cast<std::size_t>(said.number(said.words.size() - 1)));
        answers.push_back(std::move(said));
    }
    return answers;
}

// A folder with the small vocabulary under all names, in the folder for temporary files.
class Folder {
public:
    Folder() : path_(std::filesystem::temp_directory_path() / ("assay-cpp-tests-" + std::to_string(std::random_device()()))) {
        std::filesystem::create_directory(path_);
        for (std::string_view encoding : bpe::ENCODINGS) {
            std::ofstream(path_ / (std::string(encoding) + ".tiktoken"), std::ios::binary) << file(tokens());
        }
    }
    ~Folder() { std::filesystem::remove_all(path_); }

    std::string load(const std::string& encoding) const { return request("load " + encoding, path_.string()); }

private:
    std::filesystem::path path_;
};

void the_protocol() {
    Folder folder;
    std::uint32_t hello = *vocabulary(file(tokens())).find(bytes("hello"));
    for (std::string strategy : {"plain", "cached"}) {
        std::vector<Answer> answers = conversation(
            strategy, request("hello", "") + request("memory", "") + folder.load("cl100k_base") + request("encode", "hello") + request("encode", "")
                          + request("deck 7 3", deck({"hello", "", "he"})) + request("deck 8 0", "") + request("warm 7 1000000", "")
                          + request("warm 8 1000000", "") + request("run 7 5 0", "") + request("run 7 2 1", "") + request("run 8 5 1", "")
                          + request("run 7 0 0", "") + request("encode", "a\xF0\x9F") + folder.load("r50k_base") + request("encode", "he")
                          + request("quit", "") + "what follows quit is not read");
        CHECK(answers.size() == 17);
        for (std::size_t i = 0; i < answers.size(); i++) {
            CHECK(answers[i].words[0] == (i == 13 ? "error" : "ok"));
        }
        CHECK(answers[0].body.find("{\"protocol\":1,\"id\":\"" ASSAY_IMPLEMENTATION "." + strategy + "@process\",") == 0);
        CHECK(answers[0].body.find("\"encodings\":[\"r50k_base\",\"cl100k_base\",\"o200k_base\"]") != std::string::npos);
        CHECK(answers[1].number(2) == -1 && answers[1].number(3) == -1);
        CHECK(answers[3].number(1) == 1 && answers[3].body.size() == 4);
        CHECK(static_cast<std::uint8_t>(answers[3].body[0]) == (hello & 255) && static_cast<std::uint8_t>(answers[3].body[1]) == hello >> 8);
        CHECK(answers[4].number(1) == 0 && answers[4].body.empty());
        CHECK(answers[7].number(1) > 0);
        CHECK(answers[8].number(1) == 0);
        auto run = [&](std::size_t i, std::int64_t ops, std::int64_t sum, std::int64_t last, std::size_t body) {
            CHECK(answers[i].number(3) == ops && answers[i].number(4) == sum && answers[i].number(5) == last && answers[i].body.size() == body);
        };
        std::int64_t he = *vocabulary(file(tokens())).find(bytes("he"));
        run(9, 15, 10, he, 0);
        run(10, 6, 4, he, 48);
        run(11, 0, 0, -1, 0);
        run(12, 0, 0, -1, 0);
        std::int64_t times = 0;
        for (std::size_t i = 0; i < 6; i++) {
            std::int64_t time = 0;
            std::memcpy(&time, answers[10].body.data() + 8 * i, 8);
            times += time;
        }
        CHECK(times > 0 && times <= answers[10].number(1));
        CHECK(answers[13].body == "input is not UTF-8: first wrong byte at offset 1");
    }
}

// The pieces of the deck by hand: "hello", " he" and " he", "hello" and "!": five lookups, of which the third and the fourth are known in a
// first pass, and all in a second. What `run` has taught is forgotten before.
void the_verbs_of_the_cache() {
    Folder folder;
    std::string input = request("hits 3", "") + request("deck 3 2", deck({"hello he he", "hello!"})) + request("forget", "")
                        + folder.load("cl100k_base") + request("run 3 2 0", "") + request("hits 3", "") + request("forget", "")
                        + request("run 3 1 0", "") + request("hits", "") + request("hello", "");
    std::vector<Answer> cached = conversation("cached", input);
    CHECK(cached[0].body == "slot 3: must hold a deck");
    CHECK(cached[2].body == "no encoding: load one first");
    CHECK((cached[5].words == std::vector<std::string>{"ok", "5", "2", "5", "0"}));
    CHECK((cached[6].words == std::vector<std::string>{"ok", "0"}));
    CHECK(2 * cached[7].number(4) == cached[4].number(4));
    CHECK(cached[8].body == "hits with 0 arguments before the length: must be SLOT");
    CHECK(cached[9].body.ends_with("\"},\"forgets\":true}"));
    std::vector<Answer> plain = conversation("plain", input);
    CHECK(plain[5].body == "no word cache that can be emptied" && plain[6].body == plain[5].body);
    CHECK(plain[7].words[0] == "ok");
    CHECK(plain[9].body.ends_with("\"},\"forgets\":false}"));
}

void stays_usable_after_an_error() {
    Folder folder;
    std::string good = deck({"hello"});
    // Requests, and how the message starts; empty where all is well.
    std::vector<std::pair<std::string, std::string>> cases = {
        {request("encode", "x"), "no encoding: load one first"},
        {request("dance 1 2", "body"), "unknown verb \"dance\""},
        {request("", ""), "unknown verb \"\""},
        {request("d\xE9\x01", ""), "unknown verb \"d\\xe9\\x01\""},
        {request("encode x", "body"), "encode with 1 arguments before the length: must be none"},
        {request("hello", "body"), "body of 4 bytes: must be empty"},
        {request("load p50k_base", "/"), "unknown encoding \"p50k_base\""},
        {request("load r50k_base", "/\xFF"), "folder: the path must be UTF-8"},
        {request("load r50k_base", "/no\nsuch"), "/no such/r50k_base.tiktoken: "},
        {request("deck 256 1", good), "slot \"256\": must be a number from 0 to 255"},
        {request("deck -1 1", good), "slot \"-1\": must be a number from 0 to 255"},
        {request("deck 1 +1", good), "count \"+1\": must be a decimal number"},
        {request("deck 1 2", good), "count 2: the body must hold as many inputs, and holds 1 and 0 bytes"},
        {request("deck 1 1", good.substr(0, 6)), "count 1: the body must hold as many inputs, and holds 0 and 2 bytes"},
        {request("deck 1 1", deck({"a\xC0"})), "input 0 of the deck is not UTF-8: first wrong byte at offset 1"},
        {request("run 1 1 0", ""), "slot 1: must hold a deck"},
        {request("deck 2 1", good), ""},
        {request("run 2 1 0", ""), "no encoding: load one first"},
        {folder.load("r50k_base"), ""},
        {request("run 2 x 0", ""), "passes \"x\": must be a decimal number"},
        {request("run 2 1 2", ""), "times \"2\": must be 0 or 1"},
        {request("run 2 9000000000000000000 1", ""), "passes 9000000000000000000: 1 inputs give too many ops"},
        {request("run 2 99999999999999999999 1", ""), "passes \"99999999999999999999\": must be a decimal number"},
        {request("warm 2 1e9", ""), "nanos \"1e9\": must be a decimal number"},
        {request("warm 3 1", ""), "slot 3: must hold a deck"},
        {request("encode", "he"), ""},
    };
    std::string input;
    for (const auto& [sent, expected] : cases) {
        input += sent;
    }
    std::vector<Answer> answers = conversation("plain", input);
    CHECK(answers.size() == cases.size());
    for (std::size_t i = 0; i < cases.size(); i++) {
        bool well = answers[i].words[0] == (cases[i].second.empty() ? "ok" : "error") && answers[i].body.find(cases[i].second) == 0
                    && (cases[i].second.empty() || answers[i].body.find('\n') == std::string::npos);
        if (!well) {
            std::fprintf(stderr, "request \"%s\" was answered \"%s\"\n", cases[i].first.c_str(), answers[i].body.c_str());
        }
        CHECK(well);
    }
}

void gives_up_where_the_framing_is_lost() {
    for (const std::string& input : {std::string("encode x\n"), std::string("encode\n"), std::string("5\n"), std::string("\n"),
                                     std::string("encode 5\nab"), std::string("hello"), std::string(5000, 'x'),
                                     // Above 2^30, the longest body of the protocol.
                                     std::string("encode 1073741825\n"), std::string("encode 1073741824\nab")}) {
        std::vector<Answer> answers = conversation("plain", input + (input.back() == '\n' ? "encode 0\n" : ""));
        CHECK(answers.size() == 1 && answers[0].words[0] == "error" && !answers[0].body.empty());
    }
}

}  // namespace

int main() {
    int tests = 0;
    auto test = [&](auto body) {
        body();
        tests++;
    };
    test(every_code_point_decodes);
    test(all_short_sequences);
    test(pieces_of_both);
    test(pieces_of_r50k);
    test(pieces_of_cl100k);
    test(pieces_of_o200k);
    test(pieces_are_the_whole_text);
    test(finds_every_token_every_pair_and_nothing_else);
    test(refuses_what_is_no_vocabulary);
    test(the_last_newline_does_not_matter);
    test(both_paths_are_the_naive_merge);
    test(strategies);
    test(forgetting_leaves_a_new_encoder);
    test(long_runs_do_not_hang);
    test(refusals);
    test(abi);
    test(an_exception_is_a_status_and_final);
    test(floors);
    test(the_protocol);
    test(the_verbs_of_the_cache);
    test(stays_usable_after_an_error);
    test(gives_up_where_the_framing_is_lost);
    if (const char* folder = std::getenv("ASSAY_VOCAB")) {
        test([&] { real_vocabularies(folder); });
    } else {
        std::puts("not tested: the real vocabularies (ASSAY_VOCAB is not set)");
    }
    std::printf("test result: ok. %d passed, " ASSAY_COMPILER ", address and undefined-behaviour sanitizers\n", tests);
    return 0;
}
