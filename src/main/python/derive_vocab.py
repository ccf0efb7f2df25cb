"""``derive_vocab.py VOCABDIR``: makes the files that the peers read from the `.tiktoken` files in VOCABDIR.

For r50k_base and cl100k_base: `<encoding>/vocab.json`, `merges.txt` and `tokenizer.json`, the same bytes each time.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from pathlib import Path
from typing import Dict, List, Tuple

from assay_worker.vocabulary import read_tiktoken

# OpenAI's own vocab.bpe of GPT-2, by the hash that tiktoken pins: the derived merges must be these bytes.
R50K_MERGES_SHA256 = "1ce1664773c50f3e0cc8842619a93edc4624525b728b188a9e0be33b7726adc5"
END_OF_TEXT = {"r50k_base": 50256, "cl100k_base": 100257}
# cl100k as published first. tiktoken's present form is possessive, which Oniguruma reads differently; the ids are the same.
CL100K_PATTERN = (r"(?i:'s|'t|'re|'ve|'m|'ll|'d)|[^\r\n\p{L}\p{N}]?\p{L}+|\p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n]*"
                  r"|\s*[\r\n]+|\s+(?!\S)|\s+")


def printable_bytes() -> List[str]:
    """Returns GPT-2's letter for each byte: itself if it is printable Latin-1, else the next free one from U+0100."""
    kept = [*range(0x21, 0x7F), *range(0xA1, 0xAD), *range(0xAE, 0x100)]
    others = iter(range(0x100, 0x200))
    return [chr(value if value in kept else next(others)) for value in range(256)]


def merges_of(tokens: List[bytes]) -> List[Tuple[bytes, bytes]]:
    """Returns, for each token of more than one byte, by rank, the two parts that are left when lower ranks are merged."""
    ranks = {token: rank for rank, token in enumerate(tokens)}
    merges = []
    for rank, token in enumerate(tokens):
        if len(token) == 1:
            continue
        parts = [token[i:i + 1] for i in range(len(token))]
        while len(parts) > 2:
            best, at = min((ranks.get(parts[i] + parts[i + 1], rank), i) for i in range(len(parts) - 1))
            if best >= rank:
                raise ValueError(f"token {rank} ({token!r}) must come from two parts of lower rank, it has {len(parts)}; fetch the file again")
            parts[at:at + 2] = [parts[at] + parts[at + 1]]
        merges.append((parts[0], parts[1]))
    return merges


def tokenizer_json(encoding: str, vocab: Dict[str, int], merges: List[List[str]]) -> Dict[str, object]:
    """Returns the content of `tokenizer.json`. No added tokens: the text of a special token is ordinary text."""
    byte_level = {"type": "ByteLevel", "add_prefix_space": False, "trim_offsets": True, "use_regex": encoding == "r50k_base"}
    splitting: Dict[str, object] = byte_level
    if encoding == "cl100k_base":
        split = {"type": "Split", "pattern": {"Regex": CL100K_PATTERN}, "behavior": "Isolated", "invert": False}
        splitting = {"type": "Sequence", "pretokenizers": [split, byte_level]}
    return {
        "version": "1.0", "truncation": None, "padding": None, "added_tokens": [], "normalizer": None,
        "pre_tokenizer": splitting, "post_processor": None,
        "decoder": {"type": "ByteLevel", "add_prefix_space": True, "trim_offsets": True, "use_regex": True},
        "model": {"type": "BPE", "dropout": None, "unk_token": None, "continuing_subword_prefix": "", "end_of_word_suffix": "",
                  "fuse_unk": False, "byte_fallback": False, "ignore_merges": encoding == "cl100k_base",
                  "vocab": vocab, "merges": merges},
    }


def write(path: Path, content: str) -> None:
    """Writes the file whole or not at all."""
    temporary = path.with_name(path.name + f".{os.getpid()}.tmp")
    temporary.write_bytes(content.encode("utf-8"))
    os.replace(temporary, path)


def derive(folder: Path, encoding: str) -> None:
    """Writes the three files of one encoding."""
    tokens = read_tiktoken(folder / f"{encoding}.tiktoken")
    letters = printable_bytes()
    names = ["".join(letters[value] for value in token) for token in tokens]
    vocab = {name: number for number, name in enumerate(names)}
    vocab["<|endoftext|>"] = END_OF_TEXT[encoding]
    merges = [["".join(letters[value] for value in part) for part in pair] for pair in merges_of(tokens)]
    lines = "#version: 0.2\n" + "".join(f"{left} {right}\n" for left, right in merges)
    digest = hashlib.sha256(lines.encode("utf-8")).hexdigest()
    if encoding == "r50k_base" and digest != R50K_MERGES_SHA256:
        raise ValueError(f"r50k_base/merges.txt: expected sha256 {R50K_MERGES_SHA256}, got {digest}; fetch r50k_base.tiktoken again")
    target = folder / encoding
    target.mkdir(exist_ok=True)
    write(target / "merges.txt", lines)
    write(target / "vocab.json", json.dumps(vocab, ensure_ascii=False, separators=(",", ":")))
    write(target / "tokenizer.json",
          json.dumps(tokenizer_json(encoding, vocab, merges), ensure_ascii=False, separators=(",", ":")))


def main(arguments: List[str]) -> int:
    if len(arguments) != 1:
        print("usage: derive_vocab.py VOCABDIR", file=sys.stderr)
        return 2
    try:
        for encoding in END_OF_TEXT:
            derive(Path(arguments[0]), encoding)
    except (OSError, ValueError) as wrong:
        print(f"derive_vocab.py: {wrong}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
