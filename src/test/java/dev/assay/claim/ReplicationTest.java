package dev.assay.claim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.claim.Replication.Outcome;
import dev.assay.run.ContenderId;
import dev.assay.run.EnvironmentDiff;
import dev.assay.run.Fixture;
import dev.assay.run.Header;
import dev.assay.run.RunFile;
import dev.assay.run.RunReader;
import dev.assay.run.Slice;
import dev.assay.run.SyntheticRun;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReplicationTest {
    private static final RunFile RUN = SyntheticRun.standard();

    /* In it every pair's true ratio is 400 ÷ 125 = 3.2 times the factor, by SyntheticRun. */
    private static RunFile slower(double factor) {
        List<Slice> slices = RUN.slices().stream()
                .map(slice ->
                        slice.contender().equals(ContenderId.of("hf-slow@process")) ? slower(slice, factor) : slice)
                .toList();
        return Fixture.with(RUN, "slices", slices);
    }

    private static Slice slower(Slice slice, double factor) {
        return Fixture.with(
                slice,
                "nanos",
                Math.round(slice.result().nanos() * factor),
                "childNanos",
                Math.round(slice.result().childNanos() * factor));
    }

    private static Replication.Row reading(Replication found, String id, String reading) {
        return found.rows().stream()
                .filter(row ->
                        row.first().id().equals(id) && row.first().reading().equals(reading))
                .findFirst()
                .orElseThrow();
    }

    @ParameterizedTest
    @CsvSource({
        "SUPPORTED, SUPPORTED, REPLICATED",
        "FALLS_SHORT, FALLS_SHORT, REPLICATED",
        "SUPPORTED, FALLS_SHORT, CONTRADICTED",
        "EXCEEDS, SUPPORTED, CONTRADICTED",
        "FALLS_SHORT, EXCEEDS, CONTRADICTED",
        "SUPPORTED, INCONCLUSIVE, UNDECIDED",
        "INCONCLUSIVE, FALLS_SHORT, UNDECIDED",
        "INCONCLUSIVE, INCONCLUSIVE, UNDECIDED"
    })
    void onlyTwoDecisionsReplicateOrContradict(Verdict.Outcome first, Verdict.Outcome again, Outcome expected) {
        assertEquals(expected, Outcome.of(first, again));
    }

    @Test
    void aRunReplicatesItselfWhereItDecides() {
        Replication itself = Replication.of(RUN, RUN, true);
        assertTrue(itself.count(Outcome.REPLICATED) > 0);
        assertEquals(0, itself.count(Outcome.CONTRADICTED));
        itself.rows().stream()
                .filter(row -> row.outcome() == Outcome.UNDECIDED)
                .forEach(row -> assertEquals("both runs leave it open", row.why()));
        itself.rows().forEach(row -> assertFalse(row.moved(), row.first()::id));
    }

    /** 3.2 × 5 = 16 lies within 10 to 100, which 3.2 falls short of. */
    @Test
    void anOppositeVerdictContradictsOnAnyMachine() {
        for (boolean direct : new boolean[] {true, false}) {
            Replication found = Replication.of(RUN, slower(5), direct);
            Replication.Row row = reading(found, "faster-10x-100x", "a");
            assertEquals(Verdict.Outcome.FALLS_SHORT, row.first().outcome());
            assertEquals(Verdict.Outcome.SUPPORTED, row.again().orElseThrow().outcome());
            assertEquals(Outcome.CONTRADICTED, row.outcome());
            assertEquals(5, row.figure().orElseThrow().change().estimate(), 0.001);
            assertEquals(Outcome.CONTRADICTED, found.outcome());
        }
    }

    /** 3.2 × 1.3 = 4.2 falls short as 3.2 does, and moved: the sets of the synthetic run differ by 2 % a fork. */
    @Test
    void anotherFigureContradictsOnlyWhereNothingChangedThatMayMoveIt() {
        Replication.Row direct = reading(Replication.of(RUN, slower(1.3), true), "faster-10x-100x", "a");
        assertTrue(direct.moved());
        assertEquals(Outcome.CONTRADICTED, direct.outcome());
        assertEquals("same machine and sources, another figure", direct.why());
        Replication.Row elsewhere = reading(Replication.of(RUN, slower(1.3), false), "faster-10x-100x", "a");
        assertTrue(elsewhere.moved());
        assertEquals(Outcome.REPLICATED, elsewhere.outcome());
    }

    /** Twins of RUN lie within 2 to 5 %, so 1 % more is below the product of two noise floors, at least 1.02² = 1.04. */
    @Test
    void aChangeWithinTheNoiseFloorsIsNone() {
        Replication.Row row = reading(Replication.of(RUN, slower(1.01), true), "faster-10x-100x", "a");
        assertTrue(row.floor() >= 1.04, () -> Double.toString(row.floor()));
        assertFalse(row.moved());
        assertEquals(Outcome.REPLICATED, row.outcome());
    }

    @Test
    void anotherDefinitionIsAnotherQuestion() {
        Map<String, String> claims = new LinkedHashMap<>(RUN.header().claims());
        claims.replace("faster-10x-100x", claims.get("faster-10x-100x").replaceFirst("\\[10.0, 100.0]", "[1.0, 2.0]"));
        RunFile other = Fixture.with(RUN, "header", Fixture.with(RUN.header(), "claims", claims));
        Replication.Row row = reading(Replication.of(RUN, other, true), "faster-10x-100x", "a");
        assertEquals(Outcome.NOT_COMPARED, row.outcome());
        assertEquals("the two runs define the claim differently", row.why());
    }

    @Test
    void nothingInCommonIsUndecidedAndNoSuccess() {
        RunFile none = Fixture.with(RUN, "header", Fixture.with(RUN.header(), "claims", Map.of()));
        Replication found = Replication.of(RUN, none, true);
        assertEquals(found.rows().size(), found.count(Outcome.NOT_COMPARED));
        assertEquals(Outcome.UNDECIDED, found.outcome());
    }

    @Test
    void anotherTextUnderOneNameIsRefusedWithBothDigests() {
        List<Header.DeckRow> decks = RUN.header().decks().stream()
                .map(deck -> Fixture.with(deck, "sha256", "11".repeat(32)))
                .toList();
        Header other = Fixture.with(RUN.header(), "decks", decks);
        String line = assertThrows(
                        IllegalArgumentException.class, () -> Replication.requireSameWork(RUN.header(), other))
                .getMessage();
        assertTrue(line.startsWith("deck en-prose 64 B (SHA-256 " + "00".repeat(32)), line);
        assertTrue(line.contains("11".repeat(32)), line);
    }

    /**
     * Two committed runs of two machines. By their summaries safe-and-efficient (cpp) was supported on the one, 1.054 (1.045–1.064), and
     * exceeds its bound of 1.10 on the other, 1.141 (1.110–1.174); faster-10x-100x (b) is supported on both, 26.4 and 22.6.
     */
    @Test
    void committedRunsOfTwoMachinesAreJudgedByTheirVerdicts() throws IOException {
        RunFile xeon = RunReader.read(Path.of("results/2026-11-26-intel-xeon-2c"));
        RunFile zen = RunReader.read(Path.of("results/2026-11-30-epyc-zen-3-2c"));
        EnvironmentDiff diff = EnvironmentDiff.of(xeon.header(), zen.header());
        assertFalse(diff.direct());
        Replication found = Replication.of(xeon, zen, diff.direct());
        assertEquals(
                Outcome.CONTRADICTED,
                reading(found, "safe-and-efficient", "cpp").outcome());
        assertEquals(Outcome.REPLICATED, reading(found, "faster-10x-100x", "b").outcome());
        assertEquals(Outcome.UNDECIDED, reading(found, "hybrid", "ctypes").outcome());
        assertEquals(Outcome.NOT_COMPARED, reading(found, "java", "jna").outcome());
        assertEquals("no bounds", reading(found, "java", "jna").why());
        assertEquals(Outcome.CONTRADICTED, found.outcome());
    }
}
