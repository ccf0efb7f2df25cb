package dev.assay.build;

import dev.assay.bridge.Tools;
import dev.assay.program.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The C++ contenders and their tests, by {@code native/cpp/build.sh}, which holds compilers and flags. */
final class CppBuild {
    /** Exit code of the script: this compiler is not there or unfit, and one line says why. */
    private static final int UNFIT = 3;

    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final Map<String, String> COMPILERS = Map.of("gcc", "cpp.*", "clang", "cpp-clang.*");

    private static final List<String> MADE = List.of(System.mapLibraryName("assay_cpp"), "assay-worker-cpp");

    private final Path base;
    private final Path script;
    private final Path folder;

    CppBuild(Path base) {
        this.base = base;
        script = base.resolve("native/cpp/build.sh");
        folder = base.resolve("target/native-cpp");
    }

    /** Builds with each compiler, for timing and for counting; an unfit one costs its contenders, never the build. */
    void build() throws IOException {
        for (String compiler : List.of("gcc", "clang")) {
            for (String what : List.of("release", "counting")) {
                Optional<String> unfit = built(compiler, what);
                if (unfit.isPresent()) {
                    Prepare.step(unfit.get() + ": " + COMPILERS.get(compiler) + " contenders are absent");
                    break;
                }
            }
        }
    }

    /** Builds the tests with sanitizers and runs them, by the first compiler that is fit: they test the source, not the compilers. */
    void test(Passed passed) throws IOException {
        String reasons = "";
        for (String compiler : List.of("gcc", "clang")) {
            Optional<String> unfit = built(compiler, "test");
            if (unfit.isPresent()) {
                reasons += (reasons.isEmpty() ? "" : "; ") + unfit.get();
                continue;
            }
            // Sources, compiler and flags are in the program.
            String tests = "target/native-cpp/" + compiler + "/test/assay-cpp-tests";
            String vocabularies = "target/data/vocab";
            passed.orTest(
                    "c++: tests by " + compiler + " with sanitizers",
                    List.of(tests, vocabularies),
                    List.of(),
                    () -> Prepare.must(new Tool(List.of(base.resolve(tests).toString()))
                            .with(Map.of(
                                    "ASSAY_VOCAB", base.resolve(vocabularies).toString()))));
            return;
        }
        Prepare.step("not tested: C++ (" + reasons + ")");
    }

    /** Builds if anything has changed; returns why the compiler cannot, and leaves that beside what it would have built. */
    private Optional<String> built(String compiler, String what) throws IOException {
        Path place = folder.resolve(compiler).resolve(what);
        Files.createDirectories(place);
        Artefacts made = new Artefacts(place, MADE);
        if (!what.equals("test") && made.areBroken()) {
            // The script builds nothing while sources, compiler and flags are those of the last time.
            Files.deleteIfExists(place.resolve("stamp"));
        }
        Optional<String> unfit = Tools.onPath("sh").isPresent()
                ? run(compiler, place, what)
                : Optional.of("no sh on PATH, which runs native/cpp/build.sh");
        if (unfit.isPresent()) {
            // What an earlier build left would be measured as if it were today's source.
            Files.deleteIfExists(place.resolve("stamp"));
            for (String name : MADE) {
                Files.deleteIfExists(place.resolve(name));
            }
            Files.writeString(place.resolve("reason"), unfit.get() + "\n");
        } else {
            Files.deleteIfExists(place.resolve("reason"));
            made.stamp();
        }
        return unfit;
    }

    private Optional<String> run(String compiler, Path place, String what) throws IOException {
        Prepare.step("c++: native/cpp/build.sh " + compiler + " " + what);
        Outcome.Ended ended = new Tool(List.of("sh", script.toString(), compiler, place.toString(), what))
                .call(PATIENCE)
                .named("native/cpp/build.sh")
                .run()
                .ended();
        if (ended.exit() == UNFIT) {
            return ended.out().lines().findFirst().or(() -> Optional.of(compiler + " is unfit"));
        }
        if (ended.exit() != 0) {
            throw new IllegalStateException("native/cpp/build.sh " + compiler + " " + what + " (exit code "
                    + ended.exit() + ") must succeed: " + ended.errors() + ended.out());
        }
        return Optional.empty();
    }
}
