package dev.assay.build;

import dev.assay.bridge.Stamp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The Python module {@code assay_rust} of {@code native/extension}, by cargo alone. Unlike our other Rust it needs crates of a registry:
 * where they cannot be had its contenders are absent; source that does not compile fails the build.
 */
final class ExtensionBuild {
    private static final Duration PATIENCE = Duration.ofMinutes(20);

    private final Path manifest;
    private final Path cargoTarget;
    private final Path folder;

    ExtensionBuild(Path base) {
        manifest = base.resolve("native/extension/Cargo.toml");
        cargoTarget = base.resolve("target/native-extension");
        folder = base.resolve("target/python-extension");
    }

    /** Says which version of a component of cargo is installed, if any. */
    interface Components {
        Optional<String> version(String component) throws IOException;
    }

    /**
     * Builds it and puts it where Python finds it.
     *
     * @param cargoMissing why there is no cargo
     */
    void build(Optional<String> cargoMissing) throws IOException {
        Files.createDirectories(folder);
        boolean windows = System.mapLibraryName("").endsWith(".dll");
        Path module = folder.resolve(windows ? "assay_rust.pyd" : "assay_rust.abi3.so");
        Optional<String> missing = missing(cargoMissing);
        if (missing.isPresent()) {
            // What an earlier build left would be measured as if it were today's source.
            Files.deleteIfExists(module);
            Files.writeString(folder.resolve("reason"), missing.get() + "\n");
            Prepare.step(missing.get() + ": python+rust-ext.* contenders are absent");
            return;
        }
        Prepare.step("python extension: cargo build --release");
        Prepare.must(cargo("build", "--release", "--locked", "--offline"));
        Path built = cargoTarget.resolve("release").resolve(System.mapLibraryName("assay_rust"));
        // Not copied over: a process that has it open would see it change.
        Path part = folder.resolve("part");
        Files.copy(built, part, StandardCopyOption.REPLACE_EXISTING);
        Files.move(part, module, StandardCopyOption.REPLACE_EXISTING);
        Stamp.write(module);
        Files.deleteIfExists(folder.resolve("reason"));
    }

    /**
     * Formatter, linter, and the tests of what needs no Python; the module itself is tested from Python. As a release build, of which
     * the build has made the crates already: another profile would compile PyO3 and its macros twice more, for three short tests. The
     * assertions of a debug build stand in the tests of {@code bpe}.
     */
    void test(Passed passed, Optional<String> cargoMissing, String compiler, Components components) throws IOException {
        if (cargoMissing.isPresent()) {
            Prepare.step("not tested: Python extension (" + cargoMissing.get() + ")");
            return;
        }
        List<String> reads = List.of("native/extension", "native/rust", "benchmarks/unicode");
        Optional<String> formatter = components.version("fmt");
        if (formatter.isPresent()) {
            passed.orTest(
                    "python extension: cargo fmt --check",
                    reads,
                    List.of(formatter.get()),
                    () -> Prepare.must(
                            new Tool(List.of("cargo", "fmt", "--manifest-path", manifest.toString(), "--check"))));
        }
        if (Files.exists(folder.resolve("reason"))) {
            Prepare.step("not tested: Python extension ("
                    + Files.readString(folder.resolve("reason")).strip() + ")");
            return;
        }
        Optional<String> linter = components.version("clippy");
        if (linter.isPresent()) {
            passed.orTest(
                    "python extension: cargo clippy",
                    reads,
                    List.of(linter.get(), compiler),
                    () -> Prepare.must(cargo(
                            "clippy", "--release", "--all-targets", "--locked", "--offline", "--", "-D", "warnings")));
        }
        passed.orTest(
                "python extension: cargo test",
                reads,
                List.of(compiler),
                () -> Prepare.must(cargo("test", "--release", "--locked", "--offline")));
    }

    /* Fetching apart from compiling: the former may fail on a machine without a registry, the latter may not. */
    private Optional<String> missing(Optional<String> cargoMissing) throws IOException {
        if (cargoMissing.isPresent()) {
            return cargoMissing;
        }
        Prepare.step("python extension: cargo fetch");
        int code = cargo("fetch", "--locked").run(PATIENCE);
        return code == 0
                ? Optional.empty()
                : Optional.of("crates of native/extension cannot be fetched (cargo fetch ended with " + code
                        + "): run mvn verify where a crate registry can be reached");
    }

    private Tool cargo(String verb, String... arguments) {
        List<String> command = new ArrayList<>(List.of("cargo", verb, "--manifest-path", manifest.toString()));
        if (!verb.equals("fetch")) {
            command.addAll(List.of("--target-dir", cargoTarget.toString()));
        }
        command.addAll(Arrays.asList(arguments));
        // One file for every CPython from 3.9 on: whichever is on PATH must not change what is built.
        return new Tool(command).with(Map.of("PYO3_NO_PYTHON", "1", "CARGO_NET_RETRY", "1"));
    }
}
