"""The measured loops, and what the process can tell about itself. The garbage collector is left as CPython has it."""

from __future__ import annotations

import sys
from array import array
from time import perf_counter_ns, process_time_ns
from typing import Any, Sequence, Tuple

from .contender import Encode


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
    The list of an op is freed inside the loop: it is the price of a fresh list.
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
                tokens += len(ids)
                if ids:
                    last = ids[-1]
    else:
        for _ in range(passes):
            for text in inputs:
                ids = encode(text)
                tokens += len(ids)
                if ids:
                    last = ids[-1]
    nanos, cpu = perf_counter_ns() - start, process_time_ns() - cpu
    if sys.byteorder == "big":
        own.byteswap()
    return nanos, cpu, ops, tokens, last, own.tobytes()


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
