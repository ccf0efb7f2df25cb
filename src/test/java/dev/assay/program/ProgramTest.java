package dev.assay.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ProgramTest {
    /** A JVM that waits for its input, which nobody closes. */
    static final class Waits {
        public static void main(String[] args) throws IOException {
            System.in.read();
        }
    }

    private static Process waits() throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Waits.class.getName())
                .start();
    }

    @Test
    void itsExitCodeIsReturned() throws IOException {
        Process process = waits();
        process.getOutputStream().close();
        assertEquals(0, Program.end(process, Duration.ofMinutes(1), "waits"));
    }

    @Test
    void whatTakesTooLongIsKilledByName() throws Exception {
        Process process = waits();
        IOException late = assertThrows(IOException.class, () -> Program.end(process, Duration.ofSeconds(1), "waits"));
        assertEquals("waits must end within 0 minutes; it was killed", late.getMessage());
        process.waitFor(1, TimeUnit.MINUTES);
        assertFalse(process.isAlive());
    }

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
