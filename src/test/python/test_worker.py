"""The worker protocol over a real process, byte for byte."""

import io
import json
import os
import struct
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path
from typing import List, Tuple

from fixtures import SOURCES, synthetic, write_tiktoken

from assay_worker import vocabulary
from assay_worker.contender import Contender, OneCall
from assay_worker.merge import merge
from assay_worker.protocol import Worker


class WorkerTest(unittest.TestCase):
    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = folder.name.encode()
        write_tiktoken(Path(folder.name), "r50k_base", synthetic(5))
        self.words = vocabulary.load(folder.name, "r50k_base")

    def talk(self, requests: bytes, contender: str = "python.plain@process") -> Tuple[bytes, int]:
        environment = dict(os.environ, PYTHONPATH=str(SOURCES))
        done = subprocess.run([sys.executable, "-m", "assay_worker", "--contender", contender], input=requests,
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment, timeout=60)
        return done.stdout, done.returncode

    def load(self) -> bytes:
        return b"load r50k_base %d\n" % len(self.folder) + self.folder

    def frames(self, answers: bytes) -> List[Tuple[List[str], bytes]]:
        found = []
        while answers:
            line, _, answers = answers.partition(b"\n")
            words = line.decode("ascii").split(" ")
            length = int(words.pop())
            found.append((words, answers[:length]))
            answers = answers[length:]
        return found

    def test_load_encode_quit_byte_for_byte(self) -> None:
        ids = [number for piece in (b"in", b" the") for number in merge(self.words, piece)]
        body = struct.pack("<%dI" % len(ids), *ids)
        expected = b"ok 0\nok %d %d\n" % (len(ids), len(body)) + body + b"ok 0 0\n" + b"ok 0\n"
        for contender in ("python.plain@process", "python.words@process", "python.resplit@process", "python.cached@process",
                          "python.recipe@process"):
            self.assertEqual(self.talk(self.load() + b"encode 6\nin theencode 0\nquit 0\nleft over", contender), (expected, 0))

    def test_hello_names_itself_and_no_path(self) -> None:
        answers, code = self.talk(b"hello 0\n", "python.cached@process")
        ((words, body),) = self.frames(answers)
        hello = json.loads(body)
        self.assertEqual((words, code), (["ok"], 0))
        self.assertEqual([hello["protocol"], hello["id"], hello["version"]], [2, "python.cached@process", "1"])
        self.assertEqual(hello["encodings"], ["r50k_base", "cl100k_base", "o200k_base"])
        self.assertEqual(hello["runtime"].split(" ")[0], "CPython")
        self.assertEqual(hello["build"]["profile"], "release")
        self.assertTrue(all(isinstance(value, str) for part in ("options", "build") for value in hello[part].values()))
        self.assertNotIn(os.sep + "bin", body.decode())

    def test_deck_warm_and_run(self) -> None:
        inputs = [b"the", b"", b"and in", b"", b"ab"]
        body = b"".join(struct.pack("<I", len(text)) + text for text in inputs)
        deck = b"deck 255 5 %d\n" % len(body) + body
        answers, code = self.talk(self.load() + deck + b"warm 255 1000000 0\nrun 255 3 0 0\nrun 255 2 1 0\nmemory 0\nwarm 255 0 0\n")
        (_, loaded), (_, kept), (warmed, _), (whole, nothing), (timed, times), (memory, _), (none, _) = self.frames(answers)
        self.assertEqual(code, 0)
        tokens = sum(len(self.encode(text)) for text in inputs)
        last = str(self.encode(b"ab")[-1])
        self.assertGreater(int(warmed[1]), 0)
        self.assertEqual(none, ["ok", "0"])
        self.assertEqual((whole[3:], nothing), (["15", str(3 * tokens), last], b""))
        self.assertEqual(timed[3:], ["10", str(2 * tokens), last])
        own = struct.unpack("<10Q", times)
        self.assertTrue(0 < sum(own) <= int(timed[1]))
        self.assertGreaterEqual(int(timed[2]), 0)
        self.assertEqual(memory[2:], ["-1", "-1"])
        self.assertTrue(int(memory[1]) > 1 << 20 or sys.platform != "linux")

    def test_forget_and_hits(self) -> None:
        # By hand: "the", " in", " in", then "the", "!": five lookups, of which the third and the fourth are known at first, and then all.
        inputs = [b"the in in", b"the!"]
        body = b"".join(struct.pack("<I", len(text)) + text for text in inputs)
        deck = b"deck 3 2 %d\n" % len(body) + body
        verbs = b"run 3 1 0 0\nhits 3 0\nforget 0\nrun 3 1 0 0\nhits 4 0\nhello 0\n"
        for contender in ("python.words@process", "python.cached@process"):
            answers, code = self.talk(b"forget 0\n" + self.load() + deck + verbs, contender)
            before, _, _, ran, hits, forgot, again, wrong, hello = self.frames(answers)
            self.assertEqual(code, 0)
            self.assertEqual(before, (["error"], b"forget: no encoding is loaded; send load first"))
            self.assertEqual((hits, forgot), ((["ok", "5", "2", "5"], b""), (["ok"], b"")))
            self.assertEqual(again[0][3:], ran[0][3:], "ops, tokens and the last id do not hang on the cache")
            self.assertEqual(wrong, (["error"], b"hits: slot (4) holds no deck; send deck first"))
            self.assertIs(json.loads(hello[1])["forgets"], True)
        for contender in ("python.plain@process", "python.resplit@process", "python.recipe@process", "floor-echo@process"):
            answers, code = self.talk(self.load() + deck + b"hits 3 0\nforget 0\nhello 0\n", contender)
            _, _, hits, forgot, hello = self.frames(answers)
            message = b"%s holds no word cache that can be emptied" % contender.encode()
            self.assertEqual((hits, forgot), ((["error"], b"hits: " + message), (["error"], b"forget: " + message)))
            self.assertIs(json.loads(hello[1])["forgets"], False)

    def encode(self, text: bytes) -> List[int]:
        from assay_worker.plain import PlainTokenizer
        from assay_worker.split import SPLITTERS
        from fixtures import STAGES

        return PlainTokenizer(SPLITTERS["r50k_base"](STAGES), self.words).encode(text)

    def test_an_error_keeps_the_worker_usable(self) -> None:
        def error(message: bytes) -> bytes:
            return b"error %d\n" % len(message) + message

        requests = [b"encode 2\nab", b"load nope 0\n", self.load(), b"encode 3\na\xff!", b"dance 3\nabc", b"run 7 1 0 0\n",
                    b"deck 256 0 0\n", b"deck 0 1 4\n\x09\0\0\0", b"deck 0 0 4\n\0\0\0\0", b"encode 0\n"]
        answers = [
            error(b"encode: no encoding is loaded; send load first"),
            error(b"load: encoding (nope) must be one of: r50k_base cl100k_base o200k_base"), b"ok 0\n",
            error(b"input is not UTF-8: first wrong byte at offset 1"),
            error(b"dance: verb (dance) is not known; see benchmarks/WORKER.md"),
            error(b"run: slot (7) holds no deck; send deck first"),
            error(b"deck: slot (256) must be in 0 ... 255"),
            error(b"deck: input 0 ends at byte 13 of a body of 4"),
            error(b"deck: 0 inputs end at byte 0, the body at 4"), b"ok 0 0\n"]
        self.assertEqual(self.talk(b"".join(requests)), (b"".join(answers), 0))

    def test_a_request_without_end_is_refused_and_the_worker_leaves(self) -> None:
        for request in (b"encode 5\nab", b"encode five\nquit 0\n", b"encode 5"):
            answers, code = self.talk(request)
            self.assertTrue(answers.startswith(b"error "), answers)
            self.assertEqual(code, 1)

    def test_end_of_input_is_a_quit(self) -> None:
        self.assertEqual(self.talk(b""), (b"", 0))

    def test_controls(self) -> None:
        self.assertEqual(self.talk(self.load() + b"encode 3\nthequit 0\n", "floor-echo@process"), (b"ok 0\nok 0 0\nok 0\n", 0))
        answers, code = self.talk(b"memory 0\nencode 1\na", "empty@process")
        self.assertEqual([words[0] for words, _ in self.frames(answers)], ["ok", "error"])
        self.assertEqual(code, 0)

    def test_an_unknown_contender_is_refused(self) -> None:
        self.assertEqual(self.talk(b"", "python.nope@process"), (b"", 2))

    def imported(self, contender: str, requests: bytes) -> List[str]:
        program = ("import sys; from assay_worker.__main__ import main\n"
                   f"main(['--contender', '{contender}']); print(*sorted(m for m in sys.modules if m.startswith('assay') or m == 'json'), "
                   "file=sys.stderr)")
        done = subprocess.run([sys.executable, "-c", program], input=requests, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
                              env=dict(os.environ, PYTHONPATH=str(SOURCES)), timeout=60)
        return done.stderr.decode().split()

    def test_memory_before_all_else_tells_of_the_protocol_alone(self) -> None:
        protocol = ["assay_worker", "assay_worker.__main__", "assay_worker.contender", "assay_worker.protocol", "assay_worker.timing"]
        self.assertEqual(self.imported("empty@process", b""), protocol)
        self.assertEqual(self.imported("python.cached@process", b"memory 0\n"), protocol)
        self.assertEqual(self.imported("hf-slow@process", b"memory 0\n"), protocol)
        self.assertIn("assay_worker.cached", self.imported("python.cached@process", b"memory 0\n" + self.load()))

    def test_a_worker_without_its_library_says_so_when_it_is_asked_and_leaves(self) -> None:
        # -S: no site-packages, so whatever is installed here is not found.
        done = subprocess.run([sys.executable, "-S", "-m", "assay_worker", "--contender", "hf-slow@process"], input=b"memory 0\nhello 0\n",
                              stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=dict(os.environ, PYTHONPATH=str(SOURCES)), timeout=60)
        self.assertEqual([words[0] for words, _ in self.frames(done.stdout)], ["ok"])
        self.assertEqual(done.stderr.decode().strip(), "hf-slow@process: No module named 'transformers'")
        self.assertEqual(done.returncode, 2)


