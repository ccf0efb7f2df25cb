package dev.assay.bridge;

import dev.assay.program.Scratch;
import dev.assay.usage.Property;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;

/** Where the build has put what contenders are started from: the folder of the jar, {@code target} in a checkout. */
final class Installation {
    /** Name of the Python module's file, for every CPython from 3.9 on; {@code build.ExtensionBuild} gives it. */
    static final String EXTENSION_MODULE =
            System.mapLibraryName("").endsWith(".dll") ? "assay_rust.pyd" : "assay_rust.abi3.so";

    private static Optional<Path> unpacked = Optional.empty();

    /** Returns the folder of the jar, or of the classes if they lie in no jar. */
    static Path folder() {
        return code().getParent();
    }

    private static Path code() {
        try {
            return Path.of(Installation.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** Returns the native library: {@code -Dassay.native}, else the release build beside the jar. It may not exist. */
    static Path library() {
        return Property.NATIVE
                .text()
                .map(Path::of)
                .orElse(folder().resolve("native/release").resolve(System.mapLibraryName("assay_rust")));
    }

    /** Returns the native library that counts allocations. It may not exist. */
    static Path countingLibrary() {
        return folder().resolve("native-counting/release").resolve(System.mapLibraryName("assay_rust"));
    }

    /** Returns the Rust worker. It may not exist. */
    static Path binary(boolean counting) {
        String name = System.mapLibraryName("").endsWith(".dll") ? "assay-worker.exe" : "assay-worker";
        return folder().resolve(counting ? "native-counting/release" : "native/release")
                .resolve(name);
    }

    /** Returns a virtual environment of Python peers, which the word {@code launch} names as its folder is called. It may not exist. */
    static Path venv(String launch) {
        return folder().resolve(launch);
    }

    /** Returns the folder that holds the Python module {@code assay_rust}, or the {@code reason} why it was not built. It may not exist. */
    static Path extension() {
        return folder().resolve("python-extension");
    }

    /** Returns a folder that holds the program's resources as files: the classes of a checkout, else what the jar carries, unpacked. */
    static synchronized Path resources() {
        Path code = code();
        if (Files.isDirectory(code)) {
            return code;
        }
        Path classes = folder().resolve("classes");
        if (Files.isDirectory(classes.resolve("python"))) {
            return classes;
        }
        if (unpacked.isEmpty()) {
            unpacked = Optional.of(unpack(code));
        }
        return unpacked.get();
    }

    private static Path unpack(Path jar) {
        try (JarFile file = new JarFile(jar.toFile())) {
            Path folder = Scratch.folder("resources-");
            for (Enumeration<JarEntry> entries = file.entries(); entries.hasMoreElements(); ) {
                JarEntry entry = entries.nextElement();
                Path target = folder.resolve(entry.getName()).normalize();
                boolean wanted =
                        entry.getName().startsWith("python/") || entry.getName().startsWith("benchmarks/unicode/");
                if (wanted && !entry.isDirectory() && target.startsWith(folder)) {
                    Files.createDirectories(target.getParent());
                    try (InputStream content = file.getInputStream(entry)) {
                        Files.copy(content, target);
                    }
                }
            }
            return folder;
        } catch (IOException wrong) {
            throw new UncheckedIOException(wrong);
        }
    }

    private Installation() {}
}
