package dev.assay.price;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class EditTest {
    private static final Edit EDIT = new Edit("merge.py", "SHORT = ");

    @Test
    void onlyTheNumberChangesAndEachRoundHasItsOwn() {
        String text = "# SHORT = 64\n\nSHORT = 64  # bytes\nLONG = 64\n";
        String first = EDIT.apply(text, 1);
        assertEquals("# SHORT = 64\n\nSHORT = 63  # bytes\nLONG = 64\n", first);
        // On what the first round left.
        assertEquals("# SHORT = 64\n\nSHORT = 62  # bytes\nLONG = 64\n", EDIT.apply(first, 2));
        assertEquals("# SHORT = 64\n\nSHORT = 16  # bytes\nLONG = 64\n", EDIT.apply(first, Edit.MOST));
    }

    @Test
    void aConstantThatIsNotThereOnceIsRefused() {
        assertEquals(
                "lines of merge.py with SHORT =  (0) must be one, the constant that is edited; correct the edit",
                refusal("LONG = 64\n", 1));
        assertEquals(
                "lines of merge.py with SHORT =  (2) must be one, the constant that is edited; correct the edit",
                refusal("SHORT = 64\nSHORT = 64\n", 1));
    }

    @Test
    void moreEditsThanThereAreAreRefused() {
        assertEquals("edit (49) must be 1 to 48; repeat less often", refusal("SHORT = 64\n", 49));
        assertEquals("edit (0) must be 1 to 48; repeat less often", refusal("SHORT = 64\n", 0));
    }

    private static String refusal(String text, int round) {
        return assertThrows(IllegalArgumentException.class, () -> EDIT.apply(text, round))
                .getMessage();
    }
}
