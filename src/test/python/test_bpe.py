"""Vocabulary, merging, and the strategies against each other and against the definition."""

import random
import tempfile
import unittest
from pathlib import Path
from typing import List

from fixtures import STAGES, hostile, naive_merge, synthetic, write_tiktoken

from assay_worker import cached, merge, plain, recipe, resplit, vocabulary, words as cache_only
from assay_worker.split import SPLITTERS, fine_stages

STRATEGIES = (plain.Plain, cache_only.Words, resplit.Resplit, cached.Cached, recipe.Recipe)


class MergeTest(unittest.TestCase):
    def test_short_equals_long_equals_the_definition(self) -> None:
        source = random.Random(2)
        for seed in range(4):
            words = vocabulary.Vocabulary(synthetic(seed))
            for _ in range(150):
                piece = b"".join(source.choice(words.tokens) for _ in range(source.randint(1, 40)))
                expected = naive_merge(words, piece)
                with self.subTest(seed=seed, piece=piece):
                    self.assertEqual(merge.merge_short(words, piece), expected)
                    self.assertEqual(merge.merge_long(words, piece), expected)

    def test_leftmost_pair_on_ties(self) -> None:
        words = vocabulary.Vocabulary([bytes([value]) for value in range(256)] + [b"aa"])
        for method in (merge.merge_short, merge.merge_long):
            self.assertEqual(method(words, b"aaa"), [256, ord("a")])

    def test_a_pair_is_looked_up_by_its_bytes_whatever_the_split(self) -> None:
        words = vocabulary.Vocabulary([bytes([value]) for value in range(256)] + [b"bc", b"ab", b"abc"])
        self.assertEqual(words.pair[words.find[b"ab"] << 32 | ord("c")], 258)
        self.assertEqual(words.pair[ord("a") << 32 | words.find[b"bc"]], 258)
        self.assertEqual(merge.merge(words, b"abc"), [258])

    def test_a_long_run_of_one_letter_ends(self) -> None:
        words = vocabulary.Vocabulary(synthetic(1))
        self.assertEqual(b"".join(words.tokens[number] for number in merge.merge(words, b"a" * 100_000)), b"a" * 100_000)


class VocabularyTest(unittest.TestCase):
    def refusal(self, content: bytes) -> str:
        with tempfile.TemporaryDirectory() as folder:
            (Path(folder) / "x.tiktoken").write_bytes(content)
            with self.assertRaises(ValueError) as caught:
                vocabulary.load(folder, "x")
            return str(caught.exception)

    def test_refuses_a_gap(self) -> None:
        self.assertEqual(self.refusal(b"YQ== 0\nYg== 2\n"), "x.tiktoken: ids must be 0 ... 1 without gap; id 1 has no token")

    def test_refuses_a_missing_byte(self) -> None:
        self.assertEqual(self.refusal(b"AA== 0\n"), "vocabulary must hold all 256 single bytes; byte 1 is no token")

    def test_refuses_a_line_that_is_none(self) -> None:
        self.assertIn("x.tiktoken:2: expected 'base64 id', got b'%%% 1'", self.refusal(b"AA== 0\n%%% 1\n"))


