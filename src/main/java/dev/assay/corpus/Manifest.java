package dev.assay.corpus;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The list of what a data folder holds: {@code manifest.tsv}, rows of path TAB bytes TAB SHA-256. */
final class Manifest {
    static final String FILE = "manifest.tsv";

    private final Map<String, Entry> entries;

    /**
     * A file of the data folder.
     *
     * @param path below the folder, with {@code /}
     */
    record Entry(String path, long bytes, String sha256) {
        static Entry of(String path, byte[] file) {
            return new Entry(path, file.length, Sha256.hex(file));
        }
    }

    Manifest(Collection<Entry> entries) {
        this.entries = entries.stream()
                .collect(Collectors.toMap(Entry::path, entry -> entry, (first, second) -> second, LinkedHashMap::new));
    }

    static Manifest read(Path folder) throws IOException {
        Path file = folder.resolve(FILE);
        return new Manifest(Files.readAllLines(file, StandardCharsets.UTF_8).stream()
                .map(line -> row(file, line))
                .toList());
    }

    private static Entry row(Path file, String line) {
        String[] fields = line.split("\t", -1);
        if (fields.length != 3 || !fields[1].matches("[0-9]{1,18}")) {
            throw new DataException(
                    file + " (" + line + ") must have rows of path, bytes, SHA-256; run mvn process-classes");
        }
        return new Entry(fields[0], Long.parseLong(fields[1]), fields[2]);
    }

    Optional<Entry> entry(String path) {
        return Optional.ofNullable(entries.get(path));
    }

    String text() {
        return entries.values().stream()
                .map(entry -> entry.path() + "\t" + entry.bytes() + "\t" + entry.sha256() + "\n")
                .collect(Collectors.joining());
    }
}
