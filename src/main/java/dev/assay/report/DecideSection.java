package dev.assay.report;

import dev.assay.claim.Validity;
import dev.assay.claim.Verdict;
import dev.assay.decide.Assumptions;
import dev.assay.decide.Decision;
import dev.assay.decide.Evidence;
import dev.assay.run.ContenderId;
import dev.assay.run.Header;
import dev.assay.run.Where;
import dev.assay.stats.Interval;
import dev.assay.stats.Summary;
import dev.assay.text.Factor;
import dev.assay.text.Json;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** What a lead asks of a run: is the rewrite worth it? A calculator, since a run knows the ratio and nobody's volume, prices or weeks. */
final class DecideSection {
    static final String ID = "decide";

    private static final String SCRIPT = "decide.js";
    private static final String INVALID =
            "Each figure must be a number above 0 (weeks and their price: 0 or more), and the share at most 100 %.";

    /* Of nobody: they stand in the inputs, where a reader sees and replaces them. */
    private static final double EXAMPLE_GIGABYTES = 500;
    private static final double EXAMPLE_CORE_HOUR = 0.04;
    private static final double EXAMPLE_PERCENT = 20;
    private static final double EXAMPLE_WEEKS = 8;
    private static final double EXAMPLE_WEEK = 4000;
    private static final double EXAMPLE_FIX_WEEKS = 1;
    private static final double EXAMPLE_HORIZON = 2;

    /** Returns the section; nothing where the run compares no times of a core. */
    static Optional<Section> section(ReportModel findings) {
        List<Evidence> pairs = undecided(findings).isPresent() ? List.of() : pairs(findings);
        if (pairs.isEmpty()) {
            return Optional.empty();
        }
        Decision decision = Decision.of(pairs.get(0), example(findings.header()));
        Map<String, String> results = new LinkedHashMap<>();
        Map<String, String> found = DecisionText.found(decision);
        DecisionText.rowTemplates(true).keySet().forEach(label -> results.put(label, found.getOrDefault(label, "")));
        List<Block> blocks = new ArrayList<>();
        blocks.add(Block.paragraph(
                Block.Tone.PLAIN,
                "The figures in the boxes are an example, and nobody's: put yours in their place. The ratio is this"
                        + " run's, and its 95 % CI, in brackets, is carried through every sum."
                        + " java -jar target/assay.jar decide DIR gives the same as text, Markdown or JSON."));
        blocks.add(new Block.Calculator(
                ID + "-sum",
                pairs.stream().map(DecideSection::choice).toList(),
                inputs(findings.header()),
                DecisionText.answer(decision),
                results,
                Json.text(Data.of(pairs)),
                SCRIPT));
        blocks.add(Block.paragraph(Block.Tone.PLAIN, "What this does not know:"));
        blocks.add(Block.bullets(DecisionText.unknown(findings.header())));
        return Optional.of(new Section(ID, "Should I rewrite it?", blocks));
    }

    /** Returns why nothing may be decided by a run, whatever its figures are. */
    static Optional<String> undecided(ReportModel findings) {
        List<String> faults = Validity.faults(findings.summary().controls());
        if (!faults.isEmpty()) {
            return Optional.of("its own controls failed: " + String.join(", ", faults));
        }
        return findings.header().effort().equals("smoke")
                ? Optional.of("it is a smoke run, which shows that everything works and no more")
                : Optional.empty();
    }

    /**
     * Returns pairs to choose from, slower first: those of the claims about time. Where such a pair stays in the language, what a rewrite by
     * hand would bring joins them, as far as the group has measured one.
     */
    static List<Evidence> pairs(ReportModel findings) {
        Map<List<ContenderId>, Evidence> pairs = new LinkedHashMap<>();
        for (Verdict verdict : findings.tested()) {
            verdict.factor()
                    .filter(factor -> factor.kind() == Factor.Kind.SPEED)
                    .ifPresent(factor -> {
                        Summary.Ratio cell = verdict.cells().get(0);
                        Summary.Ratio slower = factor.turned() ? cell.inverted() : cell;
                        add(pairs, findings, slower.numerator(), slower.denominator());
                    });
        }
        List<Evidence> swaps =
                pairs.values().stream().filter(Evidence::staysHome).toList();
        for (Evidence claimed : swaps) {
            for (Header.GroupRow group : findings.header().groups()) {
                if (group.id().equals(claimed.group())) {
                    group.contenders().stream()
                            .filter(other -> rewrite(findings.header(), other))
                            .forEach(other -> add(pairs, findings, claimed.now(), other));
                }
            }
        }
        return List.copyOf(pairs.values());
    }

