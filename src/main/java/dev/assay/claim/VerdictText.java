package dev.assay.claim;

import dev.assay.figure.Figures;
import dev.assay.run.ContenderId;
import dev.assay.run.Header;
import dev.assay.run.MachineId;
import dev.assay.run.RunFile;
import dev.assay.run.UserText;
import dev.assay.run.Where;
import dev.assay.stats.Amdahl;
import dev.assay.stats.Controls;
import dev.assay.stats.InterimAnalyses;
import dev.assay.stats.Interval;
import dev.assay.stats.Quantity;
import dev.assay.stats.Summary;
import dev.assay.text.Factor;
import dev.assay.text.Numbers;
import dev.assay.text.WhereText;
import dev.assay.workload.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The two texts that a verdict carries: its sentence and its scope. */
final class VerdictText {
    /** Returns the sentence of a finding, its blanks filled in. */
    static String sentence(Definition.Reading reading, Interval ratio, Optional<Quantity> quantity, String sizes) {
        Factor factor = Factor.of(
                reading.names().get(0),
                reading.names().get(1),
                Factor.Kind.of(reading.quantities().get(0)),
                ratio,
                reading.lower(),
                reading.upper());
        String text = reading.sentence()
                .replace("{finding}", factor.clause())
                .replace("{claim}", factor.claimed())
                .replace(
                        "{quantity}",
                        quantity.filter(one -> one == Quantity.FOOTPRINT).isPresent()
                                ? "the whole process"
                                : "only what exceeds an empty runtime")
                .replace("{sizes}", sizes);
        return text.substring(0, 1).toUpperCase(java.util.Locale.ROOT) + text.substring(1);
    }

    /** Returns what a reading without bounds says of each size: who is ahead by more than the margin, or that nobody is. */
    static String bySize(Definition.Reading reading, Controls controls, List<Summary.Ratio> cells) {
        List<String> parts = new ArrayList<>();
        List<Where> sizes = cells.stream()
                .map(row -> row.cell().where().overCorpora())
                .distinct()
                .sorted(Where.BY_SIZE)
                .toList();
        for (Where size : sizes) {
            List<Summary.Ratio> rows = cells.stream()
                    .filter(row -> row.cell().where().overCorpora().equals(size))
                    .toList();
            Summary.Ratio.pooled(rows, rows.get(0).cell().at(size))
                    .ifPresent(row -> parts.add("at " + WhereText.size(size) + " "
                            + side(row.ratio(), reading, Judge.floor(controls, rows))));
        }
        return String.join("; ", parts);
    }

    /* The margin is the bound, fixed beforehand: the floor does not widen it but keeps what is near it undecided. */
    private static String side(Interval ratio, Definition.Reading reading, double floor) {
        double margin = reading.margin();
        Factor factor = Factor.of(
                reading.names().get(0),
                reading.names().get(1),
                Factor.Kind.of(reading.quantities().get(0)),
                ratio,
                1 / margin,
                margin);
        Judge.State state = new Judge(1 / margin, margin).state(ratio, floor);
        return switch (state.outcome()) {
            case EXCEEDS, FALLS_SHORT -> factor.ahead();
            case SUPPORTED -> "equal within " + Figures.above(margin) + ": " + factor.ahead();
            default ->
                "undecided" + (state.cause().equals(Judge.FLOOR) ? " (noise floor)" : "") + ": " + factor.ahead();
        };
    }

    /** Returns where a finding holds: contenders, encoding, corpora, sizes, bridge, sets, effort, machine, grade. */
    static String scope(RunFile run, Definition.Reading reading, List<Summary.Ratio> cells, int sets, Interval found) {
        Header header = run.header();
        Optional<UserText> own = UserText.of(header);
        List<String> parts = new ArrayList<>();
        parts.add(named(header, reading.numerator()) + " against " + named(header, reading.denominator()));
        Workload workload = header.workloadOf(reading.group());
        // What most runs are about is in the encoding's name.
        if (!workload.equals(Workload.TOKENIZE)) {
            parts.add(workload.task());
        }
        // Older runs do not tell; on a text of one's own its label does.
        parts.add(Optional.ofNullable(header.protocol().references().get(reading.encoding()))
                .map(reference -> reading.encoding() + " (" + workload.answers() + ": " + reference.words() + ")")
                .orElse(reading.encoding()));
        if (reading.quantities().contains(Quantity.TIME)) {
            parts.add(own.map(text -> text.label(workload.answers()))
                    .orElseGet(() -> String.join(
                            ", ",
                            cells.stream()
                                    .map(row -> row.cell().deck().corpus())
                                    .distinct()
                                    .toList())));
            parts.add(String.join(
                    ", ",
                    cells.stream()
                            .map(row -> row.cell().deck().size())
                            .distinct()
                            .sorted()
                            .map(size -> Figures.size((int) size))
                            .toList()));
            missing(reading, cells).ifPresent(parts::add);
            // What has no bounds is not looked at: its interval is the plain one.
            parts.add(sets + " fork sets"
                    + (reading.bounded() ? looks(header, cells.get(0), sets) : "")
                    + corrected(header, cells, found));
        } else {
            parts.add("all decks"
                    + own.map(text -> " of " + text.label(workload.answers())).orElse(""));
            parts.add(sets + " fresh processes each" + corrected(header, cells, found));
        }
        parts.add(bridge(reading));
        if (!header.effort().equals("standard")) {
            parts.add(header.effort());
        }
        parts.add("one machine: " + MachineId.of(header).name());
        parts.add("environment " + header.grade());
        return String.join(" · ", parts);
    }

