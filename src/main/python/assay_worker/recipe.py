"""The standard-library recipe: one `re` pattern with expanded classes, and a dict of words without a bound.

What a Python programmer writes on an afternoon, kept as it is: the yardstick that `cached` has to beat.
"""

from __future__ import annotations

import re
from itertools import chain
from typing import Dict, List, Tuple

from . import classes
from .contender import ALL, Contender, Encode
from .merge import merge
from .vocabulary import Vocabulary, load

# The quantifiers of the encodings' patterns are possessive; `re` has those since 3.11 only. Greedy ones cut the same pieces:
# behind each stands the end of its alternative, a class that is disjoint from it, or the end of the text.
R50K = r"'(?:[sdmt]|ll|ve|re)| ?[{L}]+| ?[{N}]+| ?[^{s}{L}{N}]+|[{s}]+\Z|[{s}]+(?![^{s}])|[{s}]"
CL100K = (r"'(?i:[sdmt]|ll|ve|re)|[^\r\n{L}{N}]?[{L}]+|[{N}]{{1,3}}| ?[^{s}{L}{N}]+[\r\n]*"
          r"|[{s}]+\Z|[{s}]*[\r\n]|[{s}]+(?![^{s}])|[{s}]")
O200K = (r"[^\r\n{L}{N}]?[{H}]*[{T}]+(?:'(?i:[sdmt]|ll|ve|re))?|[^\r\n{L}{N}]?[{H}]+[{T}]*(?:'(?i:[sdmt]|ll|ve|re))?|[{N}]{{1,3}}"
         r"| ?[^{s}{L}{N}]+[\r\n/]*|[{s}]*[\r\n]+|[{s}]+(?![^{s}])|[{s}]+")
PATTERNS = {"r50k_base": R50K, "cl100k_base": CL100K, "o200k_base": O200K}


class Words(Dict[str, Tuple[int, ...]]):
    """The ids of every word seen so far."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary

    def __missing__(self, word: str) -> Tuple[int, ...]:
        piece = word.encode("utf-8")
        number = self.vocabulary.find.get(piece)
        ids = (number,) if number is not None else tuple(merge(self.vocabulary, piece))
        self[word] = ids
        return ids


def char_class(ranges: List[classes.Range]) -> str:
    """Returns the ranges as the inside of a character class of `re`."""
    return "".join(f"\\U{first:08x}-\\U{last:08x}" for first, last in ranges)


def words_of(fine: Dict[int, List[classes.Range]]) -> Tuple[List[classes.Range], List[classes.Range]]:
    """Returns what o200k lets a word begin with, and what go on with."""
    uncased = fine[classes.OTHER_LETTER] + fine[classes.MARK]
    return joined(fine[classes.UPPER] + uncased), joined(fine[classes.LOWER] + uncased)


def joined(ranges: List[classes.Range]) -> List[classes.Range]:
    """Returns the ranges ascending, and those that touch as one: `re` walks them one by one."""
    whole: List[classes.Range] = []
    for first, last in sorted(ranges):
        if whole and whole[-1][1] + 1 == first:
            whole[-1] = (whole[-1][0], last)
        else:
            whole.append((first, last))
    return whole


class Recipe(Contender):
    """The contender ``python.recipe@process``, a control."""

    encodings = ALL
    output = "ids as a fresh list"

    def __init__(self) -> None:
        ranges = classes.read_ranges(classes.table_path())
        self.sets = {"L": char_class(ranges[classes.LETTER]), "N": char_class(ranges[classes.NUMBER]),
                     "s": char_class(ranges[classes.SPACE])}
        fine = classes.read_ranges(classes.table_path(), classes.FINE_CLASS_OF)
        head, tail = words_of(fine)
        self.sets.update(H=char_class(head), T=char_class(tail))

    def options(self) -> Dict[str, str]:
        return {"split": "re, one pattern, expanded classes", "cache": "dict, unbounded"}

    def load(self, folder: str, encoding: str) -> Encode:
        find_pieces = re.compile(PATTERNS[encoding].format(**self.sets)).findall
        ids_of = Words(load(folder, encoding)).__getitem__

        def encode(text: bytes) -> List[int]:
            return list(chain.from_iterable(map(ids_of, find_pieces(text.decode("utf-8")))))

        return encode
