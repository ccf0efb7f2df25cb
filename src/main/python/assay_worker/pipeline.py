"""A pipeline of data preparation in Python: a JSONL file is read line by line, each document is tokenized, the ids are packed into rows.

Three contenders that differ in the tokenizer alone: Python's `cached`, Rust's `cached` through ctypes, and none at all, which is what
Amdahl's law needs to know. The deck is written as a file when it comes, untimed; a pass reads it from its first line to its last.
"""

from __future__ import annotations

import json
from array import array
from collections import deque
from itertools import count, islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Callable, Dict, Iterator, List

from .cached import Cached
from .contender import ALL, Contender, Encode
from .hybrid import CtypesCached

ROW = 2048  # ids of a row: the window of a model
END_OF_TEXT = {"r50k_base": 50256, "cl100k_base": 100257, "o200k_base": 199999}
Tokenize = Callable[[Dict[str, Any]], List[int]]


def lines_of(path: Path) -> Iterator[str]:
    with open(path, encoding="utf-8") as lines:
        yield from lines


class JsonLines:
    """A deck as a file: ``{"id": n, "text": …}`` a line, UTF-8, not escaped. It goes with the object."""

    def __init__(self, lines: List[str]) -> None:
        self.folder = TemporaryDirectory(prefix="assay-pipeline-")
        self.path = Path(self.folder.name) / "deck.jsonl"
        self.path.write_text("".join(lines), "utf-8")
        self.length = len(lines)
        self.next_line, self.further = 0, lines_of(self.path)

    def __len__(self) -> int:
        return self.length

    def __iter__(self) -> Iterator[str]:
        return lines_of(self.path)

    def __del__(self) -> None:
        self.folder.cleanup()

    def __getitem__(self, at: int) -> str:
        """Returns a line; that after the one asked for last costs no more than reading on, which is how warm-up asks."""
        if at != self.next_line:
            self.further = islice(lines_of(self.path), at, None)
        self.next_line = at + 1
        return next(self.further)


class Packer:
    """Puts documents one after the other, an end-of-text id behind each, and hands over whole rows; what is left begins the next one."""

    def __init__(self, end: int, take: Callable[["array[int]"], object]) -> None:
        self.end, self.take = end, take
        self.pending = array("I")

    def add(self, ids: List[int]) -> None:
        pending = self.pending
        pending.fromlist(ids)
        pending.append(self.end)
        whole = len(pending) - len(pending) % ROW
        if whole:
            for start in range(0, whole, ROW):
                self.take(pending[start:start + ROW])
            del pending[:whole]


class Pipeline(Contender):
    """What the contenders share. A row is dropped when the next one is there: what a consumer does with it is no part of this."""

    encodings = ALL
    output = "ids as a fresh list, and packed into rows of 2048"

    def __init__(self) -> None:
        self.numbers = count()

    def options(self) -> Dict[str, str]:
        return {"read": "a text file line by line, json.loads", "packed": f"array, rows of {ROW}, end-of-text between"}

    def document(self, text: bytes) -> str:
        return json.dumps({"id": next(self.numbers), "text": text.decode("utf-8")}, ensure_ascii=False) + "\n"

    def keep(self, inputs: List[bytes]) -> JsonLines:
        return JsonLines([self.document(text) for text in inputs])

    def tokenizer(self, folder: str, encoding: str) -> Tokenize:
        raise NotImplementedError

    def load(self, folder: str, encoding: str) -> Encode:
        tokenize, parse = self.tokenizer(folder, encoding), json.loads
        pack = Packer(END_OF_TEXT[encoding], deque(maxlen=1).append).add

        def encode(line: str) -> List[int]:
            ids = tokenize(parse(line))
            pack(ids)
            return ids

        return encode


class PythonPipeline(Pipeline):
    """The contender ``pipeline.python@process``: all of it Python, with the tokenizer of ``python.cached@process``."""

    def tokenizer(self, folder: str, encoding: str) -> Tokenize:
        encode_text = Cached().load_for_text(folder, encoding)
        return lambda document: encode_text(document["text"])


class RustPipeline(Pipeline):
    """The contender ``pipeline.rust@process``: the same with that of ``python+rust.cached@process``, which takes bytes."""

    def __init__(self) -> None:
        super().__init__()
        self.rust = CtypesCached()

    def build(self) -> Dict[str, str]:
        return self.rust.build()

    def tokenizer(self, folder: str, encoding: str) -> Tokenize:
        encode = self.rust.load(folder, encoding)
        return lambda document: encode(document["text"].encode("utf-8"))


class Rest(Pipeline):
    """The control ``pipeline.rest@process``: all but the tokenizer. The ids of a document are remembered when it first comes, which is warm-up."""

    def tokenizer(self, folder: str, encoding: str) -> Tokenize:
        encode_text = Cached().load_for_text(folder, encoding)
        known: Dict[int, List[int]] = {}

        def ids_of(document: Dict[str, Any]) -> List[int]:
            ids = known.get(document["id"])
            if ids is None:
                ids = known[document["id"]] = encode_text(document["text"])
            return ids

        return ids_of
