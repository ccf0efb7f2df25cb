package dev.assay.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.assay.gate.Baseline;
import dev.assay.gate.Gate;
import dev.assay.gate.Outcome;
import dev.assay.run.Completion;
import dev.assay.run.ContenderId;
import dev.assay.run.Event;
import dev.assay.run.Fixture;
import dev.assay.run.Header;
import dev.assay.run.RunFile;
import dev.assay.run.Slice;
import dev.assay.stats.Summarizer;
import dev.assay.workload.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DuelTextTest {
    private static final Header.DeckRow DECK = new Header.DeckRow("en-prose", 1024, 128, 131_072, "00ff");

    private final List<Slice> slices = new ArrayList<>();

    private void slice(int set, String contender, String role, long nanos) {
        slices.add(Fixture.with(
                Fixture.SLICE,
                "seq",
                slices.size(),
                "group",
                "duel",
                "set",
                set,
                "round",
                2,
                "contender",
                contender,
                "role",
                role,
                "encoding",
                "cl100k_base",
                "corpus",
                "en-prose",
                "size",
                1024,
                "ops",
                100,
                "nanos",
                nanos,
                "bytes",
                102_400,
                "tokens",
                1));
    }

    /* Four sets in which a takes 3 times as long as b, 1 % up and down; a's twin in even sets, b's in odd ones; each spiked by 5 %. */
    private void sets(double factor) {
        sets(factor, 1.01);
    }

    private void sets(double factor, double scatter) {
        for (int set = 0; set < 4; set++) {
            double noise = set < 2 ? scatter : 1 / scatter;
            String twin = set % 2 == 0 ? "a@jvm" : "b@process";
            slice(set, "a@jvm", "main", Math.round(1_000_000 * factor * noise));
            slice(set, "b@process", "main", 1_000_000);
            double own = set % 2 == 0 ? factor * noise : 1;
            slice(set, twin, "twin", Math.round(1_000_000 * own));
            slice(set, twin, "spike", Math.round(1_050_000 * own));
        }
    }

    private final List<Event> events = new ArrayList<>();
    private RunFile duel;

    private DuelText text(boolean conforming) {
        return text(conforming, DuelGate.NONE);
    }

    private DuelText text(boolean conforming, DuelGate held) {
        Header.ContenderRow command = new Header.ContenderRow(
                ContenderId.of("b@process"),
                "peer",
                "",
                "process",
                "1",
                "",
                Map.of(),
                Map.of(),
                "",
                "",
                List.of(),
                true,
                null);
        Header header = Fixture.with(
                Fixture.RUN.header(),
                "effort",
                "duel",
                "seed",
                7,
                "contenders",
                List.of(command),
                "groups",
                List.of(new Header.GroupRow(
                        "duel", Workload.TOKENIZE, "", Fixture.ids("a@jvm", "b@process"), 4, 3, List.of())),
                "decks",
                List.of(DECK),
                "claims",
                Map.of());
        RunFile run = Fixture.with(
                Fixture.RUN,
                "header",
                header,
                "slices",
                List.copyOf(slices),
                "events",
                events,
                "completion",
                Optional.of(new Completion(600, List.of(new Completion.Sets("duel", 4, 4, 10)))));
        duel = run;
        return DuelText.of(run, Summarizer.summarize(run), conforming, Map.of("b@process", "python3 mine.py"), held);
    }

    @Test
    void theObjectHoldsTheRatioTheControlsAndTheCheck() throws Exception {
        sets(3);
        JsonNode json = JsonMapper.builder().build().readTree(text(true).json());
        assertEquals("a@jvm", json.get("numerator").asText());
        assertEquals("python3 mine.py", json.get("denominator").asText());
        assertEquals(
                "time of numerator / time of denominator: below 1 the numerator is faster",
                json.get("direction").asText());
        assertEquals(3, json.get("ratio").asDouble(), 1e-6);
        // ln 1.01 up and down: sd = ln 1.01 × √(4/3), half-width t(.975, 3) = 3.182446 × sd ÷ 2.
        double half = 3.182446305 * Math.log(1.01) * Math.sqrt(4.0 / 3) / 2;
        assertEquals(3 * Math.exp(half), json.get("upper").asDouble(), 1e-5);
        assertEquals(4, json.get("sets").asInt());
        assertTrue(json.get("valid").asBoolean());
        assertTrue(json.get("differ").asBoolean());
        assertEquals(1, json.get("aa").get("ratio").asDouble(), 1e-6);
        assertEquals(1.05, json.get("spike").get("ratio").asDouble(), 1e-6);
        assertEquals(1.02, json.get("noiseFloor").asDouble(), 1e-9);
        assertEquals(7, json.get("seed").asLong());
        assertFalse(JsonMapper.builder()
                .build()
                .readTree(text(false).json())
                .get("valid")
                .asBoolean());
    }

    @Test
    void whatIsWithinTheNoiseIsNoDifference() {
        sets(1.01);
        String text = text(true).plain();
        assertTrue(
                text.contains("python3 mine.py is 1.01× as fast as a@jvm (95 % CI 0.992–1.03): no difference seen."),
                text);
    }

    private String refused() {
        slice(0, "a@jvm", "main", 1_000_000);
        slice(1, "b@process", "main", 1_000_000);
        return assertThrows(IllegalStateException.class, () -> text(true)).getMessage();
    }

    @Test
    void aDuelWithoutASetThatHoldsBothSaysSo() {
        assertEquals(
                "duel (a@jvm, python3 mine.py) must have a fork set in which both came to their end, and has none: no fork"
                        + " tells why; repeat it with --sets 5",
                refused());
    }

    /** The event as a campaign records it; the worker's words are those of a child that was killed. */
    @Test
    void aDuelWhoseSetsAreAllLostQuotesTheWorkerByTheWordThatWasTyped() {
        events.add(new Event(
                "killed",
                "duel",
                0,
                "b@process",
                "b@process failed: WorkerFailure: worker (b@process) must answer run; it ended with exit code 137;"
                        + " its slices of this set yield no ratio; see the contender's own line"));
        assertEquals(
                "duel (a@jvm, python3 mine.py) must have a fork set in which both came to their end, and has none: worker"
                        + " (python3 mine.py) must answer run; it ended with exit code 137",
                refused());
    }

    /** first@process must not be found inside of another name, nor a name inside of what was put for one. */
    @Test
    void aTextCallsContendersWhatTheUserCalledThem() {
        Map<String, String> names = Map.of("first@process", "python3 second@process.py", "second@process", "./b");
        assertEquals("python3 second@process.py and ./b", DuelText.named("first@process and second@process", names));
    }

    private static DuelGate gate(String text) {
        return new DuelGate(Optional.empty(), Optional.empty(), Optional.of(Gate.parse(text)));
    }

    private static String joined(DuelText text) {
        return text.plain().replaceAll("\\s+", " ");
    }

    /** Half-width as in the first test, 0.0183; bounds are ln(3 ÷ 2.9) = 0.0339 and ln(3.056 ÷ 3) = 0.0185 away, the floor is ln 1.02 = 0.0198. */
    @Test
    void aGatePassesFailsOrNobodyCanTell() {
        sets(3);
        DuelText passes = text(true, gate("ratio > 2.9"));
        assertEquals(Outcome.PASS, passes.outcome());
        assertTrue(
                joined(passes)
                        .contains(
                                "Gate ratio > 2.9: pass ratio 3.00, 95 % CI 2.95–3.06: time of a@jvm ÷ python3 mine.py;"
                                        + " noise floor 2.00 %"),
                passes.plain());
        assertEquals(Outcome.FAIL, text(true, gate("ratio < 2.9")).outcome());
        DuelText open = text(true, gate("ratio < 3.056"));
        assertEquals(Outcome.CANNOT_TELL, open.outcome());
        assertTrue(joined(open).contains("noise floor: the estimate is nearer to the bound than 2.00 %"), open.plain());
    }

    /**
     * Deviation ln 1.06 · √(4/3) = 0.067283; half-width 0.10706 must come down to ln 1.05 = 0.04879: t(.975, 8) · 0.067283 ÷ 3 = 0.0517 with 9
     * sets, t(.975, 9) · 0.067283 ÷ √10 = 2.262157 · 0.021277 = 0.0481 with 10. Six more of 10 s are a minute.
     */
    @Test
    void whatNobodyCanTellComesWithTheSetsAndTheMinutesThatWouldDecide() throws Exception {
        sets(1, 1.06);
        DuelText open = text(true, gate("ratio < 1.05"));
        assertTrue(
                joined(open)
                        .contains(
                                "Gate ratio < 1.05: cannot tell ratio 1.00, 95 % CI 0.898–1.11: time of a@jvm ÷ python3"
                                        + " mine.py; noise floor 2.00 % noise; use --sets 10: about 10 fork sets decide if the"
                                        + " scatter stays; that is 1 min more"),
                open.plain());
        JsonNode told = JsonMapper.builder().build().readTree(open.json()).get("gate");
        assertEquals("ratio < 1.05", told.get("condition").asText());
        assertEquals("cannot tell", told.get("outcome").asText());
        assertEquals(3, told.get("exitCode").asInt());
        assertEquals("noise", told.get("cause").asText());
        assertEquals(10, told.get("setsThatDecide").asInt());
        assertEquals(60, told.get("secondsMore").asDouble(), 1e-9);
    }

    @Test
    void aDuelThatDoesNotConformPassesNoGate() {
        sets(3);
        assertEquals(Outcome.CANNOT_TELL, text(false, gate("ratio > 1")).outcome());
    }

    @Test
    void withoutAGateNothingFailsAndTheObjectHasNoMemberOfIt() throws Exception {
        sets(3);
        assertEquals(Outcome.PASS, text(true).outcome());
        JsonNode json = JsonMapper.builder().build().readTree(text(true).json());
        assertFalse(json.has("gate") || json.has("against"));
    }

    /**
     * From 3 to 3.3. Both runs have standard errors of ln 1.01 · √(4/3) ÷ 2 = 0.0057448, so 6 degrees of freedom and a half-width of t(.975, 6) ·
     * √2 · 0.0057448 = 2.446912 · 0.0081244 = 0.019879; floors of 2 % each make √2 · ln 1.02 = 0.028005 together.
     */
    @Test
    void aBaselineTurnsTheRatioIntoThatOfNowAndThen() throws Exception {
        sets(3);
        text(true);
        Baseline baseline = Baseline.of("results/then", duel);
        Baseline.Pair then =
                baseline.pair(ContenderId.of("a@jvm"), ContenderId.of("b@process"), Optional.empty(), DECK);
        slices.clear();
        sets(3.3);
        DuelGate held = new DuelGate(Optional.of(baseline), Optional.of(then), Optional.of(Gate.parse("ratio < 1.05")));
        DuelText text = text(true, held);
        assertEquals(Outcome.FAIL, text.outcome());
        String all = joined(text);
        assertTrue(
                all.contains("Against results/then: python3 mine.py is 3.00× as fast as a@jvm (95 % CI 2.95–3.06);"
                        + " 4 fork sets in group duel "),
                text.plain());
        assertTrue(
                all.contains(" beside python3 mine.py, a@jvm then is 1.10× as fast as a@jvm now (95 % CI 1.08–1.12) "),
                text.plain());
        assertTrue(
                all.contains("Gate ratio < 1.05: fail ratio 1.10, 95 % CI 1.08–1.12: time of a@jvm ÷ python3 mine.py,"
                        + " now ÷ then; noise floor 2.84 %"),
                text.plain());
        JsonNode told = JsonMapper.builder().build().readTree(text.json());
        JsonNode change = told.get("against").get("change");
        assertEquals(1.1, change.get("ratio").asDouble(), 1e-6);
        assertEquals(1.1 * Math.exp(0.019879), change.get("upper").asDouble(), 1e-5);
        assertEquals(Math.exp(0.028005), change.get("noiseFloor").asDouble(), 1e-5);
        assertTrue(change.get("differ").asBoolean());
        assertEquals("results/then", told.get("against").get("run").asText());
        assertEquals(1, told.get("gate").get("exitCode").asInt());
        text.plain().lines().forEach(line -> assertTrue(line.length() <= 100 || line.contains("controls:"), line));
    }
}
