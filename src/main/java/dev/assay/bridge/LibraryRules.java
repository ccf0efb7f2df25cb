package dev.assay.bridge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** What a library behind {@code native/include/assay.h} must be before anything of it is timed, by whichever bridge it is called. */
final class LibraryRules {
    static final int NOT_UTF8 = -2;
    private static final int ABI_VERSION = 3;

    /** Returns the file's absolute path; a file that is not there is refused. */
    static Path existing(Path file) {
        if (!Files.isRegularFile(file)) {
            throw new IllegalStateException("library (" + file + ") must exist; build it with mvn verify");
        }
        return file.toAbsolutePath().normalize();
    }

    /** Returns the refusal of a file that cannot be loaded or lacks a function, with the reason that the system's loader gave. */
    static IllegalStateException foreign(Path file, String message) {
        return new IllegalStateException("library (" + file + ") must implement assay.h for this platform: "
                + reason(String.valueOf(message)) + "; run mvn verify");
    }

    /* JNA tells first that it cannot load, and then why; each reason begins with the file, at times twice. */
    private static String reason(String message) {
        List<String> lines = message.lines().map(String::strip).toList();
        return lines.stream()
                .skip(1)
                .filter(line -> line.startsWith("/") && line.contains(": "))
                .findFirst()
                .or(() -> lines.stream().findFirst())
                .map(line -> line.replaceAll("(/[^:]*: )+", ""))
                .orElse("the system's loader does not say why");
    }

    /** Refuses another ABI, a debug build, and a platform whose {@code size_t} is no {@code long}. */
    static void refuseUnfit(int version, Map<String, String> build, int pointerBytes) {
        if (version != ABI_VERSION) {
            throw new IllegalStateException("ABI version of the library (" + version + ") must be " + ABI_VERSION
                    + "; rebuild it with mvn verify");
        }
        String profile = build.getOrDefault("profile", "unknown");
        if (!profile.equals("release")) {
            throw new IllegalStateException(
                    "profile of the library (" + profile + ") must be release; rebuild it with cargo build --release");
        }
        if (pointerBytes != Long.BYTES) {
            throw new IllegalStateException(
                    "pointers of this platform (" + pointerBytes + " bytes) must have 8 bytes; use a 64-bit JDK");
        }
    }

    /** Returns what {@code assay_build_info} says. */
    static Map<String, String> buildInfo(String json) {
        try {
            return new ObjectMapper().readValue(json, new TypeReference<>() {});
        } catch (JsonProcessingException wrong) {
            throw new IllegalStateException("build info of the library must be a JSON object of strings; see assay.h");
        }
    }

    /** Returns whether the encoders of a strategy hold a word cache, as the build info says. */
    static boolean caches(Map<String, String> build, String strategy) {
        return List.of(build.getOrDefault("caches", "").split(" ")).contains(strategy);
    }

    /** Refuses a status that is none of success. */
    static void forgot(int status) {
        if (status != 0) {
            throw new IllegalStateException("native word cache must be emptied: status " + status + "; see assay.h");
        }
    }

    /** Refuses an encoder that the library would not make. */
    static void made(int status, String encoding, String strategy) {
        if (status != 0) {
            throw new IllegalStateException(
                    "encoder (" + encoding + ", " + strategy + ") must be made: status " + status + "; see assay.h");
        }
    }

    private LibraryRules() {}
}
