package dev.assay.build;

import dev.assay.bridge.Tools;
import dev.assay.contender.SourceDigests;
import dev.assay.program.Outcome;
import dev.assay.program.Program;
import dev.assay.usage.Property;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The peers that are Rust crates, of {@code native/peers}, by cargo. Some two hundred crates take minutes, so they are built only where
 * {@code -Dassay.peers=true} asks for it, and nothing is built again while sources and compiler are the same. Whatever is missing
 * costs their contenders, never the build, and the first line of the reason lies beside what would have been built.
 */
final class PeersBuild {
    /** The programs, and the folder of the package that each comes from. */
    private static final Map<String, String> PACKAGES =
            Map.of("assay-peers", "native/peers", "assay-peers-tiktoken", "native/peers/tiktoken");

    private static final List<String> SOURCES = List.of("native/peers", "native/rust", "benchmarks/unicode");
    private static final String CRATES = "assay-peers";
    private static final String TIKTOKEN = "assay-peers-tiktoken";
    private static final String NOT_ASKED = "left out of this build";
    private static final Duration PATIENCE = Duration.ofMinutes(40);
    private static final int KEPT = 1 << 24;

    private final Path base;
    private final Path folder;
    private final boolean asked;

    PeersBuild(Path base) {
        this(base, Property.PEERS.flag());
    }

    PeersBuild(Path base, boolean asked) {
        this.base = base;
        this.folder = base.resolve("target/native-peers");
        this.asked = asked;
    }

    /** Builds what is asked for and can be had; {@code cargoMissing} is why cargo cannot be used. */
    void build(Optional<String> cargoMissing) throws IOException {
        if (!asked) {
            leave();
            return;
        }
        Files.createDirectories(folder);
        settle(CRATES, cargoMissing.isPresent() ? cargoMissing : built(CRATES));
        settle(TIKTOKEN, cargoMissing.isPresent() ? cargoMissing : tiktoken());
    }

    /** What an earlier build made is kept only if it is what a build of today's sources would make. */
    private void leave() throws IOException {
        for (String program : List.of(CRATES, TIKTOKEN)) {
            Path stamp = folder.resolve(program + ".stamp");
            String made = Files.isRegularFile(stamp) ? Files.readString(stamp) : "";
            if (there(program) && !made.equals(sources())) {
                remove(program);
                Files.writeString(folder.resolve(program + ".reason"), "its sources have changed since it was built\n");
            }
        }
        Prepare.step("rust peers: " + NOT_ASKED + "; -Dassay.peers=true builds them, in minutes");
    }

    private boolean there(String program) {
        Path release = folder.resolve("release");
        return Files.isRegularFile(release.resolve(program)) || Files.isRegularFile(release.resolve(program + ".exe"));
    }

    private void settle(String program, Optional<String> reason) throws IOException {
        if (reason.isPresent()) {
            remove(program);
            Files.writeString(folder.resolve(program + ".reason"), reason.get() + "\n");
            Prepare.step(reason.get() + ": the contenders of " + program + " are absent");
        } else {
            Files.deleteIfExists(folder.resolve(program + ".reason"));
            Files.writeString(folder.resolve(program + ".stamp"), sources());
            made(program).stamp();
        }
    }

    private void remove(String program) throws IOException {
        for (String name : List.of("release/" + program, "release/" + program + ".exe", program + ".stamp")) {
            Files.deleteIfExists(folder.resolve(name));
        }
    }

    private String sources() throws IOException {
        return SourceDigests.of(base, SOURCES) + "\n";
    }

    private Optional<String> built(String program) throws IOException {
        String what = "rust peers: cargo build --release of " + PACKAGES.get(program);
        Prepare.step(what + ", minutes the first time");
        made(program).remadeByCargo(program + "-");
        CargoProgress progress = new CargoProgress(what, Prepare::step, System::nanoTime);
        return failure(new Tool(cargo("build", program))
                .with(CargoProgress.VARIABLES)
                .call(PATIENCE)
                .unannounced()
                // The bar is drawn ten times a second, and what went wrong comes last.
                .keeping(KEPT)
                .telling(progress)
                .run());
    }

    private Artefacts made(String program) {
        return new Artefacts(folder.resolve("release"), List.of(Artefacts.program(program)));
    }

    /** OpenAI's crate comes from the source package of tiktoken, which pip fetches and checks. */
    private Optional<String> tiktoken() throws IOException {
        Optional<Path> python = Tools.python();
        if (python.isEmpty()) {
            return Tools.noPython();
        }
        Path script = base.resolve("native/peers/tiktoken/fetch.py");
        Optional<String> missing =
                failure(new Tool(List.of(python.get().toString(), script.toString(), folder.toString()))
                        .call(PATIENCE)
                        .run());
        return missing.isPresent() ? missing : built(TIKTOKEN);
    }

    /** Tests what was built; in the same profile, so that no crate is compiled twice. */
    void test(Passed passed, String compiler) throws IOException {
        List<String> reads = new ArrayList<>(SOURCES);
        reads.addAll(List.of("target/data/vocab", "target/native-peers/tiktoken"));
        for (String program : List.of(CRATES, TIKTOKEN)) {
            if (!asked || !Files.isRegularFile(folder.resolve(program + ".stamp"))) {
                Prepare.step("not tested: " + program + " (" + (asked ? "it is not built" : NOT_ASKED) + ")");
                continue;
            }
            String vocabularies = base.resolve("target/data/vocab").toString();
            passed.orTest(
                    "rust peers: cargo test --release of " + PACKAGES.get(program),
                    reads,
                    List.of(compiler),
                    () -> Prepare.must(new Tool(cargo("test", program)).with(Map.of("ASSAY_VOCAB", vocabularies))));
        }
    }

    private List<String> cargo(String verb, String program) {
        return List.of(
                "cargo",
                verb,
                "--release",
                "--locked",
                "--manifest-path",
                base.resolve(PACKAGES.get(program)).resolve("Cargo.toml").toString(),
                "--target-dir",
                folder.toString());
    }

    /** Returns why a program failed, if it did. */
    private Optional<String> failure(Outcome outcome) {
        if (!(outcome instanceof Outcome.Ended ended)) {
            return Optional.of(outcome.rule());
        }
        return ended.exit() == 0 ? Optional.empty() : Optional.of(reason(ended.errors() + ended.out(), base));
    }

    /** Returns what a build complains of, without the folders of this machine and the names of its hosts. */
    static String reason(String output, Path base) {
        String line = Program.complaint(CargoProgress.without(output)).orElse("the build said nothing");
        return line.replace(base.toString() + "/", "").replaceAll("[a-z+]+://\\S+", "a registry");
    }
}
