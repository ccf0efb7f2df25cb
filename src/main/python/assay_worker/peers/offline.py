"""What has to be set before a library is imported, so that it neither asks the network nor starts threads."""

from __future__ import annotations

import os


def set_offline(threads: int = 1) -> None:
    """Forbids the Hugging Face libraries the network and notices on standard error, and tells them how many threads are theirs."""
    os.environ.update(HF_HUB_OFFLINE="1", TRANSFORMERS_OFFLINE="1", TOKENIZERS_PARALLELISM="true" if threads > 1 else "false",
                      RAYON_NUM_THREADS=str(threads), TRANSFORMERS_VERBOSITY="error", TRANSFORMERS_NO_ADVISORY_WARNINGS="1",
                      HF_HUB_DISABLE_TELEMETRY="1")


def processors() -> int:
    """Returns how many processors this process may use: as many threads as can run at a time."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def library_version(name: str) -> str:
    """Returns the version of an installed library, and says so if it is no wheel of an index, which is what people have."""
    from importlib.metadata import distribution

    found = distribution(name)
    return found.version + (" (built on this machine)" if built_here(found.read_text("WHEEL")) else "")


def built_here(wheel: "str | None") -> bool:
    """Returns whether a wheel was built where it runs: indexes take Linux wheels only with a tag that names a standard of theirs."""
    tags = [line.partition(":")[2].strip() for line in (wheel or "").splitlines() if line.startswith("Tag:")]
    return any(tag.rpartition("-")[2].startswith("linux_") for tag in tags)
