"""The scripts beside the worker: how they refuse, and what they leave behind."""

import io
import os
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path
from typing import List, Tuple
from unittest import mock

from fixtures import SOURCES, synthetic, write_tiktoken

import derive_vocab
import make_venv
from assay_worker.__main__ import why
from assay_worker.peers.offline import built_here


def start(script: str, *arguments: str) -> Tuple[int, List[str]]:
    with tempfile.TemporaryDirectory() as nothing:
        environment = dict(os.environ, PIP_NO_INDEX="1", PIP_FIND_LINKS=nothing)
        done = subprocess.run([sys.executable, str(SOURCES / script), *arguments], stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                              env=environment, text=True, timeout=120)
    return done.returncode, done.stdout.splitlines()


class MakeVenvTest(unittest.TestCase):
    def test_without_an_index_there_is_one_line_and_no_half_environment(self) -> None:
        with tempfile.TemporaryDirectory() as place:
            target = Path(place) / "venv"
            for option, expected in ((["--optional"], 0), ([], 1)):
                code, lines = start("make_venv.py", str(target), *option)
                self.assertEqual((code, len(lines)), (expected, 1), lines)
                self.assertEqual([path.name for path in target.iterdir()], ["venv.reason"])
                self.assertEqual("make_venv.py: " + (target / "venv.reason").read_text("utf-8").strip(), lines[0])

    def test_a_folder_of_someone_else_is_left_alone(self) -> None:
        with tempfile.TemporaryDirectory() as place:
            (Path(place) / "mine").write_text("kept", "ascii")
            code, lines = start("make_venv.py", place)
            self.assertEqual((code, len(lines)), (1, 1))
            self.assertEqual((Path(place) / "mine").read_text("ascii"), "kept")

    def test_peers_of_another_time_need_its_interpreter(self) -> None:
        running = "%d.%d" % sys.version_info[:2]
        if running == "3.8":
            self.skipTest("not tested: this is CPython 3.8 itself")
        with tempfile.TemporaryDirectory() as place:
            target = Path(place) / "venv-2020"
            code, lines = start("make_venv.py", str(target), "--of", "2020", "--optional")
            reason = f"interpreter ({sys.implementation.name} {running}) must be CPython 3.8; start this script with one"
            self.assertEqual((code, lines), (0, ["make_venv.py: " + reason]))
            self.assertEqual((target / "venv.reason").read_text("utf-8").strip(), reason)

    def test_requirements_of_a_release_are_installed_for_the_interpreter_that_was_chosen(self) -> None:
        with tempfile.TemporaryDirectory() as place:
            pins, target, made = Path(place) / "pins.txt", Path(place) / "venv", []
            pins.write_text("x==1\n", "ascii")

            def make(*given: object) -> None:
                made.append(given)

            with mock.patch.object(make_venv, "make", make):
                for _ in range(2):
                    self.assertEqual(make_venv.main([str(target), "--requirements", str(pins), "--imports", "x"]), 0)
            # Any interpreter, none of today's extras, and not again.
            self.assertEqual(made, [(target, pins, [], "x", [])])
            self.assertEqual([path.name for path in target.iterdir()], ["assay.stamp"])

    def test_every_package_is_pinned_by_hash_and_names_no_place(self) -> None:
        files = [*SOURCES.glob("requirements*.txt")]
        self.assertEqual({file.name for file in files}, {name for name, _, _ in make_venv.SETS.values()} | {*make_venv.SEPARATE})
        releases = [*(SOURCES / "releases").glob("*.txt")]
        self.assertTrue(releases)
        for file in files + releases:
            text = file.read_text("ascii")
            packages = [line for line in text.splitlines() if line and not line.startswith(("#", " "))]
            self.assertTrue(packages and all("==" in line and line.endswith("\\") for line in packages), file.name)
            self.assertNotIn("://", text)

    def test_a_package_without_a_build_for_the_machine_is_absent_alone_and_tried_again(self) -> None:
        with tempfile.TemporaryDirectory() as place:
            target, commands = Path(place), []
            files = [target / "requirements-one.txt", target / "requirements-two.txt"]
            for file in files:
                file.write_text("x==1\n", "ascii")

            def run(arguments: List[str], broken: str) -> None:
                commands.append(arguments[-1])
                if broken in arguments[-1]:
                    raise make_venv.Unavailable("pip exited with 1: ERROR: no matching distribution")

            for broken, expected in (("one", ["one.reason", "two.stamp"]), ("never", ["one.stamp", "two.stamp"])):
                with mock.patch.object(make_venv, "run", lambda arguments: run(arguments, broken)), \
                        mock.patch.object(make_venv, "has", lambda python, module: True), \
                        mock.patch("sys.stderr", io.StringIO()) as said:
                    for file in files:
                        make_venv.add(target, file)
                self.assertEqual(sorted(path.name for path in target.iterdir() if path not in files), expected)
                self.assertEqual(said.getvalue(), "make_venv.py: one: pip exited with 1: ERROR: no matching distribution\n" if broken == "one" else "")
            # What is there is not installed again.
            self.assertEqual(commands, [str(files[0]), str(files[1]), "import two", str(files[0]), "import one"])

    def test_without_a_pip_of_its_own_another_interpreters_installs(self) -> None:
        new = "pip, sys"
        for pips, expected in (
            ({"venv"}, ["venv", "-m", "pip"]),
            ({sys.executable, "b"}, [sys.executable, "-m", "pip", "--python", "venv"]),
            ({"b"}, ["b", "-m", "pip", "--python", "venv"]),
        ):
            with mock.patch.object(make_venv, "has", lambda python, module: python in pips):
                self.assertEqual(make_venv.pip_for("venv", ["a", "b"]), expected)
        # "a" has one that is too old to install for others.
        with mock.patch.object(make_venv, "has", lambda python, module: python == "b" or python == "a" and not module.startswith(new)):
            self.assertEqual(make_venv.pip_for("venv", ["a", "b"])[0], "b")
        with mock.patch.object(make_venv, "has", lambda python, module: False), self.assertRaises(make_venv.Unavailable) as none:
            make_venv.pip_for("venv", ["a"])
        self.assertIn("apt-get install python%d.%d-venv" % sys.version_info[:2], str(none.exception))

    def test_an_interpreter_without_ensurepip_makes_an_environment_without_pip(self) -> None:
        for there, option in ((True, []), (False, ["--without-pip"])):
            commands: List[List[str]] = []
            with mock.patch.object(make_venv, "run", commands.append), \
                    mock.patch.object(make_venv, "has", lambda python, module: there or module != "ensurepip"):
                make_venv.make(Path("t"), Path("r.txt"), [sys.version_info[:2]], "x", ())
            self.assertEqual(commands[0], [sys.executable, "-m", "venv", *option, "t"])

    def test_a_wheel_that_was_built_here_is_told_from_one_of_an_index(self) -> None:
        for tags, here in (
            ("Tag: cp311-cp311-manylinux_2_17_x86_64\nTag: cp311-cp311-manylinux2014_x86_64", False),
            ("Tag: py3-none-any", False), ("Tag: cp39-abi3-macosx_11_0_arm64", False), ("Tag: cp311-cp311-musllinux_1_2_x86_64", False),
            ("Wheel-Version: 1.0\nTag: cp311-cp311-linux_x86_64", True), ("", False),
        ):
            self.assertEqual(built_here(tags), here, tags)
        self.assertFalse(built_here(None))

    def test_the_worker_says_why_a_module_is_not_there(self) -> None:
        with tempfile.TemporaryDirectory() as place:
            (Path(place) / "nowhere.reason").write_text("no build for this machine\n", "utf-8")
            with mock.patch("sys.prefix", place):
                self.assertEqual(why(ImportError("No module named 'nowhere'", name="nowhere")), ": no build for this machine")
                self.assertEqual(why(ImportError("No module named 'other'", name="other")), "")
                self.assertEqual(why(ValueError("x")), "")


