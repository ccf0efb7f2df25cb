package dev.assay.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.assay.run.ContenderId;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ProgressTest {
    @Test
    void theLineSaysWhereTheRunIs() {
        Progress progress = new Progress(5, 8, 12, 40, "python", 400);
        assertEquals(
                "set 5/8 · round 12/40 · python · 6:40 left · so far b is 3.1× as fast as a",
                progress.text(Optional.of("so far b is 3.1× as fast as a")));
        assertEquals("set 5/8 · round 12/40 · python · 6:40 left", progress.text(Optional.empty()));
    }

    @Test
    void theHeadlineSaysWhoIsFasterByAGeometricMeanWithATInterval() {
        LiveEstimate headline = new LiveEstimate("g", ContenderId.of("a@jvm"), ContenderId.of("b@process"));
        assertEquals(Optional.empty(), headline.text());
        set(headline, 0, 2);
        assertEquals(Optional.of("so far b@process is 2.0× as fast as a@jvm"), headline.text());
        set(headline, 1, 8);
        // Logs ln 2 and ln 8: mean ln 4, standard error ln 2; t(0.975, 1) = 12.7062, so 4 · 2^∓12.7062 (Python:
        // 4*math.exp(math.log(2)*12.706204736432095)).
        assertEquals(Optional.of("so far b@process is 4.0× as fast as a@jvm (95 % CI 0.0–26,730.6)"), headline.text());
    }

    @Test
    void theHeadlineNamesTheFasterOneWhicheverIsTheNumerator() {
        LiveEstimate headline = new LiveEstimate("g", ContenderId.of("b@process"), ContenderId.of("a@jvm"));
        set(headline, 0, 2);
        assertEquals(Optional.of("so far b@process is 2.0× as fast as a@jvm"), headline.text());
    }

    @Test
    void theHeadlineIsThatOfItsGroup() {
        LiveEstimate headline = new LiveEstimate("other", ContenderId.of("a@jvm"), ContenderId.of("b@process"));
        set(headline, 0, 2);
        assertEquals(Optional.empty(), headline.text());
    }

    private static void set(LiveEstimate headline, int set, long ratio) {
        headline.add("g", set, keep(Samples.JVM, ratio * 1000));
        headline.add("g", set, keep(Samples.PROCESS, 1000));
        headline.add("g", set, keep(Samples.TWIN, 77));
    }

    private static Order.Keep keep(Fork fork, long nanos) {
        return new Order.Keep(fork, 0, false, Samples.SMALL, Samples.done(nanos));
    }
}