    private static boolean rewrite(Header header, ContenderId id) {
        return header.contenders().stream()
                .anyMatch(row -> row.id().equals(id) && row.kind().equals("first-party"));
    }

    private static void add(
            Map<List<ContenderId>, Evidence> pairs, ReportModel findings, ContenderId now, ContenderId then) {
        if (!now.equals(then)) {
            Summary summary = findings.summary();
            Evidence.of(findings.header(), summary, now, then, Where.ALL)
                    .filter(evidence ->
                            evidence.ratio().known() && evidence.ratio().estimate() > 1)
                    .ifPresent(evidence -> pairs.putIfAbsent(List.of(now, then), evidence));
        }
    }

    private static String choice(Evidence evidence) {
        return evidence.now() + " → " + evidence.then() + " (" + evidence.group() + ", " + evidence.encoding() + ")";
    }

    /* The day of the run, since a page must not change with the day on which it is made. */
    private static LocalDate day(Header header) {
        return LocalDate.parse(header.started().split("T")[0]);
    }

    static Assumptions example(Header header) {
        return new Assumptions(
                EXAMPLE_GIGABYTES * 1e9,
                EXAMPLE_CORE_HOUR,
                EXAMPLE_PERCENT / 100,
                EXAMPLE_WEEKS,
                EXAMPLE_WEEK,
                EXAMPLE_FIX_WEEKS,
                EXAMPLE_HORIZON,
                OptionalDouble.empty(),
                day(header));
    }

    private static List<Block.Input> inputs(Header header) {
        return List.of(
                number("volume", "Text per day, GB", EXAMPLE_GIGABYTES),
                number("core-hour", "Price of a core-hour", EXAMPLE_CORE_HOUR),
                number("share", "Share of the request that is this function, %", EXAMPLE_PERCENT),
                number("weeks", "Weeks that the rewrite takes one person", EXAMPLE_WEEKS),
                number("week", "Price of a week, same currency", EXAMPLE_WEEK),
                number("fix-weeks", "Weeks that a fix in the language takes", EXAMPLE_FIX_WEEKS),
                number("horizon", "Years within which it must pay", EXAMPLE_HORIZON),
                new Block.Input("speed", "MB/s of one core of yours today; empty: of this run's machine", "number", ""),
                new Block.Input(
                        "start", "First day of the work", "date", day(header).toString()));
    }

    private static Block.Input number(String name, String label, double value) {
        return new Block.Input(
                name,
                label,
                "number",
                value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value));
    }

    /** What the script does its sums with, and the sentences that it fills in. */
    record Data(
            List<Pair> pairs,
            Map<Decision.Reason, String> answers,
            Map<String, String> rows,
            Map<String, String> rowsWithoutFix,
            String home,
            String instead,
            String invalid) {
        static Data of(List<Evidence> pairs) {
            return new Data(
                    pairs.stream().map(Pair::of).toList(),
                    DecisionText.templates(),
                    DecisionText.rowTemplates(true),
                    DecisionText.rowTemplates(false),
                    DecisionText.HOME,
                    DecisionText.INSTEAD,
                    INVALID);
        }
    }

    record Pair(
            ContenderId now,
            ContenderId then,
            Interval ratio,
            double megabytesPerSecond,
            boolean staysHome,
            Evidence.Fix fix) {
        static Pair of(Evidence evidence) {
            return new Pair(
                    evidence.now(),
                    evidence.then(),
                    evidence.ratio(),
                    evidence.megabytesPerSecond(),
                    evidence.staysHome(),
                    evidence.fix().orElse(null));
        }
    }

    private DecideSection() {}
}
