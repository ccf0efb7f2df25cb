"""``fetch.py TARGETDIR``: the source of OpenAI's crate, which is in no registry of crates: the source package of tiktoken on PyPI.

pip fetches it and checks its SHA-256; it is unpacked to TARGETDIR/tiktoken, where Cargo.toml looks for it. Does nothing if that was made
from the same package. If it cannot be had, one line says why, TARGETDIR/tiktoken is not there, and the exit code is 1.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tarfile
from pathlib import Path

REQUIREMENT = Path(__file__).with_name("requirements.txt")
STAMP = "assay.stamp"


class Unavailable(Exception):
    """Why the source cannot be had, in one line."""


def download(folder: Path) -> Path:
    """Returns the package. pip asks its build system for its name, in an environment of its own, after the hash was found right."""
    command = [sys.executable, "-m", "pip", "download", "--no-deps", "--no-binary", "tiktoken", "--require-hashes", "--no-input", "-q",
               "-d", str(folder), "-r", str(REQUIREMENT)]
    done = subprocess.run(command, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace")
    found = sorted(folder.glob("tiktoken-*.tar.gz")) if folder.is_dir() else []
    if len(found) != 1:
        said = [" ".join(line.split()) for line in done.stdout.splitlines() if line.strip()]
        errors = [line for line in said if "error" in line.lower()] or said or ["it said nothing"]
        raise Unavailable(f"error: pip download exited with {done.returncode}: {errors[0][:300]}")
    return found[0]


def unpack(package: Path, target: Path) -> None:
    """Unpacks what Cargo needs: its manifest and the Rust source."""
    with tarfile.open(package, "r:gz") as archive:
        for member in archive.getmembers():
            name = member.name.partition("/")[2]
            content = archive.extractfile(member) if member.isfile() else None
            if content is None or not (name in ("Cargo.toml", "LICENSE") or (name.startswith("src/") and name.endswith(".rs"))):
                continue
            file = target / name
            if target not in file.resolve().parents:
                raise Unavailable(f"error: file ({member.name}) must lie in the package")
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content.read())
    if not (target / "Cargo.toml").is_file():
        raise Unavailable(f"error: package ({package.name}) must hold Cargo.toml")


def main(arguments: list[str]) -> int:
    if len(arguments) != 1:
        print("usage: fetch.py TARGETDIR", file=sys.stderr)
        return 2
    folder = Path(arguments[0]).resolve()
    target, sdist = folder / "tiktoken", folder / "sdist"
    pin = REQUIREMENT.read_text("utf-8")
    if (target / STAMP).is_file() and (target / STAMP).read_text("utf-8") == pin:
        return 0
    try:
        for old in (target, sdist):
            shutil.rmtree(old, ignore_errors=True)
        unpack(download(sdist), target)
        (target / STAMP).write_text(pin, "utf-8")
    except (Unavailable, OSError, tarfile.TarError) as wrong:
        print(" ".join(str(wrong).split()))
        shutil.rmtree(target, ignore_errors=True)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
