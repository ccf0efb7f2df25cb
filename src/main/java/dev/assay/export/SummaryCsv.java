package dev.assay.export;

import dev.assay.run.Mode;
import dev.assay.run.Visible;
import dev.assay.run.Where;
import dev.assay.stats.BridgeCosts;
import dev.assay.stats.Interval;
import dev.assay.stats.Quantity;
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
            Place place = new Place(Place.ALL, Place.ALL, row.where(), Mode.THROUGHPUT.text());
            text.append(line(
                    "control",
                    row.role().toString(),
                    row.kind().orElse(Place.ALL),
                    Quantity.TIME.toString(),
                    place,
                    row.ratio()));
        });
        summary.ratios()
                .forEach(row -> text.append(line(
                        "ratio",
                        row.numerator(),
                        row.denominator(),
                        row.quantity().toString(),
                        Place.of(row.cell()),
                        row.ratio(),
                        row.minimumDetectable())));
        summary.speeds().forEach(row -> {
            text.append(line("time", row.contender(), "", "ns/op", Place.of(row.cell()), row.nanosPerOp()));
            text.append(line("speed", row.contender(), "", "MB/s", Place.of(row.cell()), row.megabytesPerSecond()));
        });
        summary.latencies().forEach(row -> {
            text.append(line("latency", row.contender(), "", "p50 ns", Place.of(row.cell()), row.p50()));
            row.p90()
                    .ifPresent(interval -> text.append(
                            line("latency", row.contender(), "", "p90 ns", Place.of(row.cell()), interval)));
            row.p99()
                    .ifPresent(interval -> text.append(
                            line("latency", row.contender(), "", "p99 ns", Place.of(row.cell()), interval)));
            row.p999()
                    .ifPresent(p999 ->
                            text.append(line("latency", row.contender(), "", "p99.9 ns", Place.of(row.cell()), p999)));
        });
        summary.footprints().forEach(row -> {
            Place place = new Place("", row.encoding(), Where.ALL, Mode.MEMORY.text());
            text.append(line("memory", row.contender(), "", "empty bytes", place, row.empty()));
            text.append(line("memory", row.contender(), "", "loaded bytes", place, row.loaded()));
            text.append(line("memory", row.contender(), "", "worked bytes", place, row.worked()));
            text.append(line("memory", row.contender(), "", "above-empty bytes", place, row.aboveEmpty()));
        });
        crossings(text, summary.crossings());
        summary.colds().forEach(row -> {
            Place place = Place.of(row);
            text.append(line("cold", row.contender(), "", "start ns", place, row.start()));
            text.append(line("cold", row.contender(), "", "load ns", place, row.load()));
            row.ops().forEach(op -> {
                text.append(line("cold", row.contender(), "", "op " + op.number() + " ns", place, op.nanos()));
                op.overWarm()
                        .ifPresent(ratio -> text.append(
                                line("cold", row.contender(), "", "op " + op.number() + " over warm", place, ratio)));
            });
        });
        summary.settlings().forEach(row -> row.late()
                .ifPresent(ratio -> text.append(line(
                        "settling",
                        row.contender(),
                        "",
                        "late over early",
                        new Place(row.group(), row.encoding(), Where.ALL, ""),
                        ratio))));
        return text.toString();
    }

    private static String line(
            String kind, String numerator, String denominator, String quantity, Place place, Interval value) {
        return line(kind, numerator, denominator, quantity, place, value, Double.NaN);
    }

    private static String line(
            String kind,
            String numerator,
            String denominator,
            String quantity,
            Place place,
            Interval value,
            double minimumDetectable) {
        return String.join(
                        ",",
                        kind,
                        quoted(numerator),
                        quoted(denominator),
                        quantity,
                        quoted(place.group()),
                        quoted(place.encoding()),
                        quoted(place.corpus()),
                        Integer.toString(place.size()),
                        place.verb(),
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

    private static void crossings(StringBuilder text, BridgeCosts crossings) {
        for (BridgeCosts.Split row : crossings.splits()) {
            List<String> pair = List.of(row.contender(), row.core());
            text.append(bridge(pair, "whole ns/op", Place.of(row.cell()), row.whole()));
            text.append(bridge(pair, "work ns/op", Place.of(row.cell()), row.work()));
            text.append(bridge(pair, "crossing ns/op", Place.of(row.cell()), row.crossing()));
            text.append(bridge(pair, "remainder ns/op", Place.of(row.cell()), row.remainder()));
            row.overEmptyCall()
                    .ifPresent(over -> text.append(bridge(pair, "over-empty-call ns/op", Place.of(row.cell()), over)));
        }
        for (BridgeCosts.Fit row : crossings.fits()) {
            text.append(line("fit", row.contender(), "", "fixed ns/op", Place.of(row.cell()), row.fixedNanos()));
            text.append(line("fit", row.contender(), "", "ns/byte", Place.of(row.cell()), row.nanosPerByte()));
        }
        for (BridgeCosts.BreakEven row : crossings.breakEvens()) {
            text.append(line("break-even", row.home(), row.challenger(), "bytes", Place.of(row.cell()), row.size()));
        }
    }

    private static String bridge(List<String> pair, String quantity, Place place, Interval value) {
        return line("bridge", pair.get(0), pair.get(1), quantity, place, value);
    }

    private SummaryCsv() {}
}
