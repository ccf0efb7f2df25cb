package dev.assay.build;

import dev.assay.bridge.ChosenPython;
import dev.assay.bridge.ContenderLauncher;
import dev.assay.bridge.Pythons;
import dev.assay.bridge.Tools;
import dev.assay.contender.SourceDigests;
import dev.assay.corpus.Preparation;
import dev.assay.cpython.Interpreters;
import dev.assay.program.Call;
import dev.assay.program.Outcome;
import dev.assay.usage.Complaint;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The build's own steps: data, native and Python contenders, and their tests. Called by Maven, not by users. A missing tool or package
 * index costs its contenders, never the build; code that does not compile or a test that fails does.
 */
public final class Prepare {
    // rust-version of native/rust/Cargo.toml.
    private static final Runtime.Version OLDEST_CARGO = Runtime.Version.parse("1.87");

    private static final List<String> RUST =
            List.of(System.mapLibraryName("assay_rust"), Artefacts.program("assay-worker"));

    private static final Duration PATIENCE = Duration.ofMinutes(20);

    private final Path base;
    private final Path target;
    private final Passed passed;
    private Optional<Optional<String>> cargo = Optional.empty();

    private Prepare(Path base) {
        this.base = base.toAbsolutePath().normalize();
        this.target = this.base.resolve("target");
        this.passed = new Passed(this.base, System.getenv());
    }

    public static void main(String[] args) {
        if (args.length != 2 || !List.of("build", "test").contains(args[0])) {
            System.err.println("arguments (" + String.join(" ", args) + ") must be build BASEDIR or test BASEDIR");
            System.exit(2);
        }
        Prepare prepare = new Prepare(Path.of(args[1]));
        try {
            if (args[0].equals("build")) {
                prepare.build();
            } else {
                prepare.test();
            }
        } catch (IOException | RuntimeException | Error wrong) {
            System.err.println("prepare " + args[0] + ": " + Complaint.line(wrong));
            for (Throwable beside : wrong.getSuppressed()) {
                System.err.println("prepare " + args[0] + ": " + Complaint.line(beside));
            }
            System.exit(1);
        }
    }

    private void build() throws IOException {
        step("data: verifying vocabularies and corpora, cutting decks");
        Preparation.build(target.resolve("data"));
        writeSourceDigests();
        // Interpreters are timed to choose one, so nothing else may run yet.
        Optional<Path> python = choosePython();
        Optional<String> noCargo = cargoMissing();
        Lanes.run(
                () -> {
                    buildRust(noCargo);
                    new ExtensionBuild(base).build(noCargo);
                    new PeersBuild(base).build(noCargo);
                },
                () -> new CppBuild(base).build(),
                () -> {
                    if (python.isPresent()) {
                        buildPython(python.get());
                    }
                });
    }

    private void writeSourceDigests() throws IOException {
        Path file = target.resolve("classes").resolve(SourceDigests.RESOURCE);
        Files.createDirectories(file.getParent());
        StringBuilder digests = new StringBuilder();
        for (Map.Entry<String, List<String>> language : SourceDigests.FOLDERS.entrySet()) {
            digests.append(language.getKey())
                    .append('=')
                    .append(SourceDigests.of(base, language.getValue()))
                    .append('\n');
        }
        Files.writeString(file, digests.toString());
    }

    private void buildRust(Optional<String> missing) throws IOException {
        if (missing.isPresent()) {
            // What an earlier build left would be measured as if it were today's source.
            for (String folder : List.of("native", "native-counting")) {
                for (String name : RUST) {
                    Files.deleteIfExists(
                            target.resolve(folder).resolve("release").resolve(name));
                }
            }
            step(missing.get() + ": rust.* and floor-*@jna, @ffm, @ffm-critical contenders are absent");
            return;
        }
        step("rust: cargo build --release");
        buildRust("native");
        step("rust: cargo build --release --features counting");
        buildRust("native-counting", "--features", "counting");
    }

    private void buildRust(String folder, String... features) throws IOException {
        Artefacts made = new Artefacts(target.resolve(folder).resolve("release"), RUST);
        made.remadeByCargo("");
        List<String> arguments = new ArrayList<>(List.of("--release", "--locked"));
        arguments.addAll(Arrays.asList(features));
        cargo(folder, "build", arguments.toArray(new String[0]));
        made.stamp();
    }

