"""transformers and tokenizers as they were in June 2020, when a tokenizer in Rust began to stand in for one in Python.

A tokenizer was no function to call yet: ``tokenizer.encode(text)`` is what the README of transformers 2.11 shows. Runs on CPython 3.8, the newest of which tokenizers 0.7 has wheels.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Dict

from ..contender import Contender, Encode
from .hf_slow import NO_LIMIT
from .offline import library_version, set_offline


class Of2020(Contender):
    """What the four have in common: `name` is that of a class of transformers."""

    name = ""
    output = "ids as a fresh list, out of a dict with masks"

    def __init__(self) -> None:
        set_offline()
        import transformers

        self.tokenizer_class = getattr(transformers, self.name)

    def options(self) -> Dict[str, str]:
        return {"call": "tokenizer.encode(text, add_special_tokens=False)", "model_max_length": str(NO_LIMIT)}

    def tokenizer(self, files: Path) -> Any:
        """Returns the library's object, made from the folder of the vocabulary."""
        raise NotImplementedError

    def load(self, folder: str, encoding: str) -> Encode:
        encode = self.tokenizer(Path(folder) / encoding).encode
        return lambda text: encode(text.decode("utf-8"), add_special_tokens=False)


class Slow(Of2020):
    """The Python ones."""

    def version(self) -> str:
        import unicodedata

        return f"transformers {library_version('transformers')}, regex {library_version('regex')}, Unicode {unicodedata.unidata_version}"


class Fast(Of2020):
    """The ones in Rust. The vocabulary comes in the files that the Python ones read."""

    def version(self) -> str:
        return f"transformers {library_version('transformers')}, tokenizers {library_version('tokenizers')}"

    def options(self) -> Dict[str, str]:
        return {**super().options(), "threads": "1"}


class Gpt2(Of2020):
    """GPT-2's byte-level BPE."""

    encodings = ["r50k_base"]

    def tokenizer(self, files: Path) -> Any:
        return self.tokenizer_class(str(files / "vocab.json"), str(files / "merges.txt"), model_max_length=NO_LIMIT)


class Bert(Of2020):
    """BERT's WordPiece, for lower-cased text."""

    encodings = ["bert_uncased"]

    def tokenizer(self, files: Path) -> Any:
        return self.tokenizer_class(str(files / "vocab.txt"), model_max_length=NO_LIMIT)


class Gpt2Slow(Gpt2, Slow):
    """The contender ``hf2020-slow@process``."""

    name = "GPT2Tokenizer"


class Gpt2Fast(Gpt2, Fast):
    """The contender ``hf2020-fast@process``."""

    name = "GPT2TokenizerFast"


class BertSlow(Bert, Slow):
    """The contender ``bert2020-slow@process``."""

    name = "BertTokenizer"


class BertFast(Bert, Fast):
    """The contender ``bert2020-fast@process``."""

    name = "BertTokenizerFast"
