"""transformers' tokenizer written in Python, called as its users call it."""

from __future__ import annotations

from pathlib import Path
from typing import Dict

from ..contender import Contender, Encode
from .offline import library_version, set_offline

NO_LIMIT = 10**12  # of model_max_length: a text longer than the model's window is a warning a call otherwise


class HfSlow(Contender):
    """The contender ``hf-slow@process``: GPT2Tokenizer. r50k_base only, since its pattern is written into its code."""

    encodings = ["r50k_base"]
    output = "BatchEncoding with input_ids and attention_mask"

    def __init__(self) -> None:
        set_offline()
        from transformers import GPT2Tokenizer

        self.tokenizer_class = GPT2Tokenizer

    def version(self) -> str:
        return f"transformers {library_version('transformers')}, regex {library_version('regex')}"

    def options(self) -> Dict[str, str]:
        return {"call": "tokenizer(text)", "split_special_tokens": "true", "model_max_length": str(NO_LIMIT)}

    def load(self, folder: str, encoding: str) -> Encode:
        files = Path(folder) / encoding
        tokenizer = self.tokenizer_class(str(files / "vocab.json"), str(files / "merges.txt"),
                                         model_max_length=NO_LIMIT, split_special_tokens=True)
        return lambda text: tokenizer(text.decode("utf-8"))["input_ids"]
