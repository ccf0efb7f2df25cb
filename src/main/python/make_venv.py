"""``make_venv.py TARGETDIR [--optional]``: the virtual environment of the peers, made by the interpreter that runs this.

Does nothing if TARGETDIR was made from the same requirements by the same interpreter. If it cannot be made, the reason is
one line on standard error and in TARGETDIR/venv.reason, nothing else is left in TARGETDIR, and the exit code is 1, or 0
with ``--optional``.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import List

REQUIREMENTS = Path(__file__).with_name("requirements.txt")
SUPPORTED = [(3, 11), (3, 12), (3, 13)]  # the versions of which requirements.txt has the hashes
STAMP, REASON = "assay.stamp", "venv.reason"


class Unavailable(Exception):
    """Why there can be no environment here, in one line."""


def stamp() -> str:
    """Returns what the environment is made from; another value means: make it anew."""
    requirements = hashlib.sha256(REQUIREMENTS.read_bytes()).hexdigest()
    interpreter = hashlib.sha256(f"{sys.version} {os.path.realpath(sys.executable)}".encode()).hexdigest()
    return f"{requirements} {interpreter}\n"


def run(arguments: List[str]) -> None:
    """Runs a command; what it said last is the reason if it fails."""
    try:
        done = subprocess.run(arguments, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace")
    except OSError as wrong:
        raise Unavailable(f"{arguments[0]} cannot be started: {wrong}") from wrong
    if done.returncode:
        said = [" ".join(line.split()) for line in done.stdout.splitlines() if line.strip()]
        errors = [line for line in said if "error" in line.lower()] or said or ["it said nothing"]
        raise Unavailable(f"{' '.join(arguments[1:4])} exited with {done.returncode}: {errors[0][:300]}")


def make(target: Path) -> None:
    """Makes the environment in `target`. One that is moved does not work, so it is made in place."""
    implementation, version = sys.implementation.name, sys.version_info[:2]
    if implementation != "cpython" or version not in SUPPORTED:
        known = ", ".join("%d.%d" % each for each in SUPPORTED)
        raise Unavailable(f"interpreter ({implementation} {version[0]}.{version[1]}) must be CPython {known}; start this script with one")
    run([sys.executable, "-m", "venv", str(target)])
    python = target / ("Scripts" if os.name == "nt" else "bin") / "python"
    run([str(python), "-m", "pip", "install", "--require-hashes", "--no-deps", "--only-binary=:all:", "--no-input", "-q", "-r", str(REQUIREMENTS)])
    run([str(python), "-c", "import tiktoken, tokenizers, transformers"])


def main(arguments: List[str]) -> int:
    optional = "--optional" in arguments
    places = [argument for argument in arguments if argument != "--optional"]
    if len(places) != 1 or places[0].startswith("-"):
        print("usage: make_venv.py TARGETDIR [--optional]", file=sys.stderr)
        return 2
    target = Path(places[0]).resolve()
    made = target / STAMP
    if made.is_file() and made.read_text("ascii") == stamp():
        return 0
    if target.exists() and not made.is_file() and not (target / REASON).is_file() and any(target.iterdir()):
        print(f"make_venv.py: target ({places[0]}) must be empty or made by this script; give another", file=sys.stderr)
        return 0 if optional else 1
    try:
        shutil.rmtree(target, ignore_errors=True)
        target.mkdir(parents=True)
        (target / REASON).write_text("making it was interrupted; start make_venv.py again\n", "utf-8")
        make(target)
        (target / REASON).unlink()
        made.write_text(stamp(), "ascii")
    except (Unavailable, OSError) as wrong:
        reason = " ".join(str(wrong).split())
        print(f"make_venv.py: {reason}", file=sys.stderr)
        shutil.rmtree(target, ignore_errors=True)
        target.mkdir(parents=True, exist_ok=True)
        (target / REASON).write_text(reason + "\n", "utf-8")
        return 0 if optional else 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
