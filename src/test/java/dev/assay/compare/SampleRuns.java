package dev.assay.compare;

import dev.assay.chart.SampleRun;
import dev.assay.claim.Verdict;
import dev.assay.run.ContenderId;
import dev.assay.run.DeckId;
import dev.assay.run.Fixture;
import dev.assay.run.Header;
import dev.assay.run.Mode;
import dev.assay.run.Role;
import dev.assay.run.Where;
import dev.assay.stats.Controls;
import dev.assay.stats.Estimator;
import dev.assay.stats.Interval;
import dev.assay.stats.Quantity;
import dev.assay.stats.Summary;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Invented runs of one pair on two decks, for what a comparison says of them. Nothing in them was measured. */
public final class SampleRuns {
    public static final ContenderId SLOW = ContenderId.of("hf-slow@process");
    public static final ContenderId FAST = ContenderId.of("hf-fast@process");
    static final List<DeckId> DECKS = List.of(new DeckId("en-prose", 64), new DeckId("en-prose", 1024));

    /* Four sets around the ratio, one per cent to either side: every interval is about 1.5 % to either side. */
    private static final List<Double> AROUND = List.of(0.99, 1.01, 0.99, 1.01);

    private SampleRuns() {}

    /** Returns a run in which the slow one takes {@code ratio} times as long on both decks. */
    public static ComparedRun run(String name, Verdict.Outcome outcome, double ratio) {
        return run(name, outcome, List.of(ratio, ratio), DECKS);
    }

    static ComparedRun run(String name, Verdict.Outcome outcome, List<Double> byDeck, List<DeckId> decks) {
        List<Summary.Ratio> cells = new ArrayList<>();
        for (int i = 0; i < decks.size(); i++) {
            cells.add(ratio(SLOW, FAST, decks.get(i), byDeck.get(i)));
        }
        List<Summary.Ratio> ratios = new ArrayList<>(cells);
        decks.forEach(deck ->
                ratios.add(ratio(ContenderId.of("java.plain@jvm"), ContenderId.of("rust.plain@jna"), deck, 1.2)));
        Summary summary = Fixture.with(new SampleRun().summary(), "ratios", ratios, "controls", controls(1.0));
        Interval pooled = Summary.Ratio.pooled(cells, cells.get(0).cell().at(Where.ALL))
                .orElseThrow()
                .at(0.975)
                .ratio();
        Header header = Fixture.with(SampleRun.header(), "claims", Map.of("faster-10x-100x", claim("[10.0, 100.0]")));
        return ComparedRun.of(name, header, summary, false, List.of(verdict(outcome, pooled, cells)));
    }

    static String claim(String bounds) {
        return "id = \"faster-10x-100x\"\nplace = 1\nquote = \"q\"\n[[reading]]\nid = \"a\"\nquestion = \"q?\"\n"
                + "numerator = \"hf-slow@process\"\ndenominator = \"hf-fast@process\"\nquantities = [\"time\"]\n"
                + "group = \"python\"\nencoding = \"r50k_base\"\ncorpora = []\nsizes = []\nbounds = " + bounds
                + "\norigin = \"article\"\naggregate = \"typical\"\nnames = [\"a\", \"b\"]\n"
                + "sentence = \"{finding}; {claim}.\"\n";
    }

    private static Summary.Ratio ratio(ContenderId numerator, ContenderId denominator, DeckId deck, double value) {
        List<Double> values = AROUND.stream().map(one -> one * value).toList();
        return new Summary.Ratio(
                numerator,
                denominator,
                Quantity.TIME,
                new Summary.Cell("python", "r50k_base", deck, Mode.THROUGHPUT),
                Estimator.geometric(values, Estimator.LEVEL),
                values);
    }

    private static Verdict verdict(Verdict.Outcome outcome, Interval ratio, List<Summary.Ratio> cells) {
        return new Verdict(
                "faster-10x-100x",
                "a",
                "quote",
                "How much faster is it?",
                outcome,
                outcome == Verdict.Outcome.INCONCLUSIVE ? "noise" : "",
                Optional.of(ratio),
                10,
                100,
                "article",
                "scope",
                "sentence",
                cells,
                "");
    }

    /** Returns controls whose A/A interval on every deck is about a per cent around a ratio. */
    static Controls controls(double twin) {
        List<Controls.Trial> trials = new ArrayList<>();
        for (int set = 0; set < 8; set++) {
            double log = Math.log(twin) + (set % 2 == 0 ? 0.01 : -0.01);
            trials.add(new Controls.Trial(
                    Role.TWIN,
                    "python",
                    set,
                    FAST,
                    "Rust@process",
                    DECKS.stream().map(deck -> new Controls.Value(deck, log)).toList()));
        }
        return new Controls(trials, 1.05);
    }

    static ComparedRun with(ComparedRun run, Object... header) {
        return Fixture.with(run, "header", Fixture.with(run.header(), header));
    }

    /** Returns the run as one of another machine. */
    public static ComparedRun on(ComparedRun run, String microarchitecture, String l2) {
        Map<String, String> machine = new HashMap<>(Map.of("cpu", "AMD EPYC", "l2 cache", l2));
        if (!microarchitecture.isEmpty()) {
            machine.put("microarchitecture", microarchitecture);
        }
        return with(run, "machine", machine);
    }

    /** Returns the run as one in which a contender has another member. */
    static ComparedRun changed(ComparedRun run, ContenderId id, Object... members) {
        List<Header.ContenderRow> rows = run.header().contenders().stream()
                .map(row -> row.id().equals(id) ? Fixture.with(row, members) : row)
                .toList();
        return with(run, "contenders", rows);
    }
}
