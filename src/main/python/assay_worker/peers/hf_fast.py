"""transformers' front of the tokenizers library (Rust), called as its users call it."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Dict, List, Tuple

from ..contender import Contender, Encode, OneCall, WordCache
from .hf_slow import IN_ONE_CALL, NO_LIMIT
from .offline import library_version, processors, set_offline


class Cache(WordCache):
    """The cache of words in the library's model. The model that Python is given shares it with the tokenizer; hits are told to nobody."""

    def __init__(self, tokenizer: Any, encode: Encode) -> None:
        self.forget = tokenizer.model._clear_cache
        self.encode = encode

    def count(self, text: bytes) -> Tuple[int, int]:
        self.encode(text)
        return -1, -1


class HfFast(Contender):
    """The contender ``hf-fast@process``: GPT2TokenizerFast. r50k_base only, to stand beside ``hf-slow@process``."""

    encodings = ["r50k_base"]
    output = "BatchEncoding with input_ids and attention_mask"
    forgets = True

    def __init__(self, threads: int = 1) -> None:
        self.threads = threads
        set_offline(threads)
        from transformers import GPT2TokenizerFast

        self.tokenizer_class = GPT2TokenizerFast

    def version(self) -> str:
        return f"transformers {library_version('transformers')}, tokenizers {library_version('tokenizers')}"

    def options(self) -> Dict[str, str]:
        return {"call": "tokenizer(text)", "split_special_tokens": "true", "model_max_length": str(NO_LIMIT),
                "threads": str(self.threads)}

    def tokenizer(self, folder: str, encoding: str) -> Any:
        return self.tokenizer_class(tokenizer_file=str(Path(folder) / encoding / "tokenizer.json"),
                                    model_max_length=NO_LIMIT, split_special_tokens=True)

    def load(self, folder: str, encoding: str) -> Encode:
        tokenizer = self.tokenizer(folder, encoding)

        def encode(text: bytes) -> List[int]:
            return tokenizer(text.decode("utf-8"))["input_ids"]

        self.cache = Cache(tokenizer.backend_tokenizer, encode)
        return encode


class HfFastEncode(Contender):
    """The contender ``hf-fast.encode@process``: the library's own call, without transformers in front of it or in the process."""

    encodings = HfFast.encodings
    output = "an Encoding; its ids as a fresh list"
    forgets = True

    def __init__(self) -> None:
        set_offline(1)
        from tokenizers import Tokenizer

        self.tokenizer_class = Tokenizer

    def version(self) -> str:
        return f"tokenizers {library_version('tokenizers')}"

    def options(self) -> Dict[str, str]:
        return {"call": "tokenizer.encode(text).ids", "add_special_tokens": "false", "threads": "1"}

    def load(self, folder: str, encoding: str) -> Encode:
        tokenizer = self.tokenizer_class.from_file(str(Path(folder) / encoding / "tokenizer.json"))

        def encode(text: bytes) -> List[int]:
            return tokenizer.encode(text.decode("utf-8"), add_special_tokens=False).ids

        self.cache = Cache(tokenizer, encode) if self.forgets else None
        return encode


class HfFastBatch(HfFast):
    """The contender ``hf-fast.batch@process``: the same call with a list of texts, on one thread."""

    forgets = False  # first passes are told apart for the single call only

    def options(self) -> Dict[str, str]:
        return {**super().options(), "call": "tokenizer(texts)", "batch": IN_ONE_CALL}

    def load(self, folder: str, encoding: str) -> Encode:
        tokenizer = self.tokenizer(folder, encoding)
        return OneCall(lambda texts: tokenizer([text.decode("utf-8") for text in texts])["input_ids"])


class HfFastThreads(HfFastBatch):
    """The contender ``hf-fast.threads@process``: the library shares the texts of a call out to a thread a processor."""

    def __init__(self) -> None:
        super().__init__(processors())
