"""The strategy `cached` as CPython can best do it: the cutting by `re` in C, and a bounded dict of words.

Two facts make it several times as fast as the recipe, at the same pieces:

* `re` looks a code point of the basic plane up in a bit map, but walks the ranges above it one by one, at every failed
  match. So a text without such code points gets a pattern without them, and in any other they stand behind a look-ahead.
* Alternatives that begin with a character or a class are skipped by `re` without being tried, so none begins with ` ?`.
"""

from __future__ import annotations

import re
from itertools import chain
from typing import Callable, Dict, List, Tuple

from . import classes
from .contender import ALL, Contender, Encode, WordCache
from .merge import merge
from .recipe import char_class, words_of
from .vocabulary import Vocabulary, load

CAPACITY = 32_768  # words, as in every language
LONGEST = 64  # characters of a word that is kept: bounds the bytes too

BASIC_LAST = 0xFFFF
ASTRAL = r"[\U00010000-\U0010ffff]"

# The encodings' patterns in an order of their own. What may go first is disjoint, by its first code points, from all that it
# overtakes. {L} {N} {O}: runs of letters, numbers, others; {P}: one that is no letter, number, CR or LF; {N3}: up to 3 numbers.
PATTERNS = {
    "r50k_base": r" (?:{L}|{O}|{N})|{L}|'(?:[sdmt]|ll|ve|re)|{O}|{N}|{s}+(?!{not_s})|{s}",
    "cl100k_base": r" {L}|{L}|'(?i:[sdmt]|ll|ve|re)|{P}{L}|{N3}|{O}[\r\n]*| {O}[\r\n]*"
                   r"|{s}+\Z|{s}*[\r\n]|{s}+(?!{not_s})|{s}",
    # {l}: one of lower case, which begins most words; {W}: what is left of a word.
    "o200k_base": r" {l}{T0}{C}| {W}{C}|{l}{T0}{C}|{W}{C}|{P}{W}{C}|{N3}|{O}[\r\n/]*| {O}[\r\n/]*"
                  r"|{s}*[\r\n]+|{s}+(?!{not_s})|{s}+",
}
CONTRACTION = "(?:'(?i:[sdmt]|ll|ve|re))?"

Ranges = Dict[int, List[classes.Range]]


def in_basic_plane(ranges: List[classes.Range]) -> str:
    return char_class([(first, min(last, BASIC_LAST)) for first, last in ranges if first <= BASIC_LAST])


def basic_parts(ranges: Ranges, fine: Ranges) -> Dict[str, str]:
    """Returns what the patterns are filled with for texts of the basic plane."""
    letters, numbers, spaces = (in_basic_plane(ranges[name]) for name in (classes.LETTER, classes.NUMBER, classes.SPACE))
    head, tail = (in_basic_plane(part) for part in words_of(fine))
    return {
        "l": f"[{in_basic_plane(fine[classes.LOWER])}]", "T0": f"[{tail}]*", "W": f"(?:[{head}]*[{tail}]+|[{head}]+)", "C": CONTRACTION,
        "L": f"[{letters}]+", "N": f"[{numbers}]+", "N3": f"[{numbers}]{{1,3}}", "s": f"[{spaces}]", "not_s": f"[^{spaces}]",
        "O": f"[^{spaces}{letters}{numbers}]+", "P": rf"[^\r\n{letters}{numbers}]",
    }


