"""Keeps a machine busy on purpose, the same way twice: for proofs beside a measurement.

N processes, one a processor unless told otherwise. Each alternates, by a generator of its own seeded with SEED and its number, bursts of
arithmetic, bursts of copying memory larger than a cache, and rests. It ends after --seconds, on ^C, or when it is killed; then all its
processes end.

    python3 benchmarks/proof/busy.py --seconds 3000

Standard library only. Input: none. Output: one line at the start and one at the end.
"""

import argparse
import multiprocessing
import os
import random
import signal
import sys
import time

# Longer than a slice (50 ms) and shorter than a fork set (10 s), so that bursts hit some turns of a round and not others.
SHORTEST_SECONDS = 0.02
LONGEST_SECONDS = 2.0
KINDS = ("compute", "memory", "rest")


def bursts(seed, number):
    """Yields (kind, seconds) for ever; the same seed and number of the process give the same."""
    draw = random.Random(f"{seed} {number}")
    while True:
        yield draw.choice(KINDS), draw.uniform(SHORTEST_SECONDS, LONGEST_SECONDS)


def compute(until):
    value = 1
    while time.monotonic() < until:
        for _ in range(10_000):
            value = (value * 6364136223846793005 + 1442695040888963407) & 0xFFFFFFFFFFFFFFFF
    return value


def memory(until, source, target):
    while time.monotonic() < until:
        target[:] = source


def work(seed, number, mebibytes, end):
    # ^C goes to the whole group; the parent alone answers it.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = os.getppid()
    source = bytes(mebibytes << 20)
    target = bytearray(mebibytes << 20)
    for kind, seconds in bursts(seed, number):
        # A parent that was killed can tell nobody; then the process has another one.
        if time.monotonic() >= end or os.getppid() != parent:
            return
        until = min(end, time.monotonic() + seconds)
        if kind == "compute":
            compute(until)
        elif kind == "memory":
            memory(until, source, target)
        else:
            time.sleep(max(0.0, until - time.monotonic()))


def number(text, least):
    try:
        value = float(text)
    except ValueError:
        value = -1.0
    if not least <= value < float("inf"):
        raise argparse.ArgumentTypeError(f"({text}) must be a number of at least {least:g}")
    return value


def main(arguments):
    parser = argparse.ArgumentParser(description="Keeps a machine busy on purpose, by a seed.")
    parser.add_argument("--seconds", type=lambda text: number(text, 0), help="then it ends (default: when it is killed)")
    parser.add_argument("--processes", type=lambda text: int(number(text, 1)), default=os.cpu_count() or 1)
    parser.add_argument("--mebibytes", type=lambda text: int(number(text, 1)), default=64, help="copied at once (default: 64)")
    parser.add_argument("--seed", type=int, default=20261122)
    options = parser.parse_args(arguments)
    end = float("inf") if options.seconds is None else time.monotonic() + options.seconds
    context = multiprocessing.get_context("spawn")
    # Daemons end with this process however it ends by itself; SIGTERM is made such an end.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(0))
    workers = [
        context.Process(target=work, args=(options.seed, i, options.mebibytes, end), daemon=True)
        for i in range(options.processes)
    ]
    for worker in workers:
        worker.start()
    print(f"busy: {options.processes} processes, seed {options.seed}", flush=True)
    try:
        for worker in workers:
            worker.join()
    except KeyboardInterrupt:
        pass
    print("busy: end", flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
