package dev.assay.measure;

import dev.assay.run.ContenderId;
import dev.assay.run.DeckId;
import dev.assay.run.Mode;
import dev.assay.run.Role;
import java.util.List;
import java.util.OptionalInt;

/**
 * What a turn names: a deck and how it is measured.
 *
 * @param control per cent of work that a twin does here beyond what it reports, see {@link PositiveControl}; empty in every other cell
 * @param contenders the only ones that visit it, or empty if all of the group do
 */
public record Cell(DeckId deck, Mode mode, OptionalInt control, List<ContenderId> contenders) {
    public Cell {
        contenders = List.copyOf(contenders);
    }

    /** Makes a cell in which everybody reports what he does. */
    public static Cell of(DeckId deck, Mode mode, List<ContenderId> contenders) {
        return new Cell(deck, mode, OptionalInt.empty(), contenders);
    }

    /** Makes the cell of a positive control: throughput of twins that do so many per cent more. */
    public static Cell spike(DeckId deck, int perCent, List<ContenderId> contenders) {
        return new Cell(deck, Mode.THROUGHPUT, OptionalInt.of(perCent), contenders);
    }

    /** Returns whether it is a twin's alone, who does more work in it than it reports. */
    public boolean isSpike() {
        return control.isPresent();
    }

    /** Returns whether the contender's word cache is emptied before each pass. */
    public boolean isFirst() {
        return mode == Mode.COLD_CACHE;
    }

    /** Returns whether its ops are calls across the bridge, by the caller's clock. */
    public boolean isAcross() {
        return mode == Mode.ROUND_TRIP;
    }

    /** Returns what a fork is in it, as slices name it. */
    public Role role(Fork fork) {
        return isSpike() ? played() : fork.role();
    }

    /** Returns its word in the plan and in the header's member {@code verb}, where a spike's cell has its role. */
    String word() {
        return isSpike() ? played().toString() : mode.text();
    }

    private Role played() {
        return Role.control(control.getAsInt(), PositiveControl.PER_CENT);
    }

    /** Returns whether it is one of those whose ratios are pooled: throughput of what is reported. */
    boolean isCompared() {
        return mode == Mode.THROUGHPUT && !isSpike();
    }

    boolean visitedBy(Fork fork) {
        // The twin measures noise of the throughput, and is spiked; the other modes would only cost it time.
        return (contenders.isEmpty() || contenders.contains(fork.contender()))
                && (fork.isTwin() ? mode == Mode.THROUGHPUT : !isSpike());
    }
}
