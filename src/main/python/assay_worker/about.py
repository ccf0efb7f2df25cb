"""The answer to `hello`: what this worker is, and on what it runs."""

from __future__ import annotations

import json
import os
import platform
import sys

from . import interpreter
from .contender import Contender


def about(identity: str, contender: Contender) -> bytes:
    """Returns the JSON object of `hello`, UTF-8, without any path of the machine."""
    native = contender.build()
    own = interpreter.build()
    return json.dumps({
        "protocol": 2,
        "id": identity,
        "version": contender.version(),
        "runtime": f"{platform.python_implementation()} {platform.python_version()}",
        "encodings": contender.encodings,
        "options": contender.options(),
        "output": contender.output,
        "build": {
            # An interpreter is no build of ours: what can be refused is its own debug profile, and that of a library behind it.
            "profile": "debug" if own["debug"] == "yes" else native.get("profile", "release"),
            "compiler": platform.python_compiler(),
            "config": interpreter.words(own),
            **{f"python {key}": value for key, value in own.items()},
            "executable": os.path.basename(sys.executable or ""),
            **{f"library {key}": value for key, value in native.items() if key != "version"},
        },
        "forgets": contender.forgets,
    }, separators=(",", ":")).encode("utf-8")
