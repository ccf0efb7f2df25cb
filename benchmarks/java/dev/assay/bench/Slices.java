package dev.assay.bench;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;

/** The one benchmark: an invocation is a slice. Which cell it visits comes with the turn, so JMH's own score mixes cells and is not used. */
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class Slices {
    /** Runs whole passes over the deck that the turn names. */
    @Benchmark
    public long slice(ForkState fork) {
        return fork.slice();
    }
}
