"""The real vocabularies, and tiktoken, where they are at hand; where not, the skip says what was not tested."""

import random
import struct
import subprocess
import sys
import tempfile
import unittest
from functools import lru_cache
from hashlib import sha256
from importlib import import_module
from pathlib import Path
from typing import List, Tuple

from fixtures import NO_TIKTOKEN, NO_VOCABULARY, SOURCES, hostile, importable, real_vocabularies, synthetic, write_tiktoken

from assay_worker import cached, plain, recipe, resplit, vocabulary, words
from assay_worker.contender import ALL, Contender, OneCall
from assay_worker.merge import merge

FOLDER = real_vocabularies()
FIRST_PARTY = (plain.Plain, words.Words, resplit.Resplit, cached.Cached, recipe.Recipe)


@lru_cache(maxsize=None)
def by_plain(encoding: str) -> List[Tuple[str, List[int]]]:
    """Returns hostile texts and their ids by `plain`; made once, since every peer is held against them."""
    op = plain.Plain().load(str(FOLDER), encoding)
    return [(text, op(text.encode())) for text in hostile(1000, seed=8)]


@unittest.skipUnless(FOLDER, NO_VOCABULARY)
class RealVocabularyTest(unittest.TestCase):
    def test_every_token_merges_to_itself(self) -> None:
        for encoding in ALL:
            words = vocabulary.load(str(FOLDER), encoding)
            self.assertEqual([number for number, token in enumerate(words.tokens) if merge(words, token) != [number]], [])

    def test_the_example_of_worker_md(self) -> None:
        for kind in FIRST_PARTY:
            self.assertEqual(kind().load(str(FOLDER), "cl100k_base")(b"hello world"), [15339, 1917])

    @unittest.skipUnless(importable("tiktoken"), NO_TIKTOKEN)
    def test_ids_equal_tiktoken(self) -> None:
        from assay_worker.peers.tiktoken_peer import build

        texts = [*hostile(4000, seed=random.randrange(1 << 30)), "a" * 20_000, " " * 5_000 + "x", "\n" * 999]
        for encoding in ALL:
            tokenizer = build(str(FOLDER), encoding)
            expected = [tokenizer.encode_ordinary(text) for text in texts]
            for kind in FIRST_PARTY:
                op = kind().load(str(FOLDER), encoding)
                for text, ids in zip(texts, expected):
                    if op(text.encode()) != ids:
                        self.fail(f"{encoding} {kind.__name__} differs from tiktoken on {text!a}")

    @unittest.skipUnless(importable("transformers"), "not tested: transformers is not installed for this interpreter; see make_venv.py")
    def test_hugging_face_equals_plain(self) -> None:
        if not (FOLDER / "r50k_base" / "tokenizer.json").is_file():
            self.skipTest("not tested: ASSAY_DATA has no vocab/r50k_base/tokenizer.json; run derive_vocab.py")
        from assay_worker.peers import hf_fast, hf_slow

        # regex 2026.11.15 is Unicode 17.0: U+323B0 is a letter there, so the slow tokenizer cuts it as one.
        for kind, same in ((hf_slow.HfSlow, "\U000323b0"), (hf_fast.HfFast, None), (hf_fast.HfFastEncode, None)):
            op = kind().load(str(FOLDER), "r50k_base")
            for text, ids in by_plain("r50k_base"):
                if same is None or same not in text:
                    self.assertEqual(op(text.encode()), ids, f"{kind.__name__} {text!a}")

    @unittest.skipUnless(importable("transformers"), "not tested: transformers is not installed for this interpreter; see make_venv.py")
    def test_hugging_face_forgets(self) -> None:
        if not (FOLDER / "r50k_base" / "tokenizer.json").is_file():
            self.skipTest("not tested: ASSAY_DATA has no vocab/r50k_base/tokenizer.json; run derive_vocab.py")
        from assay_worker.peers import hf_fast, hf_slow

        # Pieces "tokenizers", " tokenize", " text": two of several letters that recur in the second text; "!" is asked for, and never kept.
        texts = [b"tokenizers tokenize text", b"tokenizers tokenize!"]
        slow = hf_slow.HfSlow()
        op = slow.load(str(FOLDER), "r50k_base")
        ids = [op(text) for text in texts]
        for _ in range(2):
            slow.cache.forget()
            self.assertEqual([slow.cache.count(text) for text in texts], [(3, 0), (3, 2)])
            self.assertEqual([slow.cache.count(text) for text in texts], [(3, 3), (3, 2)])
            self.assertEqual([op(text) for text in texts], ids)
            self.assertIs(type(slow.cache.tokenizer.cache), dict)
        for fast in (hf_fast.HfFast(), hf_fast.HfFastEncode()):
            op = fast.load(str(FOLDER), "r50k_base")
            self.assertEqual([op(text) for text in texts], ids)
            fast.cache.forget()
            self.assertEqual([op(text) for text in texts], ids)
            self.assertEqual(fast.cache.count(texts[0]), (-1, -1))


