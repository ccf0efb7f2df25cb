package dev.assay.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.assay.run.Fixture;
import dev.assay.stats.BridgeCosts;
import dev.assay.stats.Summary;
import java.util.List;
import org.junit.jupiter.api.Test;

/** On a made-up run that holds Java, JNA and Rust by itself. */
final class BreakEvenChartTest {
    private static boolean drawn(List<String> contenders) {
        Summary whole = new SampleRun().summary();
        List<Summary.Speed> kept = whole.speeds().stream()
                .filter(speed -> contenders.contains(speed.contender().toString()))
                .toList();
        Summary summary = Fixture.with(whole, "speeds", kept, "crossings", BridgeCosts.NONE);
        return !BreakEvenChart.chart(SampleRun.header(), summary, "cl100k_base")
                .rows()
                .isEmpty();
    }

    /* Found in the run of 2026-11-25 on C++ and hybrids: one lonely line under a text about Java. */
    @Test
    void withoutJavaOrWithoutRustThereIsNothingToCompare() {
        assertEquals(true, drawn(List.of("java.plain@jvm", "rust.plain@process")));
        assertFalse(drawn(List.of("rust.plain@process", "rust.plain@jna")));
        assertFalse(drawn(List.of("java.plain@jvm")));
    }
}
