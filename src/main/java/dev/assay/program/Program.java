package dev.assay.program;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A compiler or another program of a build, once it runs. */
public final class Program {
    private Program() {}

    /**
     * Waits for a process and returns its exit code; one that takes longer is killed, with its children.
     *
     * @param name for the message, without a folder of this machine
     * @throws IOException if it was killed
     */
    public static int end(Process process, Duration patience, String name) throws IOException {
        try {
            if (process.waitFor(patience.toSeconds(), TimeUnit.SECONDS)) {
                return process.exitValue();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        throw new IOException(name + " must end within " + patience.toMinutes() + " minutes; it was killed");
    }

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
