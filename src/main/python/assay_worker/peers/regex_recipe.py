"""The recipe of ``recipe.py`` with the third-party `regex` in place of `re`: it knows Unicode's classes, and the patterns stay as published."""

from __future__ import annotations

from itertools import chain
from typing import Dict, List

from ..contender import Contender, Encode
from ..recipe import Words
from ..vocabulary import load
from .offline import library_version

# tiktoken's own, as benchmarks/ALGORITHM.md has them; a test holds them against the installed tiktoken. They are not taken from it here,
# since its library would be in the footprint.
PATTERNS = {
    "r50k_base": r"'(?:[sdmt]|ll|ve|re)| ?\p{L}++| ?\p{N}++| ?[^\s\p{L}\p{N}]++|\s++$|\s+(?!\S)|\s",
    "cl100k_base": r"'(?i:[sdmt]|ll|ve|re)|[^\r\n\p{L}\p{N}]?+\p{L}++|\p{N}{1,3}+| ?[^\s\p{L}\p{N}]++[\r\n]*+"
                   r"|\s++$|\s*[\r\n]|\s+(?!\S)|\s",
}


class RegexRecipe(Contender):
    """The contender ``python.regex@process``."""

    encodings = [*PATTERNS]
    output = "ids as a fresh list"

    def __init__(self) -> None:
        import regex

        self.compile = regex.compile

    def version(self) -> str:
        return f"regex {library_version('regex')}"

    def options(self) -> Dict[str, str]:
        return {"split": "regex, tiktoken's pattern", "cache": "dict, unbounded"}

    def load(self, folder: str, encoding: str) -> Encode:
        find_pieces = self.compile(PATTERNS[encoding]).findall
        ids_of = Words(load(folder, encoding)).__getitem__

        def encode(text: bytes) -> List[int]:
            return list(chain.from_iterable(map(ids_of, find_pieces(text.decode("utf-8")))))

        return encode
