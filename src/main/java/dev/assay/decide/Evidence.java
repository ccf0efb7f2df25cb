package dev.assay.decide;

import dev.assay.run.ContenderId;
import dev.assay.run.DeckId;
import dev.assay.run.Header;
import dev.assay.run.Mode;
import dev.assay.run.Where;
import dev.assay.stats.Estimator;
import dev.assay.stats.Interval;
import dev.assay.stats.Quantity;
import dev.assay.stats.Summary;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What a run knows of two contenders, of which one could take the other's place.
 *
 * @param where the decks that the figures are pooled over
 * @param ratio time of {@code now} ÷ time of {@code then}
 * @param megabytesPerSecond of {@code now} on one core of the run's machine: geometric mean over the same decks
 * @param staysHome whether {@code then} is itself called from the language of {@code now}, so that nothing is rewritten
 * @param fixes changes that stay in the language and are faster by their whole interval, the fastest first
 */
public record Evidence(
        ContenderId now,
        ContenderId then,
        String group,
        String encoding,
        Where where,
        Interval ratio,
        double megabytesPerSecond,
        boolean staysHome,
        List<Fix> fixes) {
    public Evidence {
        fixes = List.copyOf(fixes);
    }

    /**
     * A change that stays in the language.
     *
     * @param ratio time of {@code now} ÷ time of it
     * @param left time of it ÷ time of {@code then}: what the rewrite still adds
     */
    public record Fix(ContenderId contender, Interval ratio, Interval left) {}

    /**
     * Returns the fix to hold a rewrite against. A run knows how much a fix saves and not what it costs to make, so all cost the same here,
     * and the cheapest is the one that saves most.
     */
    public Optional<Fix> fix() {
        return fixes.stream().findFirst();
    }

    /**
     * Returns what the run knows of the pair; empty if no group measured both on these decks, or one of them uses several threads, whose time
     * is none of a core.
     */
    public static Optional<Evidence> of(
            Header header, Summary summary, ContenderId now, ContenderId then, Where where) {
        Optional<Header.ContenderRow> home = row(header, now);
        Optional<Header.ContenderRow> away = row(header, then);
        if (home.isEmpty() || away.isEmpty() || threaded(home.get()) || threaded(away.get()) || !sameTask(now, then)) {
            return Optional.empty();
        }
        return between(summary, now, then, where).findFirst().map(pair -> {
            Summary.Cell cell = pair.cell();
            List<Fix> fixes = new ArrayList<>();
            for (Header.ContenderRow other : header.contenders()) {
                if (!other.id().equals(now)
                        && !other.id().equals(then)
                        && other.available()
                        && !other.kind().equals("control")
                        && !threaded(other)
                        && sameTask(now, other.id())
                        && home(home.get(), other)) {
                    fix(summary, pair, other.id()).ifPresent(fixes::add);
                }
            }
            fixes.sort(Comparator.comparingDouble((Fix one) -> -one.ratio().estimate()));
            return new Evidence(
                    now,
                    then,
                    cell.group(),
                    cell.encoding(),
                    where,
                    pair.ratio(),
                    speed(summary, now, cell),
                    home(home.get(), away.get()),
                    fixes);
        });
    }

    private static Optional<Header.ContenderRow> row(Header header, ContenderId id) {
        return header.contenders().stream().filter(row -> row.id().equals(id)).findFirst();
    }

    /* A pipeline and the tokenizer inside of it live in one group, for Amdahl's law: the part takes less time, and does less. */
    private static boolean sameTask(ContenderId one, ContenderId other) {
        return isPipeline(one) == isPipeline(other);
    }

    private static boolean isPipeline(ContenderId id) {
        return id.implementation().equals("pipeline");
    }

    /** Returns whether a contender's ops use more than one thread: its time then says nothing of what a core does. */
    public static boolean threaded(Header.ContenderRow row) {
        return !row.options().getOrDefault("threads", "1").equals("1");
    }

    /*
     * In one runtime, such as CPython, and either a library of others, whatever it is written in, or code in the same language. What the
     * project wrote in another language and calls from this one is the rewrite.
     */
    private static boolean home(Header.ContenderRow now, Header.ContenderRow other) {
        return !now.runtime().isEmpty()
                && runtime(now).equals(runtime(other))
                && (other.kind().equals("peer") || other.language().equals(now.language()));
    }

    private static String runtime(Header.ContenderRow row) {
        return row.runtime().split("[ ,]")[0];
    }

    /*
     * From the pair's own group, whose fork sets hold all three; else from another group over the same decks, whose fork sets are others, so
     * that what is left is a quotient of independent ratios.
     */
    private static Optional<Fix> fix(Summary summary, Summary.Ratio pair, ContenderId other) {
        Where where = pair.cell().where();
        Optional<Fix> paired = between(summary, pair.numerator(), other, where)
                .filter(ratio -> ratio.cell().equals(pair.cell()))
                .findFirst()
                .flatMap(ratio -> summary.ratio(other, pair.denominator(), Quantity.TIME, pair.cell())
                        .map(left -> new Fix(other, ratio.ratio(), left.ratio())));
        return paired.or(() -> between(summary, pair.numerator(), other, where)
                        .filter(ratio ->
                                ratio.cell().encoding().equals(pair.cell().encoding()))
                        .filter(ratio -> decks(summary, ratio).equals(decks(summary, pair)))
                        .findFirst()
                        .map(ratio -> new Fix(
                                other,
                                ratio.ratio(),
                                Estimator.quotient(
                                        pair.ratio(),
                                        ratio.ratio(),
                                        pair.ratio().level()))))
                .filter(fix -> fix.ratio().lower() > 1);
    }

    /* Of every group that measured both on these decks, in the direction asked for. */
    private static Stream<Summary.Ratio> between(
            Summary summary, ContenderId numerator, ContenderId denominator, Where where) {
        return summary.ratios().stream()
                .filter(row -> row.quantity() == Quantity.TIME
                        && row.cell().where().equals(where)
                        && row.cell().mode() == Mode.THROUGHPUT
                        && ends(row).equals(Set.of(numerator, denominator)))
                .map(row -> row.numerator().equals(numerator) ? row : row.inverted());
    }

    private static Set<ContenderId> ends(Summary.Ratio row) {
        return row.numerator().equals(row.denominator())
                ? Set.of(row.numerator())
                : Set.of(row.numerator(), row.denominator());
    }

    private static Set<DeckId> decks(Summary summary, Summary.Ratio pair) {
        Set<DeckId> decks = new HashSet<>();
        for (Summary.Ratio row : summary.ratios()) {
            if (row.quantity() == Quantity.TIME
                    && row.cell().single()
                    && row.cell().at(Where.ALL).equals(pair.cell().at(Where.ALL))
                    && pair.cell().where().covers(row.cell().deck())
                    && ends(row).equals(ends(pair))) {
                decks.add(row.cell().deck());
            }
        }
        return decks;
    }

    private static double speed(Summary summary, ContenderId contender, Summary.Cell cell) {
        List<Double> speeds = summary.speeds().stream()
                .filter(row -> row.contender().equals(contender)
                        && row.cell().at(Where.ALL).equals(cell.at(Where.ALL))
                        && cell.where().covers(row.cell().deck()))
                .map(row -> row.megabytesPerSecond().estimate())
                .toList();
        return Estimator.geometric(speeds, Estimator.LEVEL).estimate();
    }
}
