package dev.assay.bridge;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The programs of other languages, looked for on {@code PATH} and nowhere else. */
public final class Tools {
    private static final int TIMEOUT_SECONDS = 20;
    private static Optional<Path> interpreter = Optional.empty();

    /** Returns the first executable of that name on {@code PATH}. */
    public static Optional<Path> onPath(String name) {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        return onPath(name, path);
    }

    static Optional<Path> onPath(String name, String path) {
        return Arrays.stream(path.split(File.pathSeparator))
                .filter(folder -> !folder.isBlank())
                .flatMap(folder -> List.of(name, name + ".exe").stream().map(Path.of(folder)::resolve))
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .findFirst();
    }

    /**
     * Returns the interpreter behind the {@code python3} on {@code PATH}, which may be a slow script that chooses one. Empty if there
     * is none, or none that starts.
     */
    public static synchronized Optional<Path> python() {
        if (interpreter.isEmpty()) {
            interpreter = onPath("python3").flatMap(Tools::resolve);
        }
        return interpreter;
    }

    private static Optional<Path> resolve(Path python) {
        ProcessBuilder builder = new ProcessBuilder(python.toString(), "-c", "import sys; print(sys.executable)")
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        WorkerLaunch.clean(builder.environment());
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            boolean ended = process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS);
            if (!ended) {
                process.destroyForcibly();
                return Optional.empty();
            }
            String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return process.exitValue() == 0 && !answer.isEmpty() ? Optional.of(Path.of(answer)) : Optional.empty();
        } catch (IOException unusable) {
            return Optional.empty();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private Tools() {}
}
