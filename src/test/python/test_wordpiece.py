"""The WordPiece peers and the pairs of 2020, where they are installed; where not, the skip says what was not tested."""

import gzip
import json
import os
import struct
import subprocess
import sys
import tempfile
import unittest
from hashlib import sha256
from pathlib import Path
from typing import List

from fixtures import SOURCES, importable, real_vocabularies

FOLDER = real_vocabularies()
BERT = FOLDER and (FOLDER / "bert_uncased" / "vocab.txt").is_file()
NO_BERT = "not tested: ASSAY_DATA names no folder with vocab/bert_uncased"
NO_TRANSFORMERS = "not tested: transformers is not installed for this interpreter; see make_venv.py"
OF_2020 = Path(os.environ.get("ASSAY_VENV_2020", "nowhere")) / "bin" / "python"
NO_2020 = "not tested: ASSAY_VENV_2020 names no environment of make_venv.py --of 2020"

# The sentence and its ids in the documentation of bert-base-uncased, without the 101 and 102 around it.
CUTE, CUTE_IDS = "Hello, my dog is cute", [7592, 1010, 2026, 3899, 2003, 10140]


def of_2020(contender: str, encoding: str, texts: List[bytes]) -> List[List[int]]:
    """Returns what a worker on the interpreter of 2020 makes of each text."""
    folder = str(FOLDER).encode()
    requests = b"load %s %d\n" % (encoding.encode(), len(folder)) + folder
    requests += b"".join(b"encode %d\n" % len(text) + text for text in texts) + b"quit 0\n"
    environment = dict(os.environ, PYTHONPATH=str(SOURCES), PYTHONDONTWRITEBYTECODE="1")
    done = subprocess.run([str(OF_2020), "-m", "assay_worker", "--contender", contender], input=requests, stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, env=environment, timeout=300)
    if done.returncode:
        raise AssertionError(done.stderr.decode("utf-8", "replace"))
    answers, found = done.stdout, []
    for number in range(len(texts) + 1):
        line, _, answers = answers.partition(b"\n")
        words = line.split()
        if words[0] != b"ok":
            raise AssertionError(f"answer {number}: {line!r} {answers[:200]!r}")
        length = int(words[-1])
        found.append(list(struct.unpack(f"<{length // 4}I", answers[:length])))
        answers = answers[length:]
    return found[1:]


@unittest.skipUnless(BERT, NO_BERT)
@unittest.skipUnless(importable("transformers"), NO_TRANSFORMERS)
class BertTest(unittest.TestCase):
    def setUp(self) -> None:
        from assay_worker.peers import bert

        self.ops = {kind.__name__: kind().load(str(FOLDER), "bert_uncased") for kind in (bert.BertSlow, bert.BertFast)}

    def same(self, text: str) -> List[int]:
        """Returns what both make of a text."""
        slow, fast = (op(text.encode()) for op in self.ops.values())
        self.assertEqual(slow, fast, ascii(text))
        return slow

    def test_the_sentence_of_the_documentation_and_nothing_around_it(self) -> None:
        self.assertEqual(self.same(CUTE), CUTE_IDS)
        self.assertEqual(self.same(CUTE.upper() + " \t\r\n"), CUTE_IDS)
        self.assertEqual(self.same(""), [])

    def test_the_name_of_a_special_token_is_that_token(self) -> None:
        # 102 is [SEP] in the documentation of the model.
        self.assertEqual(self.same("the[SEP]the"), [1996, 102, 1996])
        self.assertNotIn(102, self.same("[sep] [ SEP ]"))

    def test_a_long_text_is_not_shortened(self) -> None:
        self.assertEqual(self.same("the " * 3000), [1996] * 3000)

    def test_accents_are_dropped_and_each_chinese_character_stands_alone(self) -> None:
        self.assertEqual(self.same("\u00c9t\u00e9"), self.same("ete"))
        self.assertEqual(self.same("\u4e2d\u6587"), self.same("\u4e2d \u6587"))

    def test_text_that_is_not_utf8_is_refused_at_the_lead_byte(self) -> None:
        for op in self.ops.values():
            with self.assertRaises(UnicodeDecodeError) as caught:
                op(b"ab\xff")
            self.assertEqual(caught.exception.start, 2)


