package dev.assay.claim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.report.AttributionText;
import dev.assay.run.ContenderId;
import dev.assay.run.DeckId;
import dev.assay.run.Fixture;
import dev.assay.run.Header;
import dev.assay.run.Mode;
import dev.assay.stats.Estimator;
import dev.assay.stats.Quantity;
import dev.assay.stats.RatiosAlone;
import dev.assay.stats.Summary;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.tomlj.Toml;
import org.tomlj.TomlArray;

class AttributionTest {
    private static final Map<String, String> SLOW =
            Map.of("language", "Python", "word cache", "none", "splitter", "by hand");
    private static final Map<String, String> FAST =
            Map.of("language", "Rust", "word cache", "none", "splitter", "by hand");

    private static String refusal(Map<String, String> one, Map<String, String> other) {
        return assertThrows(
                        IllegalArgumentException.class,
                        () -> new Step(ContenderId.of("a@jvm"), one, ContenderId.of("b@jvm"), other))
                .getMessage();
    }

    @Test
    void aStepIsOneDifference() {
        Step step = new Step(ContenderId.of("a@jvm"), SLOW, ContenderId.of("b@jvm"), FAST);
        assertEquals(List.of("language", "Python", "Rust"), List.of(step.trait(), step.before(), step.after()));
    }

    @Test
    void twoDifferencesAndNoneAreRefused() {
        Map<String, String> two = new LinkedHashMap<>(FAST);
        two.put("word cache", "32,768 words");
        assertEquals(
                "step a@jvm → b@jvm (language, word cache) must differ in exactly one trait; put a contender between them, or name the pair a"
                        + " leap",
                refusal(SLOW, two));
        assertEquals(
                "step a@jvm → b@jvm (no trait) must differ in exactly one trait; put a contender between them, or name the pair a leap",
                refusal(SLOW, SLOW));
        // A trait that one side does not tell may differ.
        Map<String, String> silent = new LinkedHashMap<>(FAST);
        silent.remove("splitter");
        assertTrue(refusal(SLOW, silent).contains("(language, splitter)"));
    }

    private static String shipped() throws IOException {
        return Files.readString(Path.of("benchmarks", "attribution.toml"));
    }

    @Test
    void theShippedPathsFromPythonToTheFastestRustChangeCacheAndLanguageInBothOrders() throws IOException {
        Attribution attribution = Attribution.parse(shipped());
        List<Attribution.Path> paths = attribution.paths().stream()
                .filter(path -> path.order().contains("language"))
                .toList();
        assertEquals(
                List.of(
                        List.of("word cache", "language", "splitter", "word cache", "algorithm"),
                        List.of("language", "word cache", "splitter", "word cache", "algorithm")),
                paths.stream().map(Attribution.Path::order).toList());
        for (Attribution.Path path : paths) {
            assertEquals(
                    ContenderId.of("python.plain@process"), path.contenders().get(0));
            assertEquals(ContenderId.of("rust.tuned@process"), path.contenders().get(5));
            assertEquals(List.of("attribution", "attribution", "safe", "safe", "safe"), path.groups());
        }
        assertTrue(attribution.leaps().stream().allMatch(leap -> leap.traits().size() > 1));
    }

    /** A path that no group could measure would be left out of every report without a word. */
    @Test
    void theShippedPathsAndLeapsNameContendersOfTheirGroups() throws IOException {
        Attribution attribution = Attribution.parse(shipped());
        TomlArray groups = Toml.parse(Path.of("benchmarks", "plan.toml")).getArray("group");
        Map<String, List<ContenderId>> members = new LinkedHashMap<>();
        Map<String, String> encodings = new LinkedHashMap<>();
        for (int i = 0; i < groups.size(); i++) {
            String id = groups.getTable(i).getString("id");
            members.put(
                    id,
                    groups.getTable(i).getArray("contenders").toList().stream()
                            .map(one -> ContenderId.of((String) one))
                            .toList());
            encodings.put(id, groups.getTable(i).getString("encoding"));
        }
        for (Attribution.Path path : attribution.paths()) {
            assertTrue(
                    members.get(path.group())
                            .containsAll(List.of(
                                    path.contenders().get(0),
                                    path.contenders().get(path.steps().size()))),
                    path.toString());
            for (int i = 0; i < path.steps().size(); i++) {
                Step step = path.steps().get(i);
                String group = path.groups().get(i);
                assertTrue(members.get(group).containsAll(List.of(step.from(), step.to())), step.toString());
                assertEquals(path.encoding(), encodings.get(group));
            }
        }
        for (Attribution.Leap leap : attribution.leaps()) {
            assertTrue(members.get(leap.group()).containsAll(List.of(leap.from(), leap.to())), leap.toString());
            assertEquals(leap.encoding(), encodings.get(leap.group()));
        }
    }

