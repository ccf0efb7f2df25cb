package dev.assay.contender;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.corpus.Encoding;
import dev.assay.run.ContenderId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReleasesTest {
    private static final Path PINS = Path.of("src", "main", "python", "releases");

    private static final String ARM =
            "[[arm]]\nname = \"slow\"\nlanguage = \"Python\"\noutput = \"ids\"\ncall = \"encode(text)\"\n";
    private static final String RELEASE = ARM + "[[release]]\nid = \"1-0\"\nlibrary = \"l\"\nversion = \"1.0\"\n"
            + "released = \"2020-06-02\"\npython = \"3.8\"\nrequirements = \"l.txt\"\nimports = \"l\"\narms = [\"slow\"]\n";

    private static String refusal(String text) {
        return assertThrows(IllegalArgumentException.class, () -> Releases.of(text))
                .getMessage();
    }

    @Test
    void aReleaseIsAContenderPerArmThatTellsItsDay() {
        Releases releases = Releases.of(RELEASE + "control = \"the interpreter\"\ndiffers = { slow = [\"cjk\"] }\n");
        Declaration only = releases.declarations().get(0);
        assertEquals(ContenderId.of("slow.1-0@process"), only.contender().id());
        assertEquals(List.of("release", "1-0"), List.of(only.launch(), only.strategy()));
        assertEquals(
                Map.of(
                        "call", "encode(text)",
                        "library", "l",
                        "release", "1.0",
                        "released", "2020-06-02",
                        "control", "the interpreter"),
                only.contender().options());
        assertTrue(only.differsOn("cjk"));
        assertEquals("l 1.0", releases.named("1-0").name());
    }

    @Test
    void aWrongReleaseIsRefusedWithFileAndLine() {
        assertEquals(
                "releases.toml:10 release released (June) must be a day, such as 2024-12-05; correct the file",
                refusal(RELEASE.replace("2020-06-02", "June")));
        assertEquals(
                "releases.toml:14 release arms ([fast]) must be some of slow; correct the file",
                refusal(RELEASE.replace("arms = [\"slow\"]", "arms = [\"fast\"]")));
        assertEquals(
                "releases.toml:11 release python (3) must be a version of CPython, such as 3.11, or chosen; correct the file",
                refusal(RELEASE.replace("\"3.8\"", "\"3\"")));
        assertTrue(refusal(RELEASE.replace("requirements = \"l.txt\"\nimports = \"l\"\n", ""))
                .contains("requirements (missing) must be there, with imports"));
        assertEquals(
                "releases.toml:15 key of release (diffres) must be one that is read; did you mean differs?",
                refusal(RELEASE + "diffres = 1\n"));
    }

    /** Pins that nobody uses would rot, and a release without its pins would never be there. */
    @Test
    void everyReleaseHasItsPinsAndEveryPinsFileItsRelease() throws IOException {
        Set<String> files;
        try (Stream<Path> paths = Files.list(PINS)) {
            files = paths.map(path -> path.getFileName().toString()).collect(Collectors.toCollection(TreeSet::new));
        }
        Set<String> named = Releases.shipped().all().stream()
                .filter(release -> !release.isOfToday())
                .map(Release::requirements)
                .collect(Collectors.toCollection(TreeSet::new));
        assertEquals(named, files);
        for (Release release : Releases.shipped().all()) {
            if (release.isOfToday()) {
                continue;
            }
            String pins = Files.readString(PINS.resolve(release.requirements()));
            String library = release.as().library() + "==" + release.as().version() + " ";
            assertTrue(pins.contains("\n" + library), release.id());
            if (!release.beside().isEmpty()) {
                assertTrue(pins.contains("\n" + release.beside().replace(" ", "==") + " "), release.id());
            }
        }
    }

    /** Each would start an interpreter, and need an environment, wherever contenders are listed. */
    @Test
    void aReleaseTakesPartOnlyWhereItIsAskedFor() {
        List<ContenderId> prepared = new ArrayList<>();
        Launcher launcher = new Launcher() {
            @Override
            public void prepare(Declaration declaration) {
                prepared.add(declaration.contender().id());
            }

            @Override
            public Optional<String> missing(Declaration declaration) {
                return Optional.of("not here");
            }

            @Override
            public LiveContender open(Declaration declaration, Vocabularies vocabularies, Purpose purpose) {
                throw new IllegalStateException();
            }

            @Override
            public LiveContender openInOwnJvm(
                    Declaration declaration, Vocabularies vocabularies, Purpose purpose, List<String> flags) {
                throw new IllegalStateException();
            }

            @Override
            public Launcher under(Instrument instrument) {
                return this;
            }
        };
        List<Declaration> declared = new ArrayList<>(Releases.of(RELEASE).declarations());
        Catalogue all = new Catalogue(declared, null, launcher);
        assertEquals(List.of(), all.contenders());
        Contender one = all.find(ContenderId.of("slow.1-0@process")).orElseThrow();
        assertEquals(List.of(one), all.with(List.of(one.id())).contenders());
        assertEquals(List.of(), prepared);
        all.availability(one);
        assertEquals(List.of(one.id()), prepared);
        assertTrue(Catalogue.ids().contains(ContenderId.of("hf-slow.4-47-0@process")));
    }

    @Test
    void theShippedOnesAreGpt2sAndTellTheirDays() throws IOException {
        String plan = Files.readString(Path.of("benchmarks", "plan.toml"));
        String caveats = Files.readString(Path.of("benchmarks", "CONTENDERS.md"));
        for (Declaration one : Releases.shipped().declarations()) {
            assertEquals(List.of(Encoding.R50K_BASE), one.contender().encodings());
            assertEquals(Kind.PEER, one.contender().kind());
            assertTrue(
                    plan.contains("\"" + one.contender().id() + "\""),
                    one.contender().id()::toString);
            assertTrue(caveats.contains("<a id=\"" + one.caveats().split("#")[1] + "\">"), one.caveats());
        }
        // The pair's own line: each half of a release has the other, up to the last that has two.
        for (Release release : Releases.shipped().all()) {
            boolean pair = release.as().library().equals("transformers")
                    && Integer.parseInt(release.as().version().split("\\.")[0]) < 5;
            assertEquals(pair, release.arms().containsAll(List.of("hf-slow", "hf-fast")), release.id());
        }
    }
}
