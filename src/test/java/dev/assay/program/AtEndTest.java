package dev.assay.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A JVM of its own, since one can only end once. */
@Tag("slow")
class AtEndTest {
    @TempDir
    private Path folder;

    /** What a verb does that has a child, a file of it and something to say. */
    static final class Verb {
        public static void main(String[] arguments) throws Exception {
            Path file = Scratch.file("worker-", ".stderr");
            AtEnd.first(() -> System.out.println("stopped"));
            AtEnd.last(() -> System.out.println(Files.exists(file) ? "written" : "gone"));
            ProcessBuilder builder = new ProcessBuilder("sh", "-c", "(sleep 600 & echo $!); sleep 600");
            builder.environment().put(Owner.VARIABLE, Owner.child());
            Process child = builder.redirectErrorStream(true).start();
            BufferedReader lines = child.inputReader();
            System.out.println(child.pid() + " " + lines.readLine());
            System.out.flush();
            // As a verb of builds: a compiler that was killed is one that failed, and the next is started.
            while (true) {
                Call.of("sh", "-c", "touch " + Scratch.file("built-", "") + "; sleep 600")
                        .within(Duration.ofMinutes(10))
                        .run();
                System.out.println("next");
                Scratch.file("next-", "");
            }
        }
    }

    private Process start() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Djava.io.tmpdir=" + folder,
                "-cp",
                System.getProperty("java.class.path"),
                Verb.class.getName());
        builder.environment().remove(Owner.VARIABLE);
        return builder.redirectErrorStream(true).start();
    }

    private static List<Long> pids(String line) {
        return Stream.of(line.split(" ")).map(Long::valueOf).toList();
    }

    private static boolean isAlive(long pid) {
        return ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent();
    }

    private List<String> left() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.startsWith("hsperfdata"))
                    .toList();
        }
    }

    @Test
    void aStoppedVerbEndsItsChildrenAndLeavesNoFile() throws Exception {
        Process verb = start();
        try (BufferedReader out = verb.inputReader(StandardCharsets.UTF_8)) {
            List<Long> pids = pids(out.readLine());
            verb.toHandle().destroy();
            assertTrue(verb.waitFor(60, TimeUnit.SECONDS));
            // The file is there until the last: what is added later goes first.
            assertEquals(List.of("stopped", "written"), out.lines().toList());
            await(pids);
            assertEquals(List.of(), left());
        } finally {
            verb.destroyForcibly();
        }
    }

    @Test
    void whatAKilledVerbLeftIsClearedByTheNext() throws Exception {
        Process verb = start();
        try (BufferedReader out = verb.inputReader(StandardCharsets.UTF_8)) {
            List<Long> pids = pids(out.readLine());
            verb.destroyForcibly().waitFor();
            assertEquals(1, left().size());
            Process next = start();
            try (BufferedReader its = next.inputReader(StandardCharsets.UTF_8)) {
                its.readLine();
                await(pids);
                assertEquals(1, left().size());
                assertFalse(left().get(0).contains("-" + verb.pid() + "-"), left().toString());
            } finally {
                next.destroy();
                assertTrue(next.waitFor(60, TimeUnit.SECONDS));
            }
            assertEquals(List.of(), left());
        }
    }

    /* A process that was killed is listed until its parent has looked. */
    private static void await(List<Long> pids) throws InterruptedException {
        for (int look = 0; look < 600 && pids.stream().anyMatch(AtEndTest::isAlive); look++) {
            Thread.sleep(100);
        }
        assertEquals(List.of(), pids.stream().filter(AtEndTest::isAlive).toList());
    }
}
