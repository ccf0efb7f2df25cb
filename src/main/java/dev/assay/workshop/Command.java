package dev.assay.workshop;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * A program that builds something.
 *
 * @param words absolute where a file is meant
 */
record Command(List<String> words) {
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    /** What a program did not do, in one line. */
    static final class Failed extends Exception {
        private static final long serialVersionUID = 1;

        private Failed(String message) {
            super(message);
        }
    }

    static Command of(String... words) {
        return new Command(List.of(words));
    }

    /** Runs it in a folder to its end and returns what it printed. */
    String run(Path folder) throws IOException, Failed {
        Path out = Files.createTempFile("assay-build-", ".txt");
        Path errors = Files.createTempFile("assay-build-", ".txt");
        try {
            ProcessBuilder builder = new ProcessBuilder(words)
                    .directory(folder.toFile())
                    .redirectOutput(out.toFile())
                    .redirectError(errors.toFile());
            builder.environment().keySet().removeAll(List.of("CARGO_TARGET_DIR", "CLASSPATH"));
            int code = end(builder.start());
            String said = Files.readString(out, StandardCharsets.UTF_8);
            if (code != 0) {
                throw new Failed(reason(said, Files.readString(errors, StandardCharsets.UTF_8), code));
            }
            return said;
        } finally {
            Files.delete(out);
            Files.delete(errors);
        }
    }

    private int end(Process process) throws IOException {
        process.getOutputStream().close();
        try {
            if (process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                return process.exitValue();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        throw new IOException(name() + " must end within " + PATIENCE.toMinutes() + " minutes; it was killed");
    }

    private String name() {
        return Path.of(words.get(0)).getFileName().toString();
    }

    /* The first line that says error: the last one of a compiler only counts them. */
    private String reason(String said, String errors, int code) {
        List<String> lines = Stream.concat(said.lines(), errors.lines())
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        return lines.stream()
                .filter(line -> line.contains("error"))
                .findFirst()
                .or(() -> lines.stream().findFirst())
                .orElse(name() + " ended with exit code " + code);
    }
}
