package dev.assay.proof;

import dev.assay.figure.Figures;
import dev.assay.run.ContenderId;
import dev.assay.run.DeckId;
import dev.assay.run.MachineId;
import dev.assay.run.Mode;
import dev.assay.run.Role;
import dev.assay.run.RunFile;
import dev.assay.stats.Estimator;
import dev.assay.stats.Interval;
import dev.assay.stats.Quantity;
import dev.assay.stats.SteadyTimes;
import dev.assay.stats.Summarizer;
import dev.assay.stats.Summary;
import dev.assay.text.MarkdownTable;
import dev.assay.text.Numbers;
import java.util.ArrayList;
import java.util.List;

/** Another harness beside a recorded run, at the same work. */
public final class Beside {
    private Beside() {}

    /**
     * Returns JMH's scores and what a reader makes of them, and the run's ratio of the same pair.
     *
     * @param minutes that JMH took
     * @throws IllegalArgumentException if the run holds no such ratio
     */
    public static String jmh(
            RunFile run, String encoding, DeckId deck, Score numerator, Score denominator, double minutes) {
        Summary.Ratio ours = Summarizer.summarize(run).ratios().stream()
                .filter(row -> row.quantity() == Quantity.TIME && same(row.cell(), encoding, deck))
                .filter(row -> row.numerator().equals(numerator.contender())
                        && row.denominator().equals(denominator.contender()))
                .findFirst()
                .orElseThrow(() -> missing(numerator.contender() + " ÷ " + denominator.contender(), encoding, deck));
        MarkdownTable scores = new MarkdownTable("JMH", "Score", "Error (99.9 %)", "Units");
        for (Score score : List.of(numerator, denominator)) {
            scores.row(
                    score.contender().toString(),
                    number(score.printed().estimate()),
                    "± " + number(score.printed().upper() - score.printed().estimate()),
                    "ns/op");
        }
        MarkdownTable ratios = new MarkdownTable(
                "harness", numerator.contender() + " ÷ " + denominator.contender(), "half-width", "minutes");
        ratio(ratios, "JMH, 99.9 %", PooledScore.ratio(numerator.printed(), denominator.printed()), minutes);
        ratio(ratios, "JMH, 95 %", PooledScore.ratio(numerator.at95(), denominator.at95()), minutes);
        ratio(
                ratios,
                "turnstile, 95 %, " + ours.values().size() + " fork sets",
                ours.ratio(),
                run.end().measuringMillis() / 60_000.0);
        return scores + "\n" + ratios;
    }

    /**
     * Returns the time per op by another harness beside the runs', and their ratio. A machine's speed moves within minutes, so runs and
     * launches should take turns; the runs' fork sets are pooled. Times of unlike machines are no sample of anything, so those are refused.
     *
     * @param launches ns per op, one value a launch of the other harness, two at least
     * @throws IllegalArgumentException if a run holds no such time, or is of another machine than the first
     */
    public static String launches(
            List<RunFile> runs, ContenderId contender, String encoding, DeckId deck, List<Double> launches) {
        List<Double> sets = new ArrayList<>();
        MachineId first = MachineId.of(runs.get(0).header());
        for (RunFile run : runs) {
            List<String> differences = first.differences(MachineId.of(run.header()));
            if (!differences.isEmpty()) {
                throw new IllegalArgumentException("runs (" + String.join(", ", differences)
                        + ") must be of one machine, since their times are pooled; name runs of one machine");
            }
            SteadyTimes times = new SteadyTimes(run);
            List<Double> own = times.cells().stream()
                    .filter(one -> same(one, encoding, deck))
                    .flatMap(one -> times.logNanosPerOp(contender, Role.MAIN, one).values().stream())
                    .map(StrictMath::exp)
                    .sorted()
                    .toList();
            if (own.isEmpty()) {
                throw missing(contender.toString(), encoding, deck);
            }
            sets.addAll(own);
        }
        MarkdownTable table = new MarkdownTable(
                "contender, cell",
                "other harness, ns/op",
                "launches",
                "turnstile, ns/op",
                "fork sets",
                "turnstile ÷ other");
        table.row(
                contender + ", " + deck.corpus() + " " + deck.size() + " B",
                times(Estimator.geometric(launches, Estimator.LEVEL)),
                Integer.toString(launches.size()),
                times(Estimator.geometric(sets, Estimator.LEVEL)),
                Integer.toString(sets.size()),
                ratio(Estimator.unpaired(sets, launches, Estimator.LEVEL)));
        return table.toString();
    }

    private static boolean same(Summary.Cell cell, String encoding, DeckId deck) {
        return cell.mode() == Mode.THROUGHPUT
                && cell.encoding().equals(encoding)
                && cell.where().equals(deck);
    }

    private static IllegalArgumentException missing(String what, String encoding, DeckId deck) {
        return new IllegalArgumentException("run (no " + what + ", " + encoding + ", " + deck.corpus() + " "
                + deck.size() + " B) must hold what the other harness measured; name another run");
    }

    private static void ratio(MarkdownTable table, String harness, Interval ratio, double minutes) {
        table.row(
                harness,
                ratio(ratio),
                MarkdownTable.halfWidth((ratio.upper() - ratio.lower()) / 2 / ratio.estimate()),
                Figures.fixed(minutes, 1));
    }

    private static String ratio(Interval ratio) {
        return Numbers.interval(ratio, value -> Figures.fixed(value, 3));
    }

    private static String times(Interval nanos) {
        return Numbers.interval(nanos, Beside::number);
    }

    private static String number(double value) {
        return Figures.fixed(value, 1);
    }

    /**
     * What JMH says of one contender.
     *
     * @param printed score ± error as JMH prints them, ns ÷ op
     * @param at95 the same at 95 %
     */
    public record Score(ContenderId contender, Interval printed, Interval at95) {}
}
