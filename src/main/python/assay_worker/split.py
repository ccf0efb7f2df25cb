"""Where a text is cut into pieces: the patterns of r50k_base, cl100k_base and o200k_base by hand, on UTF-8 bytes."""

from __future__ import annotations

from typing import Tuple

from .classes import (ELSE, LETTER, LOWER, MARK, NUMBER, NUMERIC, OTHER, OTHER_LETTER, SPACE, UPPER, WHITE, FINE_CLASS_OF, Stages,
                      read_ranges, table_path, two_stages)

BLANK, APOSTROPHE, CR, LF, SLASH = b" '\r\n/"
# What o200k lets a word begin with, and go on with: upper or lower case, and what has no case.
HEAD, TAIL = UPPER | OTHER_LETTER | MARK, LOWER | OTHER_LETTER | MARK
END = -1  # the class of what is behind the last code point


class Splitter:
    """Finds the end of the piece that starts at an offset. Offsets count bytes; the text must be well-formed UTF-8."""

    def __init__(self, stages: Stages) -> None:
        self.stage1, self.stage2 = stages

    def piece_end(self, text: bytes, p: int) -> int:
        """Returns the end of the piece that starts at `p`, with ``p < len(text)``."""
        raise NotImplementedError

    def class_at(self, text: bytes, p: int) -> Tuple[int, int]:
        """Returns the class of the code point at `p` and the offset after it; (END, p) at the end of the text."""
        if p == len(text):
            return END, p
        b = text[p]
        if b < 0x80:
            return self.stage2[b], p + 1  # the first block of stage2 is that of ASCII
        if b < 0xE0:
            cp, after = (b & 0x1F) << 6 | text[p + 1] & 0x3F, p + 2
        elif b < 0xF0:
            cp, after = (b & 0x0F) << 12 | (text[p + 1] & 0x3F) << 6 | text[p + 2] & 0x3F, p + 3
        else:
            cp = (b & 0x07) << 18 | (text[p + 1] & 0x3F) << 12 | (text[p + 2] & 0x3F) << 6 | text[p + 3] & 0x3F
            after = p + 4
        return self.stage2[self.stage1[cp >> 8] * 256 + (cp & 255)], after

    def run_end(self, text: bytes, p: int, wanted: int) -> int:
        """Returns the end of the run of class `wanted` that starts at `p`."""
        class_at, end = self.class_at, len(text)
        while p < end:
            found, after = class_at(text, p)
            if found != wanted:
                break
            p = after
        return p

    def space_end(self, text: bytes, p: int, newlines: bool) -> int:
        """Returns the end of a piece of White_Space; `newlines`: CR and LF cut the run, as cl100k has it."""
        before_last, r = p, p
        after_newline = p
        while True:
            found, after = self.class_at(text, r)
            if found != SPACE:
                break
            if text[r] == CR or text[r] == LF:
                after_newline = after
            before_last, r = r, after
        if r == len(text):
            return r
        if newlines and after_newline > p:
            return after_newline
        if before_last > p:
            return before_last
        return r


class R50k(Splitter):
    r"""``'(?:[sdmt]|ll|ve|re)| ?\p{L}++| ?\p{N}++| ?[^\s\p{L}\p{N}]++|\s++$|\s+(?!\S)|\s``"""

    def piece_end(self, text: bytes, p: int) -> int:
        c = text[p]
        if c == APOSTROPHE:
            if text[p + 1:p + 2] in (b"s", b"d", b"m", b"t"):
                return p + 2
            if text[p + 1:p + 3] in (b"ll", b"ve", b"re"):
                return p + 3
        found, after = self.class_at(text, p)
        if c == BLANK:
            following, after_next = self.class_at(text, after)
            if following != SPACE and following != END:
                return self.run_end(text, after_next, following)
        if found != SPACE:
            return self.run_end(text, after, found)
        return self.space_end(text, p, newlines=False)


