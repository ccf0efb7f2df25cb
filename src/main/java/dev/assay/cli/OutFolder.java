package dev.assay.cli;

import dev.assay.report.Swap;
import dev.assay.report.Writable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine;

/** The folder that a verb fills: its default may be a word that other folders have, too. What an earlier call left is replaced. */
final class OutFolder {
    /**
     * Refuses a folder that holds anything else, or that cannot be written.
     *
     * @param own names of the files that the verb writes
     * @param what those are together, a noun
     */
    static void require(CommandLine command, Path out, List<String> own, String what) throws IOException {
        if (Files.exists(out) && !Files.isDirectory(out)) {
            throw refuse(command, out, what, "is a file");
        }
        if (Files.isDirectory(out)) {
            try (Stream<Path> files = Files.list(out)) {
                Optional<Path> other = files.filter(
                                file -> !own.contains(file.getFileName().toString())
                                        && !Swap.left(file.getFileName().toString()))
                        .sorted()
                        .findFirst();
                if (other.isPresent()) {
                    throw refuse(command, out, what, "holds " + other.get().getFileName());
                }
            }
        }
        // Before what fills it, which may take minutes.
        Optional<String> unfit = Writable.whyNot(out);
        if (unfit.isPresent()) {
            throw new CommandLine.ParameterException(command, "folder (" + out + ") must be writable: " + unfit.get());
        }
    }

    static CommandLine.ParameterException refuse(CommandLine command, Path out, String what, String why) {
        return new CommandLine.ParameterException(
                command,
                "folder (" + out + ") must be new, empty or an earlier " + what + ", and " + why
                        + "; name another one by --out");
    }

    private OutFolder() {}
}
