"""A worker of another workload: that of benchmarks/examples with a sum in the tokenizer's place."""

import sys

sys.path.insert(0, sys.argv[1])
import worker


class Sums:
    def __init__(self, folder: str, encoding: str) -> None:
        if encoding != "byte-sum":
            raise ValueError(f"encoding ({encoding}) must be byte-sum")

    def encode(self, text: bytes) -> list:
        return [sum(text)]


worker.Tokenizer = Sums
worker.main()
