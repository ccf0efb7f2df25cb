package dev.assay.export;

import dev.assay.claim.Verdict;
import dev.assay.run.Header;
import dev.assay.stats.Interval;
import dev.assay.stats.Summary;
import dev.assay.text.Factor;
import java.util.List;
import java.util.Optional;

/**
 * {@code verdicts.csv}: one row per claim and reading. The interval is the one that judged, at its own level: that of {@code summary.csv} is
 * always 95 %, and a reader who sees only that cannot follow a verdict.
 */
public final class VerdictsCsv {
    private final Csv csv = new Csv(
            "run",
            "machine",
            "claim",
            "reading",
            "verdict",
            "cause",
            "numerator",
            "denominator",
            "quantity",
            "group",
            "encoding",
            "ratio",
            "lower",
            "upper",
            "level",
            "sets",
            "bound_lower",
            "bound_upper",
            "bounds_of",
            "who",
            "than",
            "what",
            "factor",
            "factor_lower",
            "factor_upper");

    /** Returns the file. */
    public static String of(Header header, List<Verdict> verdicts) {
        VerdictsCsv file = new VerdictsCsv();
        verdicts.forEach(verdict -> file.add(Origin.of(header), verdict));
        return file.csv.toString();
    }

    private void add(Origin origin, Verdict verdict) {
        Optional<Summary.Ratio> row = verdict.cells().stream().findFirst();
        Optional<Interval> ratio = verdict.ratio();
        Optional<Factor> told = verdict.factor();
        csv.row(
                origin.run(),
                origin.machine(),
                verdict.id(),
                verdict.reading(),
                verdict.outcome().label(),
                verdict.cause(),
                row.<Object>map(Summary.Ratio::numerator).orElse(""),
                row.<Object>map(Summary.Ratio::denominator).orElse(""),
                row.map(one -> one.quantity().toString()).orElse(""),
                row.map(one -> one.cell().group()).orElse(""),
                row.map(one -> one.cell().encoding()).orElse(""),
                ratio.map(Interval::estimate).orElse(Double.NaN),
                ratio.map(Interval::lower).orElse(Double.NaN),
                ratio.map(Interval::upper).orElse(Double.NaN),
                ratio.map(Interval::level).orElse(Double.NaN),
                ratio.<Object>map(Interval::n).orElse(""),
                verdict.lower(),
                verdict.upper(),
                verdict.origin(),
                told.map(Factor::who).orElse(""),
                told.map(Factor::than).orElse(""),
                told.map(one -> one.kind().words()).orElse(""),
                told.map(one -> one.interval().estimate()).orElse(Double.NaN),
                told.map(one -> one.interval().lower()).orElse(Double.NaN),
                told.map(one -> one.interval().upper()).orElse(Double.NaN));
    }

    private VerdictsCsv() {}
}
