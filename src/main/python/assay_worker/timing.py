"""The measured loops, and what the process can tell about itself. The garbage collector is left as CPython has it."""

from __future__ import annotations

import sys
from array import array
from time import perf_counter_ns, process_time_ns
from typing import Any, Sequence, Tuple

from .contender import Encode, EncodeAll


def warm_deck(encode: Encode, inputs: Sequence[Any], at: int, nanos: int) -> Tuple[int, int]:
    """Encodes from input `at` on, round and round, for at least `nanos`; returns the ops and the input that is next."""
    ops, end = 0, perf_counter_ns() + nanos
    while inputs and perf_counter_ns() < end:
        encode(inputs[at])
        at = (at + 1) % len(inputs)
        ops += 1
    return ops, at


def run_deck(encode: Encode, inputs: Sequence[Any], passes: int, times: bool) -> Tuple[int, int, int, int, int, bytes]:
    """Returns nanos, cpu nanos, ops, tokens, last id, and with `times` each op's own nanos as u64, little endian.

    Two loops, because a clock read twice an op, or a test whether to read it, would be in the throughput of short texts.
    The list of an op is freed inside the loop: it is the price of a fresh list. It is asked for its length and not for its truth, which
    an array of NumPy does not have.
    """
    tokens, last, ops = 0, -1, passes * len(inputs)
    own = array("Q", bytes(8 * ops if times else 0))
    cpu, start = process_time_ns(), perf_counter_ns()
    if times:
        op = 0
        for _ in range(passes):
            for text in inputs:
                before = perf_counter_ns()
                ids = encode(text)
                own[op] = perf_counter_ns() - before
                op += 1
                count = len(ids)
                tokens += count
                if count:
                    last = ids[-1]
    else:
        for _ in range(passes):
            for text in inputs:
                ids = encode(text)
                count = len(ids)
                tokens += count
                if count:
                    last = ids[-1]
    nanos, cpu = perf_counter_ns() - start, process_time_ns() - cpu
    if sys.byteorder == "big":
        own.byteswap()
    return nanos, cpu, ops, tokens, int(last), own.tobytes()


def warm_in_calls(encode_all: EncodeAll, inputs: List[bytes], at: int, nanos: int) -> Tuple[int, int]:
    """Does what `warm_deck` does by calls that take twice as many inputs each time, up to the whole deck.

    A call with the deck at once, as the timed one, may last a hundred times `nanos`; calls of one input would leave cold what
    only a batch wakes, such as threads.
    """
    ops, batch, end = 0, 1, perf_counter_ns() + nanos
    while inputs and perf_counter_ns() < end:
        encode_all([inputs[(at + offset) % len(inputs)] for offset in range(batch)])
        at = (at + batch) % len(inputs)
        ops += batch
        batch = min(2 * batch, len(inputs))
    return ops, at


def run_in_calls(encode_all: EncodeAll, inputs: List[bytes], passes: int) -> Tuple[int, int, int, int, int, bytes]:
    """Returns what `run_deck` does, by one call a pass. CPU time is that of all threads, so it may exceed the nanos.

    As there, what a call gave is freed inside the loop.
    """
    tokens, last = 0, -1
    cpu, start = process_time_ns(), perf_counter_ns()
    for _ in range(passes if inputs else 0):
        for ids in encode_all(inputs):
            count = len(ids)
            tokens += count
            if count:
                last = ids[-1]
    nanos, cpu = perf_counter_ns() - start, process_time_ns() - cpu
    return nanos, cpu, passes * len(inputs), tokens, int(last), b""


def peak_resident_bytes() -> int:
    """Returns VmHWM of this process in bytes, or -1 where there is no /proc."""
    try:
        with open("/proc/self/status", "rb") as status:
            for line in status:
                if line.startswith(b"VmHWM:"):
                    return int(line.split()[1]) * 1024
    except OSError:
        pass
    return -1
