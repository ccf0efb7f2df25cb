// What was built, and how. build.sh gives the macros.
#pragma once

// Makes a literal of a macro's value.
#define ASSAY_LITERAL_OF(value) #value
#define ASSAY_LITERAL(value) ASSAY_LITERAL_OF(value)

#define ASSAY_VERSION "0.1.0"

#if defined(__OPTIMIZE__) && defined(NDEBUG)
#define ASSAY_PROFILE "release"
#else
#define ASSAY_PROFILE "debug"
#endif

#ifdef ASSAY_COUNTING
#define ASSAY_ALLOCATOR "counting"
#else
#define ASSAY_ALLOCATOR "system"
#endif

// Asked of the compiler itself: a g++ on PATH may be clang by another name. build.sh refuses that too.
#ifdef __clang__
#define ASSAY_COMPILER "clang " ASSAY_LITERAL(__clang_major__) "." ASSAY_LITERAL(__clang_minor__) "." ASSAY_LITERAL(__clang_patchlevel__)
#define ASSAY_IMPLEMENTATION "cpp-clang"
#else
#define ASSAY_COMPILER "gcc " __VERSION__
#define ASSAY_IMPLEMENTATION "cpp"
#endif

#ifndef ASSAY_TARGET_CPU
#define ASSAY_TARGET_CPU "unknown"
#endif
#ifndef ASSAY_FLAGS
#define ASSAY_FLAGS "unknown"
#endif
#ifndef ASSAY_LTO
#define ASSAY_LTO "not told"
#endif

// The compiler's own word first: what build.sh read in its flags may be undone by a file of options.
#ifndef __OPTIMIZE__
#undef ASSAY_OPT_LEVEL
#define ASSAY_OPT_LEVEL "0"
#elif defined(__OPTIMIZE_SIZE__)
#undef ASSAY_OPT_LEVEL
#define ASSAY_OPT_LEVEL "s"
#elif !defined(ASSAY_OPT_LEVEL)
#define ASSAY_OPT_LEVEL "not told"
#endif
#ifdef NDEBUG
#define ASSAY_ASSERTIONS "off"
#else
#define ASSAY_ASSERTIONS "on"
#endif

// The members of the build that the worker and the library tell, without braces.
#define ASSAY_BUILD_MEMBERS                                                                                                       \
    "\"profile\":\"" ASSAY_PROFILE "\",\"target_cpu\":\"" ASSAY_TARGET_CPU "\",\"compiler\":\"" ASSAY_COMPILER "\",\"flags\":\"" \
    ASSAY_FLAGS "\",\"opt_level\":\"" ASSAY_OPT_LEVEL "\",\"assertions\":\"" ASSAY_ASSERTIONS "\",\"lto\":\"" ASSAY_LTO "\""
