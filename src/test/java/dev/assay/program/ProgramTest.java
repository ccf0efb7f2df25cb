package dev.assay.program;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ProgramTest {
    @Test
    void theFirstErrorIsTheComplaint() {
        assertEquals(
                Optional.of("error: no such file"),
                Program.complaint(
                        Stream.of("a.c:1: an error in sight", " ", "  error: no such file ", "error: 2 errors")));
        assertEquals(
                Optional.of("a.c:1:2: error: expected ;"),
                Program.complaint(Stream.of("In file included", "a.c:1:2: error: expected ;", "1 error")));
        assertEquals(Optional.of("no compiler"), Program.complaint(Stream.of("", "no compiler", "bye")));
        assertEquals(Optional.empty(), Program.complaint(Stream.of("", " ")));
    }
}
