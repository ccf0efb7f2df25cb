package dev.assay.claim;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.stats.Crossings;
import dev.assay.stats.Interval;
import dev.assay.stats.Summary;
import java.util.List;
import java.util.Optional;

/** The rows of bridges in {@code summary.json} and {@code summary.csv}. */
final class CrossingFiles {
    /** Adds the arrays {@code bridges}, {@code fits} and {@code breakEvens}; times are ns an op, sizes bytes. */
    static void json(ObjectNode root, Crossings crossings) {
        ArrayNode bridges = root.putArray("bridges");
        for (Crossings.Split row : crossings.splits()) {
            ObjectNode node =
                    bridges.addObject().put("contender", row.contender()).put("core", row.core());
            SummaryFiles.cell(node, row.cell());
            SummaryFiles.interval(node, "wholeNanos", Optional.of(row.whole()));
            SummaryFiles.interval(node, "workNanos", Optional.of(row.work()));
            SummaryFiles.interval(node, "crossingNanos", Optional.of(row.crossing()));
            SummaryFiles.interval(node, "remainderNanos", Optional.of(row.remainder()));
            node.put("additive", row.additive());
            SummaryFiles.interval(node, "emptyCallNanos", row.call());
            // Parts that do not add up to the whole are no decomposition of it.
            SummaryFiles.interval(node, "copyInNanos", row.copyIn().filter(part -> row.additive()));
            SummaryFiles.interval(node, "copyOutNanos", row.copyOut().filter(part -> row.additive()));
            SummaryFiles.interval(node, "overEmptyCallNanos", row.overEmptyCall());
            SummaryFiles.interval(node, "wholeOverWork", Optional.of(row.wholeOverWork()));
        }
        ArrayNode fits = root.putArray("fits");
        for (Crossings.Fit row : crossings.fits()) {
            ObjectNode node = fits.addObject().put("contender", row.contender());
            SummaryFiles.cell(node, row.cell());
            SummaryFiles.interval(node, "fixedNanos", Optional.of(row.fixedNanos()));
            SummaryFiles.interval(node, "nanosPerByte", Optional.of(row.nanosPerByte()));
            node.put("smallest", row.smallest()).put("largest", row.largest());
            Json.put(node, "worstDeviation", row.worstDeviation());
        }
        ArrayNode breakEvens = root.putArray("breakEvens");
        for (Crossings.BreakEven row : crossings.breakEvens()) {
            ObjectNode node = breakEvens.addObject().put("home", row.home()).put("challenger", row.challenger());
            SummaryFiles.cell(node, row.cell());
            node.put("leader", row.leader());
            SummaryFiles.interval(node, "bytes", Optional.of(row.size()));
            node.put("smallest", row.smallest()).put("largest", row.largest());
            node.put("extrapolated", !row.inside());
            node.put("words", BreakEvenText.words(row));
            ArrayNode measured = node.putArray("challengerOverHome");
            row.measured()
                    .forEach(at -> SummaryFiles.interval(
                            measured.addObject().put("size", at.size()),
                            "ratio",
                            Optional.of(at.challengerOverHome())));
        }
    }

    /** Appends the same as rows of the table. */
    static void csv(StringBuilder text, Crossings crossings) {
        for (Crossings.Split row : crossings.splits()) {
            List<String> pair = List.of(row.contender(), row.core());
            text.append(line(pair, "whole ns/op", row.cell(), row.whole()));
            text.append(line(pair, "work ns/op", row.cell(), row.work()));
            text.append(line(pair, "crossing ns/op", row.cell(), row.crossing()));
            text.append(line(pair, "remainder ns/op", row.cell(), row.remainder()));
            row.overEmptyCall().ifPresent(over -> text.append(line(pair, "over-empty-call ns/op", row.cell(), over)));
        }
        for (Crossings.Fit row : crossings.fits()) {
            text.append(SummaryFiles.line("fit", row.contender(), "", "fixed ns/op", row.cell(), row.fixedNanos()));
            text.append(SummaryFiles.line("fit", row.contender(), "", "ns/byte", row.cell(), row.nanosPerByte()));
        }
        for (Crossings.BreakEven row : crossings.breakEvens()) {
            text.append(SummaryFiles.line("break-even", row.home(), row.challenger(), "bytes", row.cell(), row.size()));
        }
    }

    private static String line(List<String> pair, String quantity, Summary.Cell cell, Interval value) {
        return SummaryFiles.line("bridge", pair.get(0), pair.get(1), quantity, cell, value);
    }

    private CrossingFiles() {}
}
