package dev.assay.machine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Small text files of the operating system, by absolute path. */
public interface SystemFiles {
    /** Returns the text of a file without surrounding blanks, or empty if the system does not have it. */
    Optional<String> read(String path);

    /** Returns those of this machine. */
    static SystemFiles ofThisMachine() {
        return path -> {
            try {
                // Files of /proc have no length, so they are read to their end.
                byte[] bytes = Files.readAllBytes(Path.of(path));
                return Optional.of(new String(bytes, StandardCharsets.UTF_8).strip());
            } catch (IOException | SecurityException e) {
                return Optional.empty();
            }
        };
    }
}
