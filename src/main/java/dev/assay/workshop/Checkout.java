package dev.assay.workshop;

import dev.assay.contender.SourceDigests;
import dev.assay.price.Part;
import dev.assay.price.Syntax;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The sources of all implementations.
 *
 * @param root of a checkout, or of a copy of it
 */
public record Checkout(Path root) {
    private static final List<String> FOLDERS = List.of(
            "native/rust",
            "native/cpp",
            "native/include",
            "benchmarks/unicode",
            "src/main/java/dev/assay/bpe",
            "src/main/java/dev/assay/corpus",
            "src/main/java/dev/assay/workload",
            "src/main/python/assay_worker");

    /**
     * Returns the first of these folders that is a checkout.
     *
     * @throws IllegalArgumentException if none is
     */
    public static Checkout first(List<Path> folders) {
        return folders.stream()
                .map(folder -> new Checkout(folder.toAbsolutePath().normalize()))
                .filter(one -> FOLDERS.stream().allMatch(folder -> Files.isDirectory(one.root.resolve(folder))))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("folder (" + folders.get(0)
                        + ") must be a checkout of Assay, whose sources are built; name one by --source DIR"));
    }

    Path path(String relative) {
        return root.resolve(relative);
    }

    /** Copies what is built into a folder that is not there yet. */
    void copy(Path to) throws IOException {
        for (String folder : FOLDERS) {
            Path from = path(folder);
            Files.walkFileTree(from, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path below, BasicFileAttributes attributes)
                        throws IOException {
                    // What somebody built by hand is no source.
                    if (List.of("target", "__pycache__")
                            .contains(below.getFileName().toString())) {
                        return FileVisitResult.SKIP_SUBTREE;
                    }
                    Files.createDirectories(to.resolve(root.relativize(below)));
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.copy(file, to.resolve(root.relativize(file)));
                    return FileVisitResult.CONTINUE;
                }
            });
        }
    }

    /** Returns the digest of a language's sources, as contenders carry it. */
    String digest(String language) throws IOException {
        return SourceDigests.of(root, SourceDigests.FOLDERS.get(language));
    }

    /** Returns the tokenizer's files of one language below a folder, each with the part that it is. */
    Map<Path, Part> parts(Syntax syntax, String folder) throws IOException {
        Map<Path, Part> parts = new TreeMap<>();
        Path base = path(folder);
        try (Stream<Path> files = Files.walk(base)) {
            files.filter(Files::isRegularFile).forEach(file -> {
                String name = base.relativize(file).toString().replace('\\', '/');
                Part.of(syntax, name).ifPresent(part -> parts.put(file, part));
            });
        }
        return parts;
    }

    /** Returns the lines of code of each part. */
    Map<String, Integer> lines(Syntax syntax, String folder) throws IOException {
        Map<Part, Integer> lines = new TreeMap<>();
        for (Map.Entry<Path, Part> file : parts(syntax, folder).entrySet()) {
            lines.merge(
                    file.getValue(),
                    syntax.lines(Files.readString(file.getKey(), StandardCharsets.UTF_8)),
                    Integer::sum);
        }
        return lines.entrySet().stream()
                .collect(Collectors.toMap(one -> one.getKey().label(), Map.Entry::getValue));
    }

    static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    /** Deletes what can be deleted; a compiler may still write there. */
    static void deleteQuietly(Path folder) {
        try {
            delete(folder);
        } catch (IOException left) {
            // The folder for temporary files is the system's to clean.
        }
    }

    /** Returns the sum of the lengths of files, of which none is left out. */
    static long bytes(Stream<Path> files) {
        return files.mapToLong(file -> {
                    try {
                        return Files.size(file);
                    } catch (IOException wrong) {
                        throw new UncheckedIOException(wrong);
                    }
                })
                .sum();
    }

    /** Returns the first file in a folder whose name begins so. */
    static Optional<Path> beginning(Path folder, String name) throws IOException {
        if (!Files.isDirectory(folder)) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.getFileName().toString().startsWith(name))
                    .sorted()
                    .findFirst();
        }
    }
}
