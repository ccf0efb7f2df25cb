"""CPython over the Rust library: assay.h through ctypes. A call lets go of the GIL; an encoder is used by one thread at a time."""

from __future__ import annotations

import json
import os
from array import array
from ctypes import CDLL, POINTER, byref, c_char_p, c_int32, c_int64, c_size_t, c_uint32, c_void_p
from pathlib import Path
from typing import Dict, List

from .contender import ALL, Contender, Encode

ABI_VERSION, NOT_UTF8 = 3, -2
ROOM = 1 << 16  # ids: the least that the buffer holds
# A bytes object goes in as the address of its own bytes, the buffer as a number: nothing is copied, no object is made for it.
SIGNATURES = {
    "abi_version": (c_uint32, []), "build_info": (c_char_p, []), "error_offset": (c_size_t, [c_void_p]), "encoder_free": (None, [c_void_p]),
    "encoder_new": (c_int32, [c_char_p, c_size_t] * 3 + [POINTER(c_void_p)]),
    "encode": (c_int64, [c_void_p, c_char_p, c_size_t, c_void_p, c_size_t]),
}


def open_library(path: str) -> CDLL:
    """Returns the library with its signatures declared; one of another ABI version is refused."""
    library = CDLL(path)
    for name, (result, arguments) in SIGNATURES.items():
        function = getattr(library, f"assay_{name}")
        function.restype, function.argtypes = result, arguments
    if library.assay_abi_version() != ABI_VERSION:
        raise ValueError(f"ABI version of the library ({library.assay_abi_version()}) must be {ABI_VERSION}; rebuild it with mvn verify")
    return library


class RustEncoder:
    """An encoder of the library. Freed with the last reference to it, which an op holds."""

    def __init__(self, library: CDLL, *parts: bytes) -> None:
        self.library, self.handle = library, c_void_p()
        status = library.assay_encoder_new(*(word for part in parts for word in (part, len(part))), byref(self.handle))
        if status:
            raise ValueError(f"encoder ({parts[0]!r}, {parts[1]!r}) must be made: status {status}; see assay.h")

    def op(self) -> Encode:
        """Returns the op, with a buffer of its own that it reuses."""
        call, handle = self.library.assay_encode, self.handle.value
        ids, address, capacity = array("I"), 0, 0

        def encode(text: bytes) -> List[int]:
            nonlocal ids, address, capacity
            length = len(text)
            if length > capacity:
                capacity = max(ROOM, 2 * length)
                ids = array("I", bytes(4 * capacity))
                address = ids.buffer_info()[0]
            count = call(handle, text, length, address, capacity)
            if count >= 0:
                return ids[:count].tolist()
            if count != NOT_UTF8:
                raise ValueError(f"text ({length} bytes) must be encoded: status {count}; see assay.h")
            start = self.library.assay_error_offset(handle)
            raise UnicodeDecodeError("utf-8", text, start, start + 1, "malformed sequence")

        return encode

    def __del__(self) -> None:
        self.library.assay_encoder_free(self.handle)


class CtypesPlain(Contender):
    """The contender ``python+rust.plain@process``. ASSAY_LIBRARY names the library."""

    encodings = ALL
    output = "ids as a fresh list, made from a reused buffer"
    strategy = "plain"

    def __init__(self) -> None:
        if not os.environ.get("ASSAY_LIBRARY"):
            raise ValueError("ASSAY_LIBRARY () must name the library assay_rust; build it with mvn verify")
        self.library = open_library(os.environ["ASSAY_LIBRARY"])

    def version(self) -> str:
        return self.build()["version"]

    def options(self) -> Dict[str, str]:
        return {"call": "ctypes.CDLL", "GIL": "released in the call"}

    def build(self) -> Dict[str, str]:
        return json.loads(self.library.assay_build_info())

    def load(self, folder: str, encoding: str) -> Encode:
        vocabulary = (Path(folder) / f"{encoding}.tiktoken").read_bytes()
        return RustEncoder(self.library, encoding.encode(), self.strategy.encode(), vocabulary).op()


class CtypesCached(CtypesPlain):
    """The contender ``python+rust.cached@process``."""

    strategy = "cached"
