"""Times two builds of Assay against each other: python3 builds.py OLD.jar NEW.jar [--pairs N] [--sets N].

One plan for both: three contenders, one of each kind (in the JVM, through JNA, in a process), on 64 B and on 16 KiB of English. Runs are made
in turns, old new new old and so on, each with its own processes. Of a cell and fork set: the mean of ln(time an op) over the steady slices, by the
clock that the analysis uses (a child's own where there is one). Of two builds: the difference of the means over their sets, with Welch's 95 % interval.

Prints new ÷ old, 1.00 if what was built in between costs nothing. First of the ratios between contenders, which are what a result shows: their forks
take turns within a set, so a machine that changes its speed from minute to minute cancels. Then of the times, where it does not, since the runs of two
builds are minutes apart. Needs both jars where their builds left them. Standard library only.
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
purpose = "Proof: what one build's instrument costs beside another's."
encoding = "cl100k_base"
contenders = ["java.plain@jvm", "rust.plain@jna", "rust.plain@process"]
spike_cells = []
"""
EFFORT = 'group.builds = { sets = %d, warmup_rounds = 10, rounds = 4, cells = ["en-prose/64", "en-prose/16384"] }\n'


def plan(jar, sets, folder):
    """Writes the jar's own plan with one group more; a folder before the jar on the class path is read first."""
    text = zipfile.ZipFile(jar).read("benchmarks/plan.toml").decode("utf-8")
    proof = text.index("[effort.proof]")
    line = text.index("group.pair", proof)
    group = text.index("[[group]]")
    text = text[:group] + GROUP.lstrip() + "\n" + text[group:line] + EFFORT % sets + text[line:]
    target = folder / "benchmarks" / "plan.toml"
    target.parent.mkdir(parents=True)
    target.write_text(text, encoding="utf-8")


def run(jar, sets):
    """Measures once and yields the values of one run: ((contender, size), set) to a list of ln(ns an op)."""
    with tempfile.TemporaryDirectory(prefix="builds-") as name:
        folder = pathlib.Path(name)
        plan(jar, sets, folder / "plan")
        command = ["java", "-Dassay.groups=builds", "-cp", "%s:%s" % (folder / "plan", jar), "dev.assay.bench.Assay"]
        command += ["measure", "--effort", "proof", "--results", str(folder / "results")]
        told = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
        files = list(folder.glob("results/*/run.ndjson.gz"))
        if told.returncode != 0 or len(files) != 1:
            sys.exit("builds: run of %s must end well; it says: %s" % (jar, told.stdout.strip().splitlines()[-1:]))
        values = collections.defaultdict(list)
        with gzip.open(files[0], "rt", encoding="utf-8") as lines:
            for line in lines:
                one = json.loads(line) if line.startswith('{"type":"slice"') else None
                if one and not one["warmup"] and one["role"] == "main" and one["verb"] == "run":
                    nanos = one["childNanos"] if one["childNanos"] > 0 else one["nanos"]
                    values[(one["contender"], one["size"]), one["set"]].append(math.log(nanos / one["ops"]))
        return values


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
    asked = parser.parse_args()
    order = [jar for pair in range(asked.pairs) for jar in ((0, 1) if pair % 2 == 0 else (1, 0))]
    # Build, then contender and size, to one mean for each set; runs one after another, so that places in the lists are sets.
    means = (collections.defaultdict(list), collections.defaultdict(list))
    for build in order:
        values = run((asked.old, asked.new)[build], asked.sets)
        cells, sets = (sorted({key[part] for key in values}) for part in (0, 1))
        for number in sets:
            if all((cell, number) in values for cell in cells):
                for cell in cells:
                    means[build][cell].append(statistics.mean(values[cell, number]))
    old, new = means
    head = "| %s | input | new ÷ old, 95 % CI | sets of each |\n| --- | --- | --- | --- |"
    print(head.replace("%s", "ratio of times"))
    for one, other in itertools.combinations(sorted(old), 2):
        if one[1] == other[1]:
            ratios = [[a - b for a, b in zip(build[one], build[other])] for build in (old, new)]
            row("%s ÷ %s" % (one[0], other[0]), one[1], *ratios)
    print()
    print(head.replace("%s", "time"))
    for cell in sorted(old):
        row(*cell, old[cell], new[cell])


if __name__ == "__main__":
    main()
