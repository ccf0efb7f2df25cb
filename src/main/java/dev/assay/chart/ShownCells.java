package dev.assay.chart;

import dev.assay.run.Header;
import dev.assay.stats.Summary;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which cells a chart shows when there are more than it has room for. */
final class ShownCells {
    /* The size at which neither a call's fixed cost nor the cache of the whole text decides. */
    private static final int TYPICAL = 16384;

    /** Returns each contender and cell once: of the first group, in the order of the plan, that measured it. */
    static List<Summary.Speed> once(Header header, List<Summary.Speed> speeds) {
        List<String> groups = header.groups().stream().map(Header.GroupRow::id).toList();
        List<Summary.Speed> ordered = new ArrayList<>(speeds);
        ordered.sort(
                Comparator.comparingInt(speed -> groups.indexOf(speed.cell().group())));
        Set<List<Object>> seen = new HashSet<>();
        ordered.removeIf(speed -> !seen.add(List.of(
                speed.contender(),
                speed.cell().encoding(),
                speed.cell().where(),
                speed.cell().mode())));
        return ordered;
    }

    /** Returns the encodings that were measured, in the order of the rows. */
    static List<String> encodings(Summary summary) {
        return summary.speeds().stream()
                .map(speed -> speed.cell().encoding())
                .distinct()
                .toList();
    }

    /** Returns 16 KiB if it was measured, else the largest size. */
    static int size(Summary summary) {
        List<Integer> sizes = summary.speeds().stream()
                .map(speed -> speed.cell().deck().size())
                .distinct()
                .toList();
        return sizes.contains(TYPICAL)
                ? TYPICAL
                : sizes.stream().max(Comparator.naturalOrder()).orElse(0);
    }

    /** Returns the first corpus of the run that has rows: English prose in every standard run. */
    static String corpus(Header header) {
        return header.decks().isEmpty() ? "" : header.decks().get(0).corpus();
    }

    private ShownCells() {}
}
