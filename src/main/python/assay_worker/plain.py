"""The strategy `plain`: benchmarks/ALGORITHM.md line for line, on bytes."""

from __future__ import annotations

from typing import Dict, List

from . import classes
from .contender import ALL, Contender, Encode
from .merge import merge
from .split import SPLITTERS, Splitter, fine_stages
from .vocabulary import Vocabulary, load


class PlainTokenizer:
    """Validate, split, look up, merge."""

    def __init__(self, splitter: Splitter, vocabulary: Vocabulary) -> None:
        self.splitter = splitter
        self.vocabulary = vocabulary

    def encode(self, text: bytes) -> List[int]:
        """Returns the ids of `text`. Raises UnicodeDecodeError, with the offset in `start`, if it is not UTF-8."""
        text.decode("utf-8")  # validates; the string is dropped, since the algorithm works on bytes
        piece_end, vocabulary = self.splitter.piece_end, self.vocabulary
        find = vocabulary.find.get
        ids: List[int] = []
        p, end = 0, len(text)
        while p < end:
            q = piece_end(text, p)
            piece = text[p:q]
            number = find(piece)
            if number is not None:
                ids.append(number)
            else:
                ids += merge(vocabulary, piece)
            p = q
        return ids


class Plain(Contender):
    """The contender ``python.plain@process``."""

    encodings = ALL
    output = "ids as a fresh list"

    def __init__(self) -> None:
        self.stages = classes.two_stages(classes.read_ranges(classes.table_path()))

    def options(self) -> Dict[str, str]:
        return {"table": "dict", "validation": "bytes.decode"}

    def load(self, folder: str, encoding: str) -> Encode:
        stages = fine_stages() if encoding == "o200k_base" else self.stages
        return PlainTokenizer(SPLITTERS[encoding](stages), load(folder, encoding)).encode