    /** Returns the interpreter of the Python contenders, if there is one. */
    private static Optional<Path> choosePython() {
        step("python: choosing the interpreter, seconds where one is new");
        Interpreters interpreters = ChosenPython.renewed();
        Optional<Path> python = Tools.python();
        if (Interpreters.named().isPresent() && python.isEmpty()) {
            throw new IllegalArgumentException(interpreters.missing());
        }
        if (python.isEmpty()) {
            step(Tools.noPython().orElse("") + ": python.* contenders and the Python peers are absent");
            return python;
        }
        step("python: " + interpreters.sentence().orElse(""));
        interpreters.passedOver().forEach(other -> step("python: passed over " + other));
        return python;
    }

    private void buildPython(Path python) throws IOException {
        Path scripts = base.resolve("src/main/python");
        passed.orMake(
                "python: deriving the peers' vocabularies",
                // All of it: the script imports what the worker reads vocabularies with.
                List.of("src/main/python"),
                List.of("target/data/vocab"),
                List.of(),
                () -> must(python(
                        python,
                        scripts.resolve("derive_vocab.py").toString(),
                        target.resolve("data/vocab").toString())));
        step("python: virtual environment of the peers");
        List<String> arguments = new ArrayList<>(List.of(
                scripts.resolve("make_venv.py").toString(),
                target.resolve("venv").toString(),
                "--optional"));
        // A distribution may keep pip in a package of its own.
        ChosenPython.get().others().forEach(other -> arguments.addAll(List.of("--pip-of", other.toString())));
        must(python(python, arguments.toArray(String[]::new)));
        buildPythonOf2020(scripts.resolve("make_venv.py"));
    }

    private void buildPythonOf2020(Path script) throws IOException {
        Optional<Path> python = Pythons.cpython(ContenderLauncher.OF_2020);
        if (python.isEmpty()) {
            String reason = "no CPython " + ContenderLauncher.OF_2020 + " on PATH or kept by pyenv";
            step(reason + ": the Python peers of 2020 are absent");
            // Whoever lists contenders reads it, and need not start anything to know.
            Path venv = Files.createDirectories(target.resolve("venv-2020"));
            Files.writeString(
                    venv.resolve("venv.reason"),
                    reason + ": pyenv install " + ContenderLauncher.OF_2020 + ", then mvn verify\n");
            return;
        }
        step("python: virtual environment of the peers of 2020");
        must(python(
                python.get(), script.toString(), target.resolve("venv-2020").toString(), "--of", "2020", "--optional"));
    }

    private void test() throws IOException {
        Optional<String> noCargo = cargoMissing();
        String compiler = noCargo.isPresent() ? "" : compiler();
        // A lane a language: one of them takes a minute on one processor, and must not begin when the others have
        // ended.
        Lanes.run(
                () -> {
                    testRust(noCargo, compiler);
                    new ExtensionBuild(base).test(passed, noCargo, compiler, this::component);
                    new PeersBuild(base).test(passed, compiler);
                },
                () -> new CppBuild(base).test(passed),
                this::testPython);
        TestsLeft.in(base.resolve("src/test/java")).forEach(Prepare::step);
    }

    private void testPython() throws IOException {
        Optional<Path> python = Tools.python().map(this::withPeers);
        if (python.isEmpty()) {
            step("not tested: Python (" + Tools.noPython().orElse("") + ")");
            return;
        }
        List<String> reads = List.of(
                "src/main/python",
                "src/test/python",
                "benchmarks/examples",
                "benchmarks/unicode",
                "native/peers/tiktoken",
                "target/data",
                "target/python-extension",
                "target/native/release/" + System.mapLibraryName("assay_rust"),
                "target/venv/assay.stamp",
                // Installed apart, and tried again in each build.
                "target/venv/gigatoken.stamp",
                "target/venv/quicktok.stamp",
                "target/venv-2020/assay.stamp");
        List<String> tools =
                List.of(python.get().toString(), ChosenPython.get().sentence().orElse(""));
        passed.orTest(
                "python: unittest",
                reads,
                tools,
                () -> must(python(
                        python.get(),
                        "-bb",
                        "-Wd",
                        "-m",
                        "unittest",
                        "discover",
                        "-s",
                        base.resolve("src/test/python").toString())));
    }

    /** With the peers installed the tests compare with tiktoken too; without them they say what they did not test. */
    private Path withPeers(Path python) {
        Path peers = target.resolve("venv/bin/python");
        return Files.isExecutable(peers) ? peers : python;
    }

