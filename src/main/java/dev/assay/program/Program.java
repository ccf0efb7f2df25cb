package dev.assay.program;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** What the programs of others say. */
public final class Program {
    private Program() {}

    /**
     * Returns what a program that failed complains of: the first line that begins with an error, else the first that speaks of one, else the
     * first. Not the last, in which a compiler only counts them.
     */
    public static Optional<String> complaint(Stream<String> output) {
        List<String> lines =
                output.map(String::strip).filter(line -> !line.isEmpty()).toList();
        return Stream.<Stream<String>>of(
                        lines.stream().filter(line -> line.startsWith("error")),
                        lines.stream().filter(line -> line.contains("error")),
                        lines.stream())
                .flatMap(choice -> choice)
                .findFirst();
    }
}
