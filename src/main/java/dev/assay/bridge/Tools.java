package dev.assay.bridge;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The programs of other languages, looked for on {@code PATH} and nowhere else; {@link ChosenPython} and {@link Pythons} look further. */
public final class Tools {
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

    /** Returns the interpreter that runs the Python contenders. Empty if there is none that works; {@link #noPython} says why. */
    public static Optional<Path> python() {
        return ChosenPython.get().chosen().map(one -> one.file());
    }

    /** Returns in one line why there is no {@link #python}, and what to do; empty if there is one. */
    public static Optional<String> noPython() {
        return python().isPresent()
                ? Optional.empty()
                : Optional.of(ChosenPython.get().missing());
    }

    private Tools() {}
}
