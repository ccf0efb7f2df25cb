"""pyperf's view of the Python tokenizer: an op encodes one input of the deck. Started by launches.py."""

import os
import struct
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..", "src", "main", "python"))

import pyperf  # noqa: E402

from assay_worker.plain import Plain  # noqa: E402


def deck(path):
    """Returns the inputs of a deck file: for each its length as u32 little endian, then its bytes."""
    with open(path, "rb") as file:
        data = file.read()
    inputs, at = [], 0
    while at < len(data):
        (length,) = struct.unpack_from("<I", data, at)
        inputs.append(data[at + 4 : at + 4 + length])
        at += 4 + length
    return inputs


def one_pass(encode, inputs):
    """The same loop as the worker's `run`."""
    tokens, last = 0, -1
    for text in inputs:
        ids = encode(text)
        tokens += len(ids)
        if ids:
            last = ids[-1]
    return tokens, last


if __name__ == "__main__":
    runner = pyperf.Runner()
    inputs = deck(os.environ["ASSAY_DECK"])
    encode = Plain().load(os.path.join(os.environ["ASSAY_DATA"], "vocab"), "cl100k_base")
    runner.bench_func("python.plain", one_pass, encode, inputs, inner_loops=len(inputs))
