"""Gives the exports of results folders to the readers that they are for: python3 exports.py SOURCES RESULTS...

SOURCES holds checkouts of jmh-visualizer, github-action-benchmark and bencher; what is not there is named as not tested. Each reader is
the tool's own code, since a copy of its rules would agree with our reading of them. See README.md.
"""

import json
import math
import os
import shutil
import subprocess
import sys
import tempfile

HERE = os.path.dirname(os.path.abspath(__file__))
OWN = os.path.join(HERE, "exports")


class NotTested(Exception):
    """Something that the reader needs is not here."""


def read(path):
    with open(path, encoding="utf-8") as file:
        return json.load(file)


def call(command, **options):
    """Returns what a command wrote; a reader that fails is a failed test."""
    done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, encoding="utf-8", **options)
    if done.returncode != 0:
        lines = done.stderr.strip().splitlines() or ["no word"]
        raise AssertionError("%s ended with %d: %s" % (os.path.basename(command[0]), done.returncode, lines[-1]))
    return done.stdout


def need(program):
    if shutil.which(program) is None:
        raise NotTested("%s is not on the PATH" % program)


def checkout(sources, name):
    """Returns the folder and its commit."""
    folder = os.path.join(os.path.abspath(sources), name)
    if not os.path.isdir(folder):
        raise NotTested("no checkout in %s" % os.path.join(sources, name))
    return folder, call(["git", "-C", folder, "rev-parse", "--short=12", "HEAD"]).strip()


def require(holds, words):
    if not holds:
        raise AssertionError(words)


def same(cells, found, tool):
    """Requires that the reader has every cell that was written, and no other."""
    require(len(found) == len(set(found)), "%s has a name twice" % tool)
    missing, extra = set(cells) - set(found), set(found) - set(cells)
    require(not missing, "%s lost %d of %d cells, such as %s" % (tool, len(missing), len(cells), sorted(missing)[:1]))
    require(not extra, "%s has %d cells that nobody wrote, such as %s" % (tool, len(extra), sorted(extra)[:1]))


def bars(entry):
    """Returns chart, row and bar of an entry of JMH's schema."""
    chart, method = entry["benchmark"].rsplit(".", 1)
    return chart, method, ":".join(str(value) for value in entry["params"].values())


def visualizer(sources, results):
    need("node")
    folder, commit = checkout(sources, "jmh-visualizer")
    with tempfile.TemporaryDirectory() as work:
        # Its modules import each other by folder name, which its bundler resolves; here they are three packages.
        modules = os.path.join(work, "node_modules")
        scripts = os.path.join(folder, "src", "javascript")
        for name in ("functions", "models"):
            shutil.copytree(os.path.join(scripts, name), os.path.join(modules, name))
        os.makedirs(os.path.join(modules, "components"))
        shutil.copy(os.path.join(scripts, "components", "single", "BarDataSet.js"), os.path.join(modules, "components"))
        for name in os.listdir(modules):
            with open(os.path.join(modules, name, "package.json"), "w", encoding="utf-8") as file:
                json.dump({"name": name, "type": "module"}, file)
        shutil.copy(os.path.join(OWN, "visualizer.mjs"), work)
        count = 0
        for result in results:
            path = os.path.abspath(os.path.join(result, "jmh.json"))
            written = {bars(entry): entry["primaryMetric"]["score"] for entry in read(path)}
            drawn = [json.loads(line) for line in call(["node", "visualizer.mjs", path], cwd=work).splitlines()]
            empty = [bar for bar in drawn if bar["score"] is None]
            require(not empty, "jmh-visualizer draws %d bars of nothing, such as %s" % (len(empty), empty[:1]))
            require(len(drawn) == len(written), "jmh-visualizer draws %d bars of %d cells" % (len(drawn), len(written)))
            for bar in drawn:
                key = (bar["chart"], bar["row"], bar["bar"])
                require(key in written, "jmh-visualizer draws a bar that nobody wrote: %s" % (key,))
                # It rounds to whole numbers where all scores of a chart are large.
                require(abs(bar["score"] - written[key]) <= 1, "%s shows %s for %s" % (key, bar["score"], written[key]))
                count += 1
        return commit, count


def half_width(entry):
    """Returns the number after the sign, of an entry that has one."""
    sign, _, digits = entry.get("range", "").partition(" ")
    return float(digits) if sign == "±" else None


def action(sources, results):
    need("node")
    folder, commit = checkout(sources, "github-action-benchmark")
    if not os.path.isfile(os.path.join(folder, "dist", "src", "extract.js")):
        raise NotTested("it is not built: npm ci --ignore-scripts && npm run build there")
    count = 0
    with tempfile.TemporaryDirectory() as work:
        event = os.path.join(work, "event.json")
        with open(event, "w", encoding="utf-8") as file:
            json.dump({"head_commit": {"id": "0", "message": "", "author": {}, "committer": {}}}, file)
        for result in results:
            path = os.path.abspath(os.path.join(result, "github-action-benchmark.json"))
            lines = call(
                ["node", os.path.join(OWN, "action.js"), folder, path], env=dict(os.environ, GITHUB_EVENT_PATH=event)
            ).splitlines()
            found = {}
            for one in map(json.loads, lines):
                require(one["name"] not in found, "the action has %s twice" % one["name"])
                found[one["name"]] = one
            written = {entry["name"]: entry for entry in read(path)}
            same(written, list(found), "the action")
            for name, entry in written.items():
                require(found[name]["value"] == entry["value"], "the action has another value of %s" % name)
                require(found[name]["range"] == half_width(entry), "the action has no half-width of %s" % name)
                count += 1
    return commit, count


def bencher(sources, results):
    need("cargo")
    folder, commit = checkout(sources, "bencher")
    example = os.path.join(folder, "lib", "bencher_adapter", "examples", "assay.rs")
    os.makedirs(os.path.dirname(example), exist_ok=True)
    shutil.copy(os.path.join(OWN, "bencher.rs"), example)
    # The workspace denies lints that are about its own sources.
    call(
        ["cargo", "build", "-p", "bencher_adapter", "--example", "assay"],
        cwd=folder,
        env=dict(os.environ, RUSTFLAGS="--cap-lints=warn"),
    )
    program = os.path.join(folder, "target", "debug", "examples", "assay")
    count = 0
    for result in results:
        path = os.path.abspath(os.path.join(result, "bencher.json"))
        written = read(path)
        found = json.loads(call([program, path]))
        same(written, list(found), "Bencher")
        for name, measures in written.items():
            for end, value in measures["latency"].items():
                got = found[name]["latency"].get(end)
                close = got is None if value is None else got is not None and math.isclose(got, value, rel_tol=1e-12)
                require(close, "Bencher has %s for %s of %s" % (got, end, name))
            count += 1
    return commit, count


def main():
    if len(sys.argv) < 3:
        sys.exit("exports: SOURCES and RESULTS (missing) must be given; see benchmarks/proof/README.md")
    sources, results = sys.argv[1], sys.argv[2:]
    for result in results:
        if not os.path.isfile(os.path.join(result, "jmh.json")):
            sys.exit("exports: RESULTS (%s) must be a results folder; jmh.json is not in it" % result)
    failed = False
    for file, reader in (("jmh.json", visualizer), ("github-action-benchmark.json", action), ("bencher.json", bencher)):
        try:
            commit, count = reader(sources, results)
            print("%-28s read: %d cells of %d runs, by commit %s" % (file, count, len(results), commit))
        except NotTested as absent:
            print("%-28s not tested: %s" % (file, absent))
        except AssertionError as wrong:
            failed = True
            print("%-28s WRONG: %s" % (file, wrong))
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
