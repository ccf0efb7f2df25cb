"""``ask_interpreter.py LEFT RIGHT [work]``: what interpreter this is, and how fast it does a fixed piece of work.

The answer is one JSON object between two lines made of LEFT and RIGHT, so that neither what start-up code prints nor a program that
repeats its arguments is taken for it. Old syntax, since whatever is on the PATH is asked.
"""

import json
import os
import sys
import time

OLDEST = (3, 8)
REPETITIONS = 20
TEXT = b"the quick brown fox jumps over the lazy dog while 12345 others, it's said, don't look at all "


class Merger(object):
    """Byte pairs joined by rank, as the tokenizers do it: dict look-ups, small ints, slices of bytes, calls of methods."""

    def __init__(self):
        self.ranks = dict((bytes(bytearray([value])), value) for value in range(256))
        for width in (2, 3):
            for start in range(len(TEXT) - width):
                self.ranks.setdefault(TEXT[start:start + width], len(self.ranks))

    def rank(self, parts, index):
        """Returns the rank of two neighbours, or -1."""
        return self.ranks.get(parts[index] + parts[index + 1], -1)

    def merge(self, word):
        """Returns the ids of a word."""
        parts = [word[index:index + 1] for index in range(len(word))]
        while len(parts) > 1:
            best, where = -1, -1
            for index in range(len(parts) - 1):
                rank = self.rank(parts, index)
                if rank >= 0 and (best < 0 or rank < best):
                    best, where = rank, index
            if where < 0:
                break
            parts[where:where + 2] = [parts[where] + parts[where + 1]]
        return [self.ranks[part] for part in parts]


def work(merger):
    """Returns a sum over all ids, the same in every interpreter that works."""
    total = 0
    for _ in range(25):
        for word in TEXT.decode("ascii").split(" "):
            for number in merger.merge(word.encode("ascii")) + merger.merge(word.encode("ascii")[::-1]):
                total = (total * 31 + number) & 0xFFFFFF
    return total


def probe():
    """Returns the shortest of several repetitions in nanoseconds of processor time, and the sum."""
    merger = Merger()
    total, times = work(merger), []
    for _ in range(REPETITIONS):
        start = time.process_time()
        work(merger)
        times.append(time.process_time() - start)
    return {"nanos": int(min(times) * 1e9), "sum": total}


def answer(working):
    """Returns what is asked for."""
    known = {
        "implementation": getattr(getattr(sys, "implementation", None), "name", "python"),
        "version": "%d.%d.%d" % tuple(sys.version_info[:3]),
    }
    if known["implementation"] != "cpython" or sys.version_info[:2] < OLDEST:
        return known
    from assay_worker import interpreter

    library = interpreter.library()
    # In a virtual environment: the interpreter that it was made with.
    known["file"] = os.path.realpath(getattr(sys, "_base_executable", None) or sys.executable)
    known["library"] = os.path.realpath(library) if library and library != interpreter.NOT_TOLD else ""
    known["build"] = interpreter.build()
    known["words"] = interpreter.words(known["build"])
    if working:
        known.update(probe())
    return known


if __name__ == "__main__":
    frame = sys.argv[1] + sys.argv[2]
    sys.stdout.write("\n%s begins\n%s\n%s ends\n" % (frame, json.dumps(answer("work" in sys.argv[3:])), frame))
