package dev.assay.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.chart.SampleRun;
import dev.assay.run.Fixture;
import dev.assay.run.Header;
import dev.assay.run.TokenReference;
import dev.assay.run.UserText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ComparisonTest {
    private static Comparison.Run run(String name, Header header) {
        return new Comparison.Run(name, header, new SampleRun().summary(), SampleRun.verdicts());
    }

    private static Header header(
            int schema,
            Map<String, String> machine,
            List<Header.ContenderRow> contenders,
            List<Header.DeckRow> decks,
            Map<String, String> claims) {
        Header header = SampleRun.header();
        return Fixture.with(
                header,
                "schema",
                schema,
                "machine",
                machine,
                "contenders",
                contenders,
                "decks",
                decks,
                "claims",
                claims);
    }

    private static String refusal(Header other) {
        List<Comparison.Run> runs = List.of(run("a", SampleRun.header()), run("b", other));
        String message = assertThrows(IllegalArgumentException.class, () -> new Comparison(runs))
                .getMessage();
        assertEquals(1, message.lines().count());
        return message;
    }

    @Test
    void otherMachineMayDiffer() {
        Header header = SampleRun.header();
        Header other =
                header(header.schema(), Map.of("cpu", "another"), header.contenders(), header.decks(), header.claims());
        List<String> text = new Comparison(List.of(run("a", header), run("b", other))).text();
        assertTrue(
                text.stream()
                        .anyMatch(
                                line -> line.startsWith("hf-fast@process as fast, against hf-slow@process, r50k_base ")
                                        && line.endsWith("  6.70× (6.44–6.97)     6.70× (6.44–6.97)")),
                () -> String.join("\n", text));
        assertTrue(text.stream().noneMatch(line -> line.contains(" ns") || line.contains("MB/s")));
    }

    private static String machines(Map<String, String> one, Map<String, String> other) {
        Header header = SampleRun.header();
        List<String> lines = new Comparison(List.of(
                        run("a", Fixture.with(header, "machine", one)),
                        run("b", Fixture.with(header, "machine", other))))
                .text();
        return lines.get(2);
    }

    /** A hypervisor calls a Zen 1 and a Zen 3 by one name; what it did not mask tells them apart. */
    @Test
    void unlikeProcessorsOfOneNameAreNotOneMachine() {
        Map<String, String> old = Map.of("cpu", "AMD EPYC", "l2 cache", "512K");
        assertEquals(
                "a and b: not one machine: l2 cache 512K / 1024K",
                machines(old, Map.of("cpu", "AMD EPYC", "l2 cache", "1024K")));
        assertEquals(
                "a and b: perhaps not one machine: the microarchitecture was not recorded in both", machines(old, old));
        Map<String, String> first = Map.of("cpu", "AMD EPYC", "microarchitecture", "EPYC Zen 1", "cpu family", "23");
        Map<String, String> third = Map.of("cpu", "AMD EPYC", "microarchitecture", "EPYC Zen 3", "cpu family", "25");
        assertEquals(
                "a and b: not one machine: microarchitecture EPYC Zen 1 / EPYC Zen 3, cpu family 23 / 25",
                machines(first, third));
        assertEquals("a and b: one kind of machine, as far as the systems tell", machines(third, third));
    }

    @Test
    void anInvalidRunIsNamed() {
        Comparison.Run invalid = new Comparison.Run(
                "b", SampleRun.header(), SampleRun.with(SampleRun.controls(1.3, 1.05)), SampleRun.verdicts());
        List<String> text = new Comparison(List.of(run("a", SampleRun.header()), invalid)).text();
        assertTrue(text.get(1).endsWith(" · INVALID: its controls failed"), text.get(1));
        assertTrue(text.get(0).endsWith(" · environment C"), text.get(0));
        String picture = new Comparison(List.of(run("a", SampleRun.header()), invalid))
                .chart()
                .svg();
        assertTrue(picture.contains(">b (INVALID)<") && picture.contains(">a<"));
    }

    @Test
    void aRunOfAnOlderSchemaThatIsReadSaysTheSameAndIsCompared() {
        Header older = Fixture.with(SampleRun.header(), "schema", Header.SCHEMA - 1);
        List<Comparison.Run> runs = List.of(run("a", SampleRun.header()), run("b", older));
        assertEquals(2, new Comparison(runs).runs().size());
    }

    @Test
    void otherSourceIsRefusedWithBothValues() {
        Header header = SampleRun.header();
        List<Header.ContenderRow> contenders = new ArrayList<>(header.contenders());
        Header.ContenderRow row = contenders.get(0);
        contenders.set(0, Fixture.with(row, "source", "fff", "available", true));
        String message = refusal(header(Header.SCHEMA, header.machine(), contenders, header.decks(), header.claims()));
        assertTrue(message.startsWith("source of contender rust.cached@jna (abcrust in a, fff in b)"), message);
    }

    @Test
    void otherDeckIsRefusedWithBothValues() {
        Header header = SampleRun.header();
        List<Header.DeckRow> decks = List.of(new Header.DeckRow("en-prose", 64, 1, 64, "beef"));
        String message = refusal(header(Header.SCHEMA, header.machine(), header.contenders(), decks, header.claims()));
        assertTrue(message.startsWith("deck en-prose 64 B (00ff64 in a, beef in b)"), message);
    }

    @Test
    void otherClaimIsRefusedWithTheLineThatDiffers() {
        Header header = SampleRun.header();
        String message = refusal(header(
                Header.SCHEMA,
                header.machine(),
                header.contenders(),
                header.decks(),
                Map.of("faster-10x-100x", "id = 1\nlower = 5")));
        assertTrue(message.startsWith("claim faster-10x-100x (nothing in a, lower = 5 in b)"), message);
    }

    private static Header own(String name, String sha256) {
        Map<String, TokenReference> references = Map.of("r50k_base", TokenReference.of("tiktoken 0.14.0"));
        UserText text = new UserText(name, 200_000, sha256, references);
        return Fixture.withProtocol(SampleRun.header(), "ownText", Optional.of(text));
    }

    /* Pooled ratios of two texts carry the same label, so the decks alone, of which they share none, would not part them. */
    @Test
    void anotherTextIsRefusedWithBothValuesAndAnotherNameOfItIsNot() {
        String message = refusal(own("my.txt", "a".repeat(64)));
        assertEquals(
                "corpus (those of data.toml in a, own text of SHA-256 " + "a".repeat(64)
                        + " in b) must be equal; compare runs of one version of Assay on the same text",
                message);
        Comparison.Run first = run("a", own("my.txt", "a".repeat(64)));
        assertEquals(
                2,
                new Comparison(List.of(first, run("b", own("your.txt", "a".repeat(64)))))
                        .runs()
                        .size());
        List<Comparison.Run> other = List.of(first, run("b", own("my.txt", "b".repeat(64))));
        assertThrows(IllegalArgumentException.class, () -> new Comparison(other));
    }

    @Test
    void oneRunIsRefused() {
        List<Comparison.Run> runs = List.of(run("a", SampleRun.header()));
        assertThrows(IllegalArgumentException.class, () -> new Comparison(runs));
    }
}
