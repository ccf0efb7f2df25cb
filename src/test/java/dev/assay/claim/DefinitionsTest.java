package dev.assay.claim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.assay.run.ContenderId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DefinitionsTest {
    private static final String READING =
            "id = \"x\"\nplace = 1\nquote = \"q\"\n[[reading]]\nid = \"a\"\nquestion = \"?\"\n"
                    + "numerator = \"n@jvm\"\ndenominator = \"d@jvm\"\nquantities = [\"time\"]\ngroup = \"g\"\nencoding = \"e\"\n"
                    + "bounds = [10, 100.0]\norigin = \"ours\"\naggregate = \"typical\"\nsentence = \"s\"\n";

    private static String refusal(String text) {
        return assertThrows(IllegalArgumentException.class, () -> Definitions.parse(Map.of("x", text)))
                .getMessage();
    }

    @Test
    void everyFileOfTheFolderTravelsInTheJarAndParses() throws IOException {
        Set<String> files;
        try (Stream<Path> paths = Files.list(Path.of("benchmarks", "claims"))) {
            files = paths.map(path -> path.getFileName().toString().replace(".toml", ""))
                    .filter(name -> !name.equals("index"))
                    .collect(Collectors.toSet());
        }
        assertEquals(files, Definitions.all().stream().map(Definition::id).collect(Collectors.toSet()));
    }

    /** Every run would carry its readings, and a row for each that nobody asked for. */
    @Test
    void aClaimOnRequestIsInTheHeaderOfARunThatNamesIt() {
        assertFalse(Definitions.headerTexts(List.of("like-c")).containsKey("releases"));
        assertEquals(
                Set.of("releases"),
                difference(
                        Definitions.headerTexts(List.of("releases")).keySet(),
                        Definitions.headerTexts(List.of()).keySet()));
    }

    private static Set<String> difference(Set<String> more, Set<String> less) {
        Set<String> rest = new TreeSet<>(more);
        rest.removeAll(less);
        return rest;
    }

    @Test
    void aRunsHeaderHoldsTheSameTextsAndTheAttribution() throws IOException {
        Map<String, String> expected = new HashMap<>(Definitions.bundledTexts());
        expected.put("attribution", Files.readString(Path.of("benchmarks", "attribution.toml")));
        assertEquals(expected, Definitions.headerTexts(List.of()));
    }

    @Test
    void theLedgerFollowsTheOrderOfTheIndex() {
        Map<String, String> texts = Definitions.bundledTexts();
        assertEquals(
                List.copyOf(texts.keySet()),
                Definitions.parse(texts).stream().map(Definition::id).toList());
    }

    @Test
    void theBoundsOfTheArticleStandAsFixed() {
        // The table of claims: 10 to 100 is the article's, 2 and more and 1/1.1 to 1.1 are ours, java has none.
        Map<String, Definition> claims = Definitions.parse(Definitions.bundledTexts()).stream()
                .collect(Collectors.toMap(Definition::id, claim -> claim));
        for (Definition.Reading reading : claims.get("faster-10x-100x").readings()) {
            assertEquals(List.of(10.0, 100.0, "article"), List.of(reading.lower(), reading.upper(), reading.origin()));
        }
        for (Definition.Reading reading : claims.get("less-memory").readings()) {
            assertEquals(
                    List.of(2.0, Double.POSITIVE_INFINITY, "ours"),
                    List.of(reading.lower(), reading.upper(), reading.origin()));
            assertEquals("every", reading.aggregate());
        }
        for (Definition.Reading reading : claims.get("safe-and-efficient").readings()) {
            assertEquals(List.of(1 / 1.1, 1.1, "ours"), List.of(reading.lower(), reading.upper(), reading.origin()));
            assertEquals("typical", reading.aggregate());
        }
        for (Definition.Reading reading : claims.get("like-c").readings()) {
            assertEquals(List.of(1 / 1.1, 1.1, "ours"), List.of(reading.lower(), reading.upper(), reading.origin()));
            assertEquals("typical", reading.aggregate());
        }
        for (Definition.Reading reading : claims.get("better-than-c").readings()) {
            assertEquals(
                    List.of(1.0, Double.POSITIVE_INFINITY, "article"),
                    List.of(reading.lower(), reading.upper(), reading.origin()));
            assertEquals("some", reading.aggregate());
        }
        for (Definition.Reading reading : claims.get("java").readings()) {
            assertEquals(false, reading.bounded());
            assertEquals(1.1, reading.margin());
        }
        for (Definition.Reading reading : claims.get("hybrid").readings().subList(0, 2)) {
            assertEquals(
                    List.of(0.8, Double.POSITIVE_INFINITY, "ours"),
                    List.of(reading.lower(), reading.upper(), reading.origin()));
            assertEquals("typical", reading.aggregate());
            assertEquals(List.of(1024, 16384, 262144), reading.sizes());
            assertEquals(ContenderId.of("rust.plain@process"), reading.numerator());
        }
        Definition.Reading pipeline = claims.get("bottleneck-first").readings().get(0);
        assertEquals(
                List.of(2.0, Double.POSITIVE_INFINITY, "ours"),
                List.of(pipeline.lower(), pipeline.upper(), pipeline.origin()));
        assertEquals("typical", pipeline.aggregate());
        assertEquals(
                Optional.of(new Definition.Part(
                        ContenderId.of("pipeline.rest@process"),
                        ContenderId.of("python.cached@process"),
                        ContenderId.of("python+rust.cached@process"))),
                pipeline.part());
        assertEquals(
                new TreeSet<>(Set.of(
                        "faster-10x-100x",
                        "less-memory",
                        "safe-and-efficient",
                        "like-c",
                        "better-than-c",
                        "hybrid",
                        "bottleneck-first",
                        "java")),
                claims.values().stream()
                        .filter(claim -> !claim.readings().isEmpty())
                        .map(Definition::id)
                        .collect(Collectors.toCollection(TreeSet::new)));
    }

    @Test
    void whatIsNoDefinitionIsRefusedNamingClaimSubjectAndValue() {
        assertEquals(1, Definitions.parse(Map.of("x", READING)).size());
        assertEquals(
                "claims/x.toml:12 reading a bounds ([100.0, 10]) must be two numbers from 0 in order; correct the file",
                refusal(READING.replace("[10, 100.0]", "[100.0, 10]")));
        assertEquals(
                "claims/x.toml:12 key of reading a (boundz) must be one that is read; did you mean bounds?",
                refusal(READING.replace("bounds", "boundz")));
        assertEquals(
                "claims/x.toml:7 contender (n@moon) must read implementation[+library][.strategy]@jvm|jna|ffm|ffm-critical|process;"
                        + " see contenders.toml",
                refusal(READING.replace("n@jvm", "n@moon")));
        assertEquals(
                "claims/x.toml:14 reading a aggregate (usual) must be one of typical, every, some, by-size; correct the file",
                refusal(READING.replace("typical", "usual")));
        assertEquals(
                "claims/x.toml:1 id (y) must be the name of its file, x; correct the file",
                refusal(READING.replace("id = \"x\"", "id = \"y\"")));
        assertEquals(
                "claims/x.toml:5 reading (1 table) must be there, or else one of not_tested, measured_by and a finding with"
                        + " [[fact]]; correct the file",
                refusal(READING.replace("place = 1", "place = 1\nnot_tested = \"all\"")));
        assertEquals(
                "claims/x.toml:17 reading a part ([n]) must be two contenders, slow and fast, beside a rest, or neither be there;"
                        + " correct the file",
                refusal(READING + "rest = \"r\"\npart = [\"n\"]\n"));
        assertEquals(
                "claims/x.toml:15 reading a sentence (s) must hold {amdahl} exactly where there is a part; correct the file",
                refusal(READING + "rest = \"r\"\npart = [\"n\", \"f\"]\n"));
        String facts = "id = \"x\"\nplace = 1\nquote = \"q\"\nfinding = \"f\"\n";
        assertEquals("claims/x.toml:4 finding (f) must rest on a [[fact]]; correct the file", refusal(facts));
        assertEquals(
                "claims/x.toml:8 fact sha256 (ab) must be 64 lower-case hex digits; correct the file",
                refusal(facts + "[[fact]]\ntext = \"t\"\nsource = \"s\"\nsha256 = \"ab\"\nchecked = \"2026-11-25\"\n"));
        assertEquals(true, refusal("id = ").startsWith("claims/x.toml:1 ("));
    }

    /** What was parsed is kept by its whole text, so that a claim of one run is never judged by the bounds of another's. */
    @Test
    void theSameClaimWithAnotherBoundIsAnotherDefinition() {
        double first =
                Definitions.parse(Map.of("x", READING)).get(0).readings().get(0).lower();
        double other = Definitions.parse(Map.of("x", READING.replace("[10,", "[11,")))
                .get(0)
                .readings()
                .get(0)
                .lower();
        assertEquals(List.of(10.0, 11.0), List.of(first, other));
    }
}
