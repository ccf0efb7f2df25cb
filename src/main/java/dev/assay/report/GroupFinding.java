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
 * @param factors of the fastest, the smallest first; at least one
 */
record GroupFinding(Header.GroupRow group, String fastest, List<Factor> factors) {
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
        List<String> controls = header.contenders().stream()
                .filter(row -> row.kind().equals("control"))
                .map(Header.ContenderRow::id)
                .toList();
        List<Factor> factors = pooled.stream()
                .filter(ratio -> ratio.cell().group().equals(group.id()))
                .filter(ratio -> !controls.contains(ratio.numerator()) && !controls.contains(ratio.denominator()))
                .map(ratio -> Factor.of(ratio.numerator(), ratio.denominator(), Factor.Kind.SPEED, ratio.ratio()))
                .toList();
        return factors.stream()
                .map(Factor::who)
                .filter(who ->
                        factors.stream().noneMatch(factor -> factor.than().equals(who)))
                .findFirst()
                .map(who -> new GroupFinding(
                        group,
                        who,
                        factors.stream()
                                .filter(factor -> factor.who().equals(who))
                                .sorted(Comparator.comparingDouble(
                                        factor -> factor.interval().estimate()))
                                .toList()));
    }

    static String plain(String contender) {
        return ContenderId.of(contender).brief();
    }

    /** Returns a factor with names in their short form. */
    static Factor plain(Factor factor) {
        return factor.named(plain(factor.who()), plain(factor.than()));
    }

    /** Returns the largest factor as a sentence. */
    String best() {
        return plain(factors.get(factors.size() - 1)).clause() + ".";
    }
}
