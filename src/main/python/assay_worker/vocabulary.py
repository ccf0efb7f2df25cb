"""A vocabulary: which bytes are a token, and which two tokens make a third."""

from __future__ import annotations

from base64 import b64decode
from binascii import Error as Base64Error
from pathlib import Path
from typing import Dict, List


class Vocabulary:
    """`find`: token bytes to id. `pair`: ``left << 32 | right`` to id, for every split of every token into two tokens.

    Both are dicts, the hash table that the language has; the id of a token is its merge rank.
    """

    def __init__(self, tokens: List[bytes]) -> None:
        self.tokens = tokens
        self.find: Dict[bytes, int] = {token: number for number, token in enumerate(tokens)}
        if len(self.find) != len(tokens):
            raise ValueError(f"vocabulary ({len(tokens)} tokens) must not hold a token twice; it has {len(self.find)} different ones")
        self.byte_ids = [self.find.get(bytes([value]), -1) for value in range(256)]
        if -1 in self.byte_ids:
            raise ValueError(f"vocabulary must hold all 256 single bytes; byte {self.byte_ids.index(-1)} is no token")
        self.pair = self._pairs()

    def _pairs(self) -> Dict[int, int]:
        find, pair = self.find, {}
        for number, token in enumerate(self.tokens):
            for cut in range(1, len(token)):
                left = find.get(token[:cut])
                if left is not None:
                    right = find.get(token[cut:])
                    if right is not None:
                        pair[left << 32 | right] = number
        return pair


def read_tiktoken(path: Path) -> List[bytes]:
    """Returns the tokens of a `.tiktoken` file by id; the ids must be 0 … n−1 without gap."""
    ranks: Dict[int, bytes] = {}
    lines = path.read_bytes().splitlines()
    for number, line in enumerate(lines, 1):
        try:
            token, rank = line.split()
            ranks[int(rank)] = b64decode(token, validate=True)
        except (ValueError, Base64Error) as wrong:
            raise ValueError(f"{path.name}:{number}: expected 'base64 id', got {line[:40]!r}; fetch the file again") from wrong
    tokens = [ranks.get(number, b"") for number in range(len(lines))]
    if b"" in tokens:
        raise ValueError(f"{path.name}: ids must be 0 ... {len(lines) - 1} without gap; id {tokens.index(b'')} has no token")
    return tokens


def load(folder: str, encoding: str) -> Vocabulary:
    """Returns the vocabulary of `encoding` in `folder`."""
    return Vocabulary(read_tiktoken(Path(folder) / f"{encoding}.tiktoken"))