class ArmTest(unittest.TestCase):
    def test_a_release_answers_by_its_id_and_runs_what_its_arm_names(self) -> None:
        # -S: no site-packages, so the arm's library is missing and named, and with it the module that was meant.
        def said(*arguments: str) -> str:
            done = subprocess.run([sys.executable, "-S", "-m", "assay_worker", *arguments], input=b"hello 0\n", stdout=subprocess.PIPE,
                                  stderr=subprocess.PIPE, env=dict(os.environ, PYTHONPATH=str(SOURCES)), timeout=60)
            self.assertEqual((done.returncode, done.stdout), (2, b""))
            return done.stderr.decode().strip()

        self.assertEqual(said("--contender", "hf-slow.1-0@process", "--arm", "hf-slow"),
                         "hf-slow.1-0@process: No module named 'transformers'")
        self.assertIn("ID (hf-slow.1-0@process) must be one of", said("--contender", "hf-slow.1-0@process"))
        self.assertIn("must be one of", said("--contender", "hf-slow.1-0@process", "--arm", "nobody"))


class Bytes(Contender):
    """Gives each byte as its id, a deck in one call, and keeps the sizes of the calls."""

    encodings = ["r50k_base"]

    def __init__(self) -> None:
        self.calls: List[int] = []

    def load(self, folder: str, encoding: str) -> OneCall:
        return OneCall(self.encode_all)

    def encode_all(self, texts: List[bytes]) -> List[List[int]]:
        self.calls.append(len(texts))
        return [list(text.decode("utf-8").encode()) for text in texts]


