"""CPython calling Rust, by ctypes and as an extension: ids, errors, what outlives a call. Without either the skip says what was not tested."""

import gc
import json
import os
import sys
import tempfile
import threading
import time
import unittest
from pathlib import Path
from typing import Callable, List

from fixtures import NO_VOCABULARY, hostile, importable, real_vocabularies, synthetic, write_tiktoken

from assay_worker import about, extension, hybrid, plain
from assay_worker.contender import ALL, Contender, Encode

LIBRARY = Path(os.environ.get("ASSAY_LIBRARY", "nowhere")).is_file()
NO_LIBRARY = "not tested: ctypes (ASSAY_LIBRARY names no library assay_rust; build it with cargo)"
MODULE = importable("assay_rust")
NO_MODULE = "not tested: the extension (no module assay_rust; build native/extension)"


class HybridCase(unittest.TestCase):
    """What both ways must do; a subclass each."""

    plain: Callable[[], Contender]
    cached: Callable[[], Contender]

    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = folder.name
        for encoding in ALL:
            write_tiktoken(Path(self.folder), encoding, synthetic(3))

    def ops(self, encoding: str) -> List[Encode]:
        return [kind().load(self.folder, encoding) for kind in (self.plain, self.cached)]

    def ids_equal_those_of_python(self) -> None:
        for encoding in ALL:
            expected = plain.Plain().load(self.folder, encoding)
            for op in self.ops(encoding):
                for text in hostile(400, seed=11):
                    self.assertEqual(op(text.encode()), expected(text.encode()), ascii(text))

    def a_text_longer_than_all_before_it_has_its_ids_and_later_ones_theirs(self) -> None:
        expected = plain.Plain().load(self.folder, "cl100k_base")
        texts = [b"", b"the", b"the " * 100_000, b"", b"in the", b"\xc3\xa9" * 300_000]
        for op in self.ops("cl100k_base"):
            for text in texts:
                self.assertEqual(op(text), expected(text))

    def a_list_is_the_callers_own(self) -> None:
        for op in self.ops("r50k_base"):
            first, second = op(b"in the"), op(b"and")
            self.assertEqual(first, op(b"in the"))
            first.clear()
            self.assertEqual(second, op(b"and"))
            self.assertIs(type(second), list)
            self.assertTrue(all(type(number) is int for number in second))

    def text_that_is_not_utf8_is_refused_at_the_lead_byte_and_the_next_is_not(self) -> None:
        for op in self.ops("o200k_base"):
            for wrong, offset in ((b"ab\xff", 2), (b"\xc3", 0), (b"a\xe2\x82", 1), (b"\xed\xa0\x80", 0), (b"a\0b\x80", 3)):
                with self.assertRaises(UnicodeDecodeError) as caught:
                    op(wrong)
                self.assertEqual((caught.exception.start, caught.exception.object), (offset, wrong))
            self.assertEqual(len(op(b"a\0b")), 3)

    def a_vocabulary_that_is_none_is_refused(self) -> None:
        (Path(self.folder) / "r50k_base.tiktoken").write_bytes(b"AA== 0\n")
        with self.assertRaises(ValueError):
            self.plain().load(self.folder, "r50k_base")

    def an_op_keeps_its_encoder_alive(self) -> None:
        op = self.plain().load(self.folder, "r50k_base")
        gc.collect()
        self.assertEqual(op(b"the"), plain.Plain().load(self.folder, "r50k_base")(b"the"))

    def other_threads_run_meanwhile(self) -> None:
        """A thread counts, and lets go of the GIL at each step. Nobody is made to let go of it, so it gets on during the call or not at all."""
        op, text = self.plain().load(self.folder, "cl100k_base"), b"abth" * 100_000
        counted, done, started = [0], threading.Event(), threading.Event()

        def count() -> None:
            while not done.is_set():
                counted[0] += 1
                started.set()
                time.sleep(0)

        interval = sys.getswitchinterval()
        sys.setswitchinterval(1000)
        thread = threading.Thread(target=count)
        try:
            thread.start()
            started.wait()
            before = counted[0]
            ids = op(text)
            after = counted[0]
        finally:
            done.set()
            thread.join()
            sys.setswitchinterval(interval)
        self.assertGreater(len(ids), 0)
        self.assertGreater(after - before, 0)

    def it_tells_of_its_build_and_no_path(self) -> None:
        said = json.loads(about.about("x", self.cached()))
        self.assertEqual(said["build"]["profile"], said["build"]["library profile"])
        self.assertIn("rustc", said["build"]["library compiler"])
        self.assertNotIn(os.sep, "".join(said["options"].values()))


def tests_of_both(case: type) -> type:
    """Gives a subclass of HybridCase its tests; the base itself has none, so that nothing runs without a way to call."""
    for name in [name for name, value in vars(HybridCase).items() if callable(value) and name not in ("setUp", "ops", "plain", "cached")]:
        if not name.startswith("_"):
            setattr(case, f"test_{name}", getattr(HybridCase, name))
    return case


@unittest.skipUnless(LIBRARY, NO_LIBRARY)
@tests_of_both
class CtypesTest(HybridCase):
    plain, cached = hybrid.CtypesPlain, hybrid.CtypesCached

    def test_another_abi_version_is_refused(self) -> None:
        known = hybrid.ABI_VERSION
        hybrid.ABI_VERSION = 99
        try:
            with self.assertRaisesRegex(ValueError, rf"ABI version of the library \({known}\) must be 99"):
                hybrid.CtypesPlain()
        finally:
            hybrid.ABI_VERSION = known


@unittest.skipUnless(MODULE, NO_MODULE)
@tests_of_both
class ExtensionTest(HybridCase):
    plain, cached = extension.ExtensionPlain, extension.ExtensionCached

    def test_what_is_no_bytes_is_refused(self) -> None:
        op = self.plain().load(self.folder, "r50k_base")
        for wrong in ("text", None, bytearray(b"text")):
            with self.assertRaises(TypeError):
                op(wrong)

    def test_one_encoder_from_two_threads_gives_each_its_own_ids(self) -> None:
        op = self.cached().load(self.folder, "cl100k_base")
        texts = [b"the in" * 20_000, b"and er" * 20_000]
        expected = list(map(plain.Plain().load(self.folder, "cl100k_base"), texts))
        wrong: List[int] = []

        def ask(which: int) -> None:
            wrong.extend(which for _ in range(20) if op(texts[which]) != expected[which])

        threads = [threading.Thread(target=ask, args=(which,)) for which in (0, 1)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        self.assertEqual(wrong, [])


class WithoutTest(unittest.TestCase):
    def test_without_a_library_there_is_one_line(self) -> None:
        named = os.environ.pop("ASSAY_LIBRARY", None)
        try:
            with self.assertRaisesRegex(ValueError, r"^ASSAY_LIBRARY \(\) must name the library assay_rust; build it with mvn verify$"):
                hybrid.CtypesPlain()
        finally:
            if named is not None:
                os.environ["ASSAY_LIBRARY"] = named

    @unittest.skipUnless(real_vocabularies() and LIBRARY and MODULE, f"{NO_VOCABULARY}; or {NO_LIBRARY}; or {NO_MODULE}")
    def test_the_example_of_worker_md(self) -> None:
        for kind in (hybrid.CtypesPlain, hybrid.CtypesCached, extension.ExtensionPlain, extension.ExtensionCached):
            self.assertEqual(kind().load(str(real_vocabularies()), "cl100k_base")(b"hello world"), [15339, 1917])


if __name__ == "__main__":
    unittest.main()
