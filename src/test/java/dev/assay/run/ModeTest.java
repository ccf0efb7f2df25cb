package dev.assay.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The words are those of the committed run files, so they are written out here. */
class ModeTest {
    @Test
    void filesKeepTheirWords() {
        assertEquals(
                List.of("run", "encode", "times", "first", "memory"),
                Arrays.stream(Mode.values()).map(Mode::text).toList());
    }

    @Test
    void everyWordIsReadBack() throws Exception {
        ObjectMapper json = new ObjectMapper();
        for (Mode mode : Mode.values()) {
            assertEquals(mode, Mode.of(mode.text()));
            assertEquals('"' + mode.text() + '"', json.writeValueAsString(mode));
            assertEquals(mode, json.readValue('"' + mode.text() + '"', Mode.class));
        }
    }

    @Test
    void anotherWordIsRefusedWithThoseThatThereAre() {
        assertEquals(
                "mode (spike) must be one of run, encode, times, first, memory",
                assertThrows(IllegalArgumentException.class, () -> Mode.of("spike"))
                        .getMessage());
    }
}
