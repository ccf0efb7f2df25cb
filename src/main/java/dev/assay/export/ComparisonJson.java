package dev.assay.export;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.assay.claim.Verdict;
import dev.assay.compare.ComparedRun;
import dev.assay.compare.Comparison;
import dev.assay.compare.Difference;
import dev.assay.compare.Entry;
import dev.assay.compare.Gated;
import dev.assay.compare.Machine;
import dev.assay.compare.Row;
import dev.assay.run.ContenderId;
import dev.assay.stats.Interval;
import dev.assay.stats.RandomEffects;
import dev.assay.text.Json;
import java.util.List;
import java.util.stream.IntStream;

/** A comparison for programs. Ratios are numerator ÷ denominator, as in the summary of a run; null for what is not known. */
public final class ComparisonJson {
    /** Version of the layout. */
    static final int SCHEMA = 1;

    /** Returns the document. */
    public static String of(Comparison comparison) {
        return Json.text(Document.of(comparison));
    }

    record Document(
            int schema,
            Comparison.Sum sum,
            @JsonInclude(JsonInclude.Include.NON_NULL) Condition gate,
            List<Run> runs,
            List<Kind> machines,
            List<Line> differences,
            List<String> recordedBySomeRunsOnly,
            List<Comparison.Refusal> notCompared,
            List<Comparison.Alone> testedByOneRunOnly,
            List<Told> readings,
            List<Told> pairs) {
        static Document of(Comparison comparison) {
            return new Document(
                    SCHEMA,
                    comparison.sum(),
                    comparison.gated().map(Condition::of).orElse(null),
                    IntStream.range(0, comparison.runs().size())
                            .mapToObj(run -> Run.of(comparison, run))
                            .toList(),
                    comparison.machines().stream().map(Kind::of).toList(),
                    comparison.differences().told().stream().map(Line::of).toList(),
                    comparison.differences().untold(),
                    comparison.refusals(),
                    comparison.alone(),
                    comparison.readings().stream().map(Told::of).toList(),
                    comparison.pairs().stream().map(Told::of).toList());
        }
    }

    record Condition(String condition, String outcome, int exitCode, List<HeldRow> held, List<Gated.NotHeld> notHeld) {
        static Condition of(Gated gated) {
            return new Condition(
                    gated.gate().text(),
                    gated.outcome().label(),
                    gated.outcome().exitCode(),
                    gated.held().stream().map(HeldRow::of).toList(),
                    gated.notHeld());
        }
    }

    record HeldRow(
            String claim,
            String reading,
            int run,
            String outcome,
            String cause,
            String remedy,
            Ratio ratio,
            double noiseFloor,
            Integer setsThatDecide) {
        static HeldRow of(Gated.Held held) {
            return new HeldRow(
                    held.claim(),
                    held.reading(),
                    held.run(),
                    held.judgement().outcome().label(),
                    held.judgement().cause(),
                    held.judgement().remedy(),
                    Ratio.of(held.judgement().ratio()),
                    held.measured().floor(),
                    held.judgement().sets().isPresent()
                            ? (Integer) held.judgement().sets().getAsInt()
                            : null);
        }
    }

    record Run(
            int run,
            String letter,
            String name,
            int machine,
            String started,
            String effort,
            String grade,
            boolean valid,
            boolean cutShort) {
        static Run of(Comparison comparison, int place) {
            ComparedRun run = comparison.runs().get(place);
            return new Run(
                    place,
                    Comparison.letter(place),
                    run.name(),
                    comparison.machineOf(place),
                    run.header().started(),
                    run.header().effort(),
                    run.header().grade(),
                    run.valid(),
                    run.cutShort());
        }
    }

    record Kind(String name, boolean microarchitectureRecorded, List<Integer> runs) {
        static Kind of(Machine machine) {
            return new Kind(machine.name(), machine.certain(), machine.runs());
        }
    }

    record Line(String kind, String field, List<ContenderId> contenders, List<String> values) {
        static Line of(Difference one) {
            return new Line(
                    one.kind().label(),
                    one.field(),
                    one.contenders(),
                    one.values().stream()
                            .map(value -> value.equals(Difference.NONE) ? null : value)
                            .toList());
        }
    }

    /** A row; the members about a claim are missing of a pair that none is about. */
    record Told(
            @JsonInclude(JsonInclude.Include.NON_EMPTY) String claim,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) String reading,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) String question,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Double> bounds,
            ContenderId numerator,
            ContenderId denominator,
            String quantity,
            String group,
            String encoding,
            String mode,
            String where,
            int cells,
            String mark,
            boolean disjoint,
            boolean moved,
            boolean flipped,
            Ratio lastOverFirst,
            List<One> runs,
            @JsonInclude(JsonInclude.Include.NON_NULL) Pool pooled,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Row.Change> changes,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Part> parts) {
        static Told of(Row row) {
            return new Told(
                    row.subject().claim(),
                    row.subject().reading(),
                    row.question(),
                    Double.isNaN(row.lower()) ? List.of() : List.of(row.lower(), row.upper()),
                    row.subject().numerator(),
                    row.subject().denominator(),
                    row.subject().quantity().toString(),
                    row.subject().group(),
                    row.subject().encoding(),
                    row.subject().mode().text(),
                    row.where().toString(),
                    row.cells(),
                    row.mark().label(),
                    row.disjoint(),
                    row.moved(),
                    row.flipped(),
                    Ratio.of(row.ratioOfRatios()),
                    row.entries().stream().map(One::of).toList(),
                    row.pooled().map(Pool::of).orElse(null),
                    row.changes(),
                    row.parts().stream().map(Part::of).toList());
        }
    }

    /** One cell of a row. */
    record Part(String where, String quantity, boolean disjoint, boolean moved, Ratio lastOverFirst, List<One> runs) {
        static Part of(Row row) {
            return new Part(
                    row.where().toString(),
                    row.subject().quantity().toString(),
                    row.disjoint(),
                    row.moved(),
                    Ratio.of(row.ratioOfRatios()),
                    row.entries().stream().map(One::of).toList());
        }
    }

    record Ratio(double estimate, double lower, double upper, double level) {
        static Ratio of(Interval ratio) {
            return new Ratio(ratio.estimate(), ratio.lower(), ratio.upper(), ratio.level());
        }
    }

    record One(
            int run,
            @JsonInclude(JsonInclude.Include.NON_NULL) String verdict,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) String cause,
            Ratio ratio,
            int sets,
            double noiseFloor) {
        static One of(Entry entry) {
            return new One(
                    entry.run(),
                    entry.verdict().map(verdict -> verdict.outcome().label()).orElse(null),
                    entry.verdict().map(Verdict::cause).orElse(""),
                    Ratio.of(entry.ratio()),
                    entry.ratio().n(),
                    entry.floor());
        }
    }

    record Pool(int machines, Ratio ratio, Ratio prediction, double tau, double inconsistency) {
        static Pool of(RandomEffects pool) {
            return new Pool(
                    pool.mean().n(),
                    Ratio.of(pool.mean()),
                    Ratio.of(pool.prediction()),
                    pool.tau(),
                    pool.inconsistency());
        }
    }

    private ComparisonJson() {}
}
