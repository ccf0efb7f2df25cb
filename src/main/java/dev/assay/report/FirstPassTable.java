package dev.assay.report;

import dev.assay.chart.Units;
import dev.assay.stats.FirstPass;
import dev.assay.stats.Summary;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** First passes beside steady state, as a table for page and README; nothing where the run emptied no cache. */
final class FirstPassTable {
    /** Id of the section. */
    static final String ID = "first";

    static final String TITLE = "First pass and steady state";

    static final List<String> COLUMNS = List.of(
            "contender",
            "encoding",
            "corpus",
            "size",
            "first pass, MB/s",
            "steady, MB/s",
            "time, first ÷ steady [95 % interval]",
            "hits, first",
            "hits, again",
            "sets");

    /** What the table means. */
    static final String MEANING =
            "Every other figure is that of decks which recur, so word caches know their words. Here the cache is emptied, untimed, before each"
                    + " pass over the deck, in a process that is warm otherwise; a word that comes twice in the deck is still known the second"
                    + " time. Text that a process has not seen lies between the two: a real cache holds the common words of other texts. Hits:"
                    + " share of lookups that found their piece in an untimed first pass, and again in a second; pieces too long for the cache"
                    + " are not looked up. Contenders that are not listed hold no word cache that can be emptied, or were not asked.";

    static boolean present(Summary summary) {
        return !summary.firstPasses().isEmpty();
    }

    static List<List<String>> rows(Summary summary) {
        List<List<String>> rows = new ArrayList<>();
        for (FirstPass row : summary.firstPasses()) {
            Summary.Cell cell = row.cell();
            rows.add(List.of(
                    row.contender(),
                    cell.encoding(),
                    cell.corpus(),
                    Units.size(cell.size()),
                    Units.interval(row.first()),
                    Units.interval(row.steady()),
                    Units.interval(row.firstOverSteady()),
                    row.hits().map(hits -> share(hits.first())).orElse("not told"),
                    row.hits().map(hits -> share(hits.again())).orElse("not told"),
                    Units.count(row.firstOverSteady().n())));
        }
        return rows;
    }

    private static String share(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }

    private FirstPassTable() {}
}
