"""Byte-level BPE in Rust. Conventions: native/README.md, The Python module."""

from typing import final

__version__: str

def build_info() -> str:
    """Returns a JSON object of strings: profile, target_cpu, compiler, allocator, version."""

@final
class Encoder:
    def __new__(cls, encoding: str, strategy: str, vocabulary: bytes) -> "Encoder":
        """Makes an encoder from the bytes of a .tiktoken file. Raises ValueError for what it does not know or refuses."""

    def encode(self, text: bytes) -> list[int]:
        """Returns the ids of `text`. Raises UnicodeDecodeError, a ValueError, with the offset in `start`, if it is not UTF-8."""
