"""Tells whether a fork that has just had a turn is faster in the next: python3 followed.py RUN.ndjson.gz.

Of every steady slice of a twin: ln(time a byte ÷ that of its original in the same round), by whether the turn before was the twin's own
(its spike) or another fork's. The mean of a contender and fork set is one value, so slices of one process count once. Prints the geometric
mean of each kind with its 95 % t interval over these values (quantile: Abramowitz and Stegun 26.7.5, good to 0.001 above 30 degrees of
freedom). A run whose order lets no fork follow itself has no first row. Standard library only.
"""

import collections
import gzip
import json
import math
import statistics
import sys


def slices(path):
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for line in lines:
            if line.startswith('{"type":"slice"'):
                yield json.loads(line)


def fork(one):
    """A spike is a turn of the twin."""
    return one["contender"], one["role"] == "main"


def compared(path):
    """Yields (kind, contender and set, logarithm of twin ÷ original) for every round that holds both on one deck."""
    before, rounds = None, collections.defaultdict(dict)
    for one in slices(path):
        same_set = before is not None and (before["group"], before["set"]) == (one["group"], one["set"])
        followed = same_set and fork(before) == fork(one)
        if not one["warmup"] and one["role"] in ("main", "twin") and one["verb"] == "run":
            key = tuple(one[name] for name in ("group", "set", "round", "contender", "encoding", "corpus", "size"))
            rounds[key][one["role"]] = (math.log(one["nanos"] / one["bytes"]), followed)
        before = one
    for key, found in rounds.items():
        if len(found) == 2:
            (twin, followed), (original, _) = found["twin"], found["main"]
            yield ("itself" if followed else "another fork"), (key[0], key[1], key[3]), twin - original


def main():
    if len(sys.argv) != 2:
        sys.exit("followed: arguments (%s) must be one run file, such as benchmarks/proof/runs/pair/run.ndjson.gz" % " ".join(sys.argv[1:]))
    values = collections.defaultdict(lambda: collections.defaultdict(list))
    for kind, unit, log in compared(sys.argv[1]):
        values[kind][unit].append(log)
    print("| twin after | twin ÷ original | contenders × fork sets |\n| --- | --- | --- |")
    for kind, units in sorted(values.items(), reverse=True):
        means = [statistics.mean(logs) for logs in units.values()]
        z = statistics.NormalDist().inv_cdf(0.975)
        quantile = z + (z**3 + z) / (4 * (len(means) - 1))
        mean, half = statistics.mean(means), quantile * statistics.stdev(means) / math.sqrt(len(means))
        print("| %s | %.3f [%.3f, %.3f] | %d |" % (kind, *map(math.exp, (mean, mean - half, mean + half)), len(means)))


if __name__ == "__main__":
    main()
