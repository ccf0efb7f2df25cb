"""``python -m assay_profile OUT --contender ID``: the worker with its `run` under cProfile; OUT gets what was seen.

A program of its own and no option of the worker, so that not even a test for it is in the path that is timed. Only `run` is
profiled: start, load and `warm` are not. OUT: a JSON array of rows ``[function, file, own nanoseconds]``, without any folder.
"""

from __future__ import annotations

import json
import os
import sys
from cProfile import Profile
from typing import Any, Callable, List, Tuple

from assay_worker import protocol
from assay_worker.__main__ import main

BUILT_IN = "~"
"""What cProfile calls the file of a function written in C."""


def profiled(profile: Profile, function: Callable[..., Any]) -> Callable[..., Any]:
    def call(*arguments: Any) -> Any:
        return profile.runcall(function, *arguments)

    return call


def rows(profile: Profile) -> List[Tuple[str, str, int]]:
    """Returns own time by function, largest first; the loop that calls the contender is among them, as it is in a timed run."""
    profile.create_stats()
    found = []
    for (path, line, name), (_, _, own, _, _) in profile.stats.items():  # type: ignore[attr-defined]
        place = "" if path == BUILT_IN else f"{os.path.basename(path)}:{line}"
        found.append((name, place, round(own * 1e9)))
    return sorted(found, key=lambda row: (-row[2], row[0], row[1]))


if __name__ == "__main__":
    watch = Profile()
    protocol.run_deck = profiled(watch, protocol.run_deck)
    code = main(sys.argv[2:])
    with open(sys.argv[1], "w", encoding="utf-8") as out:
        json.dump(rows(watch), out)
    sys.exit(code)
