"""The answer to `hello`: what this worker is, and on what it runs."""

from __future__ import annotations

import json
import os
import platform
import sys
import sysconfig

from .contender import Contender


def about(identity: str, contender: Contender) -> bytes:
    """Returns the JSON object of `hello`, UTF-8, without any path of the machine."""
    native = contender.build()
    return json.dumps({
        "protocol": 1,
        "id": identity,
        "version": contender.version(),
        "runtime": f"{platform.python_implementation()} {platform.python_version()}",
        "encodings": contender.encodings,
        "options": contender.options(),
        "output": contender.output,
        "build": {
            # An interpreter is no build of ours: what can be refused is its own debug profile, and that of a library behind it.
            "profile": "debug" if hasattr(sys, "gettotalrefcount") else native.get("profile", "release"),
            "compiler": platform.python_compiler(),
            "config": optimisations(sysconfig.get_config_var("CONFIG_ARGS")),
            "optimize": str(sys.flags.optimize),
            "debug": "yes" if hasattr(sys, "gettotalrefcount") or sys.flags.dev_mode else "no",
            "executable": os.path.basename(sys.executable or ""),
            **{f"library {key}": value for key, value in native.items() if key != "version"},
        },
        "forgets": contender.forgets,
    }, separators=(",", ":")).encode("utf-8")


def optimisations(configure_arguments: "str | None") -> str:
    """Returns what the interpreter was configured with; a distribution may add optimisations that it does not tell."""
    if configure_arguments is None:
        return "unknown"
    pgo = "--enable-optimizations" in configure_arguments
    lto = "--with-lto" in configure_arguments and "--with-lto=no" not in configure_arguments
    return f"configured {'with' if pgo else 'without'} PGO, {'with' if lto else 'without'} LTO"
