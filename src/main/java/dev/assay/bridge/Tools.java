package dev.assay.bridge;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The programs of other languages, looked for on {@code PATH} and nowhere else; {@link Pythons} looks further. */
public final class Tools {
    private static final int OLDEST_MAJOR = 3;
    private static final int OLDEST_MINOR = 9;

    /** Returns the first executable of that name on {@code PATH}. */
    public static Optional<Path> onPath(String name) {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return onPath(name, path);
    }

    static Optional<Path> onPath(String name, String path) {
        return allOnPath(name, path).stream().findFirst();
    }

    /** Returns all executables of that name on a path, in its order. */
    static List<Path> allOnPath(String name, String path) {
        return Arrays.stream(path.split(File.pathSeparator))
                .filter(folder -> !folder.isBlank())
                .flatMap(folder -> List.of(name, name + ".exe").stream().map(Path.of(folder)::resolve))
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .toList();
    }

    /**
     * Returns the interpreter behind the {@code python3} on {@code PATH}, which may be a slow script that chooses one. Empty if there
     * is none that works; {@link #noPython} says why.
     */
    public static Optional<Path> python() {
        return python3().interpreter().map(Interpreter::file);
    }

    /** Returns in one line why there is no {@link #python}, and what to do; empty if there is one. */
    public static Optional<String> noPython() {
        return Optional.of(python3().fault()).filter(fault -> !fault.isEmpty());
    }

    private static Interpreter.Asked python3() {
        return python3(Optional.ofNullable(System.getenv("PATH")).orElse(""));
    }

    static Interpreter.Asked python3(String path) {
        Optional<Path> first = onPath("python3", path);
        if (first.isEmpty()) {
            return new Interpreter.Asked(Optional.empty(), "no python3 on PATH: install CPython 3.9 or newer");
        }
        Interpreter.Asked asked = Interpreter.ask(first.get()).from("python3", OLDEST_MAJOR, OLDEST_MINOR);
        return asked.interpreter().isPresent()
                ? asked
                : new Interpreter.Asked(Optional.empty(), asked.fault() + "; put a working one first on PATH");
    }

    private Tools() {}
}
