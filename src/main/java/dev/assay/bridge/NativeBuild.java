package dev.assay.bridge;

import dev.assay.contender.Declaration;
import dev.assay.usage.Property;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** The builds of native code: one of the Rust crates, and one of the C++ sources by each compiler. An implementation's name chooses. */
enum NativeBuild {
    RUST("rustc ", "cargo", "Rust 1.87"),
    GCC("gcc ", "g++", "GCC 11"),
    CLANG("clang ", "clang++", "Clang 14");

    private final String compiler;
    private final String tool;
    private final String product;

    NativeBuild(String compiler, String tool, String product) {
        this.compiler = compiler;
        this.tool = tool;
        this.product = product;
    }

    /** Returns that of {@code cpp}, of {@code cpp-clang}, and of all others, the floors among them, Rust's. */
    static NativeBuild of(Declaration declaration) {
        String id = declaration.contender().id().toString();
        return switch (id.split("[.@]", 2)[0]) {
            case "cpp" -> GCC;
            case "cpp-clang" -> CLANG;
            default -> RUST;
        };
    }

    /** Returns the library behind {@code assay.h}. It may not exist. */
    Path library(boolean counting) {
        if (this == RUST) {
            return counting ? Installation.countingLibrary() : Installation.library();
        }
        return Property.NATIVE
                .text()
                .filter(named -> !counting)
                .map(Path::of)
                .orElse(folder(counting).resolve(System.mapLibraryName("assay_cpp")));
    }

    /** Returns the worker. It may not exist. */
    Path binary(boolean counting) {
        return this == RUST ? Installation.binary(counting) : folder(counting).resolve("assay-worker-cpp");
    }

    private Path folder(boolean counting) {
        return Installation.folder()
                .resolve("native-cpp")
                .resolve(compiler.strip())
                .resolve(counting ? "counting" : "release");
    }

    /** Returns why what the build makes is not there, or not as the build made it. */
    Optional<String> missing(Path artefact) {
        if (Files.isRegularFile(artefact)) {
            return Stamp.fault(artefact);
        }
        if (Tools.onPath(tool).isEmpty()) {
            return Optional.of("no " + tool + " on PATH: install " + product + " or newer, then run mvn verify");
        }
        return Optional.of(reason().orElse(artefact.getFileName() + " is not built: run mvn verify"));
    }

    /** Returns what native/cpp/build.sh said of a compiler that it refused. */
    private Optional<String> reason() {
        if (this == RUST) {
            return Optional.empty();
        }
        try {
            return Files.readString(folder(false).resolve("reason")).lines().findFirst();
        } catch (IOException untried) {
            return Optional.empty();
        }
    }

    /** Refuses a library that another compiler made: its figures would stand under the wrong name. */
    void refuseAnother(Map<String, String> build) {
        String made = build.getOrDefault("compiler", "unknown");
        if (!made.startsWith(compiler)) {
            throw new IllegalStateException("compiler of the library (" + made + ") must be " + compiler.strip()
                    + "; leave out -Dassay.native or name another contender");
        }
    }
}
