package dev.assay.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class FrameTest {
    private final Frame frame = new Frame("89abcdef", "fedcba98");

    @Test
    void theAnswerIsWhatStandsBetween() {
        assertEquals(Optional.of("3.11\n/x"), frame.in("banner" + frame.around("3.11\n/x") + "bye\n"));
        assertEquals(Optional.of(""), frame.in(frame.around("")));
    }

    @Test
    void whatHasNoWholeFrameIsNoAnswer() {
        String whole = frame.around("3.11");
        assertEquals(Optional.empty(), frame.in(""));
        assertEquals(Optional.empty(), frame.in("3.11"));
        assertEquals(Optional.empty(), frame.in("-c question 89abcdef fedcba98"), "arguments repeated");
        assertEquals(Optional.empty(), frame.in(new Frame("89abcdef", "fedcba99").around("3.11")));
        assertEquals(Optional.empty(), frame.in(whole.substring(0, whole.length() - 10)));
        assertEquals(Optional.empty(), frame.in(whole.substring(10)));
    }

    @Test
    void eachQuestionHasItsOwn() {
        assertNotEquals(Frame.draw(), Frame.draw());
    }
}
