package dev.assay.report;

import dev.assay.figure.Figures;
import dev.assay.stats.FirstPass;
import dev.assay.stats.Summary;
import dev.assay.text.Factor;
import dev.assay.text.Numbers;
import java.util.List;
import java.util.Optional;

/** First passes beside steady state; nothing where the run emptied no cache. */
final class FirstPassTable {
    static final String ID = "first";

    private static final String MEANING =
            "Every other figure is that of decks which recur, so word caches know their words. Here the cache is emptied, untimed, before each"
                    + " pass over the deck, in a process that is warm otherwise. A word that comes twice in the deck is still known the second"
                    + " time. Text that a process has not seen lies between the two: a real cache holds the common words of other texts. Hits:"
                    + " share of lookups that found their piece in an untimed first pass, and again in a second; pieces too long for the cache"
                    + " are not looked up. Contenders that are not listed hold no word cache that can be emptied, or were not asked.";

    static Optional<Section> section(ReportModel findings) {
        List<FirstPass> passes = findings.summary().firstPasses();
        return passes.isEmpty()
                ? Optional.empty()
                : Optional.of(new Section(
                        ID,
                        "First pass and steady state",
                        List.of(
                                Block.table(
                                        List.of(
                                                "contender",
                                                "encoding",
                                                "corpus",
                                                "size",
                                                "first pass, MB/s",
                                                "steady, MB/s",
                                                "the faster (95 % CI)",
                                                "hits, first",
                                                "hits, again",
                                                "sets"),
                                        passes.stream().map(FirstPassTable::row).toList()),
                                Block.paragraph(Block.Tone.QUIET, MEANING))));
    }

    private static List<String> row(FirstPass row) {
        Summary.Cell cell = row.cell();
        return List.of(
                row.contender().toString(),
                cell.encoding(),
                cell.deck().corpus(),
                Figures.size(cell.deck().size()),
                Numbers.interval(row.first()),
                Numbers.interval(row.steady()),
                Factor.of("first pass", "steady state", Factor.Kind.SPEED, row.firstOverSteady())
                        .ahead(),
                row.hits().map(hits -> Figures.percent(hits.first(), 1)).orElse("not told"),
                row.hits().map(hits -> Figures.percent(hits.again(), 1)).orElse("not told"),
                Figures.count(row.firstOverSteady().n()));
    }

    private FirstPassTable() {}
}