    /* Those that took place; the level follows from all that were planned, since it was fixed before the run. */
    private static String looks(Header header, Summary.Ratio row, int sets) {
        List<Integer> planned = InterimAnalyses.counts(header, row);
        if (planned.isEmpty()) {
            return "";
        }
        List<String> taken = planned.stream()
                .filter(count -> count <= sets)
                .map(String::valueOf)
                .toList();
        String interval = ", " + Numbers.level(InterimAnalyses.level(header, row)) + " CI";
        return switch (taken.size()) {
            case 0 -> interval + ", no interim analysis reached";
            case 1 -> interval + " for an interim analysis after " + taken.get(0) + " sets";
            default -> interval + " for interim analyses after " + String.join(", ", taken) + " sets";
        };
    }

    /* Several cells were tested, and the interval that is shown is that of one at the level of its step. */
    private static String corrected(Header header, List<Summary.Ratio> cells, Interval found) {
        return found.level() > InterimAnalyses.level(header, cells.get(0))
                ? ", " + Numbers.level(found.level()) + " CI by Holm's correction for " + cells.size() + " cells"
                : "";
    }

    private static Optional<String> missing(Definition.Reading reading, List<Summary.Ratio> cells) {
        List<String> absent = new ArrayList<>();
        reading.corpora().stream()
                .filter(corpus -> cells.stream()
                        .noneMatch(row -> row.cell().deck().corpus().equals(corpus)))
                .forEach(absent::add);
        reading.sizes().stream()
                .filter(size ->
                        cells.stream().noneMatch(row -> row.cell().deck().size() == size))
                .forEach(size -> absent.add(Figures.size((int) size)));
        return absent.isEmpty() ? Optional.empty() : Optional.of("without " + String.join(", ", absent));
    }

    private static String bridge(Definition.Reading reading) {
        String first = reading.numerator().bridge();
        String second = reading.denominator().bridge();
        if (!reading.quantities().contains(Quantity.TIME)) {
            return first.equals(second) ? "bridge " + first : "bridges " + first + " and " + second;
        }
        if (first.equals(second)) {
            return first.equals(ContenderId.PROCESS) ? "no bridge in the times" : "bridge " + first;
        }
        return "bridges " + first + " and " + second;
    }

    private static String named(Header header, ContenderId id) {
        return header.contenders().stream()
                .filter(row -> row.id().equals(id))
                .findFirst()
                .map(row -> row.version() == null || row.version().isBlank()
                        ? id + interpreter(row)
                        : id + " " + row.version() + interpreter(row))
                .orElse(id.toString());
    }

    /* How an interpreter was built moves its times, so it belongs to where a finding holds. */
    private static String interpreter(Header.ContenderRow row) {
        return row.build() == null || !row.build().containsKey("config")
                ? ""
                : " on " + row.runtime() + " (" + row.build().get("config") + ")";
    }

    /** Returns what Amdahl's law says of a whole of which a part was made faster. */
    static String amdahl(Amdahl law) {
        return "If that part took no time, the whole would be " + times(law.bound())
                + ": Amdahl's bound. The part by itself is " + times(law.part())
                + ", for which the law predicts a whole that is " + times(law.predicted()) + ".";
    }

    /** Returns what of a factor is a single step, and what is left without it. */
    static String within(Step step, Interval part, Interval rest) {
        Factor factor = Factor.of(step.from().toString(), step.to().toString(), Factor.Kind.SPEED, part);
        String alone = factor.figure() + " (" + factor.confidence() + ")";
        String what = "the " + step.trait() + " (" + step.before() + ")";
        return part.known() && part.lower() > 1
                ? "Of that factor, " + alone + " is one thing: " + what + ". With " + step.after() + ", "
                        + Factor.of(step.to().toString(), "", Factor.Kind.SPEED, rest)
                                .figures() + " is left."
                : "No part of it is seen to be " + what + ": with " + step.after() + ", " + alone + ".";
    }

    private static String times(Interval faster) {
        return Figures.number(faster.estimate()) + "× as fast ("
                + (faster.known()
                        ? Numbers.level(faster.level()) + " CI " + Numbers.range(faster, Figures::number)
                        : "no interval")
                + ")";
    }

    private VerdictText() {}
}
