package dev.assay.run;

import dev.assay.stats.Summarizer;
import dev.assay.stats.Summary;
import java.io.IOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * How long it takes to read and to summarise a run, and how much heap. {@code ReadingSpeed make FILE SLICES} writes a made-up run;
 * {@code ReadingSpeed read FILE} reads any run. Two processes, so that making it takes no heap from reading it. No test: times decide
 * nothing there. VALIDATION.md tells the command and what it printed.
 */
public final class ReadingSpeed {
    /* Slices that one round of one set of the made-up run holds, and its rounds, warm-up included. */
    private static final int SLICES_A_ROUND = 195;
    private static final int ROUNDS = 41;

    public static void main(String[] args) throws IOException {
        if (args.length == 3 && args[0].equals("make")) {
            make(Path.of(args[1]), Integer.parseInt(args[2]));
        } else if (args.length == 2 && args[0].equals("read")) {
            read(Path.of(args[1]));
        } else {
            throw new IllegalArgumentException(
                    "arguments (" + args.length + ") must be make FILE.ndjson.gz SLICES, or read FILE");
        }
    }

    private static void make(Path file, int slices) throws IOException {
        int perSet = SLICES_A_ROUND * ROUNDS;
        int sets = (slices + perSet - 1) / perSet;
        Path plain = Files.createTempFile("assay-reading-", ".ndjson");
        Files.delete(plain);
        try {
            SyntheticRun.write(SyntheticRun.of("standard", sets, ROUNDS - 1, 0.02, 1), plain);
            RunWriter.publishGzip(plain, file);
        } finally {
            Files.deleteIfExists(plain);
        }
    }

    private static void read(Path file) throws IOException {
        long start = System.nanoTime();
        RunFile run = RunReader.read(file);
        long read = System.nanoTime();
        Summary summary = Summarizer.summarize(run);
        long end = System.nanoTime();
        // Of the pool that holds what survived a collection: the others hold what is about to go.
        long peak = ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getType() == MemoryType.HEAP)
                .map(MemoryPoolMXBean::getPeakUsage)
                .mapToLong(usage -> usage.getUsed())
                .max()
                .orElse(-1);
        // On a busy machine these two tell more than what passed on the clock.
        double cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1e9;
        double collecting = ManagementFactory.getGarbageCollectorMXBeans().stream()
                        .mapToLong(GarbageCollectorMXBean::getCollectionTime)
                        .sum()
                / 1e3;
        System.out.printf(
                Locale.ROOT,
                "%,d slices, %,d ratios: read %.2f s, summarised %.2f s, together %.2f s (%.2f s of this thread's processor"
                        + " time, %.2f s of collections); old generation at most %d MiB, heap %d MiB%n",
                run.slices().size(),
                summary.ratios().size(),
                (read - start) / 1e9,
                (end - read) / 1e9,
                (end - start) / 1e9,
                cpu,
                collecting,
                peak >> 20,
                Runtime.getRuntime().maxMemory() >> 20);
    }
}
