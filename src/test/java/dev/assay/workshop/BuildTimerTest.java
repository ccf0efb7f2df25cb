package dev.assay.workshop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.assay.bridge.Tools;
import dev.assay.corpus.DataFolder;
import dev.assay.price.Edit;
import dev.assay.price.Part;
import dev.assay.price.PriceList;
import dev.assay.price.PriceList.Artefact;
import dev.assay.price.Syntax;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On this checkout, by the two implementations that take no minutes to build. */
@Tag("slow")
class BuildTimerTest {
    private static final Checkout CHECKOUT = Checkout.first(List.of(Path.of("")));

    private final List<String> progress = new ArrayList<>();

    private PriceList take(Toolchain... makers) throws IOException {
        return BuildTimer.take(
                scratch -> List.of(makers),
                CHECKOUT,
                DataFolder.locate(Optional.empty()),
                "0.1.0",
                2,
                Optional.empty(),
                progress::add);
    }

    @Tag("real")
    @Test
    void javaAndPythonAreBuiltEditedAndCheckedInTurnsAndTheCheckoutStaysAsItIs(@TempDir Path scratch)
            throws IOException {
        assumeTrue(Tools.python().isPresent(), "no python3 on PATH");
        String before = CHECKOUT.digest("java") + CHECKOUT.digest("python");
        PriceList list = take(
                new JavaToolchain(scratch),
                new PythonToolchain(scratch),
                new PythonToolchain(scratch.resolve("other")) {
                    @Override
                    Optional<String> missing() {
                        return Optional.of("no python4 on PATH");
                    }
                });
        PriceList.Row java = list.rows().get(0);
        assertEquals(Optional.empty(), java.missing());
        assertEquals(2, java.clean().size());
        assertEquals(2, java.edit().size());
        PriceList.Row python = list.rows().get(1);
        assertEquals(List.of(), python.clean());
        assertEquals(2, python.edit().size());
        assertTrue(Stream.of(java, python).flatMap(row -> row.edit().stream()).allMatch(seconds -> seconds > 0.01));
        PriceList.Row missing = list.rows().get(2);
        assertEquals(Optional.of("no python4 on PATH"), missing.missing());
        assertEquals(List.of(), missing.edit());
        assertEquals(python.lines(), missing.lines());
        assertEquals(
                List.of(
                        "java: first build, not timed",
                        "python: first build, not timed",
                        "python: not measured: no python4 on PATH",
                        "round 1 of 2: java",
                        "round 1 of 2: python",
                        "round 2 of 2: python",
                        "round 2 of 2: java"),
                progress);
        assertEquals(before, CHECKOUT.digest("java") + CHECKOUT.digest("python"));
    }

    @Test
    void wrongIdsEndItAll(@TempDir Path scratch) {
        assumeTrue(Tools.python().isPresent(), "no python3 on PATH");
        PythonToolchain wrong = new PythonToolchain(scratch) {
            @Override
            List<Artefact> release() throws IOException {
                Path file = sources.path("src/main/python/assay_worker/merge.py");
                Files.writeString(file, Files.readString(file) + "\n\ndef merge(vocabulary, piece):\n    return [0]\n");
                return super.release();
            }
        };
        String message =
                assertThrows(IllegalStateException.class, () -> take(wrong)).getMessage();
        assertTrue(message.matches("ids of python \\(\\d+\\) must be the reference's; nothing is written.*"), message);
    }

    @Test
    void anEditThatChangesNothingEndsItAll(@TempDir Path scratch) {
        assumeTrue(Tools.python().isPresent(), "no python3 on PATH");
        PythonToolchain wrong = new PythonToolchain(scratch) {
            @Override
            Optional<Path> changed() {
                return Optional.of(sources.path("src/main/python/assay_worker/plain.py"));
            }
        };
        assertEquals(
                "edit of src/main/python/assay_worker/merge.py must change what is run, and has not; correct the edit",
                assertThrows(IllegalStateException.class, () -> take(wrong)).getMessage());
    }

    /** What is timed is what the project builds: the same bytes, made by the script and by the command that it shows. */
    @Tag("real")
    @Test
    void theTimedBuildOfCppMakesTheWorkerThatTheScriptMakes(@TempDir Path scratch) throws Exception {
        assumeTrue(Tools.onPath("sh").isPresent() && Tools.onPath("g++").isPresent(), "no sh or no g++ on PATH");
        CppToolchain maker = new CppToolchain("cpp", "gcc", scratch);
        CHECKOUT.copy(maker.sources.root());
        Artefact worker = maker.release().get(1);
        maker.clean();
        assertEquals(Optional.empty(), maker.changed());
        maker.build().orElseThrow().run(maker.place);
        Path timed = maker.changed().orElseThrow();
        assertEquals(worker.bytes(), Files.size(timed));
        assertEquals(-1, Files.mismatch(timed, maker.place.resolve("release/assay-worker-cpp")));
    }

