"""Measures what a spike of 5 % is worth, by where its extra inputs stand: python3 spiked.py [--launches 24], after a build.

In each launch one fresh worker (rust.plain, en-prose 1 KiB, cl100k_base) on one processor holds four decks: the deck, begun at a random input;
the deck with its first inputs, 5 % of them, once more at its beginning; the same in its middle; and the deck again. Ten slices of each in
random order. Prints time ÷ that of the deck for 1.05 times its bytes, the mean over launches with its standard error. Standard library only;
Linux.
"""

import argparse
import math
import os
import random
import statistics

from launches import environment
from turns import REWARM_NANOS, Worker

SLICES = 10
PASSES = 40
WAYS = ("at its beginning", "in its middle", "none")


def inputs(deck):
    """Returns the inputs of a deck: each is its length, u32, then its bytes."""
    found, at = [], 0
    while at < len(deck):
        length = int.from_bytes(deck[at : at + 4], "little")
        found.append(deck[at : at + 4 + length])
        at += 4 + length
    return found


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--launches", type=int, default=24)
    parser.add_argument("--seed", type=int, default=20261126)
    options = parser.parse_args()
    variables = environment("en-prose", 1024)
    with open(variables["ASSAY_DECK"], "rb") as file:
        whole = inputs(file.read())
    draw = random.Random(options.seed)
    processors = sorted(os.sched_getaffinity(0))
    found = {way: [] for way in WAYS}
    for launch in range(options.launches):
        start = draw.randrange(len(whole))
        own = whole[start:] + whole[:start]
        extra = own[: round(len(own) / 20)]
        share = sum(len(one) - 4 for one in extra) / sum(len(one) - 4 for one in own)
        half = len(own) // 2
        decks = (own, extra + own, own[:half] + extra + own[half:], own)
        worker = Worker(variables["ASSAY_DATA"], b"".join(own))
        os.sched_setaffinity(worker.process.pid, {processors[launch % len(processors)]})
        for slot, deck in enumerate(decks):
            worker.ask("deck %d %d" % (slot, len(deck)), b"".join(deck))
        logs = [[] for _ in decks]
        for _ in range(SLICES):
            for slot in draw.sample(range(len(decks)), len(decks)):
                worker.ask("warm %d %d" % (slot, REWARM_NANOS))
                logs[slot].append(math.log(int(worker.ask("run %d %d 0" % (slot, PASSES))[0])))
        worker.end()
        means = [statistics.mean(one) for one in logs]
        for slot, way in enumerate(WAYS, 1):
            scale = 1 if way == "none" else math.log(1.05) / math.log1p(share)
            found[way].append((means[slot] - means[0]) * scale)
    print("| 5 % more inputs | ÷ the deck | standard error | launches |\n| --- | --- | --- | --- |")
    for way, logs in found.items():
        error = statistics.stdev(logs) / math.sqrt(len(logs))
        print("| %s | %.3f | %.3f | %d |" % (way, math.exp(statistics.mean(logs)), error, len(logs)))


if __name__ == "__main__":
    main()
