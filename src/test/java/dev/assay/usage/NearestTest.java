package dev.assay.usage;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestTest {
    @Test
    void aSlipIsALetterMoreOneLessAnotherOrTwoSwapped() {
        // Counted by hand.
        assertEquals(0, Nearest.distance("groups", "Groups"));
        assertEquals(1, Nearest.distance("group", "groups"));
        assertEquals(1, Nearest.distance("grooups", "groups"));
        assertEquals(1, Nearest.distance("gruups", "groups"));
        assertEquals(1, Nearest.distance("gorups", "groups"));
        assertEquals(6, Nearest.distance("", "groups"));
    }

    @Test
    void theNearestComeFirstAndWhatIsFarIsNotMeant() {
        List<String> known = List.of("cjk", "en-prose", "eu-prose", "emoji");
        assertEquals(List.of("en-prose", "eu-prose"), Nearest.to("en-pros", known));
        assertEquals(List.of(), Nearest.to("latin", known));
        assertEquals(List.of(), Nearest.to("", known));
        assertEquals(List.of(), Nearest.to("x".repeat(100_000), known));
    }

    @Test
    void aHintIsAQuestionOrWhatElseThereIsToSay() {
        assertEquals("; did you mean emoji?", Nearest.hint("emojo", List.of("cjk", "emoji"), "; none"));
        assertEquals("; none", Nearest.hint("latin", List.of("cjk", "emoji"), "; none"));
        assertEquals("a, b or c", Nearest.alternatives(List.of("a", "b", "c")));
    }
}
