"""How the build of an interpreter is told: by its own configuration record, or not at all."""

import unittest

from assay_worker import interpreter

# As Debian's python3.11 has it: the record of the shared library, which the executable does not run.
DEBIAN = {"CONFIG_ARGS": "'--enable-shared' '--prefix=/usr' '--with-dtrace'", "Py_ENABLE_SHARED": 1, "PY_CFLAGS": "-O2"}
# As pyenv builds it, and as the images of docker.io/python have it.
PLAIN = {"CONFIG_ARGS": "'--enable-shared' '--prefix=/p'", "Py_ENABLE_SHARED": 1, "PY_CFLAGS": "-O3"}
OPTIMISED = {"CONFIG_ARGS": "'--enable-shared' '--enable-optimizations' '--with-lto'", "Py_ENABLE_SHARED": 1, "PY_CFLAGS": "-O3"}
LIBRARY = "/p/lib/libpython3.11.so.1.0"


def told(record, loaded):
    """Returns the facts as words, in the order PGO, LTO, assertions."""
    facts = interpreter.told(record.get, lambda: loaded)
    return [facts["pgo"], facts["lto"], facts["assertions"]]


class InterpreterTest(unittest.TestCase):
    def test_a_record_of_another_linkage_is_not_its_own(self):
        self.assertEqual(["not told"] * 3, told(DEBIAN, None))
        self.assertEqual(["not told"] * 3, told({**OPTIMISED, "Py_ENABLE_SHARED": 0}, LIBRARY))

    def test_without_record_or_system_nothing_is_told(self):
        self.assertEqual(["not told"] * 3, told({}, None))
        self.assertEqual(["not told"] * 3, told(OPTIMISED, interpreter.NOT_TOLD))

    def test_its_own_record_is_believed(self):
        self.assertEqual(["no", "no", "no"], told(PLAIN, LIBRARY))
        self.assertEqual(["yes", "yes", "no"], told(OPTIMISED, LIBRARY))
        self.assertEqual(["yes", "yes", "no"], told({**OPTIMISED, "Py_ENABLE_SHARED": 0}, None))

    def test_flags_tell_as_well_as_options(self):
        flags = {**PLAIN, "PY_CFLAGS_NODIST": "-fprofile-use -fprofile-correction -flto=auto -fno-semantic-interposition"}
        self.assertEqual(["yes", "yes", "no"], told(flags, LIBRARY))
        for option, lto in (("--with-lto=no", "no"), ("--without-lto", "no"), ("--with-lto=thin", "yes"), ("--with-assertions", "no")):
            self.assertEqual(lto, told({**PLAIN, "CONFIG_ARGS": f"'{option}'"}, LIBRARY)[1], option)
        self.assertEqual("yes", told({**PLAIN, "CONFIG_ARGS": "'--with-assertions'"}, LIBRARY)[2])

    def test_words(self):
        self.assertEqual("PGO and LTO not told", interpreter.words(interpreter.told(DEBIAN.get, lambda: None)))
        self.assertEqual("without PGO, without LTO", interpreter.words(interpreter.told(PLAIN.get, lambda: LIBRARY)))
        self.assertEqual("with PGO, with LTO", interpreter.words(interpreter.told(OPTIMISED.get, lambda: LIBRARY)))

    def test_this_one_tells_texts_only(self):
        facts = interpreter.build()
        self.assertTrue(all(isinstance(value, str) for value in facts.values()), facts)
        self.assertEqual({"pgo", "lto", "assertions", "debug", "-O", "free-threaded"}, set(facts))


if __name__ == "__main__":
    unittest.main()
