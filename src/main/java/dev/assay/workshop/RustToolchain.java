package dev.assay.workshop;

import dev.assay.bridge.Tools;
import dev.assay.price.Edit;
import dev.assay.price.PriceList.Artefact;
import dev.assay.price.Syntax;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The Rust crates, by cargo. */
final class RustToolchain extends Toolchain {
    RustToolchain(Path scratch) {
        super("rust", scratch);
    }

    @Override
    String language() {
        return "Rust";
    }

    @Override
    Syntax syntax() {
        return Syntax.RUST;
    }

    @Override
    String folder() {
        return "native/rust/bpe/src";
    }

    @Override
    Optional<String> missing() {
        return Tools.onPath("cargo").isPresent()
                ? Optional.empty()
                : Optional.of("no cargo on PATH: install Rust 1.87 or newer");
    }

    @Override
    List<Artefact> release() throws IOException, Command.Failed {
        Path target = place.resolve("release");
        // The one build that may fetch something, should a crate ever come from a registry.
        cargo(target, "-p", "abi", "-p", "worker").run(place);
        String library = System.mapLibraryName("assay_rust");
        return List.of(
                binary(library, target.resolve("release").resolve(library)),
                binary("assay-worker", target.resolve("release/assay-worker")));
    }

    private Command cargo(Path target, String... arguments) {
        List<String> words = new ArrayList<>(List.of(
                "cargo",
                "build",
                "--release",
                "--locked",
                "--quiet",
                "--manifest-path",
                sources.path("native/rust/Cargo.toml").toString(),
                "--target-dir",
                target.toString()));
        words.addAll(List.of(arguments));
        return new Command(words);
    }

    private Path timed() {
        return place.resolve("timed");
    }

    @Override
    void clean() throws IOException {
        Checkout.delete(timed());
    }

    @Override
    Optional<Command> build() {
        return Optional.of(cargo(timed(), "--offline", "-p", "worker"));
    }

    @Override
    Edit edit() {
        return new Edit("native/rust/bpe/src/merge.rs", "const SHORT: usize = ");
    }

    @Override
    Optional<Path> changed() {
        return Optional.of(timed().resolve("release/assay-worker")).filter(Files::isRegularFile);
    }

    @Override
    String worker() {
        return quoted(timed().resolve("release/assay-worker")) + " --strategy plain";
    }

    @Override
    String built() {
        return "cargo build --release -p worker, offline: the crates bpe and worker, which need no other, with the profile of"
                + " native/rust/Cargo.toml (opt-level 3, fat LTO, one codegen unit)";
    }

    @Override
    String needs() {
        return "the system's C library";
    }
}
