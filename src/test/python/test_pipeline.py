"""The pipeline's stages by hand, and the three contenders through the protocol's loops."""

import json
import tempfile
import unittest
from array import array
from pathlib import Path
from typing import List

from fixtures import hostile, synthetic, write_tiktoken
from test_hybrid import LIBRARY, NO_LIBRARY

from assay_worker import cached, pipeline
from assay_worker.timing import run_deck, warm_deck


class JsonLinesTest(unittest.TestCase):
    def test_reads_what_was_written_whole_and_from_any_line(self) -> None:
        lines = pipeline.JsonLines(['{"id": 0}\n', '{"id": 1, "text": "\u4e2d\u2028\x85"}\n', '{"id": 2}\n'])
        self.assertEqual((len(lines), list(lines)), (3, ['{"id": 0}\n', '{"id": 1, "text": "\u4e2d\u2028\x85"}\n', '{"id": 2}\n']))
        self.assertEqual([json.loads(lines[at])["id"] for at in (0, 1, 2, 0, 2, 2, 1)], [0, 1, 2, 0, 2, 2, 1])
        self.assertEqual(lines.path.read_bytes()[:10], b'{"id": 0}\n')

    def test_the_file_goes_with_the_deck(self) -> None:
        lines = pipeline.JsonLines(["{}\n"])
        path = lines.path
        self.assertTrue(path.is_file())
        del lines
        self.assertFalse(path.parent.exists())


class PackerTest(unittest.TestCase):
    def test_rows_by_hand(self) -> None:
        rows: List["array[int]"] = []
        packer = pipeline.Packer(9, rows.append)
        packer.add([1] * 2046)  # and its end: 2,047 ids, no row yet
        self.assertEqual(rows, [])
        packer.add([2, 3])
        self.assertEqual([list(row) for row in rows], [[1] * 2046 + [9, 2]])
        packer.add([4] * 5000)  # 3, 9 are left; with these and an end 5,003 ids: two rows and 907
        self.assertEqual([len(row) for row in rows], [2048, 2048, 2048])
        self.assertEqual(list(rows[1][:3]), [3, 9, 4])
        self.assertEqual((len(packer.pending), packer.pending[-1]), (907, 9))
        self.assertEqual(set(rows[2]), {4})


class PipelineTest(unittest.TestCase):
    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = folder.name
        write_tiktoken(Path(self.folder), "cl100k_base", synthetic(3))
        self.inputs = [text.encode() for text in hostile(60, seed=5)] + [b""]
        self.ids_of = cached.Cached().load(self.folder, "cl100k_base")
        self.expected = [self.ids_of(text) for text in self.inputs]

    def through_the_stages(self, kind: type) -> None:
        contender = kind()
        op = contender.load(self.folder, "cl100k_base")
        deck = contender.keep(self.inputs)
        self.assertEqual([op(contender.document(text)) for text in self.inputs], self.expected)
        for _ in range(2):  # the control remembers from the first time on
            self.assertEqual([op(line) for line in deck], self.expected)
        tokens = sum(map(len, self.expected))
        last = [ids[-1] for ids in self.expected if ids][-1]
        for times in (False, True):
            nanos, _, ops, counted, final, own = run_deck(op, deck, 3, times)
            self.assertEqual((ops, counted, final), (3 * len(self.inputs), 3 * tokens, last))
            self.assertEqual(len(own), 8 * ops if times else 0)
        ops, at = warm_deck(op, deck, 5, 2_000_000)
        self.assertEqual(at, (5 + ops) % len(self.inputs))

    def test_python(self) -> None:
        self.through_the_stages(pipeline.PythonPipeline)

    @unittest.skipUnless(LIBRARY, NO_LIBRARY)
    def test_rust(self) -> None:
        self.through_the_stages(pipeline.RustPipeline)

    def test_rest(self) -> None:
        self.through_the_stages(pipeline.Rest)

    def test_the_rest_tokenizes_a_document_once(self) -> None:
        rest = pipeline.Rest()
        op, deck = rest.load(self.folder, "cl100k_base"), rest.keep([b"the in"])
        (line,) = deck
        ids = op(line)
        self.assertEqual(op(line), ids)
        # A line of the same number and another text shows that the second answer was remembered.
        self.assertEqual(op(line.replace("the in", "and er")), ids)
        self.assertEqual(op(rest.document(b"and er")), self.ids_of(b"and er"))

    def test_decks_do_not_share_numbers(self) -> None:
        rest = pipeline.Rest()
        numbers = [json.loads(line)["id"] for deck in (rest.keep([b"a", b"b"]), rest.keep([b"c"])) for line in deck]
        self.assertEqual(len(set(numbers)), 3)

    def test_a_document_that_is_not_utf8_is_refused_with_its_offset(self) -> None:
        with self.assertRaises(UnicodeDecodeError) as caught:
            pipeline.PythonPipeline().document(b"ab\xff")
        self.assertEqual(caught.exception.start, 2)


if __name__ == "__main__":
    unittest.main()
