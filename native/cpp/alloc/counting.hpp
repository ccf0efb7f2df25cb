// Replaces the global allocation functions by ones over malloc that count what is requested. For one translation unit a program.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <new>

namespace counting {

inline std::atomic<std::uint64_t> bytes{0};
inline std::atomic<std::uint64_t> calls{0};

inline void* counted(std::size_t size, std::size_t alignment) {
    bytes.fetch_add(size, std::memory_order_relaxed);
    calls.fetch_add(1, std::memory_order_relaxed);
    // aligned_alloc asks for a multiple of the alignment; malloc(0) may be NULL, which operator new must not be.
    void* block = alignment <= alignof(std::max_align_t) ? std::malloc(size == 0 ? 1 : size)
                                                         : std::aligned_alloc(alignment, (size + alignment - 1) / alignment * alignment);
    if (block == nullptr) {
        throw std::bad_alloc();
    }
    return block;
}

}  // namespace counting

// The array and the nothrow forms call these ([new.delete]), as do the sized ones.
void* operator new(std::size_t size) { return counting::counted(size, 1); }
void* operator new(std::size_t size, std::align_val_t alignment) { return counting::counted(size, static_cast<std::size_t>(alignment)); }
void operator delete(void* block) noexcept { std::free(block); }
void operator delete(void* block, std::size_t) noexcept { std::free(block); }
void operator delete(void* block, std::align_val_t) noexcept { std::free(block); }
void operator delete(void* block, std::size_t, std::align_val_t) noexcept { std::free(block); }
