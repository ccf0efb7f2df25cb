"""Measures what a turn costs: python3 turns.py [--launches 12], after a build.

Criterion and pyperf let one process run on and on; in the turnstile a process runs for 50 ms, then others do. Three ways to take the same
slices of the same worker (rust.plain, en-prose 1 KiB, cl100k_base), in random order in each launch of two fresh workers:
  on and on    one slice after another
  in turns     each after a slice of the other worker
  after a rest each after 100 ms in which nothing runs
Before each slice 10 ms of untimed ops, as in the turnstile. Prints the ratio of each way to the first: the mean over launches of the
difference of mean ln(ns), with the 95 % t interval (method: METHODOLOGY.md, "Ratios and intervals"). Standard library only.
"""

import argparse
import math
import os
import random
import statistics
import subprocess
import sys
import time

from launches import ROOT, environment

SLICES = 16
SLICE_NANOS = 50_000_000
REWARM_NANOS = 10_000_000
REST_SECONDS = 0.1
WAYS = ("on and on", "in turns", "after a rest")
# Two-sided 95 % quantiles of Student's t by degrees of freedom, R: qt(0.975, df).
T_975 = {7: 2.365, 9: 2.262, 11: 2.201, 15: 2.131, 19: 2.093, 23: 2.069}


class Worker:
    """A worker with the deck in slot 0, warmed; see benchmarks/WORKER.md."""

    def __init__(self, data, deck):
        binary = os.path.join(ROOT, "target", "native", "release", "assay-worker")
        self.process = subprocess.Popen([binary, "--strategy", "plain"], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.ask("load cl100k_base", os.path.join(data, "vocab").encode())
        self.ask("deck 0 %d" % count(deck), deck)
        self.ask("warm 0 300000000")
        self.passes = max(1, SLICE_NANOS // self.slice(4) // 4 + 1)

    def ask(self, words, body=b""):
        self.process.stdin.write(b"%s %d\n%s" % (words.encode(), len(body), body))
        self.process.stdin.flush()
        answer = self.process.stdout.readline().split()
        text = self.process.stdout.read(int(answer[-1]))
        if answer[0] != b"ok":
            sys.exit("turns: worker (%s) must answer ok: %s" % (words, text.decode()))
        return answer[1:-1]

    def slice(self, passes=0):
        """Returns ns per pass of one slice."""
        self.ask("warm 0 %d" % REWARM_NANOS)
        return int(self.ask("run 0 %d 0" % (passes or self.passes))[0]) // (passes or self.passes)

    def end(self):
        self.ask("quit")
        self.process.wait()


def count(deck):
    """Returns the number of inputs: each is its length, u32, then its bytes."""
    inputs, at = 0, 0
    while at < len(deck):
        at += 4 + int.from_bytes(deck[at : at + 4], "little")
        inputs += 1
    return inputs


def taken(way, one, other):
    """Returns the mean of ln(ns) of the slices that one worker takes in a way."""
    logs = []
    for _ in range(SLICES):
        if way == "in turns":
            other.slice()
        elif way == "after a rest":
            time.sleep(REST_SECONDS)
        logs.append(math.log(one.slice()))
    return statistics.mean(logs)


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--launches", type=int, default=12, choices=sorted(df + 1 for df in T_975))
    parser.add_argument("--seed", type=int, default=20261125)
    options = parser.parse_args()
    variables = environment("en-prose", 1024)
    with open(variables["ASSAY_DECK"], "rb") as file:
        deck = file.read()
    draw = random.Random(options.seed)
    differences = {way: [] for way in WAYS[1:]}
    for _ in range(options.launches):
        one, other = Worker(variables["ASSAY_DATA"], deck), Worker(variables["ASSAY_DATA"], deck)
        logs = {way: taken(way, one, other) for way in draw.sample(WAYS, len(WAYS))}
        one.end()
        other.end()
        for way, found in differences.items():
            found.append(logs[way] - logs[WAYS[0]])
    print("| way | ÷ on and on | launches |\n| --- | --- | --- |")
    for way, found in differences.items():
        mean = statistics.mean(found)
        half = T_975[options.launches - 1] * statistics.stdev(found) / math.sqrt(len(found))
        print("| %s | %.3f [%.3f, %.3f] | %d |" % (way, *map(math.exp, (mean, mean - half, mean + half)), len(found)))


if __name__ == "__main__":
    main()
