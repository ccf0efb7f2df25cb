"""Measures the plain tokenizer with Criterion or pyperf, one value a launch: python3 launches.py criterion|pyperf OUT.

Writes ns per op, one launch a line, for `java -jar target/assay.jar prove beside`. The deck is the one that Assay measures.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import venv

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
TARGET = os.path.join(ROOT, "target")
WORK = os.path.join(TARGET, "proof")


def run(command, **options):
    """Runs a command to its end, its output on standard error; a failure ends this program."""
    if subprocess.run(command, stdout=sys.stderr, **options).returncode != 0:
        sys.exit("launches: command (%s) must succeed; see its output" % os.path.basename(command[0]))


def environment(corpus, size):
    """Exports the deck and returns the variables that both harnesses read."""
    os.makedirs(WORK, exist_ok=True)
    deck = os.path.join(WORK, "%s-%d.deck" % (corpus, size))
    with open(deck, "wb") as file:
        command = ["java", "-jar", os.path.join(TARGET, "assay.jar"), "deck", "--corpus", corpus, "--size", str(size)]
        if subprocess.run(command, stdout=file).returncode != 0:
            sys.exit("launches: deck (%s %d) must be there; build with mvn verify" % (corpus, size))
    return dict(os.environ, ASSAY_DECK=deck, ASSAY_DATA=os.path.join(TARGET, "data"))


def inputs(deck):
    """Returns the number of inputs of a deck file."""
    count, at, size = 0, 0, os.path.getsize(deck)
    with open(deck, "rb") as file:
        while at < size:
            file.seek(at)
            at += 4 + int.from_bytes(file.read(4), "little")
            count += 1
    return count


def criterion(launches, variables):
    """Yields Criterion's mean of each launch of its own process."""
    home = os.path.join(WORK, "criterion-results")
    variables = dict(variables, CRITERION_HOME=home, CARGO_TARGET_DIR=os.path.join(WORK, "criterion"))
    count = inputs(variables["ASSAY_DECK"])
    for _ in range(launches):
        # What an earlier launch left would only be compared with.
        shutil.rmtree(home, ignore_errors=True)
        run(["cargo", "bench", "--locked", "--bench", "plain", "--", "--noplot"], cwd=os.path.join(HERE, "criterion"), env=variables)
        with open(os.path.join(home, "pass", "new", "estimates.json"), encoding="utf-8") as file:
            yield json.load(file)["mean"]["point_estimate"] / count


def pyperf(launches, variables):
    """Yields the mean of each of pyperf's worker processes."""
    folder = os.path.join(WORK, "venv")
    python = os.path.join(folder, "bin", "python")
    if not os.path.exists(python):
        venv.create(folder, with_pip=True)
    run([python, "-m", "pip", "install", "-q", "--no-input", "pyperf==2.10.0"])
    out = os.path.join(WORK, "pyperf.json")
    if os.path.exists(out):
        os.remove(out)
    script = os.path.join(HERE, "pyperf_plain.py")
    run([python, script, "--processes", str(launches), "--inherit-environ", "ASSAY_DECK,ASSAY_DATA", "-o", out], env=variables)
    with open(out, encoding="utf-8") as file:
        for process in json.load(file)["benchmarks"][0]["runs"]:
            # The process that calibrates has warm-ups and no values. Values are seconds an op: pyperf has divided by loops and inputs.
            values = process.get("values")
            if values:
                yield sum(values) / len(values) * 1e9


def main():
    """Reads the arguments and writes the file."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("harness", choices=["criterion", "pyperf"])
    parser.add_argument("out", metavar="OUT")
    parser.add_argument("--launches", type=int, default=8)
    parser.add_argument("--append", action="store_true", help="keep what OUT holds, so that launches can take turns with runs")
    parser.add_argument("--corpus", default="en-prose")
    parser.add_argument("--size", type=int, default=1024)
    options = parser.parse_args()
    measure = criterion if options.harness == "criterion" else pyperf
    values = list(measure(options.launches, environment(options.corpus, options.size)))
    with open(options.out, "a" if options.append else "w", encoding="utf-8") as file:
        file.writelines("%.1f\n" % value for value in values)


if __name__ == "__main__":
    main()
