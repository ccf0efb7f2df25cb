package dev.assay.export;

import dev.assay.run.ContenderId;
import dev.assay.run.Header;
import dev.assay.run.Mode;
import dev.assay.run.Where;
import dev.assay.stats.BridgeCosts;
import dev.assay.stats.Interval;
import dev.assay.stats.Quantity;
import dev.assay.stats.Summary;

/** {@code summary.csv}: one estimate per row, at full precision, with the run that it is of. */
public final class SummaryCsv {
    private final Csv csv = new Csv(
            "run",
            "machine",
            "kind",
            "numerator",
            "denominator",
            "quantity",
            "group",
            "encoding",
            "corpus",
            "size",
            "mode",
            "estimate",
            "lower",
            "upper",
            "level",
            "sets",
            "minimum_detectable");
    private final Origin origin;

    private SummaryCsv(Origin origin) {
        this.origin = origin;
    }

    /**
     * Returns the file: controls, ratios, then times and speeds, latencies, memory, bridges, cold starts and settling; empty where not known.
     * A control's numerator is its role and its denominator the kind of contender that it was held against, {@code *} for all.
     */
    public static String of(Header header, Summary summary) {
        SummaryCsv file = new SummaryCsv(Origin.of(header));
        file.ratios(summary);
        file.contenders(summary);
        file.crossings(summary.crossings());
        file.starts(summary);
        return file.csv.toString();
    }

    private void ratios(Summary summary) {
        summary.controls().rows().forEach(row -> {
            Place place = new Place(Place.ALL, Place.ALL, row.where(), Mode.THROUGHPUT.text());
            add(
                    "control",
                    row.role().toString(),
                    row.kind().orElse(Place.ALL),
                    Quantity.TIME.toString(),
                    place,
                    row.ratio());
        });
        summary.ratios()
                .forEach(row -> add(
                        "ratio",
                        row.numerator(),
                        row.denominator(),
                        row.quantity().toString(),
                        Place.of(row.cell()),
                        row.ratio(),
                        row.minimumDetectable()));
    }

    private void contenders(Summary summary) {
        summary.speeds().forEach(row -> {
            Place place = Place.of(row.cell());
            add("time", row.contender(), "ns/op", place, row.nanosPerOp());
            add("speed", row.contender(), "MB/s", place, row.megabytesPerSecond());
        });
        summary.latencies().forEach(row -> {
            Place place = Place.of(row.cell());
            add("latency", row.contender(), "p50 ns", place, row.p50());
            row.p90().ifPresent(p90 -> add("latency", row.contender(), "p90 ns", place, p90));
            row.p99().ifPresent(p99 -> add("latency", row.contender(), "p99 ns", place, p99));
            row.p999().ifPresent(p999 -> add("latency", row.contender(), "p99.9 ns", place, p999));
        });
        summary.footprints().forEach(row -> {
            Place place = new Place("", row.encoding(), Where.ALL, Mode.MEMORY.text());
            add("memory", row.contender(), "empty bytes", place, row.empty());
            add("memory", row.contender(), "loaded bytes", place, row.loaded());
            add("memory", row.contender(), "worked bytes", place, row.worked());
            add("memory", row.contender(), "above-empty bytes", place, row.aboveEmpty());
        });
    }

    private void crossings(BridgeCosts crossings) {
        for (BridgeCosts.Split row : crossings.splits()) {
            bridge(row, "whole ns/op", row.whole());
            bridge(row, "work ns/op", row.work());
            bridge(row, "crossing ns/op", row.crossing());
            bridge(row, "remainder ns/op", row.remainder());
            row.overEmptyCall().ifPresent(over -> bridge(row, "over-empty-call ns/op", over));
        }
        for (BridgeCosts.Fit row : crossings.fits()) {
            add("fit", row.contender(), "fixed ns/op", Place.of(row.cell()), row.fixedNanos());
            add("fit", row.contender(), "ns/byte", Place.of(row.cell()), row.nanosPerByte());
        }
        for (BridgeCosts.BreakEven row : crossings.breakEvens()) {
            add("break-even", row.home(), row.challenger(), "bytes", Place.of(row.cell()), row.size());
        }
    }

    private void starts(Summary summary) {
        summary.colds().forEach(row -> {
            Place place = Place.of(row);
            add("cold", row.contender(), "start ns", place, row.start());
            add("cold", row.contender(), "load ns", place, row.load());
            row.ops().forEach(op -> {
                add("cold", row.contender(), "op " + op.number() + " ns", place, op.nanos());
                op.overWarm()
                        .ifPresent(ratio ->
                                add("cold", row.contender(), "op " + op.number() + " over warm", place, ratio));
            });
        });
        summary.settlings().forEach(row -> row.late()
                .ifPresent(ratio -> add(
                        "settling",
                        row.contender(),
                        "late over early",
                        new Place(row.group(), row.encoding(), Where.ALL, ""),
                        ratio)));
    }

    private void bridge(BridgeCosts.Split row, String quantity, Interval value) {
        add("bridge", row.contender(), row.core(), quantity, Place.of(row.cell()), value);
    }

    private void add(String kind, ContenderId contender, String quantity, Place place, Interval value) {
        add(kind, contender, "", quantity, place, value);
    }

    private void add(String kind, Object numerator, Object denominator, String quantity, Place place, Interval value) {
        add(kind, numerator, denominator, quantity, place, value, Double.NaN);
    }

    private void add(
            String kind,
            Object numerator,
            Object denominator,
            String quantity,
            Place place,
            Interval value,
            double minimumDetectable) {
        csv.row(
                origin.run(),
                origin.machine(),
                kind,
                numerator,
                denominator,
                quantity,
                place.group(),
                place.encoding(),
                place.corpus(),
                place.size(),
                place.verb(),
                value.estimate(),
                value.lower(),
                value.upper(),
                value.level(),
                value.n(),
                minimumDetectable);
    }
}
