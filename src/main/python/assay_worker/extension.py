"""CPython over the Rust crate as a packaged extension: the module `assay_rust` of native/extension, as `pip install` would give it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Dict

from .contender import ALL, Contender, Encode


class ExtensionPlain(Contender):
    """The contender ``python+rust-ext.plain@process``."""

    encodings = ALL
    output = "ids as a fresh list"
    strategy = "plain"

    def __init__(self) -> None:
        import assay_rust

        self.module = assay_rust

    def version(self) -> str:
        return self.build()["version"]

    def options(self) -> Dict[str, str]:
        return {"call": "abi3 extension", "GIL": "released in the call"}

    def build(self) -> Dict[str, str]:
        return json.loads(self.module.build_info())

    def load(self, folder: str, encoding: str) -> Encode:
        vocabulary = (Path(folder) / f"{encoding}.tiktoken").read_bytes()
        return self.module.Encoder(encoding, self.strategy, vocabulary).encode


class ExtensionCached(ExtensionPlain):
    """The contender ``python+rust-ext.cached@process``."""

    strategy = "cached"
