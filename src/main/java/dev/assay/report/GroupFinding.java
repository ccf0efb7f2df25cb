package dev.assay.report;

import dev.assay.run.ContenderId;
import dev.assay.run.Header;
import dev.assay.stats.Summary;
import dev.assay.text.Factor;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What a group found that no claim asks for: its question, who is fastest, and by how much, against each of the others.
 *
 * @param factors of the fastest, by short names, the smallest first; at least one
 */
record GroupFinding(Header.GroupRow group, ContenderId fastest, List<Factor> factors) {
    GroupFinding {
        factors = List.copyOf(factors);
    }

    /**
     * Returns the findings of groups; one without a pooled ratio has none.
     *
     * @param pooled ratios of times over all cells of a group
     */
    static List<GroupFinding> of(Header header, Collection<Header.GroupRow> groups, List<Summary.Ratio> pooled) {
        return groups.stream()
                .map(group -> of(header, group, pooled))
                .flatMap(Optional::stream)
                .toList();
    }

    /* Floors and echoes do no work, so that something is faster than they are would say nothing. */
    private static Optional<GroupFinding> of(Header header, Header.GroupRow group, List<Summary.Ratio> pooled) {
        List<ContenderId> controls = header.contenders().stream()
                .filter(row -> row.kind().equals("control"))
                .map(Header.ContenderRow::id)
                .toList();
        List<Summary.Ratio> ratios = pooled.stream()
                .filter(ratio -> ratio.cell().group().equals(group.id()))
                .filter(ratio -> !controls.contains(ratio.numerator()) && !controls.contains(ratio.denominator()))
                .toList();
        return ratios.stream()
                .map(ratio -> faster(ratio, true))
                .filter(who ->
                        ratios.stream().noneMatch(ratio -> faster(ratio, false).equals(who)))
                .findFirst()
                .map(who -> new GroupFinding(
                        group,
                        who,
                        ratios.stream()
                                .filter(ratio -> faster(ratio, true).equals(who))
                                .map(Factor::brief)
                                .sorted(Comparator.comparingDouble(
                                        factor -> factor.interval().estimate()))
                                .toList()));
    }

    /* One of the two: the faster, or the other. */
    private static ContenderId faster(Summary.Ratio ratio, boolean itself) {
        return ratio.ratio().estimate() < 1 == itself ? ratio.numerator() : ratio.denominator();
    }

    /** Returns the largest factor as a sentence. */
    String best() {
        return factors.get(factors.size() - 1).clause() + ".";
    }
}
