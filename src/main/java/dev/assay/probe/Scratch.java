package dev.assay.probe;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A folder for what an instrument writes, gone when it is closed. */
final class Scratch implements AutoCloseable {
    private final Path folder;

    Scratch() {
        try {
            folder = dev.assay.program.Scratch.folder("explain-");
        } catch (IOException wrong) {
            throw new UncheckedIOException(wrong);
        }
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    /** Returns the content of every file, line by line; names of functions may hold any bytes. */
    List<List<String>> contents() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().map(Scratch::lines).toList();
        } catch (IOException wrong) {
            throw new UncheckedIOException(wrong);
        }
    }

    static List<String> lines(Path file) {
        try {
            return new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException wrong) {
            throw new UncheckedIOException(wrong);
        }
    }

    @Override
    public void close() {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException left) {
            // The temporary folder is the system's to clean.
        }
    }
}