class Cl100k(Splitter):
    r"""``'(?i:[sdmt]|ll|ve|re)|[^\r\n\p{L}\p{N}]?+\p{L}++|\p{N}{1,3}+| ?[^\s\p{L}\p{N}]++[\r\n]*+|\s++$|\s*[\r\n]|\s+(?!\S)|\s``"""

    def piece_end(self, text: bytes, p: int) -> int:
        c = text[p]
        if c == APOSTROPHE:
            two = text[p + 1:p + 3]
            if two[:1] in (b"s", b"d", b"m", b"t", b"S", b"D", b"M", b"T"):
                return p + 2
            if two == b"\xc5\xbf" or two.lower() in (b"ll", b"ve", b"re"):  # U+017F, the long s, folds to s
                return p + 3
        found, after = self.class_at(text, p)
        if found == LETTER:
            return self.run_end(text, after, LETTER)
        if found == NUMBER:
            for _ in range(2):
                following, after_next = self.class_at(text, after)
                if following != NUMBER:
                    break
                after = after_next
            return after
        following, after_next = self.class_at(text, after)
        if c != CR and c != LF and following == LETTER:
            return self.run_end(text, after_next, LETTER)
        if found == OTHER or c == BLANK and following == OTHER:
            q = self.run_end(text, after, OTHER)
            while q < len(text) and (text[q] == CR or text[q] == LF):
                q += 1
            return q
        return self.space_end(text, p, newlines=True)


class O200k(Splitter):
    r"""The words of one pattern, then ``\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n/]*|\s*[\r\n]+|\s+(?!\S)|\s+``

    A word is ``[^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]*[\p{Ll}\p{Lm}\p{Lo}\p{M}]+(?i:'s|'t|'re|'ve|'m|'ll|'d)?``, else the
    same with ``+`` and ``*`` changed over. The table is that of `fine_stages`.
    """

    def piece_end(self, text: bytes, p: int) -> int:
        c = text[p]
        found, after = self.class_at(text, p)
        if found == NUMERIC:
            for _ in range(2):
                following, after_next = self.class_at(text, after)
                if following != NUMERIC:
                    break
                after = after_next
            return after
        start = p if found & (HEAD | TAIL) else after
        if c != CR and c != LF:
            end = self.word_end(text, start)
            if end > start:
                return contraction_end(text, end)
        if found & (MARK | ELSE) or c == BLANK and after < len(text) and self.class_at(text, after)[0] & (MARK | ELSE):
            q = self.run_of(text, after, MARK | ELSE)
            while q < len(text) and (text[q] == CR or text[q] == LF or text[q] == SLASH):
                q += 1
            return q
        return self.space_cut(text, p)

    def run_of(self, text: bytes, p: int, mask: int) -> int:
        """Returns the end of the run, from `p`, of classes that are in `mask`."""
        class_at, end = self.class_at, len(text)
        while p < end:
            found, after = class_at(text, p)
            if not found & mask:
                break
            p = after
        return p

    def word_end(self, text: bytes, q: int) -> int:
        """Returns the end of the word that starts at `q`, or `q` if none does."""
        head = uncased = q
        while head < len(text):
            found, after = self.class_at(text, head)
            if found == LOWER:
                return self.run_of(text, head, TAIL)
            if not found & HEAD:
                break
            head = after
            if found != UPPER:
                uncased = head
        return uncased if uncased > q else head

    def space_cut(self, text: bytes, p: int) -> int:
        """Returns the end of a piece of White_Space: a newline cuts the run at the end of the text too."""
        before_last, r = p, p
        after_newline = p
        while r < len(text):
            found, after = self.class_at(text, r)
            if found != WHITE:
                break
            if text[r] == CR or text[r] == LF:
                after_newline = after
            before_last, r = r, after
        if after_newline > p:
            return after_newline
        if r == len(text):
            return r
        if before_last > p:
            return before_last
        return r


def contraction_end(text: bytes, p: int) -> int:
    """Returns the end of the contraction, in any case, that begins at `p`, or `p`."""
    if text[p:p + 1] == b"'":
        two = text[p + 1:p + 3]
        if two[:1] in (b"s", b"d", b"m", b"t", b"S", b"D", b"M", b"T"):
            return p + 2
        if two == b"\xc5\xbf" or two.lower() in (b"ll", b"ve", b"re"):  # U+017F, the long s, folds to s
            return p + 3
    return p


def fine_stages() -> Stages:
    """Returns the table that tells the classes of o200k apart; made when it is asked for, since the other encodings need none."""
    return two_stages(read_ranges(table_path(), FINE_CLASS_OF), ELSE)


SPLITTERS = {"r50k_base": R50k, "cl100k_base": Cl100k, "o200k_base": O200k}