    @Test
    void aPathGoesOnWhereItEnded() throws IOException {
        assertEquals(
                "attribution.toml:" + line(shipped(), "then = ")
                        + " path.then contenders (rust.masks@process) must begin where the path ended, with"
                        + " rust.cached@process; correct the file",
                refusal(shipped()
                        .replace(
                                "\"rust.cached@process\", \"rust.masks@process\", \"rust.caches@process\"",
                                "\"rust.masks@process\", \"rust.caches@process\"")));
    }

    @Test
    void aPathThroughAPeerIsRefusedNamingWhatDiffers() throws IOException {
        String text = shipped()
                .replace(
                        "\"python.words@process\", \"rust.cached@process\"]",
                        "\"tiktoken@process\", \"rust.cached@process\"]");
        String refusal = assertThrows(IllegalArgumentException.class, () -> Attribution.parse(text))
                .getMessage();
        assertEquals(
                "attribution.toml:" + line(shipped(), "contenders = ")
                        + " step python.plain@process → tiktoken@process (API payload, algorithm, bridge, language, splitter) must differ in"
                        + " exactly one trait; put a contender between them, or name the pair a leap",
                refusal);
    }

    @Test
    void whatIsNoAttributionIsRefusedNamingSubjectAndValue() throws IOException {
        String text = shipped();
        assertEquals(
                "attribution.toml:" + line(text, "contenders = [\"hf-slow@process\", \"hf-fast@process\"]")
                        + " leap contenders ([python.plain@process, rust.plain@process]) must differ in several traits; else it is a"
                        + " step; correct the file",
                refusal(text.replace(
                        "\"hf-slow@process\", \"hf-fast@process\"",
                        "\"python.plain@process\", \"rust.plain@process\"")));
        assertEquals(
                "attribution.toml:" + line(text, "contenders = [\"hf-slow@process\", \"hf-fast@process\"]")
                        + " leap contenders (x@jvm) must have its traits in a [[contender]]; correct the file",
                refusal(text.replace("\"hf-slow@process\", \"hf-fast@process\"", "\"x@jvm\", \"hf-fast@process\"")));
        assertEquals(
                "attribution.toml:" + (line(text, "id = \"python.plain@process\"") - 2)
                        + " contender python.plain@process splitter (missing) must be a text, here or in [usual]; correct the file",
                refusal(text.replace("splitter = \"by hand, a character at a time\"\n", "")));
        assertEquals(
                "attribution.toml:" + line(text, "[[path]]")
                        + " key (paths) must be one that is read; did you mean path?",
                refusal(text.replace("[[path]]", "[[paths]]")));
    }

    private static long line(String text, String first) {
        return text.substring(0, text.indexOf(first)).lines().count() + 1;
    }

    private static String refusal(String text) {
        return assertThrows(IllegalArgumentException.class, () -> Attribution.parse(text))
                .getMessage();
    }

