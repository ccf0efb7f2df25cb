// Frames: a request is a line and a body, and so is an answer.
#pragma once

#include <algorithm>
#include <charconv>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <initializer_list>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace frame {

// No request line is longer; a longer one means that the framing is lost.
inline constexpr std::size_t LONGEST_LINE = 4096;

// No body is longer, by the protocol.
inline constexpr std::uint64_t LONGEST_BODY = std::uint64_t{1} << 30;

// Returns the value of a decimal number: digits and nothing else.
inline std::optional<std::uint64_t> number(std::string_view word) {
    std::uint64_t value = 0;
    // from_chars takes a minus sign only for signed types, and no plus sign or blank at all.
    auto [end, error] = std::from_chars(word.data(), word.data() + word.size(), value);
    return error == std::errc() && end == word.data() + word.size() ? std::optional(value) : std::nullopt;
}

// Returns the text in quotes, in ASCII of one line: what the other side sent may be anything.
inline std::string in_quotes(std::string_view text) {
    std::string quoted = "\"";
    for (char character : text) {
        unsigned byte = static_cast<unsigned char>(character);
        if (byte < 0x20 || byte >= 0x7F) {
            char escape[8];
            std::snprintf(escape, sizeof escape, "\\x%02x", byte);
            quoted += escape;
        } else {
            if (character == '"' || character == '\\') {
                quoted += '\\';
            }
            quoted += character;
        }
    }
    return quoted + '"';
}

// One request. The buffers are kept from one to the next.
struct Request {
    enum class Outcome {
        // A request is there.
        request,
        // The input has ended between two requests.
        end,
        // Where the next request starts cannot be known; `lost` says why.
        lost,
    };

    std::string line;
    std::vector<std::uint8_t> body;
    std::string lost;

    // Reads the next request.
    Outcome read(std::FILE* input) {
        line.clear();
        body.clear();
        int byte = EOF;
        while (line.size() < LONGEST_LINE && (byte = std::getc(input)) != EOF && byte != '\n') {
            line.push_back(static_cast<char>(byte));
        }
        if (line.empty() && byte == EOF) {
            return Outcome::end;
        }
        if (byte != '\n') {
            lost = "request line: must end with a newline within " + std::to_string(LONGEST_LINE) + " bytes";
            return Outcome::lost;
        }
        std::vector<std::string_view> words = this->words();
        std::optional<std::uint64_t> length = number(words.back());
        if (words.size() < 2 || !length || *length > LONGEST_BODY) {
            lost = "request line " + in_quotes(line) + ": must be a verb, arguments and a decimal length up to " + std::to_string(LONGEST_BODY);
            return Outcome::lost;
        }
        read_body(input, static_cast<std::size_t>(*length));
        if (body.size() != *length) {
            lost = "body of " + std::to_string(body.size()) + " bytes: the request line says " + std::to_string(*length);
            return Outcome::lost;
        }
        return Outcome::request;
    }

    // The words of the line, at least one.
    std::vector<std::string_view> words() const {
        std::vector<std::string_view> words;
        std::string_view rest = line;
        for (std::size_t blank; (blank = rest.find(' ')) != std::string_view::npos;) {
            words.push_back(rest.substr(0, blank));
            rest.remove_prefix(blank + 1);
        }
        words.push_back(rest);
        return words;
    }

private:
    // In steps, so that a length that is merely a great number costs no memory.
    void read_body(std::FILE* input, std::size_t length) {
        constexpr std::size_t STEP = std::size_t{1} << 24;
        while (body.size() < length) {
            std::size_t start = body.size();
            std::size_t wanted = std::min(length - start, STEP);
            body.resize(start + wanted);
            std::size_t got = std::fread(body.data() + start, 1, wanted, input);
            if (got < wanted) {
                body.resize(start + got);
                return;
            }
        }
    }
};

// Writes `ok`, the fields and the length of the body, which is to follow.
inline void ok(std::string& answer, std::initializer_list<std::int64_t> fields, std::size_t length) {
    answer = "ok";
    for (std::int64_t field : fields) {
        answer += ' ' + std::to_string(field);
    }
    answer += ' ' + std::to_string(length) + '\n';
}

// Writes an error, whose message is made to be one line.
inline void error(std::string& answer, std::string message) {
    std::replace_if(message.begin(), message.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }, ' ');
    answer = "error " + std::to_string(message.size()) + '\n' + message;
}

}  // namespace frame