class OneCallTest(unittest.TestCase):
    DECK = b"deck 0 3 17\n\x02\0\0\0ab\0\0\0\0\x03\0\0\0cde"

    def talk(self, requests: bytes) -> Tuple[List[bytes], List[int]]:
        contender, answers = Bytes(), io.BytesIO()
        self.assertEqual(Worker("x@process", lambda: contender, io.BytesIO(b"load r50k_base 0\n" + self.DECK + requests), answers).serve(), 0)
        lines = answers.getvalue().split(b"\n")
        self.assertEqual(lines[:2], [b"ok 0", b"ok 0"])
        return lines[2:], contender.calls

    def test_a_run_is_one_call_a_pass_and_an_op_is_one_input(self) -> None:
        (line, _), calls = self.talk(b"run 0 2 0 0\n")
        self.assertEqual(calls, [3, 3])
        self.assertEqual(line.split()[3:], [b"6", b"10", b"101", b"0"])  # 2 x 3 ops, 2 x 5 tokens, "e", no times
        self.assertGreater(int(line.split()[1]), 0)

    def test_an_empty_deck_is_no_call(self) -> None:
        lines, calls = self.talk(b"deck 1 0 0\nwarm 1 1000 0\nrun 1 4 0 0\n")
        self.assertEqual((lines[1], lines[2].split()[3:], calls), (b"ok 0 0", [b"0", b"0", b"-1", b"0"], []))

    def test_no_op_has_a_time_of_its_own(self) -> None:
        (line, message), calls = self.talk(b"run 0 1 1 0\n")
        self.assertEqual((line, calls), (b"error %d" % len(message), []))
        self.assertEqual(message, b"run: times (1) must be 0 where a deck is encoded in one call, since no op has a time of its own")

    def test_encode_is_a_batch_of_one_and_refuses_what_is_not_utf_8(self) -> None:
        answers, calls = self.talk(b"encode 2\nabencode 2\na\xff")
        self.assertEqual(calls, [1, 1])
        message = b"input is not UTF-8: first wrong byte at offset 1"
        self.assertEqual(answers, [b"ok 2 8", struct.pack("<2I", 97, 98) + b"error %d" % len(message), message])

    def test_warming_takes_twice_as_many_each_time_up_to_the_deck(self) -> None:
        (line, _), calls = self.talk(b"warm 0 3000000 0\n")
        self.assertEqual(calls[:4], [1, 2, 3, 3])
        self.assertEqual(int(line.split()[1]), sum(calls))


if __name__ == "__main__":
    unittest.main()
