"""transformers' front of the tokenizers library (Rust), called as its users call it."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Dict, List, Tuple

from ..contender import Contender, Encode, WordCache
from .hf_slow import NO_LIMIT
from .offline import library_version, set_offline


class Cache(WordCache):
    """The cache of words in the library's model. The model that Python is given shares it with the tokenizer; hits are told to nobody."""

    def __init__(self, tokenizer: Any, encode: Encode) -> None:
        self.forget = tokenizer.backend_tokenizer.model._clear_cache
        self.encode = encode

    def count(self, text: bytes) -> Tuple[int, int]:
        self.encode(text)
        return -1, -1


class HfFast(Contender):
    """The contender ``hf-fast@process``: GPT2TokenizerFast. r50k_base only, to stand beside ``hf-slow@process``."""

    encodings = ["r50k_base"]
    output = "BatchEncoding with input_ids and attention_mask"
    forgets = True

    def __init__(self) -> None:
        set_offline()
        from transformers import GPT2TokenizerFast

        self.tokenizer_class = GPT2TokenizerFast

    def version(self) -> str:
        return f"transformers {library_version('transformers')}, tokenizers {library_version('tokenizers')}"

    def options(self) -> Dict[str, str]:
        return {"call": "tokenizer(text)", "split_special_tokens": "true", "model_max_length": str(NO_LIMIT), "threads": "1"}

    def load(self, folder: str, encoding: str) -> Encode:
        tokenizer = self.tokenizer_class(tokenizer_file=str(Path(folder) / encoding / "tokenizer.json"),
                                         model_max_length=NO_LIMIT, split_special_tokens=True)

        def encode(text: bytes) -> List[int]:
            return tokenizer(text.decode("utf-8"))["input_ids"]

        self.cache = Cache(tokenizer, encode)
        return encode
