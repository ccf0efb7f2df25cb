package dev.assay.cpython;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;

/** Probes interpreters in turns, so that what disturbs a moment disturbs all alike. The shortest of all turns stands. */
final class ProbeRounds {
    private static final int ROUNDS = 5;

    private ProbeRounds() {}

    /**
     * Returns them with their times, in the same order; 0 for one that failed.
     *
     * @param work one turn of one of them in nanoseconds
     */
    static List<Probed> run(List<Interpreter> interpreters, Function<Interpreter, OptionalLong> work) {
        long[] least = new long[interpreters.size()];
        Arrays.fill(least, Long.MAX_VALUE);
        for (int round = 0; round < ROUNDS; round++) {
            for (int i = 0; i < least.length; i++) {
                // One that failed once is broken: each further failure could cost a deadline.
                if (least[i] > 0) {
                    least[i] =
                            Math.min(least[i], work.apply(interpreters.get(i)).orElse(0));
                }
            }
        }
        List<Probed> probed = new ArrayList<>();
        for (int i = 0; i < least.length; i++) {
            probed.add(new Probed(interpreters.get(i), least[i]));
        }
        return probed;
    }
}
