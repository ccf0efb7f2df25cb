package dev.assay.claim;

import dev.assay.figure.Figures;
import dev.assay.run.Header;
import dev.assay.run.RunFile;
import dev.assay.run.Visible;
import dev.assay.run.Where;
import dev.assay.stats.Estimator;
import dev.assay.stats.Prediction;
import dev.assay.stats.Summarizer;
import dev.assay.stats.Summary;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a second run says of the claims that a first one judged. A claim is a ratio within bounds, so that it is replicated when a second
 * run, by itself and by the same rule, comes to the same verdict:
 *
 * <ol>
 *   <li>Both verdicts are decided and the same: {@link Outcome#REPLICATED}.
 *   <li>Both are decided and not the same: {@link Outcome#CONTRADICTED}.
 *   <li>One of them is not decided: {@link Outcome#UNDECIDED}. Not a failure: a run that was too short contradicts nobody. To call the same
 *       sign, or an estimate within some interval, a success is what lets a careless replication succeed by its width.
 *   <li>In a <em>direct</em> replication, of one kind of machine and the same sources, nothing changed that may move a ratio. There the
 *       figure counts too: one that lies outside its prediction interval, and beyond both noise floors, contradicts the first run, whatever
 *       its verdict. Between machines a ratio may well move, and how far it did is told and decides nothing.
 * </ol>
 *
 * Prediction intervals are at 1 − 5 %/m for m ratios (Bonferroni): with twenty at 95 % a faithful replication would be contradicted in two
 * cases of three.
 *
 * @param direct whether the second run was of the first one's kind of machine and sources
 * @param rows one a reading that the first run judged by bounds or measured, in the order of its ledger
 */
public record Replication(boolean direct, List<Row> rows) {
    public Replication {
        rows = List.copyOf(rows);
    }

    /** What a second run says of one reading. */
    public enum Outcome {
        REPLICATED("replicated"),
        CONTRADICTED("contradicted"),
        UNDECIDED("undecided"),
        /** There is nothing to replicate, or it was not tried. */
        NOT_COMPARED("not compared");

        private final String label;

        Outcome(String label) {
            this.label = label;
        }

        /** Returns the word used in files and tables. */
        public String label() {
            return label;
        }

        /** Returns what a verdict says of another on the same question. */
        public static Outcome of(Verdict.Outcome first, Verdict.Outcome again) {
            if (!first.decided() || !again.decided()) {
                return UNDECIDED;
            }
            return first == again ? REPLICATED : CONTRADICTED;
        }
    }

    /**
     * One reading.
     *
     * @param first verdict of the first run
     * @param again that of the second; empty if it has none
     * @param why in a few words, where the verdicts do not say it; else empty
     * @param figure both ratios over the cells that both runs hold
     * @param floor within which no change of the figure is believed: the product of both noise floors
     */
    public record Row(
            Verdict first,
            Optional<Verdict> again,
            Outcome outcome,
            String why,
            Optional<Prediction> figure,
            double floor) {
        /** Returns whether the figure is another one. */
        public boolean moved() {
            return figure.filter(both -> both.moved(floor)).isPresent();
        }
    }

    /** Returns how many readings came to this. */
    public long count(Outcome outcome) {
        return rows.stream().filter(row -> row.outcome() == outcome).count();
    }

    /** Returns what came of it as a whole: contradicted if a reading is; else undecided if one is, or none was compared. */
    public Outcome outcome() {
        if (count(Outcome.CONTRADICTED) > 0) {
            return Outcome.CONTRADICTED;
        }
        return count(Outcome.UNDECIDED) > 0 || count(Outcome.REPLICATED) == 0 ? Outcome.UNDECIDED : Outcome.REPLICATED;
    }

    /**
     * Requires that decks of one name are one deck: a ratio on another text is another quantity.
     *
     * @throws IllegalArgumentException naming the deck and both digests if two are not
     */
    public static void requireSameWork(Header first, Header again) {
        for (Header.DeckRow deck : first.decks()) {
            for (Header.DeckRow other : again.decks()) {
                if (deck.deck().equals(other.deck()) && !deck.sha256().equals(other.sha256())) {
                    throw new IllegalArgumentException("deck " + Visible.text(deck.corpus()) + " "
                            + Figures.size(deck.size()) + " (SHA-256 " + deck.sha256() + " in the first run, "
                            + other.sha256() + " in the second) must be one; take runs on one text, and data of one"
                            + " version of Assay");
                }
            }
        }
    }

    /** Returns what the second run says of the claims of the first. */
    public static Replication of(RunFile first, RunFile again, boolean direct) {
        Summary one = Summarizer.forVerdicts(first);
        Summary other = Summarizer.forVerdicts(again);
        Map<String, String> rules = Definitions.rules(first.header().claims());
        Map<String, String> otherRules = Definitions.rules(again.header().claims());
        Map<String, Verdict> verdicts = Ledger.judge(again, other).stream()
                .collect(Collectors.toMap(Replication::key, verdict -> verdict, (a, b) -> a));
        List<Verdict> asked = Ledger.judge(first, one).stream()
                .filter(verdict -> !verdict.cells().isEmpty())
                .toList();
        Map<String, List<List<Summary.Ratio>>> cells = new HashMap<>();
        for (Verdict verdict : asked) {
            Optional.ofNullable(verdicts.get(key(verdict)))
                    .filter(found -> !found.cells().isEmpty())
                    .ifPresent(found -> cells.put(key(verdict), shared(verdict.cells(), found.cells())));
        }
        long figures = cells.values().stream()
                .filter(pair -> figure(pair, Estimator.LEVEL).isPresent())
                .count();
        double level = 1 - (1 - Estimator.LEVEL) / Math.max(1, figures);
        List<Row> rows = new ArrayList<>();
        for (Verdict verdict : asked) {
            Optional<Verdict> found = Optional.ofNullable(verdicts.get(key(verdict)));
            List<List<Summary.Ratio>> pair = cells.getOrDefault(key(verdict), List.of());
            Optional<Prediction> figure = figure(pair, level);
            double floor = figure.isPresent()
                    ? Judge.floor(one.controls(), pair.get(0)) * Judge.floor(other.controls(), pair.get(1))
                    : Double.NaN;
            boolean sameQuestion = rules.get(verdict.id()).equals(otherRules.get(verdict.id()));
            rows.add(row(verdict, found, sameQuestion, figure, floor, direct));
        }
        return new Replication(direct, rows);
    }

    static Row row(
            Verdict first,
            Optional<Verdict> again,
            boolean sameQuestion,
            Optional<Prediction> figure,
            double floor,
            boolean direct) {
        boolean moved = direct && figure.filter(both -> both.moved(floor)).isPresent();
        Outcome outcome;
        String why = "";
        if (again.isEmpty() || again.get().cells().isEmpty()) {
            outcome = Outcome.NOT_COMPARED;
            why = again.map(Verdict::cause).filter(cause -> !cause.isEmpty()).orElse("the other run does not hold it");
        } else if (!sameQuestion) {
            outcome = Outcome.NOT_COMPARED;
            why = "the two runs define the claim differently";
        } else if (first.outcome() == Verdict.Outcome.NO_BOUNDS) {
            outcome = Outcome.NOT_COMPARED;
            why = "no bounds";
        } else if (moved && trusted(first) && trusted(again.get())) {
            outcome = Outcome.CONTRADICTED;
            why = "same machine and sources, another figure";
        } else {
            outcome = Outcome.of(first.outcome(), again.get().outcome());
            why = outcome == Outcome.UNDECIDED ? open(first, again.get()) : "";
        }
        return new Row(first, again, outcome, why, figure, floor);
    }

    private static boolean trusted(Verdict verdict) {
        return !verdict.cause().equals(Validity.CAUSE);
    }

    private static String open(Verdict first, Verdict again) {
        return !first.outcome().decided()
                ? again.outcome().decided() ? "the first run left it open" : "both runs leave it open"
                : "the second run leaves it open: " + again.cause();
    }

    private static String key(Verdict verdict) {
        return verdict.id() + " " + verdict.reading();
    }

    /* Cells that both hold, in each run's own rows: another mix of cells would be another quantity. */
    private static List<List<Summary.Ratio>> shared(List<Summary.Ratio> first, List<Summary.Ratio> again) {
        return Stream.of(List.of(first, again), List.of(again, first))
                .map(pair -> pair.get(0).stream()
                        .filter(row -> pair.get(1).stream().anyMatch(other -> same(row, other)))
                        .toList())
                .toList();
    }

    private static boolean same(Summary.Ratio one, Summary.Ratio other) {
        return one.cell().equals(other.cell()) && one.quantity() == other.quantity();
    }

    private static Optional<Prediction> figure(List<List<Summary.Ratio>> pair, double level) {
        if (pair.isEmpty() || pair.get(0).isEmpty()) {
            return Optional.empty();
        }
        Optional<Summary.Ratio> first = pooled(pair.get(0));
        Optional<Summary.Ratio> again = pooled(pair.get(1));
        return first.isEmpty() || again.isEmpty()
                ? Optional.empty()
                : Optional.of(Prediction.of(first.get().ratio(), again.get().ratio(), level))
                        .filter(Prediction::known);
    }

    private static Optional<Summary.Ratio> pooled(List<Summary.Ratio> cells) {
        return Summary.Ratio.pooled(cells, cells.get(0).cell().at(Where.ALL));
    }
}