class DeriveVocabTest(unittest.TestCase):
    def test_another_r50k_is_refused_in_one_line_and_nothing_is_written(self) -> None:
        with tempfile.TemporaryDirectory() as place:
            write_tiktoken(Path(place), "r50k_base", [bytes([value]) for value in range(256)] + [b"ab", b"abc"])
            code, lines = start("derive_vocab.py", place)
            self.assertEqual((code, len(lines)), (1, 1), lines)
            self.assertIn("r50k_base/merges.txt: expected sha256 1ce16647", lines[0])
            self.assertEqual([path.name for path in Path(place).iterdir()], ["r50k_base.tiktoken"])

    def test_a_token_that_no_two_tokens_make_is_refused(self) -> None:
        with self.assertRaisesRegex(ValueError, r"token 256 \(b'abc'\) must come from two parts of lower rank, it has 3"):
            derive_vocab.merges_of([bytes([value]) for value in range(256)] + [b"abc"])

    def test_merges_by_hand(self) -> None:
        tokens = [bytes([value]) for value in range(256)] + [b"ab", b"abc"]
        self.assertEqual(derive_vocab.merges_of(tokens), [(b"a", b"b"), (b"ab", b"c")])

    def test_the_printable_alphabet_of_gpt_2(self) -> None:
        letters = derive_vocab.printable_bytes()
        self.assertEqual((len(set(letters)), letters[0x20], letters[0x0A], letters[0x41]), (256, "\u0120", "\u010a", "A"))


if __name__ == "__main__":
    unittest.main()
