package dev.assay.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ProgressLineTest {
    private static final long SECOND = 1_000_000_000L;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

    private String printed() {
        return bytes.toString(StandardCharsets.UTF_8).replace(System.lineSeparator(), "\n");
    }

    @Test
    void aLogGetsALineEveryHalfMinute() {
        ProgressLine line = new ProgressLine(out, false);
        // A monotonic clock may be negative.
        long start = -5 * SECOND;
        line.progress("first", start);
        line.progress("too soon", start + 30 * SECOND - 1);
        line.progress("second", start + 30 * SECOND);
        line.line("said at once");
        line.progress("too soon", start + 59 * SECOND);
        assertEquals("first\nsecond\nsaid at once\n", printed());
    }

    @Test
    void aTerminalLineCoversTheOneBeforeAndGivesWayToOthers() {
        ProgressLine line = new ProgressLine(out, true);
        line.progress("12 left", 0);
        line.progress("9 left", 1);
        line.line("killed");
        assertEquals("\r12 left\r9 left \r      \rkilled\n", printed());
    }

    @Test
    void contendersHaveTheNamesThatTheUserGaveThem() {
        ProgressLine line = new ProgressLine(out, false, text -> text.replace("first@process", "./mine"));
        line.line("killed first@process");
        line.progress("checking first@process", 0);
        assertEquals("killed ./mine\nchecking ./mine\n", printed());
    }
}
