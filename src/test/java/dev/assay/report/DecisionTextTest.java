package dev.assay.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.assay.decide.Decision;
import java.util.List;
import org.junit.jupiter.api.Test;

class DecisionTextTest {
    /** The page holds them as JSON, and one run must give the same bytes in every JVM. The order expected is that of the enumeration. */
    @Test
    void answersStandInTheOrderOfTheirReasons() {
        assertEquals(
                List.of(Decision.Reason.values()),
                List.copyOf(DecisionText.templates().keySet()));
    }
}
