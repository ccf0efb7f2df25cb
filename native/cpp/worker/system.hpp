// What the system tells about this process; −1 where it does not.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>

#ifdef ASSAY_COUNTING
#include "../alloc/counting.hpp"
#endif

namespace system_facts {

// Returns the text of a file of /proc; empty if it cannot be read. Streams would bring the locales in, which the worker is not to start with.
inline std::string text(const char* path) {
    std::string text;
    if (std::FILE* file = std::fopen(path, "rb")) {
        char block[4096];
        for (std::size_t got; (got = std::fread(block, 1, sizeof block, file)) > 0;) {
            text.append(block, got);
        }
        std::fclose(file);
    }
    return text;
}

// Returns the number at the front of a text, after blanks and tabs; −1 if there is none.
inline std::int64_t leading_number(const char* text) {
    char* end = nullptr;
    long long number = std::strtoll(text, &end, 10);
    return end == text ? -1 : number;
}

// Returns the CPU time of this process, in ns. The worker has one thread, so that of the main thread is all.
inline std::int64_t cpu_nanos() {
    // Linux brings the figure up to date when /proc/self/stat is read; /proc/self/schedstat alone lags by up to a tick.
    if (text("/proc/self/stat").empty()) {
        return -1;
    }
    return leading_number(text("/proc/self/schedstat").c_str());
}

// Returns the peak resident set of this process, in bytes.
inline std::int64_t peak_bytes() {
    std::string status = text("/proc/self/status");
    std::size_t at = status.find("VmHWM:");
    std::int64_t kibibytes = at == std::string::npos ? -1 : leading_number(status.c_str() + at + 6);
    return kibibytes < 0 ? -1 : kibibytes * 1024;
}

// Returns the bytes that the counting allocator saw.
inline std::int64_t allocated_bytes() {
#ifdef ASSAY_COUNTING
    return static_cast<std::int64_t>(counting::bytes.load(std::memory_order_relaxed));
#else
    return -1;
#endif
}

// Returns the calls that it saw.
inline std::int64_t allocation_calls() {
#ifdef ASSAY_COUNTING
    return static_cast<std::int64_t>(counting::calls.load(std::memory_order_relaxed));
#else
    return -1;
#endif
}

}  // namespace system_facts
