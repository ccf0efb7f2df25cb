"""The strategy `resplit`: `plain` with the cutting of `cached`, and no cache.

It stands between the two, so that what Python gains without leaving Python can be taken apart in single steps: from `plain` it differs in
the splitter alone, from `cached` in the cache alone.
"""

from __future__ import annotations

from typing import Dict, List

from .cached import Cached
from .contender import Encode
from .merge import merge
from .vocabulary import load


class Resplit(Cached):
    """The contender ``python.resplit@process``."""

    forgets = False

    def options(self) -> Dict[str, str]:
        return {"split": super().options()["split"]}

    def load(self, folder: str, encoding: str) -> Encode:
        find_basic, find_all, has_astral = self.finders(encoding)
        vocabulary = load(folder, encoding)
        find = vocabulary.find.get

        def encode(text: bytes) -> List[int]:
            string = text.decode("utf-8")
            find_pieces = find_basic if string.isascii() or not has_astral(string) else find_all
            ids: List[int] = []
            for word in find_pieces(string):
                piece = word.encode("utf-8")
                number = find(piece)
                if number is not None:
                    ids.append(number)
                else:
                    ids += merge(vocabulary, piece)
            return ids

        return encode
