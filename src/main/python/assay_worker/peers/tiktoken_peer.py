"""tiktoken, built from our vocabulary file and its own pattern, without the network."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Dict

from ..contender import ALL, Contender, Encode, OneCall
from ..vocabulary import read_tiktoken
from .hf_slow import IN_ONE_CALL
from .offline import library_version, processors


def build(folder: str, encoding: str) -> Any:
    """Returns the tiktoken.Encoding of `encoding`.

    tiktoken's own constructor is asked, so that pattern and special tokens are those of the installed version; only the
    function with which it would fetch the ranks is answered from the vocabulary folder.
    """
    import tiktoken
    from tiktoken_ext import openai_public

    tokens = read_tiktoken(Path(folder) / f"{encoding}.tiktoken")
    fetch = openai_public.load_tiktoken_bpe
    openai_public.load_tiktoken_bpe = lambda *_, **__: {token: number for number, token in enumerate(tokens)}
    try:
        return tiktoken.Encoding(**openai_public.ENCODING_CONSTRUCTORS[encoding]())
    finally:
        openai_public.load_tiktoken_bpe = fetch


class Tiktoken(Contender):
    """The contender ``tiktoken@process``: encode_ordinary."""

    encodings = ALL
    output = "ids as a fresh list"

    def __init__(self) -> None:
        import tiktoken  # noqa: F401  a missing library shall be known before the first request

    def version(self) -> str:
        return f"tiktoken {library_version('tiktoken')}"

    def options(self) -> Dict[str, str]:
        return {"call": "encode_ordinary"}

    def load(self, folder: str, encoding: str) -> Encode:
        encode_ordinary = build(folder, encoding).encode_ordinary
        return lambda text: encode_ordinary(text.decode("utf-8"))


class TiktokenThreads(Tiktoken):
    """The contender ``tiktoken.threads@process``: encode_ordinary_batch, whose pool of Python threads is made anew in every call."""

    def options(self) -> Dict[str, str]:
        return {"call": "encode_ordinary_batch", "batch": IN_ONE_CALL, "threads": str(processors())}

    def load(self, folder: str, encoding: str) -> Encode:
        encode_all, threads = build(folder, encoding).encode_ordinary_batch, processors()
        return OneCall(lambda texts: encode_all([text.decode("utf-8") for text in texts], num_threads=threads))
