package dev.assay.session;

import dev.assay.program.Scratch;
import dev.assay.report.Writable;
import dev.assay.usage.FileReason;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Folders that come and go with a run. */
public final class TempFolders {
    private TempFolders() {}

    /** Returns where runs in the making lie: beside the jar, so that {@code mvn clean} takes leftovers with it. */
    public static Path runs() {
        try {
            Path jar = Path.of(TempFolders.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
            return runs(jar.resolveSibling("runs"), Scratch.shared());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    /* The same place each time, or a run that was stopped would not be found again. */
    static Path runs(Path beside, Path shared) {
        String user = System.getProperty("user.name", "").replaceAll("[^A-Za-z0-9]", "_");
        Path other = shared.resolve("assay-runs-" + user);
        Optional<String> unfit = Writable.whyNot(beside);
        if (unfit.isEmpty()) {
            return beside;
        }
        if (Writable.whyNot(other).isPresent()) {
            throw new IllegalStateException("folder (" + beside + ") must be writable, for runs in the making: "
                    + unfit.get() + "; or let " + other + " be");
        }
        return other;
    }

    /** Makes the folder in which a run is assembled. */
    static Path ofRun(Path runs, Instant started) throws IOException {
        return Files.createDirectory(
                fresh(Files.createDirectories(runs), started.toString().replaceAll("[^0-9TZ]", "")));
    }

    /** Deletes the folder of a run that is published, and the one above where it was made for it alone. */
    public static void finished(Path run) throws IOException {
        delete(run);
        if (run.toAbsolutePath().getParent().getFileName().toString().startsWith("assay-runs-")) {
            // Stays if another run lies there.
            run.toAbsolutePath().getParent().toFile().delete();
        }
    }

    public static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }

    /** Returns the first of {@code name}, {@code name-2}, {@code name-3} … that is not there yet. */
    public static Path fresh(Path parent, String name) {
        Path folder = parent.resolve(name);
        for (int number = 2; Files.exists(folder); number++) {
            folder = parent.resolve(name + "-" + number);
        }
        return folder;
    }

    /** Moves a finished folder to its place in one step, over a copy beside it where the two lie on different disks. */
    public static void publish(Path from, Path to) throws IOException {
        Path part = to.resolveSibling("." + to.getFileName() + ".part");
        try {
            Files.createDirectories(to.toAbsolutePath().getParent());
            try {
                Files.move(from, to);
            } catch (FileSystemException otherDisk) {
                delete(part);
                try (Stream<Path> paths = Files.walk(from)) {
                    for (Path path : paths.toList()) {
                        Files.copy(path, part.resolve(from.relativize(path).toString()));
                    }
                }
                Files.move(part, to);
                delete(from);
            }
        } catch (IOException wrong) {
            try {
                delete(part);
            } catch (IOException left) {
                wrong.addSuppressed(left);
            }
            throw new IOException("folder (" + to + ") must be writable: " + FileReason.of(wrong), wrong);
        }
    }

    static Optional<String> lastLine(Path file) {
        try {
            List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8).stream()
                    .filter(line -> !line.isBlank())
                    .toList();
            return lines.isEmpty()
                    ? Optional.empty()
                    : Optional.of(lines.get(lines.size() - 1).strip());
        } catch (IOException | UncheckedIOException e) {
            return Optional.empty();
        }
    }
}
