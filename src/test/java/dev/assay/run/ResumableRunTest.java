package dev.assay.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that was stopped late: its sets are done, and its cold and memory forks in part. */
final class ResumableRunTest {
    private static final String ID = "java.cached@jvm";
    private static final Export EXPORT = new Export(ContenderId.of(ID), "17", "vm", List.of("-Xmx256m"));
    private static final Check CHECK =
            new Check("before", ContenderId.of(ID), "r50k_base", "en-prose", 1024, 128, true, "");

    @TempDir
    private Path runs;

    private final Header header = SyntheticRun.of("rigorous", 1, 1, 0, 1).header();

    private ResumableRun stopped(Line... lines) throws IOException {
        Path folder = Files.createDirectory(runs.resolve("20261122T120000Z"));
        try (RunWriter writer = RunWriter.create(folder.resolve(ResumableRun.JOURNAL))) {
            writer.append(header);
            for (Line line : lines) {
                writer.append(line);
            }
        }
        ResumableRun past = ResumableRun.find(runs, header, true);
        assertTrue(past.exists());
        return past;
    }

    private static ColdStart cold(String encoding, int replicate) {
        return new ColdStart(ContenderId.of(ID), encoding, "en-prose", 1024, replicate, 9, 5, 4, 3, 2, 1, "-Xmx256m");
    }

    private static Footprint memory(int replicate, String stage) {
        return new Footprint(ContenderId.of(ID), "r50k_base", replicate, stage, 1_000_000, -1, -1, 0, "-Xmx256m");
    }

    private static Event open(String minutes) {
        return Event.of(
                new Warning("a claim is open after 8 fork sets", "its verdict is inconclusive", minutes + " min more"),
                "bridge",
                -1);
    }

    @Test
    void onlyForksThatCameToTheirEndArePassedOver() throws IOException {
        ResumableRun past = stopped(
                cold("r50k_base", 0),
                cold("r50k_base", 2),
                memory(0, "empty"),
                memory(0, "loaded"),
                memory(0, "worked"),
                memory(1, "empty"),
                memory(1, "loaded"));
        assertTrue(past.hasCold(ContenderId.of(ID), "r50k_base", 0));
        assertFalse(past.hasCold(ContenderId.of(ID), "r50k_base", 1));
        assertTrue(past.hasCold(ContenderId.of(ID), "r50k_base", 2));
        assertFalse(past.hasCold(ContenderId.of(ID), "cl100k_base", 0));
        assertFalse(past.hasCold(ContenderId.of("rust.cached@process"), "r50k_base", 0));
        assertFalse(past.hasMemory(ContenderId.of(ID), "cl100k_base", 0));
        assertTrue(past.hasMemory(ContenderId.of(ID), "r50k_base", 0));
        // Stopped between two of its lines: measured again, and each stage stands in the file once.
        assertFalse(past.hasMemory(ContenderId.of(ID), "r50k_base", 1));
        assertTrue(past.repeats(memory(1, "loaded")));
        assertFalse(past.repeats(memory(1, "worked")));
    }

    @Test
    void whatARunSaysAtItsEndIsNotSaidTwice() throws IOException {
        CacheHits hits = new CacheHits(ContenderId.of(ID), "r50k_base", "en-prose", 1024, 10, 5, 10);
        ResumableRun past = stopped(EXPORT, CHECK, hits, open("40"));
        assertTrue(past.repeats(hits));
        assertFalse(past.repeats(new CacheHits(ContenderId.of(ID), "r50k_base", "cjk", 1024, 10, 5, 10)));
        assertTrue(past.repeats(EXPORT));
        assertTrue(past.repeats(CHECK));
        assertTrue(past.repeats(open("41")), "the minutes follow the pace of the run");
        assertFalse(past.repeats(new Export(ContenderId.of("rust.cached@jna"), "17", "vm", List.of())));
        assertFalse(past.repeats(new Check("after", ContenderId.of(ID), "r50k_base", "en-prose", 1024, 128, true, "")));
        assertFalse(past.repeats(
                new Check("before", ContenderId.of(ID), "r50k_base", "en-prose", 1024, 128, false, "id 0 differs")));
        assertFalse(past.repeats(cold("r50k_base", 0)));
        assertFalse(ResumableRun.none().repeats(EXPORT), "a new run says everything");
    }

    @Test
    void anotherPlanIsNotGoneOnWith() throws IOException {
        stopped(EXPORT);
        Header other = SyntheticRun.of("rigorous", 2, 1, 0, 1).header();
        assertFalse(ResumableRun.find(runs, other, true).exists());
        assertEquals(header, ResumableRun.find(runs, header, false).header());
    }

    /** A machine that was moved, as a cloud does it, to another processor of the same name. */
    @Test
    void aRunOfAnotherProcessorIsNotGoneOnWith() throws IOException {
        stopped(EXPORT);
        Map<String, String> machine = new HashMap<>(header.machine());
        machine.put(MachineId.MICROARCHITECTURE, "EPYC Zen 1");
        assertFalse(ResumableRun.find(runs, Fixture.with(header, "machine", machine), true)
                .exists());
    }
}
