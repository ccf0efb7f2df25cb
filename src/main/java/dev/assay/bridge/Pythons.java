package dev.assay.bridge;

import dev.assay.cpython.Interpreters;
import dev.assay.program.Call;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * CPython of one version that is not the {@code python3} of today: on {@code PATH}, or among the versions that pyenv keeps, since an old
 * release is rarely anywhere else. Each candidate is started and asked: pyenv's own {@code python3.8} on {@code PATH} is there and runs
 * nothing where another version was chosen.
 */
public final class Pythons {
    private static final Map<String, Optional<Path>> FOUND = new HashMap<>();

    /**
     * Returns the interpreter itself, not what chooses one; found out once.
     *
     * @param version two numbers, such as {@code 3.8}
     */
    public static synchronized Optional<Path> cpython(String version) {
        return FOUND.computeIfAbsent(version, Pythons::find);
    }

    private static Optional<Path> find(String version) {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        List<Path> candidates = new ArrayList<>(Tools.allOnPath("python" + version, path));
        pyenv().ifPresent(root -> candidates.addAll(kept(root, version)));
        return candidates.stream()
                .map(candidate -> asked(candidate, version))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /* The folder of pyenv: as it says itself in the environment of its shells, else as it answers. */
    private static Optional<Path> pyenv() {
        return Optional.ofNullable(System.getenv("PYENV_ROOT"))
                .filter(root -> !root.isBlank())
                .or(() -> Tools.onPath("pyenv")
                        .flatMap(pyenv -> Call.of(pyenv.toString(), "root")
                                .named("pyenv")
                                .run()
                                .answer())
                        .flatMap(lines -> lines.lines().findFirst()))
                .map(Path::of);
    }

    /** Returns what pyenv keeps of a version below its root, the newest patch first. */
    static List<Path> kept(Path root, String version) {
        Path versions = root.resolve("versions");
        if (!Files.isDirectory(versions)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(versions)) {
            return folders.filter(folder -> folder.getFileName().toString().matches("\\Q" + version + "\\E\\.[0-9]+"))
                    .sorted(Comparator.comparingInt(Pythons::patch).reversed())
                    .map(folder -> folder.resolve("bin").resolve("python" + version))
                    .filter(Files::isExecutable)
                    .toList();
        } catch (IOException unreadable) {
            return List.of();
        }
    }

    private static int patch(Path folder) {
        String name = folder.getFileName().toString();
        return Integer.parseInt(name.substring(name.lastIndexOf('.') + 1));
    }

    /** Returns the interpreter that a candidate starts, if it is CPython of that version. */
    static Optional<Path> asked(Path candidate, String version) {
        return Interpreters.startedBy(candidate, ChosenPython.script())
                .filter(found -> found.version().release().equals(version))
                // One that does not know where it lies is started as it was asked.
                .map(found -> Files.isExecutable(found.file()) ? found.file() : candidate);
    }

    private Pythons() {}
}
