package dev.assay.workshop;

import dev.assay.program.Program;
import dev.assay.program.Variables;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
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
            Variables.clean(builder.environment());
            Process process = builder.start();
            process.getOutputStream().close();
            int code = Program.end(process, PATIENCE, name());
            String said = Files.readString(out, StandardCharsets.UTF_8);
            if (code != 0) {
                String complaints = Files.readString(errors, StandardCharsets.UTF_8);
                throw new Failed(Program.complaint(Stream.concat(said.lines(), complaints.lines()))
                        .orElse(name() + " ended with exit code " + code));
            }
            return said;
        } finally {
            Files.delete(out);
            Files.delete(errors);
        }
    }

    private String name() {
        return Path.of(words.get(0)).getFileName().toString();
    }
}
