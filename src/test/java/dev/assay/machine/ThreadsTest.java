package dev.assay.machine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class ThreadsTest {
    @Test
    void switchesAddUpOverThreadsThatLiveNow() {
        TextFiles before =
                new TextFiles(Map.of("/proc/7/task/7/status", status(10, 1), "/proc/7/task/8/status", status(500, 50)));
        // Thread 8 has ended, and its 500 with it; thread 9 is new and counts from 0.
        TextFiles after =
                new TextFiles(Map.of("/proc/7/task/7/status", status(14, 3), "/proc/7/task/9/status", status(20, 5)));
        Switches start = Switches.of(before, "7");
        Switches end = Switches.of(after, "7");
        assertEquals(24, end.voluntarySince(start));
        assertEquals(7, end.involuntarySince(start));
    }

    @Test
    void timesAreInNanosecondsAndAddUp() {
        // Time on a processor, time in its queue, number of times it ran.
        TextFiles before = new TextFiles(
                Map.of("/proc/self/task/7/schedstat", "1000 50 3", "/proc/self/task/8/schedstat", "79708 65727 2"));
        TextFiles after = new TextFiles(
                Map.of("/proc/self/task/7/schedstat", "1500 60 4", "/proc/self/task/8/schedstat", "79709 65729 3"));
        ThreadTimes start = ThreadTimes.of(before, "self");
        assertEquals(501, ThreadTimes.of(after, "self").ranNanosSince(start));
    }

    /* The names as /proc/PID/task/N/comm of a JVM 17 on Linux 6.18 gave them, shortened by the kernel to 15 bytes. */
    @Test
    void theWorkersOfAProcessCarryItsName() {
        TextFiles jvm = new TextFiles(Map.of(
                "/proc/7/comm", "java",
                "/proc/7/task/7/comm", "java",
                "/proc/7/task/8/comm", "java",
                "/proc/7/task/9/comm", "GC Thread#0",
                "/proc/7/task/10/comm", "C2 CompilerThre"));
        assertEquals(List.of("7", "8"), Processors.workers(jvm, 7));
        assertEquals(List.of(), Processors.workers(new TextFiles(Map.of("/proc/7/task/7/status", "x")), 7));
    }

    @Test
    void processorsAreThoseThatTheSystemAllows() {
        TextFiles files = new TextFiles(Map.of(
                "/proc/self/status", "Name:\tjava\nCpus_allowed_list:\t0-2,8",
                "/proc/41/status", "Name:\tjava\nCpus_allowed_list:\t2"));
        assertEquals(List.of(0, 1, 2, 8), Processors.allowed(files));
        assertEquals(List.of(2), Processors.allowed(files, "41"));
        assertEquals(List.of(), Processors.allowed(files, "42"));
    }

    @Test
    void aThreadKnowsItsOwnId() {
        SystemFiles files = SystemFiles.ofThisMachine();
        assumeTrue(files.read("/proc/thread-self/status").isPresent(), "needs Linux");
        String thread = Processors.thisThread(files).orElseThrow();
        assertTrue(files.list("/proc/self/task").contains(thread));
        assertEquals(Processors.allowed(files, "thread-self"), Processors.allowed(files, thread));
    }

    @Test
    void whatTheSystemDoesNotTellIsMinusOne() {
        TextFiles silent = new TextFiles(Map.of());
        TextFiles told =
                new TextFiles(Map.of("/proc/7/task/7/status", status(1, 1), "/proc/7/task/7/schedstat", "1 1 1"));
        assertEquals(-1, Switches.of(silent, "7").voluntarySince(Switches.of(silent, "7")));
        assertEquals(-1, Switches.of(silent, "7").involuntarySince(Switches.of(told, "7")));
        assertEquals(-1, ThreadTimes.of(told, "7").ranNanosSince(ThreadTimes.of(silent, "7")));
        assertEquals(-1, ThreadTimes.of(silent, "7").ranNanosSince(ThreadTimes.of(told, "7")));
        // Kernels built without scheduler statistics have the file and write zeros or nothing into it; others lack
        // lines of status.
        TextFiles broken =
                new TextFiles(Map.of("/proc/7/task/7/status", "Name:\tx", "/proc/7/task/7/schedstat", "nothing"));
        assertEquals(-1, Switches.of(broken, "7").voluntarySince(Switches.of(broken, "7")));
        assertEquals(-1, ThreadTimes.of(broken, "7").ranNanosSince(ThreadTimes.of(broken, "7")));
    }

    @Test
    void theCountersOfARealThreadMove() {
        SystemFiles files = SystemFiles.ofThisMachine();
        assumeTrue(files.read("/proc/self/status").isPresent(), "needs Linux");
        Switches start = Switches.of(files, "self");
        Switches mine = Switches.ofThisThread(files);
        for (int i = 0; i < 3; i++) {
            try {
                // Each sleep gives up the processor once at least.
                Thread.sleep(1);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        assertTrue(Switches.ofThisThread(files).voluntarySince(mine) >= 3);
        assertTrue(Switches.of(files, "self").voluntarySince(start) >= 3);
    }

    private static String status(int voluntary, int involuntary) {
        return "Name:\tjava\nThreads:\t2\nvoluntary_ctxt_switches:\t" + voluntary + "\nnonvoluntary_ctxt_switches:\t"
                + involuntary;
    }
}
