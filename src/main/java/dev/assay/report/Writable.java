package dev.assay.report;

import dev.assay.usage.FileReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether files can be put into a folder, tried rather than asked: rights, a full disk and a mount for reading alone tell no other way. */
public final class Writable {
    private static final byte[] PROBE = new byte[4096];

    private Writable() {}

    /** Returns the reason why not, with the next step. What is made for the trial is taken away again, missing folders too. */
    public static Optional<String> whyNot(Path folder) {
        List<Path> made = new ArrayList<>();
        try {
            for (Path above = folder.toAbsolutePath();
                    above != null && !Files.exists(above);
                    above = above.getParent()) {
                made.add(above);
            }
            Files.createDirectories(folder);
            Path probe = Files.createTempFile(folder.toRealPath(), ".assay-probe-", "");
            try {
                Files.write(probe, PROBE);
            } finally {
                Files.deleteIfExists(probe);
            }
            return Optional.empty();
        } catch (IOException wrong) {
            return Optional.of(FileReason.of(wrong));
        } finally {
            // Only empty ones go.
            made.forEach(one -> one.toFile().delete());
        }
    }
}
