"""How the interpreter that runs this was built. Old syntax throughout, since it is asked of interpreters that are too old as well."""

import sys
import sysconfig

NOT_TOLD = "not told"


def library():
    """Returns the file of the libpython that this process runs; None if it runs none, NOT_TOLD where the system does not tell."""
    try:
        with open("/proc/self/maps") as maps:
            files = [line.split(None, 5)[5].strip() for line in maps if "/libpython" in line]
    except (IOError, OSError):
        return NOT_TOLD
    files = [name for name in files if name.rpartition("/")[2].split(".")[0].startswith("libpython3")]
    # Every library of the stable ABI may name libpython3.so as well; the interpreter itself is in the one with a minor version.
    return sorted(files, key=len)[-1] if files else None


def told(variable=sysconfig.get_config_var, loaded=library):
    """Returns what the configuration record says, if it is this executable's own.

    A distribution that builds both keeps the record of one, and installs the executable of the other: Debian's record is that of its
    shared library, its executable is linked without one and built otherwise.
    """
    file = loaded()
    record = [variable(name) for name in ("CONFIG_ARGS", "PY_CFLAGS", "PY_CFLAGS_NODIST", "PY_CORE_CFLAGS", "PY_LDFLAGS_NODIST", "PY_CORE_LDFLAGS")]
    if file == NOT_TOLD or record[0] is None or bool(variable("Py_ENABLE_SHARED")) != (file is not None):
        return {"pgo": NOT_TOLD, "lto": NOT_TOLD, "assertions": NOT_TOLD}
    flags = " ".join(text for text in record if text).replace("'", " ").split()
    return {
        "pgo": yes("--enable-optimizations" in flags or any(flag.startswith("-fprofile-use") for flag in flags)),
        "lto": yes(linked_whole(flags)),
        "assertions": yes("--with-assertions" in flags),
    }


def linked_whole(flags):
    """Returns whether the linker optimised the whole."""
    asked = [flag for flag in flags if flag.startswith("--with-lto") or flag == "--without-lto"]
    if asked:
        return asked[-1] not in ("--with-lto=no", "--without-lto")
    return any(flag == "-flto" or flag.startswith("-flto=") for flag in flags)


def yes(so):
    """Returns the word for it."""
    return "yes" if so else "no"


def build():
    """Returns all that is known of the build, and of how it was started, as texts."""
    facts = told()
    facts["debug"] = yes(hasattr(sys, "gettotalrefcount"))
    facts["-O"] = str(sys.flags.optimize) if sys.flags.optimize else "no"
    facts["free-threaded"] = yes(sysconfig.get_config_var("Py_GIL_DISABLED"))
    return facts


def words(facts):
    """Returns the two that move times most, in the words of a scope: `with PGO, without LTO`."""
    if facts["pgo"] == NOT_TOLD and facts["lto"] == NOT_TOLD:
        return "PGO and LTO not told"
    return ", ".join({"yes": "with ", "no": "without "}[facts[key]] + key.upper() for key in ("pgo", "lto"))
