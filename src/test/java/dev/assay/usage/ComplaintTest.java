package dev.assay.usage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;

class ComplaintTest {
    @Test
    void aLineOfOursStaysAsItIs() {
        assertEquals("x (1) must be 2; y", Complaint.line(new IllegalArgumentException("x (1) must\n  be 2; y\n")));
        assertEquals(
                "x (1) must be 2",
                Complaint.line(new ExecutionException(new UncheckedIOException(new IOException("x (1) must be 2")))));
    }

    @Test
    void wordsOfALibraryDoNotComeAlone() {
        for (Runnable wrong : List.<Runnable>of(
                () -> Integer.parseInt("x"),
                () -> List.of().get(0),
                () -> Math.addExact(Integer.MAX_VALUE, 1),
                () -> ((Object) "x").getClass().cast(3),
                () -> String.valueOf((char[]) null))) {
            String line = thrown(wrong);
            assertTrue(
                    line.matches("what happened at (ComplaintTest|Complaint)[^ ]*:\\d+ \\(\\w+: .+\\) must not happen,"
                            + " and is a mistake of Assay's; report this line with the command"),
                    line);
        }
    }

    @Test
    void anExceptionWithoutWordsGetsSome() {
        assertTrue(Complaint.line(new IllegalStateException())
                .matches("what happened at ComplaintTest:\\d+ \\(IllegalStateException: no message\\) must not.*"));
        // The JVM leaves the trace out of what it throws often.
        RuntimeException bare = new NullPointerException() {
            private static final long serialVersionUID = 1;

            @Override
            public StackTraceElement[] getStackTrace() {
                return new StackTraceElement[0];
            }
        };
        assertTrue(Complaint.line(bare).contains("at an unknown place ("), Complaint.line(bare));
    }

    @Test
    void aDiskThatIsFullIsNoMistakeOfOurs() {
        IOException full = new IOException("No space left on device");
        full.setStackTrace(new StackTraceElement[] {new StackTraceElement("java.io.FileOutputStream", "write", "", 1)});
        assertEquals(
                "what happened at an unknown place (IOException: No space left on device) must succeed;"
                        + " see whether disk, files and streams are free and whole, and try again",
                Complaint.line(full));
    }

    @Test
    void errorsOfTheJvmSayWhatToChange() {
        assertTrue(Complaint.line(new OutOfMemoryError("Java heap space"))
                .matches("memory \\(\\d+ MB\\) must hold what is worked on; give more by -Xmx, such as -Xmx\\d+m"));
        assertEquals(
                "memory for classes (Metaspace) must hold the program; give more by -XX:MaxMetaspaceSize=512m",
                Complaint.line(new OutOfMemoryError("Metaspace")));
        assertTrue(Complaint.line(new OutOfMemoryError("unable to create native thread: possibly out of memory"))
                .endsWith("raise ulimit -u"));
        assertTrue(Complaint.line(new OutOfMemoryError("Requested array size exceeds VM limit"))
                .startsWith("array (above 2 GiB) must"));
        assertTrue(Complaint.line(new StackOverflowError()).contains("give more by -Xss8m"));
        assertTrue(
                Complaint.line(new NoClassDefFoundError("x/Y")).startsWith("program (NoClassDefFoundError: x/Y) must"));
        assertTrue(Complaint.line(new UnsatisfiedLinkError("no x\nin y"))
                .startsWith("native library (no x in y) must load on this machine; "));
        assertTrue(Complaint.line(new ExceptionInInitializerError(new IllegalStateException("x must be y")))
                .equals("x must be y"));
    }

    @Test
    void filesAreNamedWithWhatToDo() {
        assertEquals(
                "file (x) must be usable: it is not there; name one that is",
                Complaint.line(new NoSuchFileException("x")));
        assertEquals(
                "file (x) must be usable: this user may not; change its rights, or name another place",
                Complaint.line(new AccessDeniedException("x")));
        assertEquals(
                "file (x) must be usable: no file may be so long here; raise the limit (ulimit -f)",
                Complaint.line(new FileSystemException("x", null, "File too large")));
    }

    private static String thrown(Runnable wrong) {
        try {
            wrong.run();
        } catch (RuntimeException expected) {
            return Complaint.line(expected);
        }
        throw new AssertionError("nothing was thrown");
    }
}
