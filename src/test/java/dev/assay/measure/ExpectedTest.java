package dev.assay.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.assay.run.DeckId;
import dev.assay.run.Mode;
import dev.assay.run.SliceResult;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExpectedTest {
    private static final Cell CELL = Cell.of(new DeckId("numbers", 64), Mode.THROUGHPUT, List.of());

    /* Two passes over 32 inputs. */
    private static SliceResult gave(long count, long last) {
        return new SliceResult(2, 64, 1_000, -1, 4096, count, last, -1, -1, -1, -1, -1, -1, -1);
    }

    @Test
    void aSliceThatDiffersIsToldInTheWordOfItsWorkload() {
        Expected sums = new Expected(32, "sums", 2048);
        assertEquals(Optional.empty(), sums.wrong(CELL, gave(64, 2048)));
        assertEquals(
                Optional.of("produced 63 sums in a slice of numbers 64 B that holds 64"),
                sums.wrong(CELL, gave(63, 2048)));
        assertEquals(
                Optional.of("produced 7 as last id in a slice of numbers 64 B that ends with 2048"),
                sums.wrong(CELL, gave(64, 7)));
    }
}
