"""What several tests share: the package's place, vocabularies small enough to read, hostile texts, the slow truth."""

from __future__ import annotations

import os
import random
import sys
from base64 import b64encode
from pathlib import Path
from typing import Iterator, List, Optional

SOURCES = Path(__file__).resolve().parents[2] / "main" / "python"
sys.path.insert(0, str(SOURCES))

from assay_worker import classes  # noqa: E402
from assay_worker.contender import ALL  # noqa: E402
from assay_worker.vocabulary import Vocabulary  # noqa: E402

RANGES = classes.read_ranges(classes.table_path())
FINE = classes.read_ranges(classes.table_path(), classes.FINE_CLASS_OF)
STAGES = classes.two_stages(RANGES)
WORDS = ["th", "he", "the", " t", " th", " the", "in", "ing", "er", "an", "and", " a", " an", " and", "ll", "'ll", "  ", "    ",
         "\n\n", "aa", "aaa", "aaaa", "ab", "ba", "aba", "12", "123", "\u00e9", "\u4e2d", "\u4e2d\u6587", "..", "...", "\r\n"]

PARTS = [
    " ", "  ", "\t", "\n", "\r\n", "\r", "\x0b", "\x1c", "\x1f", "\x85", "\u00a0", "\u1680", "\u2003", "\u2028", "\u3000", "\u180e",
    "\ufeff", "\0", "'", "'s", "'S", "'ll", "'LL", "'vE", "'re", "'d", "'\u017f", "'\u212a", "\u2019s", "a", "Zebra", "the", "don't",
    "1", "22", "4567", "\u0661\u0662", "\u00bd", "\u2167", "\u4f60\u597d", "\u3042\u30ab", "\u00e9", "e\u0301", "\u0301", "\u01c5",
    "\u02b0", "\u00aa", "\U0001d400", "\U0001d7d8", "\U0001f600", "\U0001f468\u200d\U0001f469", "\U00020000", "\U000323b0", "\u1c89",
    "\ua7da", "\U00010d40", "\U0001e900", "\U000e0100", "\uffff", "\U0010ffff", "!", "...", "//", "/", "AB", "aB", "\u4e9cA", "\u0903", "\n/", "__", "<|endoftext|>", "?!\n", "}\n\n",
]


def synthetic(seed: int) -> List[bytes]:
    """Returns tokens by id: the 256 bytes in an order of their own, then merges, each of two tokens before it."""
    source = random.Random(seed)
    tokens = [bytes([value]) for value in range(256)]
    source.shuffle(tokens)
    known = set(tokens)
    alphabet = [token for word in WORDS for token in (word.encode()[i:i + 1] for i in range(len(word.encode())))]
    for word in WORDS:
        for end in range(2, len(word.encode()) + 1):
            if word.encode()[:end] not in known:
                tokens.append(word.encode()[:end])
                known.add(tokens[-1])
    while len(tokens) < 600:
        token = source.choice(alphabet + tokens[256:]) + source.choice(alphabet + tokens[256:])
        if len(token) <= 12 and token not in known:
            tokens.append(token)
            known.add(token)
    return tokens


def write_tiktoken(folder: Path, encoding: str, tokens: List[bytes]) -> None:
    lines = [b64encode(token) + b" %d\n" % number for number, token in enumerate(tokens)]
    (folder / f"{encoding}.tiktoken").write_bytes(b"".join(lines))


def naive_merge(vocabulary: Vocabulary, piece: bytes) -> List[int]:
    """Returns the ids by the definition: parts as bytes, the lowest id of a concatenation first, leftmost on ties."""
    parts = [piece[i:i + 1] for i in range(len(piece))]
    while True:
        known = [(vocabulary.find[parts[i] + parts[i + 1]], i) for i in range(len(parts) - 1) if parts[i] + parts[i + 1] in vocabulary.find]
        if not known:
            return [vocabulary.find[part] for part in parts]
        _, at = min(known)
        parts[at:at + 2] = [parts[at] + parts[at + 1]]


def hostile(count: int, seed: int) -> Iterator[str]:
    """Yields texts that tokenizers get wrong: odd blanks, apostrophes, marks, new and astral characters, long runs."""
    source = random.Random(seed)
    for number in range(count):
        kind = source.random()
        if kind < 0.7:
            yield "".join(source.choice(PARTS) for _ in range(source.randint(0, 40)))
        elif kind < 0.85:
            points = (source.choice([source.randrange(0x110000), source.randrange(0x3000), source.randrange(128)]) for _ in range(40))
            yield "".join(chr(point) for point in points if not 0xD800 <= point < 0xE000)
        elif kind < 0.95:
            yield "".join(source.choice(PARTS) * source.randint(1, 30) for _ in range(source.randint(1, 6)))
        else:
            yield "".join(source.choice("abth") for _ in range(source.randint(50, 400)))


def real_vocabularies() -> Optional[Path]:
    """Returns the vocabulary folder in the folder that ASSAY_DATA names, or None."""
    named = os.environ.get("ASSAY_DATA")
    folder = Path(named) / "vocab" if named else None
    return folder if folder and all((folder / f"{encoding}.tiktoken").is_file() for encoding in ALL) else None


NO_VOCABULARY = "not tested: ASSAY_DATA names no folder with the vocab/*.tiktoken of all encodings"


def importable(name: str) -> bool:
    from importlib.util import find_spec

    return find_spec(name) is not None


NO_TIKTOKEN = "not tested: tiktoken is not installed for this interpreter; see make_venv.py"