    private void testRust(Optional<String> missing, String compiler) throws IOException {
        if (missing.isPresent()) {
            step("not tested: Rust (" + missing.get() + ")");
            return;
        }
        List<String> sources = List.of("native/rust", "native/include", "benchmarks/unicode");
        for (String name : List.of("fmt", "clippy")) {
            Optional<String> version = component(name);
            if (version.isEmpty()) {
                step("not tested: cargo " + name + " (the component is not installed: rustup component add "
                        + (name.equals("fmt") ? "rustfmt" : name) + ")");
            } else if (name.equals("fmt")) {
                passed.orTest(
                        "rust: cargo fmt --check",
                        sources,
                        List.of(version.get()),
                        () -> must(new Tool(List.of(
                                "cargo",
                                "fmt",
                                "--all",
                                "--manifest-path",
                                manifest().toString(),
                                "--check"))));
            } else {
                passed.orTest(
                        "rust: cargo clippy",
                        sources,
                        List.of(version.get(), compiler),
                        () -> cargo("native-test", "clippy", "--all-targets", "--locked", "--", "-D", "warnings"));
            }
        }
        List<String> reads = new ArrayList<>(sources);
        reads.add("target/data/vocab");
        passed.orTest("rust: cargo test", reads, List.of(compiler), () -> cargo("native-test", "test", "--locked"));
    }

    /** Returns why cargo cannot be used, found out once; a cargo that only tells to install a toolchain is no cargo. */
    private Optional<String> cargoMissing() {
        if (cargo.isEmpty()) {
            cargo = Optional.of(askCargo());
        }
        return cargo.get();
    }

    private Optional<String> askCargo() {
        if (Tools.onPath("cargo").isEmpty()) {
            return Optional.of("cargo is not on PATH");
        }
        if (!Files.isRegularFile(manifest())) {
            return Optional.of("native/rust is not there");
        }
        Outcome outcome = Call.of("cargo", "--version").run();
        if (outcome.answer().isEmpty()) {
            return Optional.of(outcome.rule());
        }
        String version = version(outcome.answer().get());
        return Runtime.Version.parse(version).compareTo(OLDEST_CARGO) < 0
                ? Optional.of("cargo (" + version + ") must be " + OLDEST_CARGO + " or newer")
                : Optional.empty();
    }

    /** Returns the number in {@code cargo 1.95.0 (f2d3ce0bd 2026-03-21)}. */
    private static String version(String said) {
        Matcher number = Pattern.compile("\\d+(\\.\\d+)+").matcher(said);
        return number.find() ? number.group().replaceAll("(\\.0)+$", "") : "1";
    }

    private Path manifest() {
        return base.resolve("native/rust/Cargo.toml");
    }

    /** Returns the version of a component of cargo; empty if it is not installed. */
    private Optional<String> component(String name) {
        return Call.of("cargo", name, "--version").run().answer();
    }

    /** Returns the versions of cargo and of the compiler that it calls. */
    private static String compiler() {
        return Stream.of(Call.of("cargo", "--version"), Call.of("rustc", "--version", "--verbose"))
                .map(call -> call.run().answer().orElse(""))
                .collect(Collectors.joining("\n"));
    }

    private void cargo(String targetFolder, String verb, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                "cargo",
                verb,
                "--manifest-path",
                manifest().toString(),
                "--target-dir",
                target.resolve(targetFolder).toString()));
        command.addAll(Arrays.asList(arguments));
        must(new Tool(command)
                .with(Map.of("ASSAY_VOCAB", target.resolve("data/vocab").toString())));
    }

    private Tool python(Path interpreter, String... arguments) {
        List<String> command = new ArrayList<>(List.of(interpreter.toString()));
        command.addAll(Arrays.asList(arguments));
        return new Tool(command)
                .with(Map.of(
                        "PYTHONPATH",
                        base.resolve("src/main/python") + File.pathSeparator + target.resolve("python-extension"),
                        "PYTHONDONTWRITEBYTECODE",
                        "1",
                        "ASSAY_DATA",
                        target.resolve("data").toString(),
                        "ASSAY_VENV_2020",
                        target.resolve("venv-2020").toString(),
                        // Without it the tests of the hybrid say what they did not test.
                        "ASSAY_LIBRARY",
                        target.resolve("native/release")
                                .resolve(System.mapLibraryName("assay_rust"))
                                .toString()));
    }

    static void must(Tool command) throws IOException {
        int code = command.run(PATIENCE);
        if (code != 0) {
            throw new IllegalStateException(command + " (exit code " + code + ") must succeed; see its output above");
        }
    }

    static void step(String line) {
        System.out.println("[assay] " + line);
        System.out.flush();
    }
}
