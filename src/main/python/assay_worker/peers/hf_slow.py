"""transformers' tokenizer written in Python, called as its users call it."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Dict, Tuple

from ..contender import Contender, Encode, OneCall, WordCache
from .offline import library_version, set_offline

NO_LIMIT = 10**12  # of model_max_length: a text longer than the model's window is a warning a call otherwise
IN_ONE_CALL = "the deck in one call"


class Asked(Dict[str, str]):
    """The tokenizer's own cache while it is counted: `bpe` asks it once a piece, by `in`."""

    asked = known = 0

    def __contains__(self, piece: object) -> bool:
        known = super().__contains__(piece)
        self.asked += 1
        self.known += known
        return known


class Cache(WordCache):
    """The dict `cache` of a GPT2Tokenizer, from a piece to its tokens. A piece of one letter is asked for and never kept."""

    def __init__(self, tokenizer: Any) -> None:
        self.tokenizer = tokenizer

    def forget(self) -> None:
        self.tokenizer.cache.clear()

    def count(self, text: bytes) -> Tuple[int, int]:
        own, self.tokenizer.cache = self.tokenizer.cache, Asked(self.tokenizer.cache)
        self.tokenizer(text.decode("utf-8"))
        asked, self.tokenizer.cache = self.tokenizer.cache, own
        own.update(asked)
        return asked.asked, asked.known


class HfSlow(Contender):
    """The contender ``hf-slow@process``: GPT2Tokenizer. r50k_base only, since its pattern is written into its code."""

    encodings = ["r50k_base"]
    output = "BatchEncoding with input_ids and attention_mask"
    forgets = True

    def __init__(self) -> None:
        set_offline()
        from transformers import GPT2Tokenizer

        self.tokenizer_class = GPT2Tokenizer

    def version(self) -> str:
        return f"transformers {library_version('transformers')}, regex {library_version('regex')}"

    def options(self) -> Dict[str, str]:
        return {"call": "tokenizer(text)", "split_special_tokens": "true", "model_max_length": str(NO_LIMIT)}

    def tokenizer(self, folder: str, encoding: str) -> Any:
        files = Path(folder) / encoding
        return self.tokenizer_class(str(files / "vocab.json"), str(files / "merges.txt"),
                                    model_max_length=NO_LIMIT, split_special_tokens=True)

    def load(self, folder: str, encoding: str) -> Encode:
        tokenizer = self.tokenizer(folder, encoding)
        self.cache = Cache(tokenizer)
        return lambda text: tokenizer(text.decode("utf-8"))["input_ids"]


def mend(tokenizer: Any) -> Any:
    """Makes a tokenizer know its `unk_token` without looking it up. Not by setattr, which the class takes for a new special token."""
    vars(tokenizer)["unk_token"] = tokenizer.unk_token
    return tokenizer


class HfSlowMended(HfSlow):
    """The contender ``hf-slow.mended@process``: the same, but that `unk_token` is looked up once.

    From transformers 4.47.0 on special tokens are computed when they are asked for, and the Python tokenizers ask for `unk_token` with
    every token, known or not. A value in the instance's dictionary is found before that: one line, and the ids stay as they are. Up to
    4.46.3 it stood there anyway.
    """

    def options(self) -> Dict[str, str]:
        return {**super().options(), "unk_token": "looked up once"}

    def tokenizer(self, folder: str, encoding: str) -> Any:
        return mend(super().tokenizer(folder, encoding))


class HfSlowBatch(HfSlow):
    """The contender ``hf-slow.batch@process``: the same call with a list of texts."""

    forgets = False  # first passes are told apart for the single call only

    def options(self) -> Dict[str, str]:
        return {**super().options(), "call": "tokenizer(texts)", "batch": IN_ONE_CALL, "threads": "1"}

    def load(self, folder: str, encoding: str) -> Encode:
        tokenizer = self.tokenizer(folder, encoding)
        return OneCall(lambda texts: tokenizer([text.decode("utf-8") for text in texts])["input_ids"])
