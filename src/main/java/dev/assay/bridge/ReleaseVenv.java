package dev.assay.bridge;

import dev.assay.contender.Release;
import dev.assay.program.Call;
import dev.assay.program.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The virtual environment of one release, pinned by hash, made when somebody first asks for a contender that runs in it and kept beside the
 * others. The build makes none of them: they are a gigabyte that one claim needs. What cannot be had here is named and costs its contenders.
 */
final class ReleaseVenv {
    private static final Duration PATIENCE = Duration.ofMinutes(15);
    private static final Map<String, Boolean> ASKED = new ConcurrentHashMap<>();

    private final Release release;

    ReleaseVenv(Release release) {
        this.release = release;
    }

    /** Returns the interpreter that starts in it. It may not exist. */
    Path python() {
        return folder().resolve("bin").resolve("python");
    }

    private Path folder() {
        return release.isOfToday()
                ? Installation.venv("venv")
                : Installation.folder().resolve("releases").resolve(release.id());
    }

    /** Makes it where it is not what its pins say, once per JVM; what prevents that is left where {@link #missing} reads it. */
    void make() {
        if (!release.isOfToday()) {
            ASKED.computeIfAbsent(release.id(), id -> {
                Pythons.cpython(release.python()).ifPresent(this::make);
                return true;
            });
        }
    }

    private void make(Path interpreter) {
        if (!Files.isRegularFile(folder().resolve("assay.stamp"))) {
            System.err.println("[assay] " + release.name() + " on CPython " + release.python()
                    + ": making its environment, once, about a minute");
        }
        Path scripts = Installation.resources().resolve("python");
        Outcome made = Call.of(List.of(
                        interpreter.toString(),
                        scripts.resolve("make_venv.py").toString(),
                        folder().toString(),
                        "--requirements",
                        scripts.resolve("releases")
                                .resolve(release.requirements())
                                .toString(),
                        "--imports",
                        release.imports()))
                .named("make_venv.py")
                .within(PATIENCE)
                .unannounced()
                .run();
        boolean there = made instanceof Outcome.Ended ended && ended.exit() == 0;
        if (!there) {
            System.err.println("[assay] " + release.name() + " is absent: " + reason().orElse(made.rule()));
        }
    }

    /** Returns what it lacks, in one line, without making it. */
    Optional<String> missing() {
        if (Files.isExecutable(python())) {
            return Optional.empty();
        }
        if (release.isOfToday()) {
            return Optional.of("no virtual environment with the Python peers: run mvn verify");
        }
        if (Pythons.cpython(release.python()).isEmpty()) {
            return Optional.of(
                    "no CPython " + release.python() + " on PATH or kept by pyenv: pyenv install " + release.python());
        }
        return Optional.of("no environment of " + release.name() + ": "
                + reason().orElse("it is made where a package index can be reached, when it is first asked for"));
    }

    private Optional<String> reason() {
        return ContenderLauncher.firstLine(folder().resolve("venv.reason"));
    }
}
