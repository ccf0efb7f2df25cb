"""Measures what it brings to keep two workers on one processor: python3 placed.py [--launches 12], after a build.

In each launch two fresh workers of the same kind (rust.plain, en-prose 1 KiB, cl100k_base) take 20 slices each in turns, in random order,
left to the system and then kept on each processor by itself, in random order. Prints the scatter, between launches, of the difference
of their mean ln(ns), whose truth is 0. Standard library only; Linux.
"""

import argparse
import math
import os
import random
import statistics

from launches import environment
from turns import Worker

SLICES = 20


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--launches", type=int, default=12)
    parser.add_argument("--seed", type=int, default=20261126)
    options = parser.parse_args()
    variables = environment("en-prose", 1024)
    with open(variables["ASSAY_DECK"], "rb") as file:
        deck = file.read()
    draw = random.Random(options.seed)
    allowed = os.sched_getaffinity(0)
    ways = {"any": allowed, **{str(one): {one} for one in sorted(allowed)}}
    differences = {way: [] for way in ways}
    for _ in range(options.launches):
        workers = [Worker(variables["ASSAY_DATA"], deck) for _ in range(2)]
        for way in draw.sample(list(ways), len(ways)):
            for worker in workers:
                os.sched_setaffinity(worker.process.pid, ways[way])
            logs = [[], []]
            for _ in range(SLICES):
                for one in draw.sample((0, 1), 2):
                    logs[one].append(math.log(workers[one].slice()))
            differences[way].append(statistics.mean(logs[1]) - statistics.mean(logs[0]))
        for worker in workers:
            worker.end()
    print("| processor | standard deviation between launches | launches |\n| --- | --- | --- |")
    for way, found in differences.items():
        print("| %s | %.1f %% | %d |" % (way, 100 * statistics.stdev(found), len(found)))


if __name__ == "__main__":
    main()
