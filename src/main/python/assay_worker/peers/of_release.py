"""The article's own pair in any release of transformers, by the one call and the one form of the vocabulary that all releases take.

``tokenizer.encode(text, add_special_tokens=False)`` of ``vocab.json`` and ``merges.txt``: a release that were called as its own README
shows would differ from its neighbour in the call as well, and tokenizers up to 0.15 cannot read the tokenizer.json of later ones.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from .hf_fast import HfFastEncode
from .hf_slow import NO_LIMIT, mend
from .of2020 import Gpt2Fast, Gpt2Slow
from .offline import library_version


class Slow(Gpt2Slow):
    """The arm ``hf-slow``: the tokenizer written in Python, up to the last transformers 4."""


class SlowMended(Slow):
    """The arm ``hf-slow-mended``: the same with the look-up taken away that ``hf-slow.mended@process`` tells of."""

    def tokenizer(self, files: Path) -> Any:
        return mend(super().tokenizer(files))


class SlowTrieMended(Slow):
    """The arm ``hf-slow-trie-mended``: the same without the search for added tokens, letter by letter in Python, that 4.11.0 brought.

    A text of a deck holds no added token, so that what the search gives back is the text in one piece anyway.
    """

    def tokenizer(self, files: Path) -> Any:
        tokenizer = super().tokenizer(files)
        vars(tokenizer.tokens_trie)["split"] = lambda text: [text]
        return tokenizer


class Fast(Gpt2Fast):
    """The arm ``hf-fast``: the front of the one in Rust."""

    def tokenizer(self, files: Path) -> Any:
        if int(library_version("transformers").split(".")[0]) < 5:
            return super().tokenizer(files)
        # From 5 on the vocabulary comes as objects, and files by the old keywords would be passed over without a word.
        vocabulary = json.loads((files / "vocab.json").read_text("utf-8"))
        lines = (files / "merges.txt").read_text("utf-8").splitlines()
        merges = [tuple(line.split(" ")) for line in lines if line and not line.startswith("#version")]
        return self.tokenizer_class(vocab=vocabulary, merges=merges, model_max_length=NO_LIMIT)


class Tokenizers(HfFastEncode):
    """The arm ``tokenizers``: the library by itself. Nobody empties its cache: from 1.0 on Python sees no model."""

    forgets = False
