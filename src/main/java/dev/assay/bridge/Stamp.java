package dev.assay.bridge;

import dev.assay.corpus.Sha256;
import dev.assay.figure.Figures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Size and digest of a file that the build made, in a file beside it. A library that was cut off ends the process that loads it, and a
 * worker that was exchanged would be timed under another's name; so both are compared before anything is started. What has no stamp was
 * built by hand.
 */
public final class Stamp {
    private static final String NEXT = "; run mvn verify";
    private static final int SHOWN_DIGITS = 12;
    private static final Map<Path, Optional<String>> FAULTS = new ConcurrentHashMap<>();

    private Stamp() {}

    /** Stamps a file that the build has just made. */
    public static void write(Path file) throws IOException {
        Files.writeString(beside(file), Files.size(file) + " " + Sha256.of(file) + "\n");
    }

    /** Returns whether a file is missing or is not the one that was stamped, so that the build must make it again. */
    public static boolean isBroken(Path file) {
        return !Files.isRegularFile(file) || compare(file).isPresent();
    }

    /** Returns why a file is not the one that the build stamped, and what to do; found out once. */
    static Optional<String> fault(Path file) {
        return FAULTS.computeIfAbsent(file, Stamp::compare);
    }

    private static Optional<String> compare(Path file) {
        String name = file.getFileName().toString();
        try {
            String[] stamped = Files.readString(beside(file)).strip().split(" ");
            if (stamped.length != 2 || !stamped[0].matches("\\d{1,18}")) {
                return Optional.of(name + " must have a whole stamp beside it" + NEXT);
            }
            String must = ") must be the file that the build stamped (";
            long bytes = Files.size(file);
            if (bytes != Long.parseLong(stamped[0])) {
                return Optional.of(name + " (" + text(bytes) + must + text(Long.parseLong(stamped[0])) + ")" + NEXT);
            }
            String digest = Sha256.of(file);
            return digest.equals(stamped[1])
                    ? Optional.empty()
                    : Optional.of(
                            name + " (SHA-256 " + shown(digest) + must + "SHA-256 " + shown(stamped[1]) + ")" + NEXT);
        } catch (NoSuchFileException unstamped) {
            return Optional.empty();
        } catch (IOException unreadable) {
            return Optional.of(name + " and its stamp must be readable" + NEXT);
        }
    }

    /** Returns the file that holds the stamp of another. It may not exist. */
    static Path beside(Path file) {
        return file.resolveSibling(file.getFileName() + ".stamp");
    }

    private static String text(long bytes) {
        return Figures.count(bytes) + " bytes";
    }

    private static String shown(String digest) {
        return digest.substring(0, Math.min(SHOWN_DIGITS, digest.length()));
    }
}
