"""gigatoken (Rust), called for the ids of one text."""

from __future__ import annotations

from pathlib import Path
from typing import Dict

from ..contender import Contender, Encode
from .offline import library_version, set_offline


class Gigatoken(Contender):
    """The contender ``gigatoken@process``.

    It knows no way to take the text of a special token as ordinary, so it reads our tokenizer.json, which has none; its loader of
    `.tiktoken` files adds one.
    """

    encodings = ["r50k_base", "cl100k_base"]
    output = "ids as a fresh array of NumPy, uint32"

    def __init__(self) -> None:
        set_offline()
        import gigatoken

        self.tokenizer_class = gigatoken.Tokenizer

    def version(self) -> str:
        return f"gigatoken {library_version('gigatoken')}"

    def options(self) -> Dict[str, str]:
        return {"call": "Tokenizer.encode(str)", "threads": "1"}

    def load(self, folder: str, encoding: str) -> Encode:
        encode_text = self.tokenizer_class(str(Path(folder) / encoding / "tokenizer.json")).encode
        return lambda text: encode_text(text.decode("utf-8"))
