"""The open loop, on a clock that only the test moves; of real processes only what must hold on any machine."""

import gc
import os
import select
import signal
import struct
import subprocess
import sys
import tempfile
import time
import unittest
from pathlib import Path
from typing import Any, List, Tuple

from fixtures import SOURCES, synthetic, write_tiktoken

from assay_worker import serving

MS = 1_000_000
STEP = 1_000


class Clock:
    """Moves by a step when it is read, and by what sleepers and workers take."""

    def __init__(self) -> None:
        self.now = 77 * MS
        self.slept: List[float] = []

    def __call__(self) -> int:
        self.now += STEP
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += int(seconds * 1e9)


class Queue:
    def __init__(self, *waits: int) -> None:
        self.waits = list(waits)

    def since(self) -> int:
        return self.waits.pop(0)


class OpenLoopTest(unittest.TestCase):
    def loop(self, due: List[int], services: List[int], queue: Queue) -> Tuple[Clock, Any]:
        clock, left = Clock(), list(services)

        def handle(body: str) -> int:
            clock.now += left.pop(0)
            return len(body)

        return clock, serving.answer_all(handle, ["a", "bbb"], due, queue, clock, clock.sleep)

    def test_a_request_waits_for_those_before_it_and_for_its_time(self) -> None:
        # By hand, as in ReplayTest: the second ends at 8 ms, 6 after it was due; the third, due at 10, waits for nobody.
        clock, (origin, starts, ends, waits, tokens) = self.loop([0, 2 * MS, 10 * MS], [4 * MS, 4 * MS, MS], Queue(0, 0, 0, 0))
        for start, end, began, ended in zip(starts, ends, (0, 4, 10), (4, 8, 11)):
            self.assertTrue(0 <= start - began * MS < 20 * STEP and 0 <= end - ended * MS < 20 * STEP, (starts, ends))
        self.assertEqual((tokens, list(waits)), (5, []))

    def test_it_sleeps_until_shortly_before_and_then_watches_the_clock(self) -> None:
        clock, (_, starts, _, _, _) = self.loop([5 * MS], [0], Queue(0))
        self.assertEqual(len(clock.slept), 1)
        self.assertAlmostEqual(clock.slept[0], 0.005 - 0.00015, places=5)
        self.assertTrue(5 * MS <= starts[0] < 5 * MS + 2 * STEP, starts)

    def test_only_a_request_that_took_long_is_asked_whether_it_had_to_wait(self) -> None:
        _, (_, starts, _, waits, _) = self.loop([0, 0, 0], [3 * MS, 1000, 3 * MS], Queue(2 * MS, 0))
        self.assertEqual(list(waits), [starts[0], 2 * MS])

    def test_a_collection_is_seen_with_its_generation(self) -> None:
        clock = Clock()
        enabled = gc.isenabled()
        gc.disable()
        try:
            with serving.Collections(clock) as seen:
                gc.collect(0)
                gc.collect()
        finally:
            if enabled:
                gc.enable()
        self.assertEqual(list(seen.seen), [0, 77 * MS + STEP, STEP, 1, 77 * MS + 3 * STEP, STEP])
        self.assertNotIn(seen, gc.callbacks)

    def test_a_meter_notes_only_what_is_much(self) -> None:
        clock = Clock()
        meter = serving.Meter(MS, clock, clock.sleep)
        meter.once()
        self.assertEqual(list(meter.late), [])
        meter.sleep = lambda seconds: clock.sleep(seconds + 0.02)
        self.assertEqual(meter.once(), 20 * MS + STEP)
        self.assertEqual(list(meter.late)[1:], [20 * MS + STEP])

    def test_what_is_held_is_tracked(self) -> None:
        before = len(gc.get_objects())
        held = serving.hold(1000)
        self.assertTrue(all(map(gc.is_tracked, held)))
        self.assertGreaterEqual(len(gc.get_objects()) - before, 900)

    def test_a_handler_leaves_garbage_for_the_collector_and_a_table_keeps_the_last(self) -> None:
        enabled = gc.isenabled()
        gc.disable()
        try:
            gc.collect()
            handler = serving.Handler(lambda text: list(text), lambda text: text, 0)
            body = handler.body(b"abc")
            self.assertEqual([handler(body), handler.ids(body)], [3, [97, 98, 99]])
            self.assertGreaterEqual(gc.collect(), 8, "two answers, each with its cycle and its lists")
            table = serving.Handler(lambda text: list(text), lambda text: text, 2)
            for _ in range(5):
                table(body)
            self.assertEqual([one["ids"] for one in table.table], [[97, 98, 99]] * 2)
        finally:
            if enabled:
                gc.enable()

    def test_each_arm_starts_from_the_collector_as_it_comes(self) -> None:
        try:
            usual = "threshold " + " ".join(map(str, serving.AS_IT_COMES))
            self.assertIn(f"; on; {usual}; frozen no", serving.collector("default", 0))
            self.assertIn(f"; on; {usual}; frozen yes", serving.collector("frozen", 0))
            self.assertIn(f"; off; {usual}; frozen no", serving.collector("off", 0))
            self.assertIn("; on; threshold 50000 ", serving.collector("threshold", 50_000))
            with self.assertRaisesRegex(ValueError, r"arm \(fast\) must be one of: default frozen off threshold"):
                serving.collector("fast", 0)
        finally:
            serving.collector("default", 0)


