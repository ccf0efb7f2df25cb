package dev.assay.bench;

import dev.assay.session.ForkState;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** The one benchmark: an invocation is a slice. Which cell it visits comes with the turn, so JMH's own score mixes cells and is not used. */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class Slices {
    /** The fork's end of the turnstile, called when JMH says so. */
    @State(Scope.Thread)
    public static class Fork {
        private final ForkState turns = new ForkState();

        /** Connects, and brings the contender to life. */
        @Setup(Level.Trial)
        public void open() throws IOException {
            turns.open();
        }

        /** Waits for a turn; the process may end here. */
        @Setup(Level.Iteration)
        public void park() {
            turns.park();
        }

        /** Reports the turn. */
        @TearDown(Level.Iteration)
        public void report() {
            turns.report();
        }
    }

    /** Runs whole passes over the deck that the turn names. */
    @Benchmark
    public long slice(Fork fork) {
        return fork.turns.slice();
    }
}
