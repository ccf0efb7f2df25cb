package dev.assay.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.assay.run.ContenderId;
import dev.assay.run.DeckId;
import dev.assay.run.Fixture;
import dev.assay.run.Header;
import dev.assay.run.SyntheticRun;
import dev.assay.run.Where;
import dev.assay.stats.Quantity;
import dev.assay.stats.Summarizer;
import dev.assay.stats.Summary;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class BaselineTest {
    private static final Baseline THEN = Baseline.of("results/then", SyntheticRun.standard());

    private static Header.DeckRow deck(String corpus, int size, String sha256) {
        return new Header.DeckRow(corpus, size, 131_072 / size, 131_072, sha256);
    }

    private static final Header.DeckRow PROSE = deck("en-prose", 1024, "00".repeat(32));

    private static String refusal(String one, String other, String encoding, Header.DeckRow deck) {
        return assertThrows(
                        IllegalArgumentException.class,
                        () -> THEN.pair(
                                ContenderId.of(one), ContenderId.of(other), Optional.ofNullable(encoding), deck))
                .getMessage();
    }

    @Test
    void aPairIsFoundOnItsDeckInTheDirectionThatIsAskedFor() {
        Summary.Ratio row = Summarizer.forVerdicts(SyntheticRun.standard()).ratios().stream()
                .filter(one -> one.numerator().equals(ContenderId.of("hf-slow@process"))
                        && one.denominator().equals(ContenderId.of("hf-fast@process"))
                        && one.quantity() == Quantity.TIME
                        && one.cell().where().equals((Where) new DeckId("en-prose", 1024)))
                .findFirst()
                .orElseThrow();
        Baseline.Pair pair = THEN.pair(
                ContenderId.of("hf-slow@process"), ContenderId.of("hf-fast@process"), Optional.empty(), PROSE);
        assertEquals(row, pair.time());
        assertEquals("python", pair.group());
        assertEquals(3, pair.company());
        assertEquals("", pair.fault());
        assertEquals(
                row.inverted().ratio(),
                THEN.pair(
                                ContenderId.of("hf-fast@process"),
                                ContenderId.of("hf-slow@process"),
                                Optional.of("r50k_base"),
                                PROSE)
                        .time()
                        .ratio());
    }

    @Test
    void aPairThatNoGroupHoldsIsRefusedWithThoseThatAre() {
        assertEquals(
                "--against (results/then) must hold java.plain@jvm beside hf-slow@process in a group; it holds"
                        + " java.plain@jvm beside python.plain@process, rust.plain@jna, rust.plain@process;"
                        + " hf-slow@process beside hf-fast@process, python.cached@process, rust.cached@process,"
                        + " tiktoken@process",
                refusal("java.plain@jvm", "hf-slow@process", null, PROSE));
        assertEquals(
                "--against (results/then) must hold java.plain@jvm beside rust.tuned@jna in a group; it holds"
                        + " java.plain@jvm beside python.plain@process, rust.plain@jna, rust.plain@process;"
                        + " no rust.tuned@jna",
                refusal("java.plain@jvm", "rust.tuned@jna", null, PROSE));
    }

    @Test
    void aDeckOrEncodingThatThePairWasNotMeasuredOnIsRefusedWithThoseThatItWas() {
        String decks = "code-java 64 B with cl100k_base, code-java 1 KiB with cl100k_base";
        String line = refusal("java.plain@jvm", "rust.plain@jna", null, deck("json", 1024, "00"));
        assertEquals("--against (results/then) must hold the pair on json 1 KiB; it holds ", line.split("en-prose")[0]);
        assertEquals(true, line.contains(decks), line);
        line = refusal("java.plain@jvm", "rust.plain@jna", "r50k_base", PROSE);
        assertEquals(
                "--against (results/then) must hold the pair on en-prose 1 KiB with r50k_base; it holds ",
                line.split("en-prose 64")[0]);
    }

    /** Both digests in full would be 128 letters; twelve tell any two apart. */
    @Test
    void anotherTextOfTheSameNameIsRefusedWithBothDigests() {
        assertEquals(
                "deck en-prose 1 KiB (SHA-256 ffffffffffff here, 000000000000 in results/then) must be equal;"
                        + " take a baseline of the same text",
                refusal("java.plain@jvm", "rust.plain@jna", null, deck("en-prose", 1024, "ff".repeat(32))));
    }

    /** Changed contenders are what a baseline is for, so they are named and not refused. */
    @Test
    void contendersOfAnotherSourceAreNamed() {
        Header now = SyntheticRun.standard().header();
        List<Header.ContenderRow> rows = now.contenders().stream()
                .map(row -> row.id().equals(ContenderId.of("rust.plain@process"))
                        ? Fixture.with(row, "source", "fff")
                        : row)
                .toList();
        List<ContenderId> pair = List.of(ContenderId.of("java.plain@jvm"), ContenderId.of("rust.plain@process"));
        assertEquals(
                List.of(ContenderId.of("rust.plain@process")),
                THEN.changed(Fixture.with(now, "contenders", rows), pair));
        assertEquals(List.of(), THEN.changed(now, pair));
    }

    @Test
    void anotherMachineIsSaidAndOnlyRatiosAreCompared() {
        Header other = Fixture.with(SyntheticRun.standard().header(), "machine", Map.of("cpu", "another"));
        assertEquals(
                "not one machine: cpu Example CPU 2.5 GHz / another; only ratios are compared", THEN.machines(other));
    }
}
