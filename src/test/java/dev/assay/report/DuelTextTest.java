package dev.assay.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
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
import org.junit.jupiter.api.Test;

class DuelTextTest {
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
        for (int set = 0; set < 4; set++) {
            double noise = set < 2 ? 1.01 : 1 / 1.01;
            String twin = set % 2 == 0 ? "a@jvm" : "b@process";
            slice(set, "a@jvm", "main", Math.round(1_000_000 * factor * noise));
            slice(set, "b@process", "main", 1_000_000);
            double own = set % 2 == 0 ? factor * noise : 1;
            slice(set, twin, "twin", Math.round(1_000_000 * own));
            slice(set, twin, "spike", Math.round(1_050_000 * own));
        }
    }

    private final List<Event> events = new ArrayList<>();

    private DuelText text(boolean conforming) {
        Header.ContenderRow command = new Header.ContenderRow(
                "b@process", "peer", "", "process", "1", "", Map.of(), Map.of(), "", "", List.of(), true, null);
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
                        "duel", Workload.TOKENIZE, "", List.of("a@jvm", "b@process"), 4, 3, List.of())),
                "claims",
                Map.of());
        RunFile run = Fixture.with(Fixture.RUN, "header", header, "slices", slices, "events", events);
        return DuelText.of(run, Summarizer.summarize(run), conforming, Map.of("b@process", "python3 mine.py"));
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
}
