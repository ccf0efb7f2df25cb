package dev.assay.bridge;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import dev.assay.contender.LiveContender.Memory;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.LongSupplier;

/** What the system and the JVM tell about this process: peak memory, allocation, CPU time. */
final class ProcessCounters {
    private static final Path STATUS = Path.of("/proc/self/status");
    private static final OperatingSystemMXBean SYSTEM =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private final LongSupplier allocatedBytes;
    private final LongSupplier allocationCalls;
    private long ownBytes;

    private ProcessCounters(LongSupplier allocatedBytes, LongSupplier allocationCalls) {
        this.allocatedBytes = allocatedBytes;
        this.allocationCalls = allocationCalls;
    }

    /** Returns those of a contender that allocates on the Java heap only. The JVM counts bytes, not calls. */
    static ProcessCounters ofJava() {
        return new ProcessCounters(ProcessCounters::threadAllocatedBytes, () -> -1);
    }

    /** Returns those of a contender behind a native library: its bytes and Java's, unknown where the library does not count. */
    static ProcessCounters ofLibrary(LongSupplier bytes, LongSupplier calls) {
        return new ProcessCounters(
                () -> {
                    long counted = bytes.getAsLong();
                    return counted < 0 ? -1 : counted + threadAllocatedBytes();
                },
                calls);
    }

    /** Returns what is known now. What asking has itself allocated, now and before, is not in the bytes. */
    Memory memory() {
        long bytes = allocatedBytes.getAsLong();
        long calls = allocationCalls.getAsLong();
        long before = threadAllocatedBytes();
        Memory memory = new Memory(peakBytes(), bytes < 0 ? -1 : bytes - ownBytes, calls);
        ownBytes += threadAllocatedBytes() - before;
        return memory;
    }

    /** Returns the CPU time of this process, ns, or −1. */
    static long cpuNanos() {
        return SYSTEM.getProcessCpuTime();
    }

    /** Returns the peak resident set since the process started, or −1 where the system does not tell. */
    static long peakBytes() {
        try {
            return peakBytes(Files.readAllLines(STATUS));
        } catch (IOException elsewhere) {
            return -1;
        }
    }

    static long peakBytes(List<String> status) {
        return status.stream()
                .filter(line -> line.matches("VmHWM:\\s+\\d+ kB"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) * 1024)
                .findFirst()
                .orElse(-1);
    }

    private static long threadAllocatedBytes() {
        return ManagementFactory.getThreadMXBean() instanceof ThreadMXBean counting
                        && counting.isThreadAllocatedMemorySupported()
                ? counting.getThreadAllocatedBytes(Thread.currentThread().getId())
                : -1;
    }
}
