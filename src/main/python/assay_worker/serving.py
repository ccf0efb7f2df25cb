"""An open loop in one thread: requests have due times, wait for those before them, and are answered. See `serve` in benchmarks/WORKER.md.

Nothing here makes a container that the collector tracks while requests are served, so that the instrument moves no collection.
"""

from __future__ import annotations

import gc
import json
import os
import sys
import threading
import time
from array import array
from typing import Any, Callable, List, Sequence, Tuple

MACHINE, COLLECTOR, ALLOCATOR, SCHEDULER = range(4)  # causes of stalls, as the protocol numbers them
SPIN = 150_000  # ns before a request is due in which the clock is watched: a sleep wakes up to milliseconds late
LONG = 1_000_000  # ns of a request after which the system is asked whether it had to wait for its processor
LEAST_LATE = 500_000  # ns that a meter must wake late to say so
Clock = Callable[[], int]
Sleep = Callable[[float], None]


class Pure:
    """Bytes in, list of ids out, nothing stays."""

    def __init__(self, op: Callable[[Any], List[int]]) -> None:
        self.op = op

    def body(self, item: Any) -> Any:
        """Returns a deck's input as this handler gets it."""
        return item

    def ids(self, item: Any) -> List[int]:
        return list(self.op(item))

    def __call__(self, item: Any) -> int:
        """Answers one request; returns its tokens. Whatever the request leaves behind is freed inside, as it is part of its time."""
        return len(self.op(item))


class Handler:
    """What a service leaves behind: JSON is parsed, an object of containers answered as JSON, request and answer point at each other.

    The last `keep` answers stay, as in a cache of results; with none each is garbage at once, which only the collector can free.
    """

    def __init__(self, op: Callable[[Any], List[int]], document: Callable[[bytes], Any], keep: int) -> None:
        self.op = op
        self.document = document
        self.table: List[Any] = [None] * keep
        self.next = 0

    def body(self, item: Any) -> bytes:
        text = item if isinstance(item, str) else bytes(item).decode("utf-8")
        return json.dumps({"text": text, "options": {"offsets": True}}).encode("ascii")

    def ids(self, item: bytes) -> List[int]:
        return self.respond(item)["ids"]

    def respond(self, body: bytes) -> Any:
        request = json.loads(body)
        ids = list(self.op(self.document(request["text"].encode("utf-8"))))
        response = {"ids": ids, "tokens": [[place, one] for place, one in enumerate(ids)], "usage": {"tokens": len(ids)}}
        response["json"] = json.dumps(response)
        # As in most frameworks: the context of a request knows its answer, and the answer its context.
        response["context"] = {"request": request, "response": response}
        return response

    def __call__(self, item: bytes) -> int:
        response = self.respond(item)
        if self.table:
            self.table[self.next] = response
            self.next = (self.next + 1) % len(self.table)
        return len(response["ids"])


class Collections:
    """The collections of this process while it is entered: start and ns of each, by the callbacks of `gc`."""

    def __init__(self, clock: Clock) -> None:
        self.clock = clock
        self.seen = array("q")
        self.began = array("q", [0])

    def __call__(self, phase: str, info: Any) -> None:
        if phase == "start":
            self.began[0] = self.clock()
        else:
            began, now = self.began[0], self.clock()
            self.seen.append(1 if info["generation"] == 2 else 0)
            self.seen.append(began)
            self.seen.append(now - began)

    def __enter__(self) -> "Collections":
        gc.callbacks.append(self)
        return self

    def __exit__(self, *_: object) -> None:
        gc.callbacks.remove(self)


class Meter:
    """Only sleeps and reads the clock. When it wakes late, something else had the processor, or nobody."""

    def __init__(self, every: int, clock: Clock, sleep: Sleep) -> None:
        self.every = every
        self.clock = clock
        self.sleep = sleep
        self.late = array("q")
        self.ended = False

    def once(self) -> int:
        """Sleeps once; returns by how much it woke late, of which it takes a note if that is much."""
        due = self.clock() + self.every
        self.sleep(self.every / 1e9)
        late = self.clock() - due
        if late >= LEAST_LATE:
            self.late.append(due)
            self.late.append(late)
        return late

    def until_ended(self) -> None:
        while not self.ended:
            self.once()

    def __enter__(self) -> "Meter":
        self.thread = threading.Thread(target=self.until_ended, daemon=True)
        if self.every:
            self.thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.ended = True
        if self.every:
            self.thread.join()


class RunQueue:
    """How long this thread has waited for a processor, by the scheduler's own books; always 0 where there are none."""

    def __init__(self) -> None:
        try:
            self.file = os.open("/proc/thread-self/schedstat", os.O_RDONLY)
        except OSError:
            self.file = -1
        self.last = self.total()

    def total(self) -> int:
        return int(os.pread(self.file, 100, 0).split()[1]) if self.file >= 0 else 0

    def since(self) -> int:
        """Returns the ns waited since the last call."""
        before, self.last = self.last, self.total()
        return self.last - before

    def close(self) -> None:
        if self.file >= 0:
            os.close(self.file)