class ServingProcessTest(unittest.TestCase):
    def setUp(self) -> None:
        folder = tempfile.TemporaryDirectory()
        self.addCleanup(folder.cleanup)
        self.folder = folder.name.encode()
        write_tiktoken(Path(folder.name), "r50k_base", synthetic(5))

    def talk(self, verbs: bytes, *options: str) -> List[Tuple[List[str], bytes]]:
        inputs = [b"the in", b"and"]
        deck = b"".join(struct.pack("<I", len(text)) + text for text in inputs)
        requests = b"load r50k_base %d\n" % len(self.folder) + self.folder + b"deck 0 2 %d\n" % len(deck) + deck + verbs
        done = subprocess.run([sys.executable, "-m", "assay_worker", "--contender", "python.plain@process", *options],
                              input=requests, stdout=subprocess.PIPE, env=dict(os.environ, PYTHONPATH=str(SOURCES)), timeout=60)
        answers, found = done.stdout, []
        while answers:
            line, _, answers = answers.partition(b"\n")
            words = line.decode("ascii").split(" ")
            length = int(words.pop())
            found.append((words, answers[:length]))
            answers = answers[length:]
        return found[2:]

    def test_serve_answers_every_request_and_shows_its_ids(self) -> None:
        due = [index * 200_000 for index in range(100)]
        request = b"serve 0 %s %d 1000000 800\n"
        body = struct.pack("<100Q", *due)
        (pure, told), (handler, _), (encoded, ids) = self.talk(
            request % (b"pure", 0) + body + request % (b"handler", 8) + body + b"encode 6\nthe in")
        for fields in (pure, handler):
            self.assertEqual((fields[:2], fields[4]), (["ok", "100"], pure[4]))
        starts, ends = struct.unpack_from("<100Q", told, 0), struct.unpack_from("<100Q", told, 800)
        free = 0
        for when, start, end in zip(due, starts, ends):
            self.assertTrue(max(when, free) <= start <= end)
            free = end
        checked = struct.unpack_from("<I", told, 1600 + 32 * int(pure[5]))
        self.assertEqual(checked, (int(encoded[1]),))
        self.assertEqual(told[1604 + 32 * int(pure[5]):][:len(ids)], ids)

    def test_a_planted_stall_is_in_its_request_and_has_no_cause(self) -> None:
        ((fields, told),) = self.talk(b"serve 0 pure 0 0 64\n" + bytes(64), "--stall", "3:20000000")
        starts, ends = struct.unpack_from("<8Q", told, 0), struct.unpack_from("<8Q", told, 64)
        self.assertGreaterEqual(ends[3] - starts[3], 20 * MS)
        self.assertGreaterEqual(starts[4], starts[3] + 20 * MS)

    def test_what_cannot_be_served_is_refused_and_the_worker_stays(self) -> None:
        answers = self.talk(b"serve 0 table 0 0 8\n" + bytes(8) + b"serve 9 pure 0 0 0\nhold 10 0\ncollector frozen 0 0\n")
        self.assertEqual(answers[:3], [(["error"], b"serve: shape (table) must be one of: pure handler"),
                                       (["error"], b"serve: slot (9) holds no deck; send deck first"), (["ok", "10"], b"")])
        self.assertIn(b"; frozen yes", answers[3][1])

    @unittest.skipUnless(hasattr(signal, "SIGSTOP"), "no SIGSTOP here")
    def test_a_meter_that_was_stopped_says_so(self) -> None:
        meter = subprocess.Popen([sys.executable, "-m", "assay_worker.hiccups", "1000000"], stdin=subprocess.PIPE,
                                 stdout=subprocess.PIPE, env=dict(os.environ, PYTHONPATH=str(SOURCES)))
        with meter:
            late = 0
            while late < 30 * MS:  # until it has started
                os.kill(meter.pid, signal.SIGSTOP)
                os.waitpid(meter.pid, os.WUNTRACED)
                time.sleep(0.05)
                os.kill(meter.pid, signal.SIGCONT)
                while select.select([meter.stdout], [], [], 0.05)[0]:
                    late = max(late, int(meter.stdout.readline().split()[1]))
            meter.stdin.close()
            self.assertEqual(meter.wait(), 0)


if __name__ == "__main__":
    unittest.main()
