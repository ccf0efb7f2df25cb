"""quicktok (C++), called for the ids of one text."""

from __future__ import annotations

from typing import Dict

from ..contender import Contender, Encode
from .offline import library_version


class Quicktok(Contender):
    """The contender ``quicktok@process``. The vocabulary is that of its wheel: it takes no file of ours, and conformance tells whether they agree."""

    encodings = ["cl100k_base"]
    output = "ids as a fresh list"

    def __init__(self) -> None:
        import quicktok

        self.get_encoding = quicktok.get_encoding

    def version(self) -> str:
        return f"quicktok-v1 {library_version('quicktok-v1')}"

    def options(self) -> Dict[str, str]:
        return {"call": "encode_ordinary"}

    def load(self, folder: str, encoding: str) -> Encode:
        encode_ordinary = self.get_encoding(encoding).encode_ordinary
        return lambda text: encode_ordinary(text.decode("utf-8"))
