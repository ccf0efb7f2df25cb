package dev.assay.build;

import dev.assay.program.Call;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A program of another language that the build runs: no standard input, output into the build's log. */
record Tool(List<String> command, Map<String, String> environment) {
    Tool(List<String> command) {
        this(command, Map.of());
    }

    Tool with(Map<String, String> added) {
        return new Tool(command, added);
    }

    /**
     * Runs it to its end and returns the exit code; one that takes longer than {@code patience} is ended.
     *
     * @throws IOException if it did not end by itself
     */
    int run(Duration patience) throws IOException {
        return call(patience).shown().run().ended().exit();
    }

    /** Returns the same as a call whose output is kept. */
    Call call(Duration patience) {
        return Call.of(command).with(environment).within(patience).named(toString());
    }

    /** The command without the folders of this machine. */
    @Override
    public String toString() {
        return String.join(
                " ",
                command.stream()
                        .map(word ->
                                word.contains("/") ? Path.of(word).getFileName().toString() : word)
                        .toList());
    }
}
