"""``make_venv.py TARGETDIR [--of 2020 | --requirements FILE --imports MODULES] [--optional] [--pip-of PYTHON]...``: a virtual environment of peers, made by the interpreter that runs this.

``--of 2020`` takes the peers as they were in 2020, which need an interpreter of that time; ``--requirements`` those of a file with hashes,
for whatever interpreter its caller chose. Does nothing if TARGETDIR was made from the same requirements by the same interpreter. If it cannot be made, the reason is
one line on standard error and in TARGETDIR/venv.reason, nothing else is left in TARGETDIR, and the exit code is 1, or 0
with ``--optional``.

What few machines have a build of is in a file of its own, `requirements-<module>.txt`, and installed after the rest. If that fails, the
reason is one line on standard error and in TARGETDIR/<module>.reason, the other packages stand, the exit code is 0, and the
next start tries again.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import List, Sequence, Tuple

# The requirements file, the versions of CPython of which it has the hashes, and what must then be importable.
SETS = {
    "today": ("requirements.txt", [(3, 11), (3, 12), (3, 13)], "tiktoken, tokenizers, transformers"),
    "2020": ("requirements-2020.txt", [(3, 8)], "tokenizers, transformers"),
}
# Of today's peers, what is installed after the rest, each by itself.
SEPARATE = ["requirements-gigatoken.txt", "requirements-quicktok.txt"]
STAMP, REASON = "assay.stamp", "venv.reason"


class Unavailable(Exception):
    """Why there can be no environment here, in one line."""


def stamp(requirements_file: Path) -> str:
    """Returns what the environment, or a package in it, is made from; another value means: make it anew."""
    requirements = hashlib.sha256(requirements_file.read_bytes()).hexdigest()
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


def make(target: Path, requirements_file: Path, supported: List[Tuple[int, int]], imports: str, others: Sequence[str]) -> None:
    """Makes the environment in `target`. One that is moved does not work, so it is made in place."""
    implementation, version = sys.implementation.name, sys.version_info[:2]
    if implementation != "cpython" or supported and version not in supported:
        known = ", ".join("%d.%d" % each for each in supported)
        raise Unavailable(f"interpreter ({implementation} {version[0]}.{version[1]}) must be CPython {known}; start this script with one")
    # A distribution may keep ensurepip in a package of its own. Then the environment is made without pip, and another one's installs.
    bare = [] if has(sys.executable, "ensurepip") else ["--without-pip"]
    run([sys.executable, "-m", "venv", *bare, str(target)])
    install(target, requirements_file, imports, others)


def has(python: str, module: str) -> bool:
    """Returns whether an interpreter can import a module."""
    try:
        return not subprocess.run([python, "-c", f"import {module}"], stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
                                  stderr=subprocess.DEVNULL, timeout=60).returncode
    except (OSError, subprocess.TimeoutExpired):
        return False


def pip_for(python: str, others: Sequence[str]) -> List[str]:
    """Returns the command that installs into an environment: by its own pip, else by that of an interpreter which has one."""
    if has(python, "pip"):
        return [python, "-m", "pip"]
    for other in [sys.executable, *others]:
        # Older than 22.3, pip installs for no other interpreter than its own.
        if has(other, "pip") and has(other, "pip, sys; sys.exit(tuple(int(part) for part in pip.__version__.split('.')[:2]) < (22, 3))"):
            return [other, "-m", "pip", "--python", python]
    package = "python%d.%d-venv" % sys.version_info[:2]
    raise Unavailable(f"pip must be there, and no interpreter here has it: install it (apt-get install {package}) and start this again")


def install(target: Path, requirements: Path, modules: str, others: Sequence[str]) -> None:
    """Installs into the environment, and imports what was installed."""
    python = target / ("Scripts" if os.name == "nt" else "bin") / "python"
    run([*pip_for(str(python), others), "install", "--require-hashes", "--no-deps", "--only-binary=:all:", "--no-input", "-q", "-r", str(requirements)])
    run([str(python), "-c", f"import {modules}"])


def add(target: Path, requirements: Path, others: Sequence[str] = ()) -> None:
    """Installs what `requirements-<module>.txt` names, or leaves the reason in `<module>.reason`."""
    module = requirements.stem.partition("-")[2]
    made, reason = target / f"{module}.stamp", target / f"{module}.reason"
    if made.is_file() and made.read_text("ascii") == stamp(requirements):
        return
    try:
        made.unlink(missing_ok=True)
        install(target, requirements, module, others)
        reason.unlink(missing_ok=True)
        made.write_text(stamp(requirements), "ascii")
    except (Unavailable, OSError) as wrong:
        line = " ".join(str(wrong).split())
        print(f"make_venv.py: {module}: {line}", file=sys.stderr)
        reason.write_text(line + "\n", "utf-8")


def add_all(target: Path, options: argparse.Namespace) -> None:
    """Installs what is installed by itself; the peers of another time have no such part."""
    for name in SEPARATE if options.of == "today" and not options.requirements else []:
        add(target, Path(__file__).with_name(name), options.pip_of)


def main(arguments: List[str]) -> int:
    parser = argparse.ArgumentParser(prog="make_venv.py", description="Makes a virtual environment of peers.")
    parser.add_argument("target", metavar="TARGETDIR", help="folder for it, empty or made by this script")
    parser.add_argument("--of", choices=sorted(SETS), default="today", help="which peers (default: today)")
    parser.add_argument("--requirements", metavar="FILE", help="other peers, pinned by hash; with --imports")
    parser.add_argument("--imports", metavar="MODULES", default="", help="modules of theirs that must be importable, with commas")
    parser.add_argument("--optional", action="store_true", help="exit with 0 even if it cannot be made")
    parser.add_argument("--pip-of", metavar="PYTHON", action="append", default=[], help="an interpreter whose pip may install; repeatable")
    options = parser.parse_args(arguments)
    optional = options.optional
    name, supported, imports = SETS[options.of]
    requirements_file = Path(__file__).with_name(name)
    if options.requirements:
        requirements_file, supported, imports = Path(options.requirements), [], options.imports
    target = Path(options.target).resolve()
    made = target / STAMP
    if made.is_file() and made.read_text("ascii") == stamp(requirements_file):
        add_all(target, options)
        return 0
    if target.exists() and not made.is_file() and not (target / REASON).is_file() and any(target.iterdir()):
        print(f"make_venv.py: target ({options.target}) must be empty or made by this script; give another", file=sys.stderr)
        return 0 if optional else 1
    try:
        shutil.rmtree(target, ignore_errors=True)
        target.mkdir(parents=True)
        (target / REASON).write_text("making it was interrupted; start make_venv.py again\n", "utf-8")
        make(target, requirements_file, supported, imports, options.pip_of)
        (target / REASON).unlink()
        made.write_text(stamp(requirements_file), "ascii")
    except (Unavailable, OSError) as wrong:
        reason = " ".join(str(wrong).split())
        print(f"make_venv.py: {reason}", file=sys.stderr)
        shutil.rmtree(target, ignore_errors=True)
        target.mkdir(parents=True, exist_ok=True)
        (target / REASON).write_text(reason + "\n", "utf-8")
        return 0 if optional else 1
    add_all(target, options)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
