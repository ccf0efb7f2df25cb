#!/bin/sh
# Builds the C++ contenders: build.sh gcc|clang FOLDER WHAT, where WHAT is release, counting or test. FOLDER gets the library
# (libassay_cpp), the worker (assay-worker-cpp) or the tests (assay-cpp-tests), and nothing else is written. Nothing is done when the
# sources, the compiler and the flags are those of the last time. Exit code 3: the compiler is not there or unfit; one line says why.
# WHAT show: prints the command by which release builds the worker, a word a line, and leaves the table that it includes in FOLDER, so
# that who times the compiler times nothing of this script.
#
# All flags stand here. The optimisation class is that of native/rust/Cargo.toml: -O3; one translation unit an artefact (fat LTO and one
# codegen unit there); the baseline CPU of the target; the standard library linked in; unwinding on, since both turn a defect into a
# status at the ABI. What distributions switch on by default and Rust does not is switched off. ASSAY_CXXFLAGS is added to a release
# build, and recorded with the other flags.
set -eu

compiler=${1:?gcc or clang}
folder=${2:?a folder}
what=${3:?release, counting, test or show}
here=$(cd "$(dirname "$0")" && pwd)
table=$here/../../benchmarks/unicode/classes-16.0.txt

unfit() {
    echo "$1"
    exit 3
}

case $compiler in
    gcc) cxx=g++ oldest="GCC 11" ;;
    clang) cxx=clang++ oldest="Clang 14" ;;
    *) echo "compiler ($compiler) must be gcc or clang" >&2; exit 2 ;;
esac
command -v "$cxx" >/dev/null || unfit "no $cxx on PATH: install $oldest or newer, then run mvn verify"

# On some systems g++ is clang by another name; its contenders would carry the wrong one.
macros=$("$cxx" -std=c++20 -dM -E -x c++ /dev/null 2>/dev/null) || unfit "$cxx does not know C++20: install $oldest or newer"
if echo "$macros" | grep -q '__clang__'; then is=clang; else is=gcc; fi
[ "$is" = "$compiler" ] || unfit "$cxx is $is: install $oldest or newer under that name"
value() { echo "$macros" | sed -n "s/^#define $1 //p"; }
if [ "$compiler" = gcc ]; then
    [ "$(value __GNUC__)" -ge 11 ] || unfit "$cxx ($(value __VERSION__)) must be $oldest or newer"
else
    [ "$(value __clang_major__)" -ge 14 ] || unfit "$cxx ($(value __clang_version__)) must be $oldest or newer"
fi

class="-std=c++20 -O3 -DNDEBUG -fvisibility=hidden -fno-stack-protector -U_FORTIFY_SOURCE"
checked="-std=c++20 -O1 -g -D_GLIBCXX_ASSERTIONS -fsanitize=address,undefined -fno-sanitize-recover=all"
warnings="-Wall -Wextra -Wpedantic -Wconversion -Wshadow -Werror"
case $(uname) in
    Darwin) linked="" suffix=dylib ;;
    *) linked="-static-libstdc++ -static-libgcc -Wl,--exclude-libs,ALL -Wl,-Bsymbolic" suffix=so ;;
esac

# Whether a small program can be built with these flags: headers and libraries may be missing though the compiler is there.
builds() {
    probe=$(mktemp -d)
    echo '#include <bit>
#include <span>
#include <vector>
int main(int n, char**) { std::vector<unsigned> one(1, std::bit_ceil(unsigned(n))); return int(std::span(one)[0]) - 1; }' >"$probe/probe.cpp"
    # shellcheck disable=SC2086
    if "$cxx" "$@" "$probe/probe.cpp" -o "$probe/probe" >/dev/null 2>&1 && "$probe/probe"; then built=0; else built=1; fi
    rm -rf "$probe"
    return $built
}

case $what in
    release | show) flags="$class ${ASSAY_CXXFLAGS:-}" defines="" ;;
    counting) flags="$class" defines="-DASSAY_COUNTING" ;;
    test) flags="$checked $warnings" defines="" linked="" ;;
    *) echo "build ($what) must be release, counting, test or show" >&2; exit 2 ;;
esac
flags=$(echo $flags)

mkdir -p "$folder"
sources=$(cd "$here/.." && find cpp include ../benchmarks/unicode/classes-16.0.txt -type f | LC_ALL=C sort)
run=
if [ "$what" = show ]; then
    one_a_line() { printf '%s\n' "$@"; }
    run=one_a_line
fi
stamp="$("$cxx" --version | head -n 1)
$what $flags $defines $linked
$(cd "$here/.." && cksum $sources)"
if [ "$what" != show ] && [ -f "$folder/stamp" ] && [ "$(cat "$folder/stamp")" = "$stamp" ]; then
    exit 0
fi
# What an earlier build left would be measured as if it were today's source.
rm -f "$folder/stamp" "$folder/libassay_cpp.$suffix" "$folder/assay-worker-cpp" "$folder/assay-cpp-tests"

# shellcheck disable=SC2086
builds $flags $linked || unfit "$cxx does not build a C++20 program with $flags $linked: install its standard library"

# The CPU that the compiler builds for, as rustc calls the default one.
cpu=$(echo "$flags" | sed -n 's/.*-m\(arch\|cpu\)=\([^ ]*\).*/\2/p')
# The last -O is the one that counts; -O alone is -O1.
level=$(echo "$flags" | tr ' ' '\n' | sed -n 's/^-O\(.*\)$/\1/p' | tail -n 1)
lto=$(echo "$flags" | tr ' ' '\n' | sed -n 's/^-fno-lto$/none, one translation unit/p; s/^-flto\(=.*\)*$/on/p' | tail -n 1)
[ -n "$cpu" ] || case $(uname -m) in x86_64 | amd64) cpu=x86-64 ;; *) cpu=generic ;; esac

{ printf 'R"classes('; cat "$table"; printf ')classes"\n'; } >"$folder/classes-16.0.inc"
compile() {
    # shellcheck disable=SC2086
    $run "$cxx" $flags $defines -I"$folder" -DASSAY_TARGET_CPU="\"$cpu\"" -DASSAY_FLAGS="\"$flags\"" \
        -DASSAY_OPT_LEVEL="\"${level:-1}\"" -DASSAY_LTO="\"${lto:-none, one translation unit}\"" "$@" $linked
}
case $what in
    test) compile "$here/tests/tests.cpp" -o "$folder/assay-cpp-tests" ;;
    show) compile -fPIE -pie "$here/worker/main.cpp" -o "$folder/assay-worker-cpp"
        exit 0 ;;
    *) compile -shared -fPIC "$here/abi/abi.cpp" -o "$folder/libassay_cpp.$suffix"
        compile -fPIE -pie "$here/worker/main.cpp" -o "$folder/assay-worker-cpp" ;;
esac
rm "$folder/classes-16.0.inc"
echo "$stamp" >"$folder/stamp"
