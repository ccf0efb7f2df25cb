package dev.assay.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With real programs of any Unix; what they print follows from the commands. */
class CallTest {
    @TempDir
    Path folder;

    @BeforeEach
    void needsShell() {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "not tested: no /bin/sh here");
    }

    private static Call shell(String script) {
        return Call.of("/bin/sh", "-c", script).named("shell");
    }

    @Test
    void itsAnswerAndItsCodeAreReturned() {
        assertEquals(
                new Outcome.Ended("shell", 3, "a\n", "b\n"),
                shell("echo a; echo b >&2; exit 3").run());
        assertEquals(Optional.of("a"), shell("echo a").run().answer());
        assertEquals(Optional.empty(), shell("echo a; exit 1").run().answer());
        assertEquals(
                "shell must end with exit code 0, not by exit code 3: error: no disk",
                shell("echo error: no disk >&2; exit 3").run().rule());
        assertEquals(
                "shell must end with exit code 0, not by signal 9",
                shell("kill -9 $$").run().rule());
    }

    @Test
    void missingAndBrokenAreTwoThings() throws Exception {
        assertEquals(
                new Outcome.Missing("no-such-program"),
                Call.of("no-such-program").run());
        Path text = Files.writeString(folder.resolve("text"), "neither program nor script");
        assertInstanceOf(Outcome.Broken.class, Call.of(text.toString()).run());
        Path lost = Files.writeString(folder.resolve("lost"), "#!/no/such/interpreter\n");
        assertTrue(lost.toFile().setExecutable(true));
        assertEquals(
                new Outcome.Broken("lost", "what its first line names to run it is not there"),
                Call.of(lost.toString()).named("lost").run());
        assertEquals(
                new Outcome.Broken("shell", "its working folder is not there"),
                shell("true").in(folder.resolve("none")).run());
    }

    @Tag("slow")
    @Test
    void whatTakesTooLongIsEndedWithAllItStarted() {
        Path flag = folder.resolve("flag");
        Outcome outcome = shell("(sleep 2; touch '" + flag + "') & sleep 100")
                .within(Duration.ofMillis(300))
                .run();
        assertEquals(new Outcome.TooSlow("shell", Duration.ofMillis(300)), outcome);
        assertEquals("shell must answer within 1 s", outcome.rule());
        assertTrue(waited(2_500), "the child must have had its time");
        assertFalse(Files.exists(flag), "the child of what was ended went on");
    }

    @Test
    void aChildThatHoldsTheStreamsHoldsUpNobody() {
        assertEquals(Optional.of("done"), shell("sleep 100 & echo done").run().answer());
    }

    @Test
    void aDaemonIsFoundByItsMark() throws IOException {
        assumeTrue(Files.isReadable(Path.of("/proc/self/environ")), "not tested: no /proc here");
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/setsid")), "not tested: no setsid here");
        Outcome outcome = shell("(setsid sleep 1234567 >/dev/null 2>&1 </dev/null & echo $!)")
                .run();
        long pid = Long.parseLong(outcome.answer().orElseThrow());
        for (int tries = 0; tries < 50 && alive(pid); tries++) {
            waited(20);
        }
        assertFalse(alive(pid), "a daemon is left");
    }

    /** A JVM that builds for ever, until it is ended. */
    static final class Builds {
        public static void main(String[] args) {
            Call.of("/bin/sh", "-c", "setsid sleep 1000 & echo $! >'" + args[0] + "'; sleep 1000")
                    .within(Duration.ofMinutes(10))
                    .run();
            // The next step of a build whose first one was ended must not begin.
            Call.of("/bin/sh", "-c", "echo next >'" + args[0] + ".next'").run();
        }
    }

    @Tag("slow")
    @Test
    void aJvmThatIsEndedLeavesNoCompilerBehind() throws Exception {
        assumeTrue(Files.isReadable(Path.of("/proc/self/environ")), "not tested: no /proc here");
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/setsid")), "not tested: no setsid here");
        Path file = folder.resolve("pid");
        Process jvm = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Builds.class.getName(),
                        file.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        for (int tries = 0; tries < 1000 && !(Files.exists(file) && Files.size(file) > 1); tries++) {
            waited(20);
        }
        long compiler = Long.parseLong(Files.readString(file).strip());
        assertTrue(alive(compiler));
        jvm.destroy();
        jvm.waitFor();
        for (int tries = 0; tries < 50 && alive(compiler); tries++) {
            waited(20);
        }
        assertFalse(alive(compiler), "a compiler is left");
        assertFalse(Files.exists(folder.resolve("pid.next")), "the next step has begun");
    }

    @Test
    void moreThanTheLimitIsReadAndDropped() {
        Outcome outcome =
                shell("head -c 3000000 /dev/zero | tr '\\0' x").keeping(1000).run();
        assertEquals("x".repeat(1000), outcome.answer().orElseThrow());
    }

    @Test
    void theEnvironmentIsTheStatedOneAndWhatIsAdded() {
        String said =
                shell("env").with(Map.of("OF_ITS_OWN", "1")).run().answer().orElseThrow();
        assertTrue(said.contains("OF_ITS_OWN=1"), said);
        assertTrue(said.contains(Owner.VARIABLE + "=" + Owner.mark() + "."), said);
    }

    /* A zombie is dead: how soon the system's first process collects it is not ours. It has no command line any more. */
    private static boolean alive(long pid) throws IOException {
        Path line = Path.of("/proc/" + pid + "/cmdline");
        try {
            return Files.readAllBytes(line).length > 0;
        } catch (NoSuchFileException gone) {
            return false;
        }
    }

    private static boolean waited(long millis) {
        try {
            Thread.sleep(millis);
            return true;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
