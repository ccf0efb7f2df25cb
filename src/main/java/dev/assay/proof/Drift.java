package dev.assay.proof;

import dev.assay.figure.Figures;
import dev.assay.measure.Cell;
import dev.assay.measure.Fork;
import dev.assay.measure.GroupPlan;
import dev.assay.measure.Turn;
import dev.assay.measure.Turns;
import dev.assay.run.ContenderId;
import dev.assay.run.DeckId;
import dev.assay.run.Mode;
import dev.assay.run.Role;
import dev.assay.stats.Estimator;
import dev.assay.stats.Interval;
import dev.assay.text.MarkdownTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A planted fault: every time grows linearly by {@value #DRIFT} of itself from the start of the run to its end. Contenders are equal, so
 * the true ratio is 1. The same forks and slices are laid out in both orders: ours, by the real {@link Turns}, and JMH's, one contender
 * after the other.
 */
public final class Drift {
    static final double DRIFT = 0.03;

    private static final int SETS = 8;
    private static final int WARMUP_ROUNDS = 2;
    private static final int ROUNDS = 10;
    /* What a fork's start takes, in slices. */
    private static final int START = 40;
    private static final double FORK_SD = 0.04;
    private static final double SLICE_SD = 0.18;

    private final int contenders;
    private final double drift;
    private final Random random;

    private Drift(int contenders, double drift, long noise) {
        this.contenders = contenders;
        this.drift = drift;
        this.random = new Random(noise);
    }

    /** Returns the table: the bias of both orders for two contenders, and for the first and last of five. */
    public static String table(int runs, long seed) {
        MarkdownTable table = new MarkdownTable(
                "contenders",
                "bias of the turnstile",
                "its 95 % intervals hold 1",
                "bias of JMH's order",
                "JMH's 95 % intervals hold 1");
        for (int contenders : List.of(2, 5)) {
            Row row = row(contenders, runs, seed);
            table.row(
                    contenders == 2 ? "2" : "first and last of " + contenders,
                    text(row.ours()),
                    row.oursHolding().covered(),
                    text(row.jmh()),
                    row.jmhHolding().covered());
        }
        return table.toString();
    }

    private static String text(Interval bias) {
        return signed(bias.estimate()) + " % (" + signed(bias.lower()) + " to " + signed(bias.upper()) + ")";
    }

    private static String signed(double factor) {
        return Figures.signed(100 * (factor - 1), 3);
    }

    /**
     * Simulates runs. The bias is last ÷ first with the drift over the same with the same noise and no drift, so that the noise, which is
     * not the question, cancels; its interval is that of the mean over runs.
     */
    static Row row(int contenders, int runs, long seed) {
        Random seeds = new Random(seed + contenders);
        List<Double> ours = new ArrayList<>();
        List<Double> jmh = new ArrayList<>();
        Coverage.Tally oursHolding = new Coverage.Tally();
        Coverage.Tally jmhHolding = new Coverage.Tally();
        for (int run = 0; run < runs; run++) {
            long noise = seeds.nextLong();
            Interval turnstile = new Drift(contenders, DRIFT, noise).turnstile();
            Interval blocks = new Drift(contenders, DRIFT, noise).blocks();
            ours.add(turnstile.estimate()
                    / new Drift(contenders, 0, noise).turnstile().estimate());
            jmh.add(blocks.estimate() / new Drift(contenders, 0, noise).blocks().estimate());
            oursHolding.add(turnstile, 1);
            jmhHolding.add(blocks, 1);
        }
        return new Row(
                Estimator.geometric(ours, Estimator.LEVEL),
                Estimator.geometric(jmh, Estimator.LEVEL),
                oursHolding,
                jmhHolding);
    }

    /* Sets one after the other; in a set all forks start, then take the turns of the real schedule. */
    private Interval turnstile() {
        GroupPlan group = group(contenders);
        long seed = random.nextLong();
        List<List<Turn>> sets = new ArrayList<>();
        double total = 0;
        for (int set = 0; set < SETS; set++) {
            sets.add(Turns.of(group, set, seed));
            total += START * group.forks(set).size() + sets.get(set).size();
        }
        ContenderId first = group.contenders().get(0);
        ContenderId last = group.contenders().get(contenders - 1);
        double now = 0;
        List<Double> ratios = new ArrayList<>();
        for (int set = 0; set < SETS; set++) {
            now += START * group.forks(set).size();
            double firstFork = FORK_SD * random.nextGaussian();
            double lastFork = FORK_SD * random.nextGaussian();
            double log = 0;
            for (Turn turn : sets.get(set)) {
                if (turn.round() >= WARMUP_ROUNDS && turn.fork().equals(new Fork(last, Role.MAIN))) {
                    log += slice(lastFork, now / total);
                } else if (turn.round() >= WARMUP_ROUNDS && turn.fork().equals(new Fork(first, Role.MAIN))) {
                    log -= slice(firstFork, now / total);
                }
                now++;
            }
            ratios.add(StrictMath.exp(log / ROUNDS));
        }
        return Estimator.geometric(ratios, Estimator.LEVEL);
    }

    /* All forks of a contender back to back, warm-up and slices of each, then the next contender. */
    private Interval blocks() {
        double fork = START + WARMUP_ROUNDS + ROUNDS;
        double total = fork * SETS * contenders;
        return PooledScore.ratio(block(fork * SETS * (contenders - 1), total), block(0, total), Estimator.LEVEL);
    }

    private List<Double> block(double start, double total) {
        List<Double> times = new ArrayList<>();
        double now = start;
        for (int fork = 0; fork < SETS; fork++) {
            double own = FORK_SD * random.nextGaussian();
            now += START + WARMUP_ROUNDS;
            for (int slice = 0; slice < ROUNDS; slice++) {
                times.add(StrictMath.exp(slice(own, now++ / total)));
            }
        }
        return times;
    }

    private double slice(double fork, double elapsed) {
        return fork + SLICE_SD * random.nextGaussian() + StrictMath.log1p(drift * elapsed);
    }

    private static GroupPlan group(int contenders) {
        List<ContenderId> ids = new ArrayList<>();
        for (int i = 0; i < contenders; i++) {
            ids.add(new ContenderId("contender-" + i, "", "", ContenderId.JVM));
        }
        Cell cell = Cell.of(new DeckId("en-prose", 1024), Mode.THROUGHPUT, List.of());
        return new GroupPlan(
                "drift",
                "",
                "cl100k_base",
                ids,
                ids,
                false,
                ids,
                List.of(),
                List.of(cell),
                SETS,
                SETS,
                WARMUP_ROUNDS,
                ROUNDS,
                1);
    }

    /** The geometric mean of last ÷ first over runs in either order, and how often the intervals of the runs hold 1. */
    record Row(Interval ours, Interval jmh, Coverage.Tally oursHolding, Coverage.Tally jmhHolding) {}
}
