package dev.assay.claim;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.assay.stats.Settling;
import dev.assay.stats.Summary;
import java.util.Optional;

/**
 * Two members of {@code summary.json}. {@code cold}: rows with contender, cell, {@code startNanos}, {@code loadNanos},
 * {@code warmNanosPerOp} (null where no fork set visited the cell) and {@code ops}, each with its number {@code op}, {@code nanos} and
 * {@code overWarm} (null likewise); {@code sets} of their intervals are replicates. {@code settling}: rows with contender, group,
 * encoding, {@code common} (a course, or null), {@code mixed}, {@code lateOverEarly}, {@code moved} and {@code forks}, each with
 * {@code set}, {@code role} and {@code course}: flat, warm-up, slowdown, unsteady or not judged.
 */
final class SteadinessJson {
    static void put(ObjectNode root, Summary summary) {
        ArrayNode colds = root.putArray("cold");
        summary.colds().forEach(row -> {
            ObjectNode node = colds.addObject().put("contender", row.contender());
            SummaryFiles.cell(node, row.cell());
            SummaryFiles.interval(node, "startNanos", Optional.of(row.start()));
            SummaryFiles.interval(node, "loadNanos", Optional.of(row.load()));
            SummaryFiles.interval(node, "warmNanosPerOp", row.warm());
            ArrayNode ops = node.putArray("ops");
            row.ops().forEach(op -> {
                ObjectNode child = ops.addObject().put("op", op.number());
                SummaryFiles.interval(child, "nanos", Optional.of(op.nanos()));
                SummaryFiles.interval(child, "overWarm", op.overWarm());
            });
        });
        ArrayNode settlings = root.putArray("settling");
        summary.settlings().forEach(row -> {
            ObjectNode node = settlings.addObject().put("contender", row.contender());
            node.put("group", row.group()).put("encoding", row.encoding());
            Json.put(node, "common", row.common().map(Settling.Course::label).orElse(""));
            node.put("mixed", row.mixed());
            SummaryFiles.interval(node, "lateOverEarly", row.late());
            node.put("moved", row.moved());
            ArrayNode forks = node.putArray("forks");
            row.forks().forEach(fork -> forks.addObject()
                    .put("set", fork.set())
                    .put("role", fork.role())
                    .put("course", fork.course().label()));
        });
    }

    private SteadinessJson() {}
}
