package dev.assay.session;

import dev.assay.machine.GcCounts;
import dev.assay.machine.Switches;
import dev.assay.machine.SystemFiles;
import dev.assay.machine.ThreadTimes;
import dev.assay.measure.Message;
import dev.assay.run.SliceResult;
import java.util.Optional;

/**
 * What a fork reads of itself and its child around a turn, never inside it: collections, switches, and the CPU time that was used while it
 * was parked, when it should have used none. A turn's readings must be taken on the thread that takes the turn.
 */
final class Counters {
    private final SystemFiles files = SystemFiles.ofThisMachine();
    private Optional<String> child = Optional.empty();
    private GcCounts gc;
    private Switches switches;
    private Optional<Park> park = Optional.empty();
    private long parkedNanos = -1;
    private long parkedCpuNanos = -1;

    private record Park(long at, ThreadTimes own, Optional<ThreadTimes> child) {}

    /** Finds the child, if there is one. */
    void watch(boolean hasChild) {
        child = hasChild
                ? ProcessHandle.current().children().findFirst().map(process -> Long.toString(process.pid()))
                : Optional.empty();
    }

    /** The fork is about to be parked. */
    void parked() {
        park = Optional.of(new Park(System.nanoTime(), times("self"), child.map(this::times)));
    }

    /** The fork was granted a turn, and has done nothing for it yet. */
    void unparked() {
        if (park.isPresent()) {
            Park from = park.get();
            parkedNanos = System.nanoTime() - from.at();
            long own = times("self").ranNanosSince(from.own());
            long its = from.child().isPresent()
                    ? times(child.orElseThrow()).ranNanosSince(from.child().get())
                    : 0;
            parkedCpuNanos = own < 0 || its < 0 ? -1 : own + its;
        }
    }

    /** The timed part of a turn begins. */
    void begin() {
        gc = GcCounts.ofThisJvm();
        switches = switches();
    }

    /** The timed part is over; returns what it did with the readings. */
    Message.Done end(SliceResult.Builder work) {
        Switches after = switches();
        GcCounts collected = GcCounts.ofThisJvm().since(gc);
        SliceResult result = work.gcCount(collected.pauses())
                .gcMillis(collected.pauseMillis())
                .gcCycles(collected.cycles())
                .gcCycleMillis(collected.cycleMillis())
                .yields(after.voluntarySince(switches))
                .preemptions(after.involuntarySince(switches))
                .build();
        return new Message.Done(result, parkedNanos, parkedCpuNanos);
    }

    private Switches switches() {
        return child.map(pid -> Switches.of(files, pid)).orElseGet(() -> Switches.ofThisThread(files));
    }

    private ThreadTimes times(String process) {
        return ThreadTimes.of(files, process);
    }
}