    @Test
    void theEditOfEachLanguageIsOneLineOfItsSource(@TempDir Path scratch) throws IOException {
        for (Toolchain maker : List.of(
                new JavaToolchain(scratch),
                new RustToolchain(scratch),
                new CppToolchain("cpp", "gcc", scratch),
                new PythonToolchain(scratch))) {
            List<String> before = Files.readAllLines(CHECKOUT.path(maker.edit().file()));
            List<String> after = maker.edit()
                    .apply(String.join("\n", before), Edit.MOST)
                    .lines()
                    .toList();
            assertEquals(before.size(), after.size());
            List<Integer> changed = Stream.iterate(0, line -> line + 1)
                    .limit(before.size())
                    .filter(line -> !before.get(line).equals(after.get(line)))
                    .toList();
            assertEquals(1, changed.size(), maker.id());
            assertEquals(before.get(changed.get(0)).replace("64", "16"), after.get(changed.get(0)), maker.id());
        }
    }

    /** So that no file of a tokenizer falls out of the count unseen; the names were written down from the folders. */
    @Test
    void everySourceOfATokenizerIsOnePartOfIt() throws IOException {
        for (Toolchain maker : List.of(
                new JavaToolchain(Path.of("")),
                new RustToolchain(Path.of("")),
                new CppToolchain("cpp", "gcc", Path.of("")))) {
            try (Stream<Path> files = Files.walk(CHECKOUT.path(maker.folder()))) {
                List<Path> left = files.filter(Files::isRegularFile)
                        .filter(file -> !file.endsWith("tuned/tests.rs"))
                        .collect(Collectors.toCollection(ArrayList::new));
                left.removeAll(CHECKOUT.parts(maker.syntax(), maker.folder()).keySet());
                assertEquals(List.of(), left);
            }
        }
        assertEquals(
                "{cached.py=OWN, classes.py=SHARED, merge.py=SHARED, plain.py=PLAIN, split.py=SHARED, vocabulary.py=SHARED,"
                        + " words.py=CACHED}",
                names(Syntax.PYTHON, "src/main/python/assay_worker").toString());
        Map<String, Part> java = names(Syntax.JAVA, "src/main/java/dev/assay/bpe");
        assertEquals(Part.CACHED, java.get("WordCache.java"));
        assertEquals(Part.CACHED, java.get("Cached.java"));
        assertEquals(Part.PLAIN, java.get("Plain.java"));
        assertEquals(Part.SHARED, java.get("Merger.java"));
        Map<String, Part> rust = names(Syntax.RUST, "native/rust/bpe/src");
        assertEquals(Part.OWN, rust.get("simd.rs"));
        assertFalse(rust.containsKey("tests.rs"));
    }

    private static Map<String, Part> names(Syntax syntax, String folder) throws IOException {
        Map<String, Part> names = new java.util.TreeMap<>();
        CHECKOUT.parts(syntax, folder)
                .forEach((file, part) -> names.put(file.getFileName().toString(), part));
        return names;
    }

    @Test
    void aBuildThatFailsSaysItsFirstError(@TempDir Path folder) throws Exception {
        assumeTrue(Tools.onPath("sh").isPresent(), "no sh on PATH");
        Command.Failed failed = assertThrows(Command.Failed.class, () -> Command.of(
                        "sh", "-c", "echo compiling; echo 'error: no such crate' >&2; echo 1 error >&2; exit 5")
                .run(folder));
        assertEquals("error: no such crate", failed.getMessage());
        assertEquals(
                "said\n", Command.of("sh", "-c", "echo said; echo not this >&2").run(folder));
        assertEquals(
                "sh ended with exit code 7",
                assertThrows(Command.Failed.class, () -> Command.of("sh", "-c", "exit 7")
                                .run(folder))
                        .getMessage());
    }

    @Test
    void aFolderThatIsNoCheckoutIsRefused(@TempDir Path folder) {
        assertEquals(
                "folder (" + folder
                        + ") must be a checkout of Assay, whose sources are built; name one by --source DIR",
                assertThrows(IllegalArgumentException.class, () -> Checkout.first(List.of(folder)))
                        .getMessage());
        assertNotEquals(CHECKOUT.root(), folder);
    }
}
