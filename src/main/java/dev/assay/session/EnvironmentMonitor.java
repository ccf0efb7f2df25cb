package dev.assay.session;

import dev.assay.machine.Load;
import dev.assay.measure.GroupPlan;
import dev.assay.run.Environment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Watches what the machine does while a run measures, one line a span. Only steady rounds are watched of a set: starting and compiling keep
 * every processor busy by themselves, and when forks end, the time of their children leaves the books.
 */
final class EnvironmentMonitor {
    private static final long REST_MILLIS = 1000;

    private final Host host;
    private final Journal journal;
    private final long runStart;
    private final long self = ProcessHandle.current().pid();
    private final List<Environment> spans = new ArrayList<>();
    private Optional<Load> begun = Optional.empty();

    /** @param past spans of the same run before it was stopped */
    EnvironmentMonitor(Host host, Journal journal, long runStart, List<Environment> past) {
        this.host = host;
        this.journal = journal;
        this.runStart = runStart;
        spans.addAll(past);
    }

    /** Rests for a second and records what others do meanwhile. */
    void rest(String when) throws InterruptedException {
        Load start = read();
        host.rest(REST_MILLIS);
        keep(read().since(start, when, "", -1, runStart));
    }

    /** A round of a set begins. */
    void roundBegins(GroupPlan group, int round) {
        if (begun.isEmpty() && round >= group.warmupRounds()) {
            begun = Optional.of(read());
        }
    }

    /** The last round of a set is over, and its forks are still alive. It may be said more than once. */
    void roundsEnd(GroupPlan group, int set) {
        begun.ifPresent(start -> keep(read().since(start, "rounds", group.id(), set, runStart)));
        begun = Optional.empty();
    }

    /** A set is over; if all its forks were lost, so is what was watched of it. */
    void setEnds() {
        begun = Optional.empty();
    }

    /** Returns all spans so far. */
    List<Environment> spans() {
        return List.copyOf(spans);
    }

    private Load read() {
        return Load.read(host.files(), self, host.nanos());
    }

    private void keep(Environment span) {
        spans.add(span);
        journal.append(span);
    }
}
