package dev.assay.cli;

import dev.assay.program.Program;
import dev.assay.program.Variables;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * A program of another language that the build runs: no standard input, output into the build's log.
 *
 * @param quiet whether its output is dropped
 */
record Tool(List<String> command, Map<String, String> environment, boolean quiet) {
    Tool(List<String> command) {
        this(command, Map.of(), false);
    }

    Tool with(Map<String, String> added) {
        return new Tool(command, added, quiet);
    }

    Tool silenced() {
        return new Tool(command, environment, true);
    }

    /** Runs it to its end and returns the exit code; one that takes longer than {@code patience} is killed. */
    int run(Duration patience) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(quiet ? Redirect.DISCARD : Redirect.INHERIT);
        Variables.clean(builder.environment());
        builder.environment().putAll(environment);
        Process process = builder.start();
        process.getOutputStream().close();
        return Program.end(process, patience, toString());
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
