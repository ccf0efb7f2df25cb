package dev.assay.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.assay.run.Environment;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The rule is the one that the method publishes; expected letters follow from it by hand. */
final class GradeTest {
    private static final Map<String, String> METAL =
            Map.of("virtualised", "no", "pinning", "isolated, 2 of 4 processors");

    @Test
    void lessThanTwoPerCentOfAProcessorAndHalfAPerCentStolenIsB() {
        Map<String, String> virtual = Map.of("virtualised", "yes", "pinning", "none");
        assertEquals("B", letter(virtual, Spans.rounds(0.0199, 0.0049)));
        assertEquals("C", letter(virtual, Spans.rounds(0.02, 0)));
        assertEquals("C", letter(virtual, Spans.rounds(0, 0.005)));
    }

    @Test
    void aNeedsBareMetalAFixedClockKeptProcessorsAndNoSteal() {
        assertEquals("A", letter(METAL, Spans.rounds(0.01, 0)));
        assertEquals(
                "A", letter(Map.of("virtualised", "no", "pinning", "pinned, 2 of 4 processors"), Spans.rounds(0, 0)));
        assertEquals("B", letter(METAL, Spans.rounds(0.01, 0.0001)));
        assertEquals("B", letter(Map.of("virtualised", "yes", "pinning", "isolated"), Spans.rounds(0, 0)));
        assertEquals("B", letter(Map.of("virtualised", "no", "pinning", "none"), Spans.rounds(0, 0)));
        assertEquals(
                "A",
                Grade.of(Map.of("virtualised", "no", "pinning", "none"), true, List.of(Spans.rounds(0, 0)))
                        .letter(),
                "a processor for each fork set");
        assertEquals("B", letter(METAL, Spans.span("rounds", 0, 0, 0, 0, "powersave", "mains")));
        assertEquals("B", letter(METAL, Spans.span("rounds", 0, 0, 0, 0, Fingerprint.NOT_RECORDED, "mains")));
    }

    @Test
    void aRunThatWasHeldBackIsC() {
        assertEquals("C", letter(METAL, Spans.span("rounds", 0, 0, 1, 0, "performance", "mains")));
        assertEquals("C", letter(METAL, Spans.span("rounds", 0, 0, 0, 1, "performance", "mains")));
        assertEquals("C", letter(METAL, Spans.span("rounds", 0, 0, 0, 0, "performance", "battery")));
    }

    @Test
    void whatIsNotToldIsC() {
        assertEquals("C", letter(METAL, Spans.silent()));
        assertEquals("C", letter(METAL, Spans.rounds(0, 0), Spans.silent()));
        assertEquals("C", letter(METAL));
    }

    @Test
    void spansAreWeighedByTheirLengthAndOnlySteadyRoundsCount() {
        // (0 + 3 %) ÷ 2 = 1.5 %.
        assertEquals("A", letter(METAL, Spans.rounds(0, 0), Spans.rounds(0.03, 0)));
        assertEquals(
                "A", letter(METAL, Spans.rounds(0, 0), Spans.span("before", 1, 0.5, 9, 9, "powersave", "battery")));
    }

    @Test
    void theReasonGivesTheFigures() {
        assertEquals(
                "other processes used 4.0 % of a processor, 0.10 % of processor time was stolen",
                Grade.of(METAL, false, List.of(Spans.rounds(0.04, 0.001))).reason());
    }

    private static String letter(Map<String, String> fingerprint, Environment... spans) {
        return Grade.of(fingerprint, false, List.of(spans)).letter();
    }
}