def answer_all(handle: Callable[[Any], int], bodies: Sequence[Any], due: Sequence[int], queue: Any, clock: Clock, sleep: Sleep
               ) -> Tuple[int, "array[int]", "array[int]", "array[int]", int]:
    """Answers one request after the other, none before it is due; returns the origin, starts, ends, waits for a processor, tokens.

    The waits are pairs: the start of a request that took long, and the ns for which it was kept waiting.
    """
    count, inputs = len(due), len(bodies)
    starts, ends, waits, tokens = array("Q", bytes(8 * count)), array("Q", bytes(8 * count)), array("q"), 0
    origin = clock()
    for index in range(count):
        body, when = bodies[index % inputs], origin + due[index]
        now = clock()
        if when - now > LONG:
            queue.since()  # what was waited for before belongs to no request that follows
            now = clock()
        while now < when:
            if when - now > SPIN:
                sleep((when - now - SPIN) / 1e9)
            now = clock()
        starts[index] = now - origin
        tokens += handle(body)
        end = clock()
        ends[index] = end - origin
        if end - now > LONG:
            waited = queue.since()
            if waited:
                waits.append(now - origin)
                waits.append(waited)
    return origin, starts, ends, waits, tokens


def serve(shape: Any, bodies: Sequence[Any], due: Sequence[int], every: int, plant: Tuple[int, int] = (-1, 0)) -> Tuple[Tuple[int, ...], bytes]:
    """Returns what the verb `serve` answers.

    `plant` makes that request watch the clock for that many ns before it is worked on: a stall with no cause, for tests.
    """
    clock, queue = time.monotonic_ns, RunQueue()
    left = array("q", [plant[0], plant[1]])

    def stalling(body: Any) -> int:
        if left[0] == 0:
            until = clock() + left[1]
            while clock() < until:
                pass
        left[0] -= 1
        return shape(body)

    cpu = time.process_time_ns()
    try:
        with Collections(clock) as collections, Meter(every, clock, time.sleep) as meter:
            origin, starts, ends, waits, tokens = answer_all(
                stalling if plant[0] >= 0 else shape, bodies, due, queue, clock, time.sleep)
    finally:
        queue.close()
    cpu = time.process_time_ns() - cpu

    stalls = array("q")
    for at in range(0, len(meter.late), 2):
        stalls.extend((MACHINE, 0, meter.late[at] - origin, meter.late[at + 1]))
    seen = collections.seen
    for at in range(0, len(seen), 3):
        stalls.extend((COLLECTOR, seen[at], seen[at + 1] - origin, seen[at + 2]))
    for at in range(0, len(waits), 2):
        stalls.extend((SCHEDULER, 0, waits[at], waits[at + 1]))
    checked = array("I")
    for body in bodies:
        ids = shape.ids(body)
        checked.append(len(ids))
        checked.extend(ids)
    parts = [starts, ends, stalls, checked]
    if sys.byteorder == "big":
        for part in parts:
            part.byteswap()
    return (len(due), origin, cpu, tokens, len(stalls) // 4), b"".join(part.tobytes() for part in parts)


def hold(objects: int) -> List[Any]:
    """Returns that many containers which the collector tracks. Tuples of plain values would be untracked at the first collection."""
    enabled = gc.isenabled()
    gc.disable()
    try:
        return [[None] for _ in range(objects)]
    finally:
        gc.collect()
        if enabled:
            gc.enable()


AS_IT_COMES = gc.get_threshold()


def collector(arm: str, first: int) -> str:
    """Sets the collector up, from what it is at the start; returns what is in force, which belongs to the identity of a figure."""
    if arm not in ("default", "frozen", "off", "threshold"):
        raise ValueError(f"arm ({arm}) must be one of: default frozen off threshold")
    if arm == "threshold" and first < 1:
        raise ValueError(f"threshold ({first}) must be at least 1; off is an arm of its own")
    gc.enable()
    gc.unfreeze()
    gc.set_threshold(*AS_IT_COMES)
    if arm == "frozen":
        gc.collect()
        gc.freeze()
    elif arm == "off":
        gc.disable()
    elif arm == "threshold":
        gc.set_threshold(first, *AS_IT_COMES[1:])
    version = ".".join(map(str, sys.version_info[:3]))
    return (f"CPython {version}; {'on' if gc.isenabled() else 'off'}; threshold {' '.join(map(str, gc.get_threshold()))}; "
            f"frozen {'yes' if gc.get_freeze_count() else 'no'}")
