package dev.assay.machine;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What this JVM's collectors have done so far, or between two readings: the pauses, which stop all threads, apart from the cycles, which
 * run beside them. A sum of both would call time in which nothing stood still a pause.
 *
 * @param pauses their number, or −1 where the JVM does not tell
 * @param pauseMillis their time, or −1
 * @param cycles concurrent ones, or −1; 0 with a collector that has none, and with G1, which tells of none
 * @param cycleMillis their time, most of it beside the program, or −1
 */
public record GcCounts(long pauses, long pauseMillis, long cycles, long cycleMillis) {
    private static final GcCounts NOT_TOLD = new GcCounts(-1, -1, -1, -1);
    private static final String G1 = "G1 Young Generation";
    /** The bean of G1's pauses of marking. JDK 17 has none, so its other beans leave out what may be half of the time. */
    private static final String G1_MARKING = "G1 Concurrent GC";

    /** What one bean says. */
    record Bean(String name, long count, long millis) {}

    /** Reads the collectors of this JVM. */
    public static GcCounts ofThisJvm() {
        List<GarbageCollectorMXBean> beans = ManagementFactory.getGarbageCollectorMXBeans();
        return of(beans.stream()
                .map(bean -> new Bean(bean.getName(), bean.getCollectionCount(), bean.getCollectionTime()))
                .toList());
    }

    static GcCounts of(List<Bean> beans) {
        Set<String> names = beans.stream().map(Bean::name).collect(Collectors.toSet());
        boolean silent = beans.stream()
                .anyMatch(bean -> CollectorBean.of(bean.name()) == CollectorBean.NOT_TOLD
                        || bean.count() < 0
                        || bean.millis() < 0);
        if (beans.isEmpty() || silent || names.contains(G1) && !names.contains(G1_MARKING)) {
            return NOT_TOLD;
        }
        long[] sums = new long[4];
        for (Bean bean : beans) {
            int at = CollectorBean.of(bean.name()) == CollectorBean.PAUSES ? 0 : 2;
            sums[at] += bean.count();
            sums[at + 1] += bean.millis();
        }
        return new GcCounts(sums[0], sums[1], sums[2], sums[3]);
    }

    /** Returns what was done since an earlier reading. */
    public GcCounts since(GcCounts earlier) {
        return pauses < 0 || earlier.pauses < 0
                ? NOT_TOLD
                : new GcCounts(
                        pauses - earlier.pauses,
                        pauseMillis - earlier.pauseMillis,
                        cycles - earlier.cycles,
                        cycleMillis - earlier.cycleMillis);
    }
}
