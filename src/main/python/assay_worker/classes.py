"""Character classes of Unicode 16.0: the committed table, its ranges, and the two-stage form that the splitter reads."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Dict, List, Mapping, NamedTuple, Tuple

OTHER, SPACE, NUMBER, LETTER = range(4)
# r50k and cl100k know one kind of letter, and a mark is as good as any other sign.
CLASS_OF = {"U": LETTER, "l": LETTER, "o": LETTER, "N": NUMBER, "s": SPACE, "M": OTHER}
# o200k tells all classes of the table apart: one bit each, so that a set of classes is one mask. ELSE is what no range holds.
UPPER, LOWER, OTHER_LETTER, MARK, NUMERIC, WHITE, ELSE = (1 << bit for bit in range(7))
FINE_CLASS_OF = {"U": UPPER, "l": LOWER, "o": OTHER_LETTER, "M": MARK, "N": NUMERIC, "s": WHITE}
FILE = "classes-16.0.txt"

Range = Tuple[int, int]
"""First and last code point, both in it."""


class Stages(NamedTuple):
    """The class of `cp` is ``stage2[stage1[cp >> 8] * 256 + (cp & 255)]``; equal blocks are stored once."""

    stage1: List[int]
    stage2: bytes


def table_path() -> Path:
    """Returns the class table: ASSAY_CLASSES, else benchmarks/unicode of the source tree, else the package's copy."""
    named = os.environ.get("ASSAY_CLASSES")
    if named:
        return Path(named)
    package = Path(__file__).resolve().parent
    places = [package.parent.joinpath("..", "..", "..", "benchmarks", "unicode", FILE), package / FILE]
    for place in places:
        if place.is_file():
            return place
    raise ValueError(f"class table ({FILE}) must be in benchmarks/unicode or in the package; give --classes PATH or ASSAY_CLASSES")


def read_ranges(path: Path, class_of: Mapping[str, int] = CLASS_OF) -> Dict[int, List[Range]]:
    """Returns the ranges of each class but OTHER, ascending, not touching: neighbours of one class are joined."""
    ranges: Dict[int, List[Range]] = {number: [] for number in class_of.values() if number != OTHER}
    for line in path.read_text("ascii").splitlines():
        if line.startswith("#"):
            continue
        first, last, name = line.split()
        if class_of[name] == OTHER:
            continue
        joined = ranges[class_of[name]]
        if joined and joined[-1][1] + 1 == int(first, 16):
            joined[-1] = (joined[-1][0], int(last, 16))
        else:
            joined.append((int(first, 16), int(last, 16)))
    return ranges


def two_stages(ranges: Dict[int, List[Range]], rest: int = OTHER) -> Stages:
    """Returns the two-stage table of `ranges`; what is in none of them is `rest`. Block 0 is that of ASCII."""
    flat = bytearray([rest]) * 0x110000
    for name, of_class in ranges.items():
        for first, last in of_class:
            flat[first:last + 1] = bytes([name]) * (last + 1 - first)
    blocks: Dict[bytes, int] = {}
    stage1 = []
    for start in range(0, len(flat), 256):
        stage1.append(blocks.setdefault(bytes(flat[start:start + 256]), len(blocks)))
    return Stages(stage1, b"".join(blocks))
