"""What a contender is to the worker: a name, what it declares about itself, and one operation."""

from __future__ import annotations

from typing import Any, Callable, Dict, List, Sequence, Tuple

Encode = Callable[[bytes], List[int]]
"""One op: the UTF-8 bytes of a text in, a fresh list of ids out. Raises UnicodeDecodeError if the bytes are not UTF-8.

Where `Contender.keep` gives another form than bytes, the op takes that one."""

EncodeAll = Callable[[List[bytes]], List[List[int]]]
"""All ops of a pass: the inputs of a deck in, their ids out, in the order of the inputs. Raises as `Encode` does."""

ALL = ["r50k_base", "cl100k_base", "o200k_base"]


class WordCache:
    """The words that a loaded tokenizer remembers. They are counted by a way of its own, never timed: that must cost the op nothing."""

    def forget(self) -> None:
        """Empties it, so that whatever is encoded next is new to it."""
        raise NotImplementedError

    def count(self, text: bytes) -> Tuple[int, int]:
        """Encodes `text`, and returns how often the cache was asked for a piece and how often it knew it; -1 and -1 if nobody is told."""
        raise NotImplementedError


class OneCall:
    """What a contender loads that takes a whole deck in one call. An op is still one input, but none has a time of its own."""

    def __init__(self, encode_all: EncodeAll) -> None:
        self.encode_all = encode_all

    def __call__(self, text: bytes) -> List[int]:
        """Returns the ids of one text: a call with a batch of one."""
        return self.encode_all([text])[0]


class Contender:
    """A tokenizer that the worker can load and run; by itself the one that can do nothing (``empty``)."""

    encodings: List[str] = []
    output = "nothing"
    forgets = False  # whether `load` sets `cache`
    cache: "WordCache | None" = None  # of what was loaded last, if that holds one that can be emptied

    def version(self) -> str:
        """Returns the version of the code that does the work: "1" for code of this project."""
        return "1"

    def options(self) -> Dict[str, str]:
        """Returns how the tokenizer is set up, as far as it could have been set up otherwise."""
        return {}

    def build(self) -> Dict[str, str]:
        """Returns how native code of this project that it calls was built, by the keys of `assay_build_info`; empty without any."""
        return {}

    def load(self, folder: str, encoding: str) -> Encode:
        """Returns the op for `encoding`, made from the files of the vocabulary `folder`; a `OneCall` takes a deck at once."""
        raise ValueError("contender (empty) has no tokenizer; ask it for hello, memory and quit only")

    def keep(self, inputs: List[bytes]) -> Sequence[Any]:
        """Returns a deck's inputs in the form in which the op takes them. Called when the deck comes, outside any timing."""
        return inputs

    def document(self, text: bytes) -> Any:
        """Returns one text in that form."""
        return text


class FloorEcho(Contender):
    """The floor of the bridge: takes the text, looks at nothing, answers no ids."""

    encodings = ALL
    output = "an empty list"

    def load(self, folder: str, encoding: str) -> Encode:
        return lambda text: []
