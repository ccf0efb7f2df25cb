"""The worker's side of benchmarks/WORKER.md: frames and verbs, protocol version 2."""

from __future__ import annotations

import sys
from array import array
from typing import Any, BinaryIO, Callable, Dict, List, Sequence, Tuple

from .contender import Contender, Encode, OneCall, WordCache
from .timing import peak_resident_bytes, run_deck, run_in_calls, warm_deck, warm_in_calls

MAX_LINE = 4096  # of a request line; the longest real one has fewer than 100 bytes
MAX_BODY = 1 << 30
Answer = Tuple[Tuple[int, ...], bytes]


class LostSync(Exception):
    """The end of a request cannot be found, so nothing after it can be trusted: answer and leave."""


class CannotStart(Exception):
    """The contender cannot be made, such as for want of its library: leave without an answer."""


class Worker:
    """Reads requests, writes answers, one contender, one encoding at a time, up to 256 resident decks."""

    def __init__(self, identity: str, make: Callable[[], Contender], requests: BinaryIO, answers: BinaryIO,
                 plant: Tuple[int, int] = (-1, 0)) -> None:
        self.identity = identity
        self.make = make
        self.made: "Contender | None" = None
        self.requests = requests
        self.answers = answers
        self.encode_op: "Encode | None" = None
        self.decks: Dict[int, Sequence[Any]] = {}
        self.warm_next: Dict[int, int] = {}
        self.plant = plant
        self.held: Any = None
        self.shapes: Dict[Tuple[int, str, int], Any] = {}
        self.verbs: Dict[str, Callable[[List[str], bytes], Answer]] = {
            "hello": self.hello, "load": self.load, "deck": self.deck, "encode": self.encode,
            "warm": self.warm, "run": self.run, "forget": self.forget, "hits": self.hits, "memory": self.memory,
            "hold": self.hold, "collector": self.collector, "serve": self.open_loop,
        }

    def serve(self) -> int:
        """Answers requests until `quit` or the end of input; returns the exit code."""
        while True:
            try:
                words, body = self.read()
            except EOFError:
                return 0
            except LostSync as lost:
                self.refuse(str(lost))
                return 1
            if words[0] == "quit":
                self.answer((), b"")
                return 0
            try:
                if words[0] not in self.verbs:
                    raise ValueError(f"verb ({words[0]}) is not known; see benchmarks/WORKER.md")
                fields, result = self.verbs[words[0]](words[1:], body)
            except CannotStart:
                raise
            except UnicodeDecodeError as wrong:
                self.refuse(f"input is not UTF-8: first wrong byte at offset {wrong.start}")
            except Exception as wrong:  # the worker stays usable whatever a library raises
                self.refuse(f"{words[0]}: {wrong or type(wrong).__name__}")
            else:
                self.answer(fields, result)

    @property
    def contender(self) -> Contender:
        """The contender, made when a request first needs it: `memory` before that tells of the interpreter without what a library imports."""
        if self.made is None:
            self.made = self.make()
        return self.made

    def read(self) -> Tuple[List[str], bytes]:
        line = self.requests.readline(MAX_LINE)
        if not line:
            raise EOFError
        words = line.decode("ascii", "replace").split()
        if not line.endswith(b"\n") or len(words) < 2 or not words[-1].isdecimal() or int(words[-1]) > MAX_BODY:
            raise LostSync(f"request line ({line[:60]!r}) must be 'VERB ARGUMENT... LENGTH' with LENGTH up to {MAX_BODY}; start again")
        length = int(words.pop())
        body = self.requests.read(length)
        if len(body) != length:
            raise LostSync(f"{words[0]}: body has {len(body)} bytes of {length}; input ended inside a request")
        return words, body

    def answer(self, fields: Tuple[int, ...], body: bytes) -> None:
        self.answers.write(b" ".join([b"ok", *(b"%d" % field for field in fields), b"%d\n" % len(body)]) + body)
        self.answers.flush()

    def refuse(self, message: str) -> None:
        body = " ".join(message.split()).encode("utf-8", "replace")
        self.answers.write(b"error %d\n" % len(body) + body)
        self.answers.flush()

    # The verbs. Arguments come as words without the length, answers go as fields and a body.

    def hello(self, words: List[str], body: bytes) -> Answer:
        from .about import about  # json and sysconfig are no part of a worker's footprint until it is asked

        return (), about(self.identity, self.contender)

    def load(self, words: List[str], body: bytes) -> Answer:
        (encoding,) = words
        if encoding not in self.contender.encodings:
            known = " ".join(self.contender.encodings) or "no encoding"
            raise ValueError(f"encoding ({encoding}) must be one of: {known}")
        self.shapes.clear()
        self.encode_op = self.contender.cache = None  # before the next is made: two vocabularies at once would double the peak
        self.encode_op = self.contender.load(body.decode("utf-8"), encoding)
        return (), b""

    def deck(self, words: List[str], body: bytes) -> Answer:
        slot, count = map(int, words)
        if not 0 <= slot < 256:
            raise ValueError(f"slot ({slot}) must be in 0 ... 255")
        inputs, at = [], 0
        for index in range(count):
            size = int.from_bytes(body[at:at + 4], "little")
            if at + 4 + size > len(body):
                raise ValueError(f"input {index} ends at byte {at + 4 + size} of a body of {len(body)}")
            inputs.append(body[at + 4:at + 4 + size])
            at += 4 + size
        if at != len(body):
            raise ValueError(f"{count} inputs end at byte {at}, the body at {len(body)}")
        self.decks[slot] = self.contender.keep(inputs)
        self.warm_next[slot] = 0
        self.shapes.clear()
        return (), b""

    def encode(self, words: List[str], body: bytes) -> Answer:
        ids = array("I", self.op()(self.contender.document(body)))
        if sys.byteorder == "big":
            ids.byteswap()
        return (len(ids),), ids.tobytes()

    def warm(self, words: List[str], body: bytes) -> Answer:
        slot, nanos = map(int, words)
        op, inputs, at = self.op(), self.resident(slot), self.warm_next[slot]
        ops, at = warm_in_calls(op.encode_all, inputs, at, nanos) if isinstance(op, OneCall) else warm_deck(op, inputs, at, nanos)
        self.warm_next[slot] = at
        return (ops,), b""

    def run(self, words: List[str], body: bytes) -> Answer:
        slot, passes, times = map(int, words)
        op, inputs = self.op(), self.resident(slot)
        if isinstance(op, OneCall):
            if times == 1:
                raise ValueError("times (1) must be 0 where a deck is encoded in one call, since no op has a time of its own")
            nanos, cpu, ops, tokens, last, own = run_in_calls(op.encode_all, inputs, passes)
        else:
            nanos, cpu, ops, tokens, last, own = run_deck(op, inputs, passes, times == 1)
        return (nanos, cpu, ops, tokens, last), own

    def forget(self, words: List[str], body: bytes) -> Answer:
        self.cache().forget()
        return (), b""

    def hits(self, words: List[str], body: bytes) -> Answer:
        (slot,) = map(int, words)
        inputs, cache = self.resident(slot), self.cache()
        cache.forget()
        asked, first = counted(cache, inputs)
        _, again = counted(cache, inputs)
        return (asked, first, again), b""

    def memory(self, words: List[str], body: bytes) -> Answer:
        # CPython has no counting allocator that is free while it is not asked, so bytes and calls are unknown.
        return (peak_resident_bytes(), -1, -1), b""

    # An open loop. Its module is imported with the first of these three, so that it is no part of a worker's footprint before.

    def hold(self, words: List[str], body: bytes) -> Answer:
        from . import serving

        (objects,) = map(int, words)
        self.held = None  # before the next is made
        self.held = serving.hold(objects)
        return (len(self.held),), b""

    def collector(self, words: List[str], body: bytes) -> Answer:
        from . import serving

        arm, first = words
        return (), serving.collector(arm, int(first)).encode("ascii")

    def open_loop(self, words: List[str], body: bytes) -> Answer:
        from . import serving

        slot, shape, keep, every = int(words[0]), words[1], int(words[2]), int(words[3])
        op, inputs = self.op(), self.resident(slot)
        if isinstance(op, OneCall):
            raise ValueError("a contender that encodes a deck in one call answers no single request")
        if shape not in ("pure", "handler"):
            raise ValueError(f"shape ({shape}) must be one of: pure handler")
        due = array("Q", body)
        if sys.byteorder == "big":
            due.byteswap()
        if due and not inputs:
            raise ValueError(f"slot ({slot}) holds no inputs for {len(due)} requests")
        key = slot, shape, keep
        if key not in self.shapes:
            made = serving.Pure(op) if shape == "pure" else serving.Handler(op, self.contender.document, keep)
            # One table at a time: an answer that nobody asks for again must not stay.
            self.shapes = {key: (made, [made.body(text) for text in inputs])}
        made, bodies = self.shapes[key]
        return serving.serve(made, bodies, due, every, self.plant)

    def op(self) -> Encode:
        if self.encode_op is None:
            raise ValueError("no encoding is loaded; send load first")
        return self.encode_op

    def cache(self) -> WordCache:
        self.op()
        if self.contender.cache is None:
            raise ValueError(f"{self.identity} holds no word cache that can be emptied")
        return self.contender.cache

    def resident(self, slot: int) -> Sequence[Any]:
        if slot not in self.decks:
            raise ValueError(f"slot ({slot}) holds no deck; send deck first")
        return self.decks[slot]


def counted(cache: WordCache, inputs: List[bytes]) -> Tuple[int, int]:
    """Returns the lookups of one pass and the hits among them; -1 and -1 if the cache does not tell."""
    counts = [cache.count(text) for text in inputs]
    if (-1, -1) in counts:
        return -1, -1
    return sum(asked for asked, _ in counts), sum(known for _, known in counts)
