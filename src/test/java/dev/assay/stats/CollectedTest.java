package dev.assay.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.assay.run.ContenderId;
import dev.assay.run.Export;
import dev.assay.run.Fixture;
import dev.assay.run.Header;
import dev.assay.run.RunFile;
import dev.assay.run.Slice;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class CollectedTest {
    private static final Header.ContenderRow ROW =
            Fixture.with(Fixture.RUN.header().contenders().get(0), "id", "a@jvm", "bridge", "jvm");

    private static Slice slice(long seconds, long pauses, long millis, long cycles, long cycleMillis) {
        return Fixture.with(
                Fixture.SLICE,
                "nanos",
                seconds * 1_000_000_000,
                "gcCount",
                pauses,
                "gcMillis",
                millis,
                "gcCycles",
                cycles,
                "gcCycleMillis",
                cycleMillis);
    }

    private static RunFile run(String flag, Slice... slices) {
        return Fixture.with(
                Fixture.RUN,
                "header",
                Fixture.with(Fixture.RUN.header(), "contenders", List.of(ROW)),
                "slices",
                List.of(slices),
                "exports",
                List.of(new Export(ContenderId.of("a@jvm"), "17", "vm", List.of("-Xmx1g", flag))));
    }

    /** 3 pauses of 30 ms in all and one cycle of 600 ms in 6 s: 30 and 10 per minute, 0.5 % and 10 % of the time. */
    @Test
    void pausesAndCyclesAreSummedOverSteadySlices() {
        Slice warmup = Fixture.with(slice(2, 9, 900, 9, 900), "warmup", true);
        Slice twin = Fixture.with(slice(2, 9, 900, 9, 900), "role", "twin");
        Collected row = Collected.of(run("-XX:+UseZGC", slice(2, 1, 10, 1, 600), slice(4, 2, 20, 0, 0), warmup, twin))
                .get(0);
        assertEquals(
                new Collected(
                        ContenderId.of("a@jvm"),
                        6_000_000_000L,
                        3,
                        30_000_000,
                        Optional.of(new Collected.Cycles(1, 600_000_000)),
                        false),
                row);
        assertEquals(30, row.perMinute(row.pauses()), 1e-12);
        assertEquals(0.005, row.share(row.pauseNanos()), 1e-12);
        assertEquals(10, row.perMinute(1), 1e-12);
        assertEquals(0.1, row.share(600_000_000), 1e-12);
    }

    /** See FORMATS.md: before cycles had members of their own, ZGC's and Shenandoah's stood among the pauses, and nobody else's. */
    @Test
    void anOlderRunTellsPausesOnlyAndUnderConcurrentCollectorsWithCycles() {
        for (String flag : List.of("-XX:+UseZGC", "-XX:+UseShenandoahGC", "-XX:+UseSerialGC")) {
            Collected row = Collected.of(run(flag, slice(2, 1, 10, -1, -1))).get(0);
            assertEquals(Optional.empty(), row.cycles());
            assertEquals(!flag.contains("Serial"), row.amongPauses(), flag);
        }
    }

    @Test
    void whoDoesNotTellOrRunsInAProcessOfItsOwnHasNoRow() {
        assertEquals(List.of(), Collected.of(run("-XX:+UseG1GC", slice(2, -1, -1, -1, -1))));
        RunFile process = Fixture.with(
                run("", slice(2, 1, 10, 0, 0)),
                "header",
                Fixture.with(Fixture.RUN.header(), "contenders", List.of(Fixture.with(ROW, "bridge", "process"))));
        assertEquals(List.of(), Collected.of(process));
    }
}
