package dev.assay.build;

import dev.assay.bridge.Stamp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Files that one build makes in a folder, stamped so that nothing else is started in their place. */
record Artefacts(Path folder, List<String> names) {
    /** Returns the name of a program's file on this system. */
    static String program(String name) {
        return System.mapLibraryName("").endsWith(".dll") ? name + ".exe" : name;
    }

    /** Stamps those that were made. */
    void stamp() throws IOException {
        for (String name : names) {
            if (Files.isRegularFile(folder.resolve(name))) {
                Stamp.write(folder.resolve(name));
            }
        }
    }

    /** Returns whether one is missing, or is no more what was made: compilers' own records do not look at that. */
    boolean areBroken() {
        return names.stream().map(folder::resolve).anyMatch(Stamp::isBroken);
    }

    /** Makes cargo build again what is broken; it would take it for what it made. */
    void remadeByCargo(String packages) throws IOException {
        Path records = folder.resolve(".fingerprint");
        if (!areBroken() || !Files.isDirectory(records)) {
            return;
        }
        try (Stream<Path> made = Files.list(records)) {
            for (Path one : made.filter(
                            record -> record.getFileName().toString().startsWith(packages))
                    .toList()) {
                delete(one);
            }
        }
    }

    private static void delete(Path whole) throws IOException {
        try (Stream<Path> paths = Files.walk(whole)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
