package dev.assay.bridge;

import dev.assay.cpython.Interpreters;
import dev.assay.usage.Property;
import java.nio.file.Path;
import java.util.Optional;

/** The interpreter of all Python contenders: chosen once, and remembered beside what the build made. */
public final class ChosenPython {
    private static Optional<Interpreters> known = Optional.empty();

    private ChosenPython() {}

    /** Returns the choice of this JVM. */
    public static synchronized Interpreters get() {
        if (known.isEmpty()) {
            known = Optional.of(Interpreters.of(Installation.folder(), script()));
        }
        return known.get();
    }

    /** Returns whether the choice is known, so that nothing is started to take it. */
    public static synchronized boolean isKnown() {
        return known.isPresent() || Interpreters.isRemembered(Installation.folder());
    }

    /** Chooses anew where an interpreter came, went or changed; for the build, which makes environments with it. */
    public static synchronized Interpreters renewed() {
        known = Optional.of(Interpreters.renewed(Installation.folder(), script()));
        return known.get();
    }

    /** Asks all candidates again where none was chosen and nobody named one; one that hung for a moment may answer today. */
    public static synchronized void retry() {
        if (Interpreters.named().isEmpty() && isKnown() && get().chosen().isEmpty()) {
            renewed();
        }
    }

    /** Names the interpreter, for forks of this JVM too, and returns why it cannot be taken; empty if it can. */
    public static synchronized Optional<String> name(String file) {
        Path named = Tools.onPath(file).orElse(Path.of(file)).toAbsolutePath();
        Property.PYTHON.set(named.toString());
        known = Optional.empty();
        return get().chosen().isPresent() ? Optional.empty() : Optional.of(get().missing());
    }

    /** Returns the script that asks an interpreter what it is. */
    static Path script() {
        return Installation.resources().resolve("python").resolve("ask_interpreter.py");
    }
}