@unittest.skipUnless(FOLDER, NO_VOCABULARY)
class FurtherPeersTest(unittest.TestCase):
    """Oracle: `plain`, which the test above holds against tiktoken. What knows a later Unicode than 16 may cut U+323B0 as a letter."""

    NEWER = "\U000323b0"

    def same(self, encoding: str, op, but: str = "") -> None:
        known = [(text, ids) for text, ids in by_plain(encoding) if not but or but not in text]
        for text, ids in known:
            if [*op(text.encode())] != ids:
                self.fail(f"{encoding} differs from plain on {text!a}")
        with self.assertRaises(UnicodeDecodeError) as refused:
            op(b"a\xff")
        self.assertEqual(refused.exception.start, 1)
        if isinstance(op, OneCall):
            together = op.encode_all([text.encode() for text, _ in known])
            self.assertEqual([[*ids] for ids in together], [ids for _, ids in known])

    def peer(self, library: str, module: str, name: str) -> Contender:
        if not importable(library):
            self.skipTest(f"not tested: {library} is not installed for this interpreter; see make_venv.py")
        if not (FOLDER / "r50k_base" / "tokenizer.json").is_file():
            self.skipTest("not tested: ASSAY_DATA has no vocab/r50k_base/tokenizer.json; run derive_vocab.py")
        return getattr(import_module(f"assay_worker.peers.{module}"), name)()

    def test_a_batch_gives_what_single_calls_give(self) -> None:
        for name, but in (("HfSlowBatch", self.NEWER), ("HfFastBatch", ""), ("HfFastThreads", "")):
            with self.subTest(name):
                peer = self.peer("transformers", "hf_slow" if but else "hf_fast", name)
                self.same("r50k_base", peer.load(str(FOLDER), "r50k_base"), but)
                self.assertEqual(peer.options()["batch"], "the deck in one call")

    def test_the_mended_look_up_is_gone_and_the_ids_stay(self) -> None:
        mended = self.peer("transformers", "hf_slow", "HfSlowMended")
        self.same("r50k_base", mended.load(str(FOLDER), "r50k_base"), self.NEWER)
        base = next(kind for kind in mended.tokenizer_class.__mro__ if "__getattr__" in vars(kind))
        computed, asked = base.__getattr__, []

        def counting(tokenizer: object, name: str) -> object:
            asked.append(name)
            return computed(tokenizer, name)

        base.__getattr__ = counting
        try:
            counts = {}
            for name in ("HfSlow", "HfSlowMended"):
                op = self.peer("transformers", "hf_slow", name).load(str(FOLDER), "r50k_base")
                asked.clear()
                tokens = len(op(b"one two three, four"))
                counts[name] = asked.count("unk_token")
            # Four words and a comma are five tokens, and each asks once.
            self.assertEqual((tokens, counts), (5, {"HfSlow": 5, "HfSlowMended": 0}))
        finally:
            base.__getattr__ = computed

    def test_tiktoken_in_threads(self) -> None:
        peer = self.peer("tiktoken", "tiktoken_peer", "TiktokenThreads")
        self.assertGreaterEqual(int(peer.options()["threads"]), 1)
        for encoding in ALL:
            self.same(encoding, peer.load(str(FOLDER), encoding))

    def test_the_recipe_with_regex(self) -> None:
        peer = self.peer("regex", "regex_recipe", "RegexRecipe")
        for encoding in peer.encodings:
            self.same(encoding, peer.load(str(FOLDER), encoding), self.NEWER)

    @unittest.skipUnless(importable("tiktoken"), NO_TIKTOKEN)
    def test_its_patterns_are_those_of_the_installed_tiktoken(self) -> None:
        from assay_worker.peers.regex_recipe import PATTERNS
        from assay_worker.peers.tiktoken_peer import build

        for encoding, pattern in PATTERNS.items():
            self.assertEqual(pattern, build(str(FOLDER), encoding)._pat_str)

    def test_newcomers(self) -> None:
        for library, name in (("gigatoken", "Gigatoken"), ("quicktok", "Quicktok")):
            with self.subTest(library):
                peer = self.peer(library, f"{library}_peer", name)
                for encoding in peer.encodings:
                    self.same(encoding, peer.load(str(FOLDER), encoding), self.NEWER)


@unittest.skipUnless(importable("tiktoken"), NO_TIKTOKEN)
class ReferenceTest(unittest.TestCase):
    def test_shape_and_determinism(self) -> None:
        import gzip

        with tempfile.TemporaryDirectory() as place:
            data = Path(place) / "data"
            for part in ("vocab", "decks"):
                (data / part).mkdir(parents=True)
            for encoding in ALL:
                # tiktoken holds its special tokens apart, but refuses a vocabulary of another size than its own constructor says
                tokens = synthetic(9)
                filler = [b"\xff\xfe" + struct.pack("<I", number) for number in range(50256 - len(tokens))]
                write_tiktoken(data / "vocab", encoding, tokens + filler if encoding == "r50k_base" else tokens)
            deck = b"".join(struct.pack("<I", len(text)) + text for text in (b"the", b"", b"in the"))
            (data / "decks" / "en-prose-64.deck").write_bytes(deck)
            written = []
            for out in (Path(place) / "one", Path(place) / "two"):
                done = subprocess.run([sys.executable, str(SOURCES / "reference.py"), "--data", str(data), "--out", str(out),
                                       *(word for encoding in ALL for word in ("--encoding", encoding))],
                                      stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=120)
                self.assertEqual((done.returncode, done.stdout), (0, b""))
                written.append((out / "r50k_base.tsv.gz").read_bytes())
            self.assertEqual(written[0], written[1])
            self.assertEqual(written[0][3:8], b"\0\0\0\0\0")  # no name, no time
            lines = gzip.decompress(written[0]).decode().splitlines()
            self.assertIn(f"# deck en-prose 64 {sha256(deck).hexdigest()}", lines)
            rows = [line.split("\t") for line in lines if not line.startswith("#")]
            the = vocabulary.load(str(data / "vocab"), "r50k_base").find[b"the"]
            self.assertEqual(rows[0], ["en-prose", "64", "0", "1", str(the), sha256(struct.pack("<I", the)).hexdigest()])
            self.assertEqual(rows[1], ["en-prose", "64", "1", "0", "-1", sha256(b"").hexdigest()])
            self.assertEqual(len(rows), 3)


if __name__ == "__main__":
    unittest.main()
