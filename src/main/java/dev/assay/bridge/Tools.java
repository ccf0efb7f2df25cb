package dev.assay.bridge;

import dev.assay.program.Variables;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The programs of other languages, looked for on {@code PATH} and nowhere else; {@link Pythons} looks further. */
public final class Tools {
    private static final int TIMEOUT_SECONDS = 20;
    private static Optional<Path> interpreter = Optional.empty();

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
     * is none, or none that starts.
     */
    public static synchronized Optional<Path> python() {
        if (interpreter.isEmpty()) {
            interpreter = onPath("python3").flatMap(Tools::resolve);
        }
        return interpreter;
    }

    private static Optional<Path> resolve(Path python) {
        return answer(List.of(python.toString(), "-c", "import sys; print(sys.executable)"))
                .map(Path::of);
    }

    /** Returns what a command prints to standard output; empty if it prints nothing, fails, or takes too long. */
    static Optional<String> answer(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        Variables.clean(builder.environment());
        try {
            Process process = builder.start();
            process.getOutputStream().close();
            boolean ended = process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS);
            if (!ended) {
                process.destroyForcibly();
                return Optional.empty();
            }
            String answer = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return process.exitValue() == 0 && !answer.isEmpty() ? Optional.of(answer) : Optional.empty();
        } catch (IOException unusable) {
            return Optional.empty();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private Tools() {}
}
