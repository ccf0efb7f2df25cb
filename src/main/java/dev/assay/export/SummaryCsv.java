package dev.assay.export;

import dev.assay.run.Visible;
import dev.assay.stats.Crossings;
import dev.assay.stats.Interval;
import dev.assay.stats.Summary;
import java.util.List;

/** {@code summary.csv}: one estimate per row, at full precision. */
public final class SummaryCsv {
    private static final String CSV_HEAD =
            "kind,numerator,denominator,quantity,group,encoding,corpus,size,verb,estimate,"
                    + "lower,upper,level,sets,minimum_detectable\n";

    /**
     * Returns the file: controls, ratios, then times and speeds, latencies, memory, bridges, cold starts and settling; empty where not known.
     * A control's numerator is its role and its denominator the kind of contender that it was held against, {@code *} for all.
     */
    public static String of(Summary summary) {
        StringBuilder text = new StringBuilder(CSV_HEAD);
        summary.controls().rows().forEach(row -> {
            Summary.Cell cell = new Summary.Cell("*", "*", row.corpus(), row.size(), "run");
            text.append(line("control", row.role(), row.kind(), "time", cell, row.ratio()));
        });
        summary.ratios()
                .forEach(row -> text.append(line(
                        "ratio",
                        row.numerator(),
                        row.denominator(),
                        row.quantity(),
                        row.cell(),
                        row.ratio(),
                        row.minimumDetectable())));
        summary.speeds().forEach(row -> {
            text.append(line("time", row.contender(), "", "ns/op", row.cell(), row.nanosPerOp()));
            text.append(line("speed", row.contender(), "", "MB/s", row.cell(), row.megabytesPerSecond()));
        });
        summary.latencies().forEach(row -> {
            text.append(line("latency", row.contender(), "", "p50 ns", row.cell(), row.p50()));
            row.p90()
                    .ifPresent(interval ->
                            text.append(line("latency", row.contender(), "", "p90 ns", row.cell(), interval)));
            row.p99()
                    .ifPresent(interval ->
                            text.append(line("latency", row.contender(), "", "p99 ns", row.cell(), interval)));
            row.p999()
                    .ifPresent(p999 -> text.append(line("latency", row.contender(), "", "p99.9 ns", row.cell(), p999)));
        });
        summary.footprints().forEach(row -> {
            Summary.Cell cell = new Summary.Cell("", row.encoding(), "*", 0, "memory");
            text.append(line("memory", row.contender(), "", "empty bytes", cell, row.empty()));
            text.append(line("memory", row.contender(), "", "loaded bytes", cell, row.loaded()));
            text.append(line("memory", row.contender(), "", "worked bytes", cell, row.worked()));
            text.append(line("memory", row.contender(), "", "above-empty bytes", cell, row.aboveEmpty()));
        });
        crossings(text, summary.crossings());
        summary.colds().forEach(row -> {
            text.append(line("cold", row.contender(), "", "start ns", row.cell(), row.start()));
            text.append(line("cold", row.contender(), "", "load ns", row.cell(), row.load()));
            row.ops().forEach(op -> {
                text.append(line("cold", row.contender(), "", "op " + op.number() + " ns", row.cell(), op.nanos()));
                op.overWarm()
                        .ifPresent(ratio -> text.append(line(
                                "cold", row.contender(), "", "op " + op.number() + " over warm", row.cell(), ratio)));
            });
        });
        summary.settlings().forEach(row -> row.late()
                .ifPresent(ratio -> text.append(line(
                        "settling",
                        row.contender(),
                        "",
                        "late over early",
                        new Summary.Cell(row.group(), row.encoding(), "*", 0, ""),
                        ratio))));
        return text.toString();
    }

    private static String line(
            String kind, String numerator, String denominator, String quantity, Summary.Cell cell, Interval value) {
        return line(kind, numerator, denominator, quantity, cell, value, Double.NaN);
    }

    private static String line(
            String kind,
            String numerator,
            String denominator,
            String quantity,
            Summary.Cell cell,
            Interval value,
            double minimumDetectable) {
        return String.join(
                        ",",
                        kind,
                        quoted(numerator),
                        quoted(denominator),
                        quantity,
                        quoted(cell.group()),
                        quoted(cell.encoding()),
                        quoted(cell.corpus()),
                        Integer.toString(cell.size()),
                        cell.verb(),
                        number(value.estimate()),
                        number(value.lower()),
                        number(value.upper()),
                        number(value.level()),
                        Integer.toString(value.n()),
                        number(minimumDetectable))
                + "\n";
    }

    private static String number(double value) {
        return Double.isFinite(value) ? Double.toString(value) : "";
    }

    /*
     * RFC 4180. A spreadsheet would run a text that begins like a formula: an apostrophe before it makes it text again. Figures pass by
     * here never, so that a negative one stays a number.
     */
    static String quoted(String raw) {
        String shown = Visible.text(raw);
        String text = shown.matches("[=+\\-@＝＋－＠].*") ? "'" + shown : shown;
        return text.matches("[^,\"\r\n]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
    }

    private static void crossings(StringBuilder text, Crossings crossings) {
        for (Crossings.Split row : crossings.splits()) {
            List<String> pair = List.of(row.contender(), row.core());
            text.append(bridge(pair, "whole ns/op", row.cell(), row.whole()));
            text.append(bridge(pair, "work ns/op", row.cell(), row.work()));
            text.append(bridge(pair, "crossing ns/op", row.cell(), row.crossing()));
            text.append(bridge(pair, "remainder ns/op", row.cell(), row.remainder()));
            row.overEmptyCall().ifPresent(over -> text.append(bridge(pair, "over-empty-call ns/op", row.cell(), over)));
        }
        for (Crossings.Fit row : crossings.fits()) {
            text.append(line("fit", row.contender(), "", "fixed ns/op", row.cell(), row.fixedNanos()));
            text.append(line("fit", row.contender(), "", "ns/byte", row.cell(), row.nanosPerByte()));
        }
        for (Crossings.BreakEven row : crossings.breakEvens()) {
            text.append(line("break-even", row.home(), row.challenger(), "bytes", row.cell(), row.size()));
        }
    }

    private static String bridge(List<String> pair, String quantity, Summary.Cell cell, Interval value) {
        return line("bridge", pair.get(0), pair.get(1), quantity, cell, value);
    }

    private SummaryCsv() {}
}
