package dev.assay.build;

import java.io.PrintWriter;
import java.io.Writer;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine;

/** The run in which a JVM loads the classes that users need, so that it can archive them. */
public final class Training {
    /**
     * Runs commands, whose output nobody reads, until one fails; an archive of that run would lack what users need.
     *
     * @param line makes the command line for some words
     * @return which one failed, and how
     */
    public static Optional<String> fault(List<List<String>> commands, Function<String[], CommandLine> line) {
        for (List<String> command : commands) {
            String[] words = command.toArray(String[]::new);
            int exit = line.apply(words)
                    .setOut(new PrintWriter(Writer.nullWriter()))
                    .execute(words);
            if (exit != 0) {
                return Optional.of("training command (" + command.get(0)
                        + ") must end with exit code 0, not by exit code " + exit);
            }
        }
        return Optional.empty();
    }

    private Training() {}
}
