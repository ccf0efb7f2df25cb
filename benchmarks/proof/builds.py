"""Times two builds of Assay against each other: python3 builds.py OLD.jar NEW.jar [--pairs N] [--sets N].

One plan for both: three contenders, one of each kind (in the JVM, through JNA, in a process), on 64 B and on 16 KiB of English. Runs are made
in turns, old new new old and so on, each with its own processes. The clock is the one that the analysis uses (a child's own where there is one).

Prints new ÷ old, 1.00 if what was built in between costs nothing. First of the ratios between two contenders, which are what a result shows: of a
fork set, the median over its steady rounds of ln(time an op of one ÷ of the other), both taken within that round. So a machine that changes its speed
between rounds cancels, and a burst within one does not count. Then of the times: of a set, the median over rounds of ln(time an op). There nothing
cancels, since runs of two builds are minutes apart. Of two builds: the difference of the means over their sets, with Welch's 95 % interval. Needs
both jars where their builds left them. Standard library only.
"""

import argparse
import collections
import gzip
import itertools
import json
import math
import pathlib
import statistics
import subprocess
import sys
import tempfile
import zipfile

GROUP = """
[[group]]
id = "builds"
%s\
purpose = "Proof: what one build's instrument costs beside another's."
encoding = "cl100k_base"
contenders = ["java.plain@jvm", "rust.plain@jna", "rust.plain@process"]
spike_cells = []
"""
EFFORT = 'group.builds = { sets = %d, warmup_rounds = 10, rounds = %d, cells = ["en-prose/64", "en-prose/16384"] }\n'


def plan(jar, sets, rounds, folder):
    """Writes the jar's own plan with one group more; a folder before the jar on the class path is read first."""
    text = zipfile.ZipFile(jar).read("benchmarks/plan.toml").decode("utf-8")
    proof = text.index("[effort.proof]")
    line = text.index("group.pair", proof)
    group = text.index("[[group]]")
    workload = 'workload = "tokenize"\n' if "workload" in text[group:line] else ""
    text = text[:group] + GROUP.lstrip() % workload + "\n" + text[group:line] + EFFORT % (sets, rounds) + text[line:]
    target = folder / "benchmarks" / "plan.toml"
    target.parent.mkdir(parents=True)
    target.write_text(text, encoding="utf-8")


def run(jar, sets, rounds):
    """Measures once. Returns (contender, size) to set to round to the mean of ln(ns an op) over the slices of that round."""
    with tempfile.TemporaryDirectory(prefix="builds-") as name:
        folder = pathlib.Path(name)
        plan(jar, sets, rounds, folder / "plan")
        command = ["java", "-Dassay.groups=builds", "-cp", "%s:%s" % (folder / "plan", jar), "dev.assay.bench.Assay"]
        command += ["measure", "--effort", "proof", "--results", str(folder / "results")]
        told = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
        files = list(folder.glob("results/*/run.ndjson.gz"))
        if told.returncode != 0 or len(files) != 1:
            sys.exit("builds: run of %s must end well; it says: %s" % (jar, told.stdout.strip().splitlines()[-1:]))
        values = collections.defaultdict(lambda: collections.defaultdict(lambda: collections.defaultdict(list)))
        with gzip.open(files[0], "rt", encoding="utf-8") as lines:
            for line in lines:
                one = json.loads(line) if line.startswith('{"type":"slice"') else None
                if one and not one["warmup"] and one["role"] == "main" and one["verb"] == "run":
                    nanos = one["childNanos"] if one["childNanos"] > 0 else one["nanos"]
                    values[one["contender"], one["size"]][one["set"]][one["round"]].append(math.log(nanos / one["ops"]))
        return {
            cell: {number: {turn: statistics.mean(logs) for turn, logs in taken.items()} for number, taken in per_set.items()}
            for cell, per_set in values.items()
        }


def medians(one, other=None):
    """Returns a value for each set that both cells have: the median over rounds, of the difference where there are two cells."""
    taken = []
    for number, rounds in one.items():
        if other is None:
            taken.append(statistics.median(rounds.values()))
        elif number in other:
            both = [rounds[turn] - other[number][turn] for turn in rounds if turn in other[number]]
            taken.extend([statistics.median(both)] if both else [])
    return taken


def quantile(degrees):
    """Student's t at 97.5 %: Abramowitz and Stegun 26.7.5, good to 0.001 above 10 degrees of freedom."""
    z = statistics.NormalDist().inv_cdf(0.975)
    terms = (z**3 + z) / 4, (5 * z**5 + 16 * z**3 + 3 * z) / 96, (3 * z**7 + 19 * z**5 + 17 * z**3 - 15 * z) / 384
    return z + sum(term / degrees ** (power + 1) for power, term in enumerate(terms))


def row(name, size, old, new):
    """A line of a table: exp of the difference of two means of logarithms, Welch's interval (degrees of freedom by Welch and Satterthwaite)."""
    errors = statistics.variance(old) / len(old), statistics.variance(new) / len(new)
    degrees = sum(errors) ** 2 / sum(error**2 / (len(side) - 1) for error, side in zip(errors, (old, new)))
    mean, half = statistics.mean(new) - statistics.mean(old), quantile(degrees) * math.sqrt(sum(errors))
    interval = tuple(map(math.exp, (mean, mean - half, mean + half)))
    print("| %s | %d B | %.3f [%.3f, %.3f] | %d, %d |" % (name, size, *interval, len(old), len(new)))


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("old")
    parser.add_argument("new")
    parser.add_argument("--pairs", type=int, default=2, help="runs of each build (default: 2)")
    parser.add_argument("--sets", type=int, default=12, help="fork sets of a run (default: 12)")
    parser.add_argument("--rounds", type=int, default=12, help="steady rounds of a set (default: 12)")
    asked = parser.parse_args()
    order = [jar for pair in range(asked.pairs) for jar in ((0, 1) if pair % 2 == 0 else (1, 0))]
    runs = ([], [])
    for build in order:
        runs[build].append(run((asked.old, asked.new)[build], asked.sets, asked.rounds))
    cells = sorted(runs[0][0])
    head = "| %s | input | new ÷ old, 95 % CI | sets of each |\n| --- | --- | --- | --- |"
    print(head.replace("%s", "ratio of times"))
    for one, other in itertools.combinations(cells, 2):
        if one[1] == other[1]:
            sides = [[value for taken in side for value in medians(taken[one], taken[other])] for side in runs]
            row("%s ÷ %s" % (one[0], other[0]), one[1], *sides)
    print()
    print(head.replace("%s", "time"))
    for cell in cells:
        row(*cell, *([value for taken in side for value in medians(taken[cell])] for side in runs))


if __name__ == "__main__":
    main()
