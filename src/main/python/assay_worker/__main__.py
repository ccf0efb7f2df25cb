"""``python -m assay_worker --contender ID [--arm NAME] [--classes PATH] [--stall REQUEST:NANOS]``: one contender on standard input and output."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from typing import TYPE_CHECKING, List

if TYPE_CHECKING:
    from .contender import Contender

CONTENDERS = {
    "python.plain@process": ".plain:Plain",
    "python-unoptimised.plain@process": ".plain:Plain",
    "python.words@process": ".words:Words",
    "python.resplit@process": ".resplit:Resplit",
    "python.cached@process": ".cached:Cached",
    "python.recipe@process": ".recipe:Recipe",
    "python+rust.plain@process": ".hybrid:CtypesPlain",
    "python+rust.cached@process": ".hybrid:CtypesCached",
    "python+rust-ext.plain@process": ".extension:ExtensionPlain",
    "python+rust-ext.cached@process": ".extension:ExtensionCached",
    "pipeline.python@process": ".pipeline:PythonPipeline",
    "pipeline.rust@process": ".pipeline:RustPipeline",
    "pipeline.rest@process": ".pipeline:Rest",
    "hf-slow@process": ".peers.hf_slow:HfSlow",
    "hf-slow.mended@process": ".peers.hf_slow:HfSlowMended",
    "hf-fast@process": ".peers.hf_fast:HfFast",
    "tiktoken@process": ".peers.tiktoken_peer:Tiktoken",
    "bert-slow@process": ".peers.bert:BertSlow",
    "bert-fast@process": ".peers.bert:BertFast",
    "hf2020-slow@process": ".peers.of2020:Gpt2Slow",
    "hf2020-fast@process": ".peers.of2020:Gpt2Fast",
    "bert2020-slow@process": ".peers.of2020:BertSlow",
    "bert2020-fast@process": ".peers.of2020:BertFast",
    "hf-slow.batch@process": ".peers.hf_slow:HfSlowBatch",
    "hf-fast.encode@process": ".peers.hf_fast:HfFastEncode",
    "hf-fast.batch@process": ".peers.hf_fast:HfFastBatch",
    "hf-fast.threads@process": ".peers.hf_fast:HfFastThreads",
    "tiktoken.threads@process": ".peers.tiktoken_peer:TiktokenThreads",
    "python.regex@process": ".peers.regex_recipe:RegexRecipe",
    "gigatoken@process": ".peers.gigatoken_peer:Gigatoken",
    "quicktok@process": ".peers.quicktok_peer:Quicktok",
    "floor-echo@process": ".contender:FloorEcho",
    "empty@process": ".contender:Contender",
}

# Of a library's releases, each in an environment of its own: what runs there is the same for all, so their ids are not listed here.
ARMS = {
    "hf-slow": ".peers.of_release:Slow",
    "hf-slow-mended": ".peers.of_release:SlowMended",
    "hf-slow-trie-mended": ".peers.of_release:SlowTrieMended",
    "hf-fast": ".peers.of_release:Fast",
    "tokenizers": ".peers.of_release:Tokenizers",
    "tiktoken": ".peers.tiktoken_peer:Tiktoken",
    "gigatoken": ".peers.gigatoken_peer:Gigatoken",
}


def main(arguments: List[str]) -> int:
    """Returns the exit code: 0 after quit or end of input, 1 if the stream broke, 2 if the contender cannot be made."""
    # Read by hand: argparse would be a megabyte of the smallest worker's footprint.
    options = dict(zip(arguments[0::2], arguments[1::2]))
    identity = options.pop("--contender", None)
    if "--classes" in options:
        os.environ["ASSAY_CLASSES"] = options.pop("--classes")
    # For tests: a request of every `serve` that stands still, for no reason that anybody could know.
    stall, _, nanos = options.pop("--stall", "-1:0").partition(":")
    place = ARMS.get(options.pop("--arm")) if "--arm" in options else CONTENDERS.get(identity or "")
    planted = stall.lstrip("-").isdecimal() and nanos.isdecimal()
    if options or not planted or len(arguments) % 2 or not identity or not place:
        print(f"usage: python -m assay_worker --contender ID [--classes PATH] [--stall REQUEST:NANOS]; ID ({identity}) must be one of: "
              + " ".join(CONTENDERS), file=sys.stderr)
        return 2

    # Answers go to a descriptor of their own: a library that prints must not be able to write into them.
    requests, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)
    sys.stdout = sys.stderr

    from .protocol import CannotStart, Worker

    def make() -> "Contender":
        module, name = place.split(":")
        try:
            return getattr(import_module(module, __package__), name)()
        except (ImportError, OSError, ValueError) as missing:
            raise CannotStart(f"{identity}: {' '.join(str(missing).split())}{why(missing)}") from missing

    try:
        return Worker(identity, make, requests, answers, (int(stall), int(nanos))).serve()
    except CannotStart as missing:
        print(missing, file=sys.stderr)
        return 2


def why(missing: Exception) -> str:
    """Returns what make_venv.py left to say of a module that it could not install, or nothing."""
    name = getattr(missing, "name", None) or ""
    try:
        with open(os.path.join(sys.prefix, f"{name}.reason"), encoding="utf-8") as reason:
            return f": {reason.readline().strip()}"
    except OSError:
        return ""


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
