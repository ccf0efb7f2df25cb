"""``reference.py --data DIR --out DIR [--encoding NAME]...``: the reference ids of every input of every deck, as digests.

By tiktoken, or for bert_uncased, since tiktoken has no WordPiece, by Hugging Face's tokenizers in Rust. Reads the vocabularies
in `DIR/vocab` and `DIR/decks/<corpus>-<size>.deck` (the body of the worker's `deck` verb) and writes
`OUT/<encoding>.tsv.gz`: head lines with ``#``, then a row an input: corpus, size, index, tokens, last id (or -1), and the
sha256 of the ids as little-endian u32. The same input gives the same bytes.
"""

from __future__ import annotations

import argparse
import gzip
import hashlib
import io
import os
import platform
import struct
import sys
from pathlib import Path
from typing import Callable, Iterator, List, Tuple

from assay_worker.peers.offline import library_version, set_offline

VERSIONS = {"tiktoken": "0.14.0", "tokenizers": "0.22.2"}  # those whose ids are the truth here
LIBRARY = {"r50k_base": "tiktoken", "cl100k_base": "tiktoken", "o200k_base": "tiktoken", "bert_uncased": "tokenizers"}


def byte_level(data: Path, encoding: str) -> Tuple[Path, Callable[[str], List[int]]]:
    """Returns the file of the vocabulary, and tiktoken's way from a text to its ids."""
    from assay_worker.peers.tiktoken_peer import build

    return data / "vocab" / f"{encoding}.tiktoken", build(str(data / "vocab"), encoding).encode_ordinary


def word_piece(data: Path, encoding: str) -> Tuple[Path, Callable[[str], List[int]]]:
    """Returns the file of the vocabulary, and the way of tokenizers, with nothing added around the text."""
    set_offline()
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(data / "vocab" / encoding / "tokenizer.json"))
    return data / "vocab" / encoding / "vocab.txt", lambda text: tokenizer.encode(text, add_special_tokens=False).ids


def inputs(deck: Path, body: bytes) -> Iterator[bytes]:
    """Yields the inputs of a deck file."""
    at = 0
    while at < len(body):
        size = int.from_bytes(body[at:at + 4], "little")
        if at + 4 + size > len(body):
            raise ValueError(f"{deck.name}: input at byte {at} must end by byte {len(body)}, it ends at {at + 4 + size}; make the deck again")
        yield body[at + 4:at + 4 + size]
        at += 4 + size


def reference(data: Path, encoding: str) -> str:
    """Returns the text of the reference file of one encoding."""
    decks = sorted((data / "decks").glob("*.deck"))
    if not decks:
        raise ValueError(f"{data.name}/decks: expected files <corpus>-<size>.deck, found none; make the decks first")
    library = LIBRARY[encoding]
    file, encode = {"tiktoken": byte_level, "tokenizers": word_piece}[library](data, encoding)
    vocabulary = hashlib.sha256(file.read_bytes()).hexdigest()
    head = [f"# encoding {encoding}", f"# {library} {library_version(library)}", f"# python {platform.python_version()}",
            f"# vocabulary sha256 {vocabulary}"]
    rows: List[str] = []
    for deck in decks:
        corpus, dash, size = deck.stem.rpartition("-")
        if not dash:
            raise ValueError(f"{deck.name}: name must be <corpus>-<size>.deck; rename it")
        body = deck.read_bytes()
        head.append(f"# deck {corpus} {size} {hashlib.sha256(body).hexdigest()}")
        for index, text in enumerate(inputs(deck, body)):
            ids = encode(text.decode("utf-8"))
            digest = hashlib.sha256(struct.pack(f"<{len(ids)}I", *ids)).hexdigest()
            rows.append(f"{corpus}\t{size}\t{index}\t{len(ids)}\t{ids[-1] if ids else -1}\t{digest}")
    head.append("# corpus\tsize\tindex\ttokens\tlast\tsha256")
    return "\n".join(head + rows) + "\n"


def write(path: Path, text: str) -> None:
    """Writes gzip without time and name, whole or not at all."""
    packed = io.BytesIO()
    with gzip.GzipFile(filename="", mode="wb", fileobj=packed, mtime=0) as stream:
        stream.write(text.encode("utf-8"))
    temporary = path.with_name(path.name + f".{os.getpid()}.tmp")
    temporary.write_bytes(packed.getvalue())
    os.replace(temporary, path)


def main(arguments: List[str]) -> int:
    parser = argparse.ArgumentParser(prog="reference.py", description="Writes the reference ids of the decks, as digests.")
    parser.add_argument("--data", type=Path, required=True, help="folder with vocab/ and decks/")
    parser.add_argument("--out", type=Path, required=True, help="folder for <encoding>.tsv.gz")
    parser.add_argument("--encoding", action="append", choices=list(LIBRARY), help="only this one; repeatable")
    options = parser.parse_args(arguments)
    encodings = options.encoding or list(LIBRARY)
    try:
        for library in sorted({LIBRARY[encoding] for encoding in encodings}):
            if library_version(library) != VERSIONS[library]:
                raise ValueError(f"{library} ({library_version(library)}) must be {VERSIONS[library]}; run this in the environment of make_venv.py")
        texts = {encoding: reference(options.data, encoding) for encoding in encodings}
        options.out.mkdir(parents=True, exist_ok=True)
        for encoding, text in texts.items():
            write(options.out / f"{encoding}.tsv.gz", text)
    except ImportError as missing:
        print(f"reference.py: {missing}; run this in the environment of make_venv.py", file=sys.stderr)
        return 1
    except (OSError, ValueError) as wrong:
        print(f"reference.py: {wrong}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
