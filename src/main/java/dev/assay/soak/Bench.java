package dev.assay.soak;

import dev.assay.program.Call;
import dev.assay.program.Outcome;
import dev.assay.program.Owner;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;

/**
 * The place of one trial: the jar and all that the build put beside it, as links that a fault can replace, with a temporary folder and
 * results of its own.
 */
final class Bench {
    private static final int LOOKS = 30;

    private final Path folder;
    private final Path temporary;

    private Bench(Path folder) throws IOException {
        this.folder = folder;
        this.temporary = Files.createDirectory(folder.resolve("tmp"));
    }

    /** Links everything beside a jar into a new folder, but for runs in the making. */
    static Bench beside(Path jar, Path empty) throws IOException {
        Bench bench = new Bench(empty);
        Path installed = Files.createDirectory(bench.installed());
        try (Stream<Path> all = Files.list(jar.toAbsolutePath().getParent())) {
            for (Path one : all.filter(path -> !path.endsWith("runs")).toList()) {
                Files.createSymbolicLink(installed.resolve(one.getFileName()), one);
            }
        }
        // A JVM looks for what lies beside its jar where the jar itself lies, and not where a link to it does.
        Path own = installed.resolve(jar.getFileName());
        Files.delete(own);
        Files.copy(jar, own);
        Files.createDirectory(bench.results());
        return bench;
    }

    Path folder() {
        return folder;
    }

    Path installed() {
        return folder.resolve("installed");
    }

    Path results() {
        return folder.resolve("results");
    }

    /** Replaces a link to a folder by a folder of links to what is in it, down to the parent of a file, which becomes a copy. */
    Path own(Path relative) throws IOException {
        Path file = installed();
        for (Path part : relative) {
            Path next = file.resolve(part);
            if (Files.isSymbolicLink(next)) {
                Path target = next.toRealPath();
                Files.delete(next);
                if (Files.isDirectory(target)) {
                    Files.createDirectory(next);
                    try (Stream<Path> all = Files.list(target)) {
                        for (Path one : all.toList()) {
                            Files.createSymbolicLink(next.resolve(one.getFileName()), one);
                        }
                    }
                } else {
                    Files.copy(target, next);
                }
            }
            file = next;
        }
        return file;
    }

    /** Runs a verb of the jar to its end. */
    Outcome run(List<String> wrapper, Map<String, String> environment, Duration patience, String... arguments) {
        // Without the mark of this JVM, by which the call would clear up what the tool must clear up itself.
        List<String> command = new ArrayList<>(List.of("env", "-u", Owner.VARIABLE));
        command.addAll(wrapper);
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        List<String> words = List.of(arguments);
        words.stream().filter(word -> word.startsWith("-D")).forEach(command::add);
        command.add("-Djava.io.tmpdir=" + temporary);
        command.addAll(List.of("-jar", installed().resolve("assay.jar").toString()));
        words.stream().filter(word -> !word.startsWith("-D")).forEach(command::add);
        return Call.of(command)
                .in(folder)
                .with(environment)
                .within(patience)
                .named("assay "
                        + words.stream()
                                .filter(word -> word.matches("[a-z]+"))
                                .findFirst()
                                .orElse(""))
                .unannounced()
                .run();
    }

    /**
     * Returns what is there that should have gone: files in the temporary folder, and processes whose owner is dead or that were started
     * from here. What is ended a moment after its owner is not left.
     */
    List<String> left() throws IOException {
        List<String> left = List.of();
        for (int look = 0; look < LOOKS; look++) {
            left = leftNow();
            if (left.isEmpty()) {
                return left;
            }
            LockSupport.parkNanos(100_000_000);
        }
        return left;
    }

    private List<String> leftNow() throws IOException {
        List<String> left = new ArrayList<>();
        try (Stream<Path> files = Files.list(temporary)) {
            // The JVM's own, for its tools; it clears them at its next start.
            files.filter(file -> !file.getFileName().toString().startsWith("hsperfdata"))
                    .forEach(file -> left.add("file " + file.getFileName()));
        }
        Stream.concat(Owner.left().stream(), ProcessHandle.allProcesses().filter(process -> process.info()
                        .commandLine()
                        .orElse("")
                        .contains(folder.toString())))
                .forEach(process ->
                        left.add("process " + process.info().commandLine().orElse("?")));
        return left;
    }

    void delete() throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
