package dev.assay.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ProgressTest {
    @Test
    void theLineSaysWhereTheRunIs() {
        Progress progress = new Progress(5, 8, 12, 40, "python", new Cell("en-prose", 16384, "run", List.of()), 400);
        assertEquals(
                "set 5/8 · round 12/40 · python en-prose 16 KiB · 6:40 left · headline so far 3.1 [2.9, 3.3]",
                progress.text(Optional.of("3.1 [2.9, 3.3]")));
    }

    @Test
    void theHeadlineIsAGeometricMeanWithATInterval() {
        Headline headline = new Headline("a@jvm", "b@process");
        assertEquals(Optional.empty(), headline.text());
        set(headline, 0, 2);
        assertEquals(Optional.of("2.0"), headline.text());
        set(headline, 1, 8);
        // Logs ln 2 and ln 8: mean ln 4, standard error ln 2; t(0.975, 1) = 12.7062, so 4 · 2^∓12.7062 (Python:
        // 4*math.exp(math.log(2)*12.706204736432095)).
        assertEquals(Optional.of("4.0 [0.0, 26730.6]"), headline.text());
    }

    private static void set(Headline headline, int set, long ratio) {
        headline.add(set, keep(Samples.JVM, ratio * 1000));
        headline.add(set, keep(Samples.PROCESS, 1000));
        headline.add(set, keep(Samples.TWIN, 77));
    }

    private static Order.Keep keep(Fork fork, long nanos) {
        return new Order.Keep(
                fork,
                0,
                false,
                Samples.SMALL,
                1,
                new Message.Done(1, 1, nanos, -1, 1, 1, 1, -1, 0, 0, 0, 0, -1, -1, -1, -1));
    }
}