    @Test
    void itTravelsInTheJar() throws IOException {
        try (InputStream in = Attribution.class.getResourceAsStream("/benchmarks/attribution.toml")) {
            assertEquals(shipped(), new String(in.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @Test
    void theLedgerPassesItOver() throws IOException {
        Map<String, String> texts = new LinkedHashMap<>(Definitions.bundledTexts());
        int claims = Definitions.parse(texts).size();
        texts.put(Attribution.KEY, shipped());
        assertEquals(claims, Definitions.parse(texts).size());
    }

    private static final List<ContenderId> CONTENDERS =
            Fixture.ids("python.plain@process", "python.words@process", "rust.plain@process", "rust.cached@process");

    /* The shipped paths within their first group. */
    private static String within() throws IOException {
        return shipped().replaceAll("then = .*\n", "");
    }

    /* Time per op in powers of two of each contender by set: the cache saves 2 in Python, 8 in Rust; the language 4 or 16. */
    private static Summary summary(double[]... log2) {
        Summary.Cell cell =
                new Summary.Cell("attribution", "cl100k_base", new DeckId("en-prose", 1024), Mode.THROUGHPUT);
        List<Summary.Ratio> rows = new ArrayList<>();
        for (int i = 0; i < CONTENDERS.size(); i++) {
            for (int j = i + 1; j < CONTENDERS.size(); j++) {
                List<Double> values = new ArrayList<>();
                for (int set = 0; set < log2[i].length; set++) {
                    values.add(Math.pow(2, log2[i][set] - log2[j][set]));
                }
                rows.add(new Summary.Ratio(
                        CONTENDERS.get(i),
                        CONTENDERS.get(j),
                        Quantity.TIME,
                        cell,
                        Estimator.geometric(values, 0.95),
                        values));
            }
        }
        return RatiosAlone.of(rows);
    }

    private static Header header(Map<String, String> claims) {
        return Fixture.with(Fixture.RUN.header(), "claims", claims);
    }

    @Test
    void bothOrdersAreToldWithTheirShares() throws IOException {
        Summary summary = summary(
                new double[] {9, 9.1, 8.9}, new double[] {8, 8.1, 7.9}, new double[] {7, 7.1, 6.9}, new double[] {
                    4, 4.1, 3.9
                });
        List<Attribution.Found> found = Attribution.found(header(Map.of(Attribution.KEY, within())), summary);
        // By hand: the whole is 2⁵; cache first: 2¹ and 2⁴, a fifth and four fifths; language first: 2² and 2³.
        assertEquals(
                List.of(
                        "rust.cached@process is 32.0× as fast as python.plain@process (95 % CI 32.0–32.0); cl100k_base, geometric mean of"
                                + " 1 cell, 3 fork sets. Of that factor the language is 40 to 80 % on the logarithmic scale, by what"
                                + " changes first.",
                        "First word cache, then language (each with its share of the logarithm): word cache 2.00× (2.00–2.00),"
                                + " 20 % (20–20); language 16.0× (16.0–16.0), 80 % (80–80); product 32.0×.",
                        "First language, then word cache (each with its share of the logarithm): language 4.00× (4.00–4.00),"
                                + " 40 % (40–40); word cache 8.00× (8.00–8.00), 60 % (60–60); product 32.0×."),
                AttributionText.sentences(found, true));
        assertTrue(AttributionText.sentences(found, false).stream()
                .allMatch(sentence -> sentence.startsWith(Validity.WITHHELD)));
    }

    @Test
    void aPathThroughTwoGroupsTellsItsProductApart() throws IOException {
        String text = within().replaceFirst(
                        "\"python.words@process\", \"rust.cached@process\"]\n",
                        "\"python.words@process\"]\nthen = { group = \"elsewhere\", contenders = [\"python.words@process\","
                                + " \"rust.cached@process\"] }\n");
        Summary own = summary(
                new double[] {9, 9.1, 8.9}, new double[] {8, 8, 8}, new double[] {7, 7, 7}, new double[] {4, 4.1, 3.9});
        List<Summary.Ratio> rows = new ArrayList<>(own.ratios());
        own.ratios().stream()
                .filter(row -> row.numerator().toString().equals("python.words@process"))
                .forEach(row -> rows.add(Fixture.with(
                        row,
                        "cell",
                        new Summary.Cell("elsewhere", "cl100k_base", new DeckId("en-prose", 1024), Mode.THROUGHPUT))));
        List<Attribution.Found> found =
                Attribution.found(header(Map.of(Attribution.KEY, text)), Fixture.with(own, "ratios", rows));
        String sentence = AttributionText.sentences(found, true).get(1);
        // By hand: 2¹ in one group and 2⁴ in the other; shares of a product have no interval.
        assertTrue(
                sentence.matches(
                        "First word cache, then language \\(each with its share of the logarithm\\): word cache 2.00× \\(.*\\),"
                                + " 20 %; language 16.0× \\(.*\\), 80 %; product 32.0× \\(.*\\), measured apart from the whole"
                                + " \\(groups attribution, elsewhere\\)\\."),
                sentence);
    }

    @Test
    void oneSetHasNoIntervalAndNoShares() throws IOException {
        Summary summary = summary(new double[] {9}, new double[] {8}, new double[] {7}, new double[] {4});
        List<Attribution.Found> found = Attribution.found(header(Map.of(Attribution.KEY, within())), summary);
        assertEquals(
                "rust.cached@process is 32.0× as fast as python.plain@process (no interval); cl100k_base, geometric mean of 1"
                        + " cell, 1 fork set.",
                AttributionText.sentences(found, true).get(0));
    }

    @Test
    void aRunWithoutItHasNone() {
        Summary summary = summary(new double[] {9}, new double[] {8}, new double[] {7}, new double[] {4});
        assertEquals(List.of(), Attribution.found(header(Map.of()), summary));
        assertEquals(List.of(), Attribution.leapt(header(Map.of()), summary));
    }
}
