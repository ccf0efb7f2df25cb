"""transformers' two WordPiece tokenizers, the one written in Python and its front of the one in Rust, called as their users call them.

Both leave out what the model wants around a text (``[CLS]``, ``[SEP]``). The name of a special token in a text is that token, as it is
by default: the one written in Python cannot be told otherwise, for it forgets `split_special_tokens` on the way to its words.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any, Dict

from ..contender import Contender, Encode
from .hf_slow import NO_LIMIT
from .offline import library_version, set_offline


class Bert(Contender):
    """What both have in common."""

    encodings = ["bert_uncased"]
    output = "BatchEncoding with input_ids, token_type_ids and attention_mask"

    def __init__(self) -> None:
        set_offline()

    def options(self) -> Dict[str, str]:
        return {"call": "tokenizer(text, add_special_tokens=False)", "model_max_length": str(NO_LIMIT)}

    def tokenizer(self, files: Path) -> Any:
        """Returns the library's object, made from the folder of the vocabulary."""
        raise NotImplementedError

    def load(self, folder: str, encoding: str) -> Encode:
        tokenizer = self.tokenizer(Path(folder) / encoding)
        return lambda text: tokenizer(text.decode("utf-8"), add_special_tokens=False)["input_ids"]


class BertSlow(Bert):
    """The contender ``bert-slow@process``: BertTokenizer. Its character classes are those of the interpreter's `unicodedata`."""

    def __init__(self) -> None:
        super().__init__()
        from transformers import BertTokenizer

        self.tokenizer_class = BertTokenizer

    def version(self) -> str:
        import unicodedata

        return f"transformers {library_version('transformers')}, Unicode {unicodedata.unidata_version}"

    def tokenizer(self, files: Path) -> Any:
        return self.tokenizer_class(str(files / "vocab.txt"), model_max_length=NO_LIMIT)


class BertFast(Bert):
    """The contender ``bert-fast@process``: BertTokenizerFast."""

    def __init__(self) -> None:
        super().__init__()
        from transformers import BertTokenizerFast

        self.tokenizer_class = BertTokenizerFast

    def version(self) -> str:
        return f"transformers {library_version('transformers')}, tokenizers {library_version('tokenizers')}"

    def options(self) -> Dict[str, str]:
        return {**super().options(), "threads": "1"}

    def tokenizer(self, files: Path) -> Any:
        return self.tokenizer_class(tokenizer_file=str(files / "tokenizer.json"), model_max_length=NO_LIMIT)
