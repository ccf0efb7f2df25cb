package dev.assay.workshop;

import dev.assay.program.Call;
import dev.assay.program.Outcome;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

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
        Outcome.Ended ended =
                Call.of(words).in(folder).within(PATIENCE).named(name()).run().ended();
        if (ended.exit() != 0) {
            throw new Failed(ended.complaint().orElse(name() + " ended with " + ended.how()));
        }
        return ended.out();
    }

    private String name() {
        return Path.of(words.get(0)).getFileName().toString();
    }
}
