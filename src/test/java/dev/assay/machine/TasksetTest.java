package dev.assay.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** With shells in the place of taskset, on a recorded system whose thread 7 may use two processors. */
class TasksetTest {
    private static final SystemFiles TWO = new TextFiles(Map.of(
            "/proc/self/status", "Pid:\t5\nCpus_allowed_list:\t0-1\n",
            "/proc/thread-self/status", "Pid:\t7\nCpus_allowed_list:\t0-1\n",
            "/proc/7/status", "Pid:\t7\nCpus_allowed_list:\t0-1\n"));

    @BeforeEach
    void needsShell() {
        assumeTrue(Files.isExecutable(Path.of("/bin/sh")), "not tested: no /bin/sh here");
    }

    private static Taskset does(String script) {
        return new Taskset(List.of("/bin/sh", "-c", script), Duration.ofMillis(200), TWO);
    }

    @Test
    void aTasksetThatHangsIsGivenUpOnceItsTimeIsOver() {
        assertEquals(
                Optional.of("taskset must answer within 1 s"),
                does("exec sleep 100").hindrance());
        // It has closed its streams, or holds them open: neither is waited for without limit.
        assertEquals(
                Optional.of("taskset must answer within 1 s"),
                does("exec >&- 2>&-; exec sleep 100").hindrance());
    }

    @Test
    void aTasksetThatIsMissingOrFailsOrDoesNothingSaysWhich() {
        assertEquals(
                Optional.of("no taskset on PATH"),
                new Taskset(List.of("no-such-taskset"), Duration.ofSeconds(20), TWO).hindrance());
        Taskset fails = new Taskset(List.of("/bin/sh", "-c", "exit 3"), Duration.ofSeconds(20), TWO);
        assertEquals(Optional.of("taskset must end with exit code 0, not by exit code 3"), fails.hindrance());
        Taskset idle = new Taskset(List.of("/bin/sh", "-c", "echo done"), Duration.ofSeconds(20), TWO);
        assertEquals(Optional.of("taskset does not move a thread"), idle.hindrance());
        assertEquals(
                "taskset does not move a thread",
                assertThrows(IOException.class, () -> idle.move("7", 1)).getMessage());
    }

    @Test
    void whereTheSystemTellsNothingNothingIsMoved() {
        Taskset blind = new Taskset(List.of("no-such-taskset"), Duration.ofSeconds(20), new TextFiles(Map.of()));
        assertEquals(Optional.of("the system does not tell which there are"), blind.hindrance());
    }

    /** A thread that is where it should be is moved, whatever the program says; one that has ended needs no place. */
    @Test
    void theSystemTellsWhereAThreadIs() throws IOException {
        SystemFiles placed = ((TextFiles) TWO).with(Map.of("/proc/7/status", "Pid:\t7\nCpus_allowed_list:\t1\n"));
        Taskset taskset = new Taskset(List.of("/bin/sh", "-c", "exit 0"), Duration.ofSeconds(20), placed);
        assertTrue(taskset.move("7", 1));
        assertEquals(false, taskset.move("8", 1));
    }
}
