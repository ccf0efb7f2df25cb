"""How the source of OpenAI's crate is pinned and unpacked; fetching it needs a package index and is not tested."""

from __future__ import annotations

import importlib.util
import io
import tarfile
import tempfile
import unittest
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[3] / "native/peers/tiktoken"
SPEC = importlib.util.spec_from_file_location("fetch", FOLDER / "fetch.py")
fetch = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(fetch)


def package(place: Path, names: list[str]) -> Path:
    """Writes a package of files that hold their own names."""
    file = place / "p.tar.gz"
    with tarfile.open(file, "w:gz") as archive:
        for name in names:
            member = tarfile.TarInfo(name)
            member.size = len(name)
            archive.addfile(member, io.BytesIO(name.encode("ascii")))
    return file


class FetchTest(unittest.TestCase):
    def test_the_rust_source_is_unpacked_and_nothing_else(self) -> None:
        with tempfile.TemporaryDirectory() as place:
            target = Path(place).resolve() / "out"
            names = ["p-1/Cargo.toml", "p-1/src/lib.rs", "p-1/setup.py", "p-1/src/x.so", "p-1/tests/t.rs"]
            fetch.unpack(package(Path(place), names), target)
            found = sorted(path.relative_to(target).as_posix() for path in target.rglob("*") if path.is_file())
            self.assertEqual(found, ["Cargo.toml", "src/lib.rs"])
            self.assertEqual((target / "src/lib.rs").read_text("ascii"), "p-1/src/lib.rs")

    def test_a_file_that_would_leave_the_folder_is_refused(self) -> None:
        with tempfile.TemporaryDirectory() as place:
            target = Path(place).resolve() / "out"
            with self.assertRaisesRegex(fetch.Unavailable, r"file \(p-1/src/../../../x.rs\) must lie in the package"):
                fetch.unpack(package(Path(place), ["p-1/Cargo.toml", "p-1/src/../../../x.rs"]), target)
            with self.assertRaisesRegex(fetch.Unavailable, r"must hold Cargo.toml"):
                fetch.unpack(package(Path(place), ["p-1/src/lib.rs"]), target / "other")

    def test_the_version_is_pinned_by_one_hash_and_names_no_place(self) -> None:
        text = (FOLDER / "requirements.txt").read_text("ascii")
        self.assertRegex(text, r"\Atiktoken==0\.14\.0 \\\n    --hash=sha256:[0-9a-f]{64}\n\Z")

    def test_what_is_there_already_is_not_fetched_again(self) -> None:
        with tempfile.TemporaryDirectory() as place:
            made = Path(place) / "tiktoken"
            made.mkdir()
            (made / fetch.STAMP).write_text((FOLDER / "requirements.txt").read_text("utf-8"), "utf-8")
            (made / "mine").write_text("kept", "ascii")
            self.assertEqual(fetch.main([place]), 0)
            self.assertEqual((made / "mine").read_text("ascii"), "kept")
            self.assertFalse((Path(place) / "sdist").exists())


if __name__ == "__main__":
    unittest.main()
