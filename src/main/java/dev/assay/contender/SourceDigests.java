package dev.assay.contender;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Stream;

/** SHA-256 of the source folders that first-party contenders are built from, taken when they are built. */
public final class SourceDigests {
    /** Resource that the build writes: language in lower case = digest. */
    public static final String RESOURCE = "dev/assay/contender/sources.properties";

    /** What the digest of each language is over, in the order in which the build writes them. */
    public static final Map<String, List<String>> FOLDERS = folders();

    private static Map<String, List<String>> folders() {
        Map<String, List<String>> folders = new LinkedHashMap<>();
        folders.put("java", List.of("src/main/java/dev/assay/bpe"));
        folders.put("python", List.of("src/main/python/assay_worker", "benchmarks/unicode"));
        folders.put("rust", List.of("native/rust", "native/include", "benchmarks/unicode"));
        folders.put("c++", List.of("native/cpp", "native/include", "benchmarks/unicode"));
        folders.put(
                "python+rust",
                List.of(
                        "src/main/python/assay_worker",
                        "native/rust",
                        "native/include",
                        "native/extension",
                        "benchmarks/unicode"));
        return Collections.unmodifiableMap(folders);
    }

    /** Returns the digest recorded for a language, or "not recorded" if the build has written none. */
    static String recorded(String language) {
        Properties digests = new Properties();
        try (InputStream stream = SourceDigests.class.getClassLoader().getResourceAsStream(RESOURCE)) {
            if (stream != null) {
                digests.load(stream);
            }
        } catch (IOException wrong) {
            throw new UncheckedIOException(wrong);
        }
        return digests.getProperty(language.toLowerCase(Locale.ROOT), "not recorded");
    }

    /**
     * Returns the digest, in hex, over names and bytes of all source files below {@code folders}, in the order of their names. A file may
     * stand for a folder; what is not there adds nothing.
     */
    public static String of(Path base, List<String> folders) throws IOException {
        MessageDigest digest = sha256();
        for (String folder : folders) {
            if (!Files.exists(base.resolve(folder))) {
                continue;
            }
            try (Stream<Path> files = Files.walk(base.resolve(folder))) {
                // As strings, so that the order does not depend on the file system's separator.
                for (String name : files.filter(Files::isRegularFile)
                        .map(file -> base.relativize(file).toString().replace('\\', '/'))
                        .filter(name -> !name.contains("__pycache__") && !name.contains("/target/"))
                        .sorted()
                        .toList()) {
                    byte[] bytes = Files.readAllBytes(base.resolve(name));
                    digest.update((name + "\n" + bytes.length + "\n").getBytes(StandardCharsets.UTF_8));
                    digest.update(bytes);
                }
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private SourceDigests() {}
}
