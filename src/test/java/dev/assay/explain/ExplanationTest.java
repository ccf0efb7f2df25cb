package dev.assay.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.assay.run.DeckId;
import dev.assay.stats.Interval;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExplanationTest {
    private static final double NONE = Double.NaN;

    @Test
    void theSentenceNamesWhoExecutesMoreAndWhere() {
        assertEquals(
                "a@process executes 10.0× the instructions of b@process per byte of text (216 against 21.6, callgrind);"
                        + " <S as T>::next has 61 % of the instructions of a@process.",
                SampleExplanation.of(216, 21.6, NONE).sentence());
        assertEquals(
                "b@process executes 10.0× the instructions of a@process per byte of text (216 against 21.6, callgrind);"
                        + " <S as T>::next has 61 % of the instructions of b@process.",
                SampleExplanation.of(21.6, 216, NONE).sentence());
        assertTrue(
                SampleExplanation.of(100, 101, NONE)
                        .sentence()
                        .startsWith(
                                "b@process and a@process execute equally many instructions per byte of text (101 against 100,"));
    }

    @Test
    void timeIsInstructionsTimesTimeAnInstruction() {
        // 5 times the time at 10 times the instructions: half the time each; ends of the interval likewise.
        Explanation explanation = SampleExplanation.of(216, 21.6, 5);
        Interval each = explanation.timeAnInstruction().orElseThrow();
        assertEquals(0.5, each.estimate(), 1e-12);
        assertEquals(0.5 / 1.1, each.lower(), 1e-12);
        assertEquals(0.5 * 1.1, each.upper(), 1e-12);
        assertTrue(
                explanation
                        .sentence()
                        .endsWith(
                                "; a@process takes 5.00× (4.55–5.50) the time of b@process in the-run (group fast),"
                                        + " so that one instruction of b@process takes 2.00× (1.82–2.20) the time of one of a@process."),
                explanation::sentence);
        // The same pair the other way round says the same of the same contender.
        assertTrue(
                SampleExplanation.of(21.6, 216, 1 / 5.0)
                        .sentence()
                        .endsWith(
                                "; b@process takes 5.00× (4.55–5.50) the time of a@process in the-run (group fast),"
                                        + " so that one instruction of a@process takes 2.00× (1.82–2.20) the time of one of b@process."));
        assertEquals(Optional.empty(), SampleExplanation.of(NONE, 21.6, 5).timeAnInstruction());
    }

    @Test
    void whereOneCannotBeCountedTheSentenceSaysSoAndTellsWhatThereIs() {
        assertEquals(
                "Instructions can be counted of b@process only (21.6 per byte of text, callgrind), not of a@process;"
                        + " a@process allocates 0.500 B per byte of text, b@process 2.00 B; a.B.c has 25 % of the samples of a@process;"
                        + " <S as T>::next has 61 % of the instructions of b@process.",
                SampleExplanation.of(NONE, 21.6, NONE).sentence());
        assertTrue(SampleExplanation.of(NONE, NONE, NONE)
                .sentence()
                .startsWith("Instructions are counted neither of a@process nor of b@process here; "));
    }

    @Test
    void theHardwareCounterGoesBeforeCallgrindAndIsNeverMixedWithIt() {
        Observed one =
                with(Map.of(Quantity.INSTRUCTIONS, Measured.of(30), Quantity.HARDWARE_INSTRUCTIONS, Measured.of(20)));
        Observed both =
                with(Map.of(Quantity.INSTRUCTIONS, Measured.of(10), Quantity.HARDWARE_INSTRUCTIONS, Measured.of(10)));
        Observed less = with(Map.of(Quantity.INSTRUCTIONS, Measured.of(10)));
        assertEquals(2, instructions(one, both), 1e-12);
        assertEquals(3, instructions(one, less), 1e-12);
    }

    private static Observed with(Map<Quantity, Measured> readings) {
        return new Observed("x@process", "", readings, List.of());
    }

    private static double instructions(Observed first, Observed second) {
        return new Explanation(SampleExplanation.SCOPE, first, second, Optional.empty())
                .instructions()
                .orElseThrow()
                .ratio()
                .value();
    }

    @Test
    void aPythonFunctionIsToldBeforeTheInterpretersOwn() {
        Hot c = new Hot("functions", "instructions", List.of(new Share("_PyEval", "libpython", 0.5)), "");
        Hot source = new Hot("Python", Hot.PYTHON_TIME, List.of(new Share("class_at", "split.py:26", 0.23)), "");
        Hot builtIn = new Hot("Python", Hot.PYTHON_TIME, List.of(new Share("<method 'x'>", "", 0.9)), "");
        Hot nameless =
                new Hot("functions", "instructions", List.of(new Share(CallgrindProfile.NO_NAME, "lib_y.so", 0.9)), "");
        assertTrue(
                sentence(List.of(c, source)).contains("class_at has 23 % of the own time under cProfile of a@process"));
        assertTrue(sentence(List.of(c, builtIn)).contains("_PyEval has 50 % of the instructions of a@process"));
        assertTrue(sentence(List.of(nameless)).contains("a function without a name in lib_y.so has 90 % of the"));
    }

    private static String sentence(List<Hot> hot) {
        Observed first = new Observed("a@process", "", Map.of(Quantity.INSTRUCTIONS, Measured.of(9)), hot);
        return new Explanation(
                        SampleExplanation.SCOPE, first, SampleExplanation.observed("b@process", 3), Optional.empty())
                .sentence();
    }

    @Test
    void aReasonIsSaidOnceAndWhatCouldNotBeIsNoGap() {
        List<String> gaps = SampleExplanation.of(NONE, 21.6, NONE).gaps();
        assertEquals(
                List.of(
                        "instructions per byte of text, callgrind of a@process: callgrind cannot run a JVM",
                        "instructions per byte of text, hardware counter; cycles per byte of text, hardware counter; IPC: instructions per cycle;"
                                + " mispredicted branches per KiB of text; cache misses per KiB of text; allocations per op, counting build;"
                                + " calls of malloc per op, callgrind: not recorded",
                        "Python functions of b@process: failed: it ended"),
                gaps);
    }

    @Test
    void aReadingIsANumberOrAReason() {
        assertThrows(IllegalArgumentException.class, () -> Measured.of(NONE));
        assertThrows(IllegalArgumentException.class, () -> new Measured(1, "why"));
        assertEquals("divided by 0", Measured.of(1).dividedBy(Measured.of(0)).missing());
        assertEquals("why", Measured.of(1).dividedBy(Measured.none("why")).missing());
        assertThrows(IllegalArgumentException.class, () -> new Hot("x", "", List.of(), ""));
    }

    @Test
    void thePageBeginsWithTheSentenceAndHoldsTheTable() {
        Explanation explanation = SampleExplanation.of(216, 21.6, 5);
        List<String> lines = new ExplainText(explanation).plain().lines().toList();
        assertEquals(explanation.sentence(), lines.get(0));
        assertTrue(lines.contains("on cl100k_base · en-prose 16 KiB · 8 inputs, 131,072 B per pass"), lines::toString);
        assertTrue(
                lines.stream()
                        .anyMatch(line ->
                                line.matches("instructions per byte of text, callgrind +216 +21\\.6 +A, 10\\.0×")),
                lines::toString);
        assertTrue(lines.contains("    61 %  <S as T>::next  [lib_x.so]"), lines::toString);
        assertEquals(
                "cl100k_base · cjk 64 B · 3 of 8 inputs, 192 B per pass",
                new Scope("cl100k_base", new DeckId("cjk", 64), 3, 8, 192).text());
    }

    @Test
    void jsonHoldsNumbersUnroundedAndNullForWhatIsNotKnown() throws IOException {
        JsonNode node = new ObjectMapper().readTree(new ExplainText(SampleExplanation.of(216, 21.6, 5)).json());
        assertEquals(216, node.at("/first/instructions").asDouble());
        assertEquals(10, node.at("/ratios/instructions").asDouble(), 1e-12);
        assertEquals("first / second", node.at("/ratios/direction").asText());
        assertTrue(node.at("/first/ipc").isNull());
        assertEquals(5, node.at("/time/ratio").asDouble());
        assertEquals(0.5, node.at("/timeAnInstruction/ratio").asDouble(), 1e-12);
        assertEquals(0.614, node.at("/second/hot/0/shares/0/share").asDouble());
        assertTrue(node.at("/missing").size() > 0);
    }
}
