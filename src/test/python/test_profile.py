"""assay_profile: the worker under cProfile answers as it does alone, and leaves what was seen."""

import json
import os
import struct
import subprocess
import sys
import tempfile
import unittest
from pathlib import Path

from fixtures import SOURCES, synthetic, write_tiktoken


class ProfileTest(unittest.TestCase):
    def test_answers_are_the_workers_and_the_run_is_seen(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            write_tiktoken(Path(folder), "r50k_base", synthetic(5))
            body = struct.pack("<I", 6) + b"in the"
            requests = (b"load r50k_base %d\n" % len(folder.encode()) + folder.encode()
                        + b"deck 0 1 %d\n" % len(body) + body + b"encode 6\nin the" + b"quit 0\n")
            run = b"run 0 3 0 0\n"
            out = Path(folder) / "profile.json"
            worker = ["-m", "assay_worker", "--contender", "python.plain@process"]
            profile = ["-m", "assay_profile", str(out), "--contender", "python.plain@process"]
            alone = self.talk(worker, requests)
            self.assertEqual(alone, self.talk(profile, requests))
            self.assertEqual([], json.loads(out.read_text("utf-8")), "load and encode are not profiled")
            answer = self.talk(profile, requests.replace(b"quit 0\n", run)).splitlines()[-1]
            self.assertRegex(answer, rb"ok [0-9]+ -?[0-9]+ 3 [0-9]+ [0-9]+ 0$")
            rows = json.loads(out.read_text("utf-8"))
            names = [name for name, _, _ in rows]
            self.assertIn("piece_end", names)
            self.assertIn("run_deck", names)
            self.assertTrue(all("/" not in place and own >= 0 for _, place, own in rows), rows)
            self.assertEqual(rows, sorted(rows, key=lambda row: -row[2]))

    @staticmethod
    def talk(arguments: "list[str]", requests: bytes) -> bytes:
        environment = dict(os.environ, PYTHONPATH=str(SOURCES))
        return subprocess.run([sys.executable, *arguments], input=requests, stdout=subprocess.PIPE, env=environment,
                              timeout=60, check=True).stdout


if __name__ == "__main__":
    unittest.main()
