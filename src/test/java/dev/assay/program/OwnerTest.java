package dev.assay.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OwnerTest {
    /** The largest process id of a 64-bit Linux is 4,194,304: nobody has this one. */
    private static final String DEAD = "999999999-1";

    @Test
    void aProcessIsToldFromALaterOneOfItsNumber() {
        String mine = Owner.describe(ProcessHandle.current());
        assertTrue(Owner.alive(mine));
        assertFalse(Owner.alive(ProcessHandle.current().pid() + "-1"));
        assertFalse(Owner.alive(DEAD));
        assertFalse(Owner.alive("nobody"));
        assertFalse(Owner.alive(""));
    }

    @Test
    void marksOfChildrenDifferAndBeginWithTheOwners() {
        String one = Owner.child();
        String other = Owner.child();
        assertFalse(one.equals(other));
        assertTrue(one.startsWith(Owner.mark() + "."));
    }

    @Test
    void whatADeadOwnerLeftIsEnded() throws Exception {
        assumeTrue(Files.isReadable(Path.of("/proc/self/environ")), "not tested: no /proc here");
        ProcessBuilder builder = new ProcessBuilder("sleep", "1000");
        builder.environment().put(Owner.VARIABLE, DEAD + ".7.1");
        Process left = builder.start();
        assertTrue(Owner.sweep() >= 1);
        assertTrue(left.waitFor(10, TimeUnit.SECONDS), "it must have been ended");
    }

    @Test
    void onlyFoldersOfTheDeadAreCleared(@TempDir Path parent) throws IOException {
        String prefix = "assay-" + System.getProperty("user.name").replaceAll("[^A-Za-z0-9]", "_") + "-";
        Path dead = Files.createDirectories(parent.resolve(prefix + DEAD).resolve("below"))
                .getParent();
        Path alive = Files.createDirectory(parent.resolve(prefix + Owner.describe(ProcessHandle.current())));
        Path others = Files.createDirectory(parent.resolve("assay-someone-" + DEAD));
        Scratch.sweep(parent);
        assertFalse(Files.exists(dead));
        assertTrue(Files.exists(alive));
        assertTrue(Files.exists(others));
    }

    @Test
    void aLongWaitSaysForWhat() throws Exception {
        BlockingQueue<String> lines = new LinkedBlockingQueue<>();
        Waiting waiting = Waiting.forWhat("python3", Duration.ofSeconds(20), 1, lines::add);
        assertEquals("waiting for python3, up to 20 s", lines.poll(10, TimeUnit.SECONDS));
        waiting.end();
        Waiting.forWhat("python3", Duration.ofMinutes(10), 100_000, lines::add).end();
        assertTrue(lines.isEmpty());
        assertEquals("10 min", Waiting.text(Duration.ofMinutes(10)));
    }
}