class StrategyTest(unittest.TestCase):
    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = folder.name
        for encoding in SPLITTERS:
            write_tiktoken(Path(self.folder), encoding, synthetic(3))

    def test_plain_equals_the_definition_and_the_others_equal_plain(self) -> None:
        for encoding in SPLITTERS:
            words = vocabulary.load(self.folder, encoding)
            splitter = SPLITTERS[encoding](fine_stages() if encoding == "o200k_base" else STAGES)
            ops = [kind().load(self.folder, encoding) for kind in STRATEGIES]
            for text in hostile(400, seed=4):
                encoded, expected, p = text.encode(), [], 0
                while p < len(encoded):
                    q = splitter.piece_end(encoded, p)
                    piece = encoded[p:q]
                    expected += [words.find[piece]] if piece in words.find else naive_merge(words, piece)
                    p = q
                with self.subTest(encoding=encoding, text=ascii(text)):
                    for op in ops:
                        self.assertEqual(op(encoded), expected)

    def test_text_that_is_not_utf8_is_refused_at_the_lead_byte(self) -> None:
        for wrong, offset in ((b"ab\xff", 2), (b"\xc3", 0), (b"a\xe2\x82", 1), (b"\xed\xa0\x80", 0), (b"abc\xf4\x90\x80\x80", 3),
                              (b"\xc0\x80", 0), ("\u00e9".encode() + b"\xe2\x28\xa1", 2), (b"\xf0\x9f\x98a", 0), (b"a\x80", 1)):
            for kind in STRATEGIES:
                with self.subTest(kind=kind.__name__, wrong=wrong), self.assertRaises(UnicodeDecodeError) as caught:
                    kind().load(self.folder, "cl100k_base")(wrong)
                self.assertEqual(caught.exception.start, offset)

    def test_each_op_returns_a_list_of_its_own(self) -> None:
        for kind in STRATEGIES:
            op = kind().load(self.folder, "r50k_base")
            self.assertIsNot(op(b"the"), op(b"the"))

    def test_what_was_forgotten_is_as_unknown_as_to_a_new_tokenizer(self) -> None:
        texts = [text.encode() for text in hostile(200, seed=6)]
        for kind in (cached.Cached, cache_only.Words):
            for encoding in SPLITTERS:
                used, new = kind(), kind()
                op = used.load(self.folder, encoding)
                ids = [op(text) for text in texts]
                used.cache.forget()
                new.load(self.folder, encoding)
                counts = [new.cache.count(text) for text in texts]
                self.assertEqual([used.cache.count(text) for text in texts], counts)
                self.assertGreater(sum(known for _, known in counts), 0)
                self.assertEqual([op(text) for text in texts], ids)
                self.assertTrue(all(asked == known for asked, known in map(used.cache.count, [b"", b" the the", b" the"])))

    def test_the_word_cache_is_bounded(self) -> None:
        words = cached.Words(vocabulary.load(self.folder, "r50k_base"))
        for number in range(cached.CAPACITY):
            words[str(number)]
        self.assertEqual(len(words), cached.CAPACITY)
        words["x"]
        self.assertEqual(list(words), ["x"])
        words["x" * (cached.LONGEST + 1)]
        self.assertEqual(list(words), ["x"])


class WordsTest(unittest.TestCase):
    """The word cache of ALGORITHM.md: 15 bytes, four ids, 32,768 pieces."""

    def setUp(self) -> None:
        # The 256 bytes, then ab (256), aab (257), and abc, abcd … up to 15 bytes (258 to 270).
        tokens = [bytes([value]) for value in range(256)] + [b"ab", b"aab"]
        tokens += [b"abcdefghijklmno"[:end] for end in range(3, 16)]
        known = vocabulary.Vocabulary(tokens)
        self.tokenizer = cache_only.WordsTokenizer(SPLITTERS["cl100k_base"](STAGES), known)
        self.plain = plain.PlainTokenizer(SPLITTERS["cl100k_base"](STAGES), known)

    def kept_after(self, text: bytes) -> List[bytes]:
        self.tokenizer.words.clear()
        for _ in range(2):  # a miss, then a hit where it was kept
            self.assertEqual(self.tokenizer.encode(text), self.plain.encode(text))
        return list(self.tokenizer.words)

    def test_a_piece_is_kept_up_to_fifteen_bytes_and_four_ids(self) -> None:
        self.assertEqual(self.kept_after(b"abcdefghijklmno"), [b"abcdefghijklmno"])
        self.assertEqual(self.kept_after(b"abcdefghijklmnop"), [])  # 16 bytes
        self.assertEqual(self.kept_after(b"xyzq"), [b"xyzq"])  # four ids
        self.assertEqual(self.kept_after(b"xyzqv"), [])  # five
        self.assertEqual(self.kept_after(b"ab ab"), [b"ab", b" ab"])

    def test_a_hit_answers_from_the_cache_and_a_longer_piece_does_not(self) -> None:
        # What no vocabulary says can only come from the cache.
        self.tokenizer.words.update({b"ab": (7, 8), b"abcdefghijklmnop": (9,)})
        self.assertEqual(self.tokenizer.encode(b"ab"), [7, 8])
        self.assertEqual(self.tokenizer.encode(b"abcdefghijklmnop"), self.plain.encode(b"abcdefghijklmnop"))

    def test_a_full_cache_is_emptied(self) -> None:
        self.tokenizer.words.update((b"%d" % number, (number,)) for number in range(cache_only.CAPACITY - 1))
        self.tokenizer.encode(b"ab")
        self.assertEqual(len(self.tokenizer.words), cache_only.CAPACITY)
        self.tokenizer.encode(b"xyz")
        self.assertEqual(list(self.tokenizer.words), [b"xyz"])

    def test_it_declares_what_plain_declares_and_the_cache(self) -> None:
        cache = "dict, 32768 pieces of up to 15 bytes and 4 ids, emptied when full"
        self.assertEqual(cache_only.Words().options(), {**plain.Plain().options(), "cache": cache})


if __name__ == "__main__":
    unittest.main()
