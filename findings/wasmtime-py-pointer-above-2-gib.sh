#!/usr/bin/env bash
# wasmtime for Python gives a pointer above 2 GiB as a negative number, and its own memory calls
# take that number silently, for another place.
#
# Pinned:    wasmtime 50.0.1 (Python wheel).
# Guess:     what an export returned as a pointer can be handed to Memory.read and Memory.write as
#            it is; a number that is no address is refused.
# Behaviour: i32 has no sign, the binding reads it as signed. Memory.read and Memory.write treat
#            their arguments as slice bounds do, so a negative start counts from the *end* of the
#            memory. Read returns bytes of an unrelated place, write overwrites one, neither raises.
#            A call into the module takes the number, signed or not, and finds the right place, so
#            module and host disagree about one and the same pointer.
# Matters:   a tokenizer in wasm returns pointers. With a large text, table or batch the heap passes
#            2 GiB, and ids turn wrong, or the host writes the input over the vocabulary: a fault of
#            scale that no small test sees. Mask at the border: pointer & 0xffffffff.
# Reported:  the same trap in other hosts: wasm-bindgen issues 2957 and 3311,
#            streamingfast/substreams pull request 596. For this binding none was found.
# Output seen:
#   returned pointer          -2147483632, in a memory of 2162753536 bytes
#   the module reads there    b'****'
#   Memory.read               b'xxxx'
#   Memory.write              4 bytes written, the module still reads b'****'
#   they went to address      15269904
#   masked, Memory.read       b'****'
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT

python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" -q --disable-pip-version-check install wasmtime==50.0.1 >"$dir/pip.log" 2>&1 ||
  { echo "wasmtime 50.0.1 could not be installed: $(tail -1 "$dir/pip.log")"; exit 1; }

"$dir/venv/bin/python" - <<'PY'
import sys

from wasmtime import Instance, Module, Store, wat2wasm

WAT = """(module
  (memory (export "memory") 33001)
  (func (export "result") (result i32)
    (i32.store (i32.const 0x80000010) (i32.const 0x2a2a2a2a))
    (i32.const 0x80000010))
  (func (export "load") (param i32) (result i32) (i32.load (local.get 0))))"""

store = Store()
exports = Instance(store, Module(store.engine, wat2wasm(WAT)), []).exports(store)
memory = exports["memory"]


def module_reads(pointer):
    return exports["load"](store, pointer).to_bytes(4, "little", signed=True)


pointer = exports["result"](store)
size = memory.data_len(store)
elsewhere = size + pointer
memory.write(store, b"xxxx", elsewhere)

print("returned pointer         ", f"{pointer}, in a memory of {size} bytes")
print("the module reads there   ", module_reads(pointer))
wrong = bytes(memory.read(store, pointer, pointer + 4))
print("Memory.read              ", wrong)
written = memory.write(store, b"abcd", pointer)
print("Memory.write             ", written, "bytes written, the module still reads", module_reads(pointer))
print("they went to address     ", elsewhere if module_reads(elsewhere) == b"abcd" else "unknown")
masked = bytes(memory.read(store, pointer & 0xFFFFFFFF, (pointer & 0xFFFFFFFF) + 4))
print("masked, Memory.read      ", masked)

kept = module_reads(pointer) == b"****" == masked
if not (pointer < 0 and wrong == b"xxxx" and written == 4 and module_reads(elsewhere) == b"abcd" and kept):
    sys.exit("differs from what was seen: a negative pointer read and wrote from the end of the memory, silently")
PY
