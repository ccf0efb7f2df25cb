package dev.assay.workload;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.corpus.Encoding;
import dev.assay.usage.Keys;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class WorkloadsTest {
    private static final String ONE = """
            [[workload]]
            id = "one"
            task = "t"
            purpose = "p"
            answers = "a"
            loads = "l"
            [workload.encodings]
            x = "o@jvm"
            """;

    /* Without those of tests. */
    private static Workloads shipped() throws IOException {
        return Workloads.parse(List.of(Files.readString(Path.of("benchmarks/workloads.toml"))));
    }

    /** A Java worker knows tokenizing without the file, so the same stands in two places; here they are held together. */
    @Test
    void tokenizingIsShippedAloneAndDefinedAsTheCodeHasIt() throws IOException {
        Workloads shipped = shipped();
        assertEquals(Workload.TOKENIZE, shipped.named(Keys.of("plan.toml", "workload = \"tokenize\"")));
        List<String> ids = new ArrayList<>();
        for (Encoding encoding : Encoding.tokenizing()) {
            Workloads.Offer offer = shipped.offer(encoding.id()).orElseThrow();
            assertEquals(encoding.workload(), offer.workload());
            assertEquals(encoding.oracle(), offer.oracle());
            ids.add(encoding.id());
        }
        assertEquals(ids.stream().sorted().toList(), shipped.encodings(Workload.TOKENIZE));
        assertEquals(
                "plan.toml:1 workload (tokenise) must be one of tokenize; did you mean tokenize?",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> shipped.named(Keys.of("plan.toml", "workload = \"tokenise\"")))
                        .getMessage());
    }

    @Test
    void aCorpusOfAWorkloadsOwnIsNobodyElses() {
        Workloads both = Workloads.parse(List.of(
                ONE,
                ONE.replace("\"one\"", "\"two\"").replace("x =", "y =").replace("loads", "corpora = [\"c\"]\nloads")));
        Workload one = both.offer("x").orElseThrow().workload();
        Workload two = both.offer("y").orElseThrow().workload();
        assertTrue(both.takes(one, "prose"));
        assertFalse(both.takes(one, "c"));
        assertTrue(both.takes(two, "c"));
        assertFalse(both.takes(two, "prose"));
    }

    @Test
    void aFaultyDefinitionIsNamedWithItsLine() {
        refused(
                "workloads.toml:2 workload id (one) must be defined once; correct the file",
                ONE,
                ONE.replace("x", "y"));
        refused(
                "workloads.toml:8 workload.encodings x (o@jvm) must be of one workload, and is of one too; correct the file",
                ONE,
                ONE.replace("\"one\"", "\"two\""));
        refused(
                "workloads.toml:5 key of workload (answer) must be one that is read; did you mean answers?",
                ONE.replace("answers", "answer"));
        refused(
                "workloads.toml:1 workload answers (missing) must be a text; correct the file",
                ONE.replace("answers = \"a\"\n", ""));
    }

    private static void refused(String line, String... texts) {
        assertEquals(
                line,
                assertThrows(IllegalArgumentException.class, () -> Workloads.parse(List.of(texts)))
                        .getMessage());
    }
}