def astral_parts(ranges: Ranges, fine: Ranges) -> Dict[str, str]:
    """Returns what the patterns are filled with for all other texts: the costly classes only where they are needed."""
    basic = basic_parts(ranges, fine)
    letters, numbers, spaces = (char_class(ranges[name]) for name in (classes.LETTER, classes.NUMBER, classes.SPACE))

    def run(cheap: str, whole: str) -> str:
        return f"(?:{cheap}(?:(?={ASTRAL})[{whole}]+)?|(?={ASTRAL})[{whole}]+)"

    def one(cheap: str, whole: str) -> str:
        return f"(?:{cheap}|(?={ASTRAL})[{whole}])"

    def without_astral(negated: str) -> str:
        return negated.replace("]", ASTRAL.strip("["), 1)  # adds the range: code points are escaped, so the first ] closes

    heads, tails = (run(f"[{in_basic_plane(part)}]+", char_class(part)) for part in words_of(fine))
    return {
        "l": one(basic["l"], char_class(fine[classes.LOWER])), "T0": f"{tails}?", "W": f"(?:{heads}?{tails}|{heads})", "C": CONTRACTION,
        "L": run(basic["L"], letters), "N": run(basic["N"], numbers), "s": basic["s"], "not_s": basic["not_s"],
        "N3": one(basic["N"].rstrip("+"), numbers) + "{1,3}",
        "O": run(without_astral(basic["O"]), f"^{spaces}{letters}{numbers}"),
        "P": one(without_astral(basic["P"]), rf"^\r\n{letters}{numbers}"),
    }


class Words(Dict[str, Tuple[int, ...]]):
    """The ids of words seen, at most CAPACITY of them. When it is full it is emptied and fills again.

    Emptied, because a cache that stops learning would serve only the deck that came first, and one that drops single
    words would have to keep their order at every hit.
    """

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary

    def __missing__(self, word: str) -> Tuple[int, ...]:
        piece = word.encode("utf-8")
        number = self.vocabulary.find.get(piece)
        ids = (number,) if number is not None else tuple(merge(self.vocabulary, piece))
        if len(word) <= LONGEST:
            if len(self) >= CAPACITY:
                self.clear()
            self[word] = ids
        return ids


class CachedWords(WordCache):
    """The words above, as the worker empties and counts them."""

    def __init__(self, words: Words, count: Callable[[bytes], Tuple[int, int]]) -> None:
        self.forget = words.clear
        self.count = count


class Cached(Contender):
    """The contender ``python.cached@process``."""

    encodings = ALL
    output = "ids as a fresh list"
    forgets = True

    def __init__(self) -> None:
        ranges = classes.read_ranges(classes.table_path())
        fine = classes.read_ranges(classes.table_path(), classes.FINE_CLASS_OF)
        self.parts = basic_parts(ranges, fine), astral_parts(ranges, fine)

    def options(self) -> Dict[str, str]:
        return {"split": "re, expanded classes, basic plane apart",
                "cache": f"dict, {CAPACITY} words of up to {LONGEST} characters, emptied when full"}

    def load(self, folder: str, encoding: str) -> Encode:
        find_basic, find_all, has_astral, words = self.steps(folder, encoding)
        ids_of = words.__getitem__

        def encode(text: bytes) -> List[int]:
            string = text.decode("utf-8")
            find_pieces = find_basic if string.isascii() or not has_astral(string) else find_all
            return list(chain.from_iterable(map(ids_of, find_pieces(string))))

        def count(text: bytes) -> Tuple[int, int]:
            string = text.decode("utf-8")
            pieces = (find_all if has_astral(string) else find_basic)(string)
            known = 0
            for piece in pieces:
                known += piece in words
                ids_of(piece)
            return len(pieces), known

        self.cache = CachedWords(words, count)
        return encode

    def load_for_text(self, folder: str, encoding: str) -> Callable[[str], List[int]]:
        """Returns the op for a caller who holds a `str`. A second closure: one that called the other would cost each op a call."""
        find_basic, find_all, has_astral, words = self.steps(folder, encoding)
        ids_of = words.__getitem__

        def encode(string: str) -> List[int]:
            find_pieces = find_basic if string.isascii() or not has_astral(string) else find_all
            return list(chain.from_iterable(map(ids_of, find_pieces(string))))

        return encode

    def steps(self, folder: str, encoding: str) -> Tuple[Callable, Callable, Callable, "Words"]:
        return (*self.finders(encoding), Words(load(folder, encoding)))

    def finders(self, encoding: str) -> Tuple[Callable, Callable, Callable]:
        """Returns what cuts a text of the basic plane, what cuts any, and what tells them apart."""
        find_basic, find_all = (re.compile(PATTERNS[encoding].format(**parts)).findall for parts in self.parts)
        return find_basic, find_all, re.compile(ASTRAL).search
