"""What has to be set before a library is imported, so that it neither asks the network nor starts threads."""

from __future__ import annotations

import os


def set_offline() -> None:
    """Forbids the Hugging Face libraries the network, their own threads, and notices on standard error."""
    os.environ.update(HF_HUB_OFFLINE="1", TRANSFORMERS_OFFLINE="1", TOKENIZERS_PARALLELISM="false",
                      TRANSFORMERS_VERBOSITY="error", TRANSFORMERS_NO_ADVISORY_WARNINGS="1", HF_HUB_DISABLE_TELEMETRY="1")


def library_version(name: str) -> str:
    """Returns the version of an installed library."""
    from importlib.metadata import version

    return version(name)
