"""The strategy `cached` of benchmarks/ALGORITHM.md line for line: `plain`, and before step 3 the word cache.

It differs from `plain` in the word cache alone, and from `cached` in Rust, C++ and Java in the language alone, so that the run can
take the factor between the slowest and the fastest apart in single steps. `cached.py` cannot stand there: it splits with `re` too.
"""

from __future__ import annotations

from typing import Dict, List, Tuple

from .contender import Encode, WordCache
from .merge import merge
from .plain import Plain, PlainTokenizer
from .split import SPLITTERS, Splitter, fine_stages
from .vocabulary import Vocabulary, load

CAPACITY = 32_768  # pieces: the slots of the other languages
LONGEST = 15  # bytes of a piece that is looked up
MOST = 4  # ids of a piece that is kept


class WordsTokenizer(PlainTokenizer, WordCache):
    """Validate, split, look into the word cache, look up, merge.

    The cache is a dict from the piece's bytes, as the other tables are: an index computed by hand would cost more in Python than the
    lookup saves. So no piece throws another out until it is full; then it is emptied, since a dict has no slot to write over.
    """

    def __init__(self, splitter: Splitter, vocabulary: Vocabulary) -> None:
        super().__init__(splitter, vocabulary)
        self.words: Dict[bytes, Tuple[int, ...]] = {}

    def encode(self, text: bytes) -> List[int]:
        """Returns the ids of `text`. Raises UnicodeDecodeError, with the offset in `start`, if it is not UTF-8."""
        text.decode("utf-8")  # validates; the string is dropped, since the algorithm works on bytes
        piece_end, vocabulary = self.splitter.piece_end, self.vocabulary
        find, known, encode_and_store = vocabulary.find.get, self.words.get, self.encode_and_store
        ids: List[int] = []
        p, end = 0, len(text)
        while p < end:
            q = piece_end(text, p)
            piece = text[p:q]
            if q - p <= LONGEST:
                ids += known(piece) or encode_and_store(piece)  # a piece has at least one id, so no entry is empty
            else:
                number = find(piece)
                if number is not None:
                    ids.append(number)
                else:
                    ids += merge(vocabulary, piece)
            p = q
        return ids

    def forget(self) -> None:
        self.words.clear()

    def count(self, text: bytes) -> Tuple[int, int]:
        text.decode("utf-8")
        asked = known = p = 0
        while p < len(text):
            q = self.splitter.piece_end(text, p)
            if q - p <= LONGEST:
                asked += 1
                if text[p:q] in self.words:
                    known += 1
                else:
                    self.encode_and_store(text[p:q])
            p = q
        return asked, known

    def encode_and_store(self, piece: bytes) -> Tuple[int, ...]:
        """Returns the ids of a piece that the cache does not hold, and keeps them if they are few."""
        number = self.vocabulary.find.get(piece)
        ids = (number,) if number is not None else tuple(merge(self.vocabulary, piece))
        if len(ids) <= MOST:
            if len(self.words) >= CAPACITY:
                self.words.clear()
            self.words[piece] = ids
        return ids


class Words(Plain):
    """The contender ``python.words@process``."""

    forgets = True

    def options(self) -> Dict[str, str]:
        return {**super().options(),
                "cache": f"dict, {CAPACITY} pieces of up to {LONGEST} bytes and {MOST} ids, emptied when full"}

    def load(self, folder: str, encoding: str) -> Encode:
        stages = fine_stages() if encoding == "o200k_base" else self.stages
        tokenizer = WordsTokenizer(SPLITTERS[encoding](stages), load(folder, encoding))
        self.cache = tokenizer
        return tokenizer.encode
