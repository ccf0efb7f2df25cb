package dev.assay.machine;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Small text files of the operating system, by absolute path. */
public interface SystemFiles {
    /** What is as long as this is no small text; half of one would be misread. */
    int MOST_BYTES = 1 << 24;

    /** Returns the text of a file without surrounding blanks, or empty if the system does not have it. */
    Optional<String> read(String path);

    /** Returns the names in a folder, sorted, or none if the system does not have it. */
    List<String> list(String folder);

    /** Returns those of this machine. */
    static SystemFiles ofThisMachine() {
        return new SystemFiles() {
            @Override
            public Optional<String> read(String path) {
                // Files of /proc have no length, so they are read to their end.
                try (InputStream in = Files.newInputStream(Path.of(path))) {
                    byte[] text = in.readNBytes(MOST_BYTES);
                    return text.length == MOST_BYTES
                            ? Optional.empty()
                            : Optional.of(new String(text, StandardCharsets.UTF_8).strip());
                } catch (IOException | SecurityException | InvalidPathException e) {
                    return Optional.empty();
                }
            }

            @Override
            public List<String> list(String folder) {
                String[] names = Path.of(folder).toFile().list();
                if (names == null) {
                    return List.of();
                }
                Arrays.sort(names);
                return List.of(names);
            }
        };
    }
}
