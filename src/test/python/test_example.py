"""The example worker: it speaks the protocol, and a worker in another language needs at most 100 lines."""

import struct
import subprocess
import sys
import tempfile
import unittest
from base64 import b64encode
from pathlib import Path

EXAMPLE = Path(__file__).resolve().parents[3] / "benchmarks" / "examples" / "worker.py"


class ExampleTest(unittest.TestCase):
    def test_has_at_most_100_lines(self) -> None:
        self.assertLessEqual(len(EXAMPLE.read_text("utf-8").splitlines()), 100)

    def test_speaks_the_whole_protocol(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            tokens = b"".join(b64encode(bytes([255 - rank])) + b" %d\n" % rank for rank in range(256))
            Path(folder, "r50k_base.tiktoken").write_bytes(tokens)
            path = folder.encode()
            deck = struct.pack("<I2sI1s", 2, b"ab", 1, b"c")
            requests = (
                b"hello 0\nload r50k_base %d\n%sencode 2\nabencode 1\n\xffdeck 3 2 %d\n%s" % (len(path), path, len(deck), deck)
                + b"warm 3 1000000 0\nrun 3 2 1 0\nmemory 0\nforget 0\nquit 0\n"
            )
            done = subprocess.run([sys.executable, str(EXAMPLE)], input=requests, stdout=subprocess.PIPE, timeout=60)
        self.assertEqual(0, done.returncode)
        out = done.stdout
        answers = []
        while out:
            line, out = out.split(b"\n", 1)
            length = int(line.split()[-1])
            answers.append((line.split()[:-1], out[:length]))
            out = out[length:]
        words = [answer[0] for answer in answers]
        # 255 - 'a' = 158, 255 - 'b' = 157; the deck holds three bytes and is run twice; the last is 'c', 156.
        self.assertEqual(([b"ok", b"2"], struct.pack("<2I", 158, 157)), answers[2])
        self.assertEqual(([b"error"], b"input is not UTF-8: first wrong byte at offset 0"), answers[3])
        self.assertEqual([b"ok"], words[4])
        self.assertGreater(int(words[5][1]), 0)
        self.assertEqual([b"4", b"6", b"156"], words[6][3:])
        self.assertEqual(4 * 8, len(answers[6][1]))
        self.assertEqual([b"-1", b"-1"], words[7][2:])
        self.assertEqual([b"error"], words[8])
        self.assertEqual([b"ok"], words[9])


if __name__ == "__main__":
    unittest.main()