@unittest.skipUnless(OF_2020.is_file(), NO_2020)
@unittest.skipUnless(BERT, NO_BERT)
class Of2020Test(unittest.TestCase):
    def test_wordpiece_was_the_same_function(self) -> None:
        for contender in ("bert2020-slow@process", "bert2020-fast@process"):
            self.assertEqual(of_2020(contender, "bert_uncased", [CUTE.encode(), b"", b"the " * 3000]), [CUTE_IDS, [], [1996] * 3000])

    def test_the_python_gpt2_was_the_same_but_for_a_text_of_blanks_alone(self) -> None:
        # By tiktoken: hello world is 31373 995, a newline 198. No input of a deck is blanks alone.
        texts = [b"hello world", b"hello world\n", b"a\n\nb", b"\n"]
        self.assertEqual(of_2020("hf2020-slow@process", "r50k_base", texts), [[31373, 995], [31373, 995, 198], [64, 198, 198, 65], []])

    def test_the_rust_gpt2_was_not_the_same_function(self) -> None:
        # By tiktoken a, newline, newline, b: 64 198 198 65. It took both newlines for one piece, 628, which GPT-2's pattern cuts before a word.
        self.assertEqual(of_2020("hf2020-fast@process", "r50k_base", [b"a\n\nb", b"hello world"]), [[64, 628, 65], [31373, 995]])


@unittest.skipUnless(importable("tokenizers"), "not tested: tokenizers is not installed for this interpreter; see make_venv.py")
class WordPieceReferenceTest(unittest.TestCase):
    def test_it_adds_nothing_and_names_the_library(self) -> None:
        vocab = {"[UNK]": 0, "[CLS]": 1, "the": 2, "in": 3, "##s": 4}
        toy = {"version": "1.0", "truncation": None, "padding": None, "normalizer": {
                   "type": "BertNormalizer", "clean_text": True, "handle_chinese_chars": True, "strip_accents": None, "lowercase": True},
               "added_tokens": [{"id": 1, "content": "[CLS]", "special": True, "single_word": False, "lstrip": False, "rstrip": False,
                                 "normalized": False}],
               "pre_tokenizer": {"type": "BertPreTokenizer"}, "post_processor": {
                   "type": "BertProcessing", "sep": ["[CLS]", 1], "cls": ["[CLS]", 1]},
               "decoder": None, "model": {"type": "WordPiece", "unk_token": "[UNK]", "continuing_subword_prefix": "##",
                                          "max_input_chars_per_word": 100, "vocab": vocab}}
        with tempfile.TemporaryDirectory() as place:
            data = Path(place) / "data"
            (data / "vocab" / "bert_uncased").mkdir(parents=True)
            (data / "decks").mkdir()
            (data / "vocab" / "bert_uncased" / "tokenizer.json").write_text(json.dumps(toy), "utf-8")
            (data / "vocab" / "bert_uncased" / "vocab.txt").write_text("\n".join(vocab) + "\n", "utf-8")
            deck = b"".join(struct.pack("<I", len(text)) + text for text in (b"The ins", b"", b"[CLS]"))
            (data / "decks" / "x-64.deck").write_bytes(deck)
            done = subprocess.run([sys.executable, str(SOURCES / "reference.py"), "--data", str(data), "--out", place, "--encoding",
                                   "bert_uncased"], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=120)
            self.assertEqual((done.returncode, done.stdout), (0, b""))
            lines = gzip.decompress((Path(place) / "bert_uncased.tsv.gz").read_bytes()).decode().splitlines()
        self.assertEqual(lines[:2], ["# encoding bert_uncased", "# tokenizers 0.22.2"])
        self.assertIn(f"# deck x 64 {sha256(deck).hexdigest()}", lines)
        rows = [line.split("\t") for line in lines if not line.startswith("#")]
        # The, in, ##s; nothing; and the name of a special token, once and not with others around it.
        self.assertEqual([row[3:5] for row in rows], [["3", "4"], ["0", "-1"], ["1", "1"]])
        self.assertEqual(rows[0][5], sha256(struct.pack("<3I", 2, 3, 4)).hexdigest())


if __name__ == "__main__":
    unittest.main()
