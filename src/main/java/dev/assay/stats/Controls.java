package dev.assay.stats;

import dev.assay.run.ContenderId;
import dev.assay.run.DeckId;
import dev.assay.run.Role;
import dev.assay.run.Where;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * What the controls of a run say: forks whose true ratio to the main fork of their contender and set is known beforehand.
 *
 * <p>The replicate is the fork of a control: in it, the mean over decks of ln(control ÷ main). Contenders, encodings and groups are pooled
 * for every deck, since a control rotates and a single contender has it in few sets; what is asked is what the instrument makes of no
 * difference, and the variation that belongs to a pair is in that pair's own interval already.
 *
 * @param trials one a control's fork and role, in the order of groups and sets
 * @param spikeTruth true ratio of the spike by which the run is judged, as its header tells; NaN where it does not, and then nothing is
 */
public record Controls(List<Trial> trials, double spikeTruth) {
    /** No noise floor is lower: a few quiet sets promise nothing for the next session (Criterion takes 1 % within one process). */
    public static final double LEAST_FLOOR = 1.02;

    /** With two replicates t(.975) is 12.7, so an interval says nothing of the instrument; with three it is 4.3. */
    static final int FEWEST = 3;

    public Controls {
        trials = List.copyOf(trials);
    }

    /**
     * One fork of a control.
     *
     * @param role the twin, or a positive control
     * @param kind language and bridge of the contender, such as {@code Rust@jna}
     */
    public record Trial(Role role, String group, int set, ContenderId contender, String kind, List<Value> values) {
        public Trial {
            values = List.copyOf(values);
        }
    }

    /** Mean ln(control ÷ main) of a fork's throughput on one deck. */
    public record Value(DeckId deck, double log) {}

    /**
     * Ratio of a control to the main fork of its set.
     *
     * @param kind empty for all kinds of contenders together
     * @param floor noise floor that a twin's row gives, as a factor; NaN for a spike, and for a single kind, by which nothing is judged
     */
    public record Row(Role role, Optional<String> kind, Where where, Interval ratio, double floor) {
        /** Returns whether the row is over all decks: the pooled one, or one of a kind. */
        public boolean overall() {
            return where.equals(Where.ALL);
        }

        /** Returns whether the row holds enough sets for anything to be concluded from its interval. */
        public boolean telling() {
            return ratio.n() >= FEWEST;
        }
    }

    /** Returns for every role, in the order of the trials: the pooled row, by kind, by size, by deck. */
    public List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        for (Role role : trials.stream().map(Trial::role).distinct().toList()) {
            List<Trial> own = of(role);
            add(rows, role, own, Optional.empty(), Where.ALL);
            for (String kind : new TreeSet<>(own.stream().map(Trial::kind).toList())) {
                List<Trial> kin =
                        own.stream().filter(trial -> trial.kind().equals(kind)).toList();
                add(rows, role, kin, Optional.of(kind), Where.ALL);
            }
            List<Value> values =
                    own.stream().flatMap(trial -> trial.values().stream()).toList();
            TreeSet<Integer> sizes = new TreeSet<>(
                    values.stream().map(value -> value.deck().size()).toList());
            TreeSet<String> corpora = new TreeSet<>(
                    values.stream().map(value -> value.deck().corpus()).toList());
            sizes.forEach(size -> add(rows, role, own, Optional.empty(), new Where.AllCorpora(size)));
            for (String corpus : corpora) {
                sizes.forEach(size -> add(rows, role, own, Optional.empty(), new DeckId(corpus, size)));
            }
        }
        return rows;
    }

    /** Returns time of the twin ÷ time of its original, pooled over everything; empty if no twin finished. */
    public Optional<Interval> twin() {
        return pooled(Role.TWIN).map(Row::ratio);
    }

    /** Returns the same of the spike by which the run is judged; empty if none finished. */
    public Optional<Interval> spike() {
        return pooled(Role.CONTROL).map(Row::ratio);
    }

    /** Returns the true ratio of a role to its original. */
    public double truth(Role role) {
        return role.truth(spikeTruth);
    }

    /** Returns the pooled row of a role, if a fork played it. */
    public Optional<Row> pooled(Role role) {
        List<Row> rows = new ArrayList<>();
        add(rows, role, of(role), Optional.empty(), Where.ALL);
        return rows.stream().findFirst();
    }

    /**
     * Returns the noise floor of what is said of these cells together, as a factor: the end of their A/A interval that is furthest from 1,
     * at least {@value #LEAST_FLOOR}; ∞ where fewer than {@value #FEWEST} twins visited them, since nothing is known then. One cell has
     * the floor of its deck.
     */
    public double floor(Collection<Summary.Cell> cells) {
        return floorOver(cells.stream().map(Summary.Cell::where).collect(Collectors.toSet()));
    }

    /** Returns the noise floor of what is said of the spiked decks together: a spike can be held against that of no others. */
    public double spikeFloor() {
        return floorOver(of(Role.CONTROL).stream()
                .flatMap(trial -> trial.values().stream())
                .map(Value::deck)
                .collect(Collectors.toSet()));
    }

    private double floorOver(Set<? extends Where> decks) {
        return floor(ratio(of(Role.TWIN), decks::contains));
    }

    private List<Trial> of(Role role) {
        return trials.stream().filter(trial -> trial.role() == role).toList();
    }

    private static void add(List<Row> rows, Role role, List<Trial> trials, Optional<String> kind, Where where) {
        Interval ratio = ratio(trials, where::covers);
        if (ratio.n() > 0) {
            boolean judgedBy = role == Role.TWIN && kind.isEmpty();
            rows.add(new Row(role, kind, where, ratio, judgedBy ? floor(ratio) : Double.NaN));
        }
    }

    /* Asked for by every cell of every reading. */
    private static Interval ratio(List<Trial> trials, Predicate<DeckId> deck) {
        List<Double> ratios = new ArrayList<>();
        for (Trial trial : trials) {
            double sum = 0;
            int logs = 0;
            for (Value value : trial.values()) {
                if (deck.test(value.deck())) {
                    sum += value.log();
                    logs++;
                }
            }
            if (logs > 0) {
                ratios.add(StrictMath.exp(sum / logs));
            }
        }
        return Estimator.geometric(ratios, Estimator.LEVEL);
    }

    private static double floor(Interval twin) {
        if (twin.n() < FEWEST) {
            return Double.POSITIVE_INFINITY;
        }
        return Math.max(LEAST_FLOOR, Math.max(1 / twin.lower(), twin.upper()));
    }
}
