package dev.assay.export;

import dev.assay.claim.Replication;
import dev.assay.claim.Verdict;
import dev.assay.run.ContenderId;
import dev.assay.run.EnvironmentDiff;
import dev.assay.run.Header;
import dev.assay.run.MachineId;
import dev.assay.stats.Interval;
import dev.assay.stats.Prediction;
import dev.assay.stats.Summary;
import dev.assay.text.Json;
import java.util.List;
import java.util.Optional;

/**
 * What a second run says of the first, for programs.
 *
 * @param outcome {@code replicated}, {@code contradicted} or {@code undecided}
 * @param direct whether both are of one kind of machine and the same sources
 */
public record ReplicationJson(
        String outcome, boolean direct, Run first, Run again, List<Difference> differences, List<Reading> readings) {
    /** A run. */
    public record Run(String assay, String started, String effort, String machine, String grade) {
        static Run of(Header header) {
            return new Run(
                    header.assay(),
                    header.started(),
                    header.effort(),
                    MachineId.of(header).name(),
                    header.grade());
        }
    }

    /** A difference of the environments. */
    public record Difference(String what, List<ContenderId> contenders, String first, String again, boolean moves) {}

    /**
     * A reading of a claim.
     *
     * @param outcome as above, or {@code not compared}
     * @param why null where the verdicts say it
     * @param again null where the second run has no verdict
     */
    public record Reading(
            String id,
            String reading,
            String outcome,
            String why,
            String first,
            String again,
            ContenderId numerator,
            ContenderId denominator,
            String quantity,
            Figure ratio) {}

    /**
     * Ratios of the cells that both hold, numerator ÷ denominator.
     *
     * @param change second ÷ first
     * @param floor within which no change is believed, as a factor
     */
    public record Figure(
            double first,
            double predictedLower,
            double predictedUpper,
            double level,
            double again,
            double againLower,
            double againUpper,
            double change,
            double floor,
            boolean moved) {}

    /** Returns the document. */
    public static String text(Header first, Header again, EnvironmentDiff diff, Replication found) {
        return Json.text(new ReplicationJson(
                found.outcome().label(),
                found.direct(),
                Run.of(first),
                Run.of(again),
                diff.lines().stream()
                        .map(line -> new Difference(
                                line.what(), line.contenders(), line.first(), line.again(), line.moves()))
                        .toList(),
                found.rows().stream().map(ReplicationJson::reading).toList()));
    }

    private static Reading reading(Replication.Row row) {
        Summary.Ratio cell = row.first().cells().get(0);
        return new Reading(
                row.first().id(),
                row.first().reading(),
                row.outcome().label(),
                row.why().isEmpty() ? null : row.why(),
                label(Optional.of(row.first())),
                label(row.again()),
                cell.numerator(),
                cell.denominator(),
                cell.quantity().toString(),
                row.figure().map(figure -> figure(row, figure)).orElse(null));
    }

    private static String label(Optional<Verdict> verdict) {
        return verdict.map(one -> one.outcome().label()).orElse(null);
    }

    private static Figure figure(Replication.Row row, Prediction figure) {
        Interval expected = figure.expected();
        return new Figure(
                expected.estimate(),
                expected.lower(),
                expected.upper(),
                expected.level(),
                figure.found().estimate(),
                figure.found().lower(),
                figure.found().upper(),
                figure.change().estimate(),
                row.floor(),
                row.moved());
    }
}
