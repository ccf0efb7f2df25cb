package dev.assay.report;

import dev.assay.claim.Cause;
import dev.assay.claim.ReleaseLine;
import dev.assay.claim.ReleaseLine.Point;
import dev.assay.claim.ReleaseLine.Series;
import dev.assay.claim.ReleaseLine.Turn;
import dev.assay.claim.Validity;
import dev.assay.claim.Verdict;
import dev.assay.text.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the claim over releases says, in sentences. */
final class ReleaseText {
    /** Returns when the claim held, one sentence per turn of the line, its end, and what was held apart. */
    static List<String> sentences(ReleaseLine line, List<Cause> causes, boolean valid) {
        List<String> sentences = new ArrayList<>();
        whole(line, sentences);
        List<Turn> turns = line.turns(Series.PAIR, causes);
        turns.forEach(turn -> sentences.add(turn(turn)));
        if (turns.isEmpty() && line.of(Series.PAIR).size() > 1) {
            sentences.add("No two neighbours among these releases are further apart than their intervals.");
        }
        line.end()
                .ifPresent(
                        day -> sentences.add(
                                "The pair ends on " + day
                                        + ": since that release of transformers the class of the Python tokenizer is the one backed by Rust."));
        for (Series series : List.of(Series.AFTER, Series.RIVAL)) {
            line.turns(series, causes).forEach(turn -> sentences.add(turn(turn)));
        }
        controls(line, sentences);
        line.missing().stream()
                .map(verdict -> verdict.ratio().isPresent()
                        ? "Not in the picture, since its day is not known: " + verdict.sentence()
                        : verdict.sentence()
                                .replaceFirst("^Not tested", "Not in the picture (" + verdict.reading() + ")"))
                .forEach(sentences::add);
        return valid
                ? sentences
                : sentences.stream()
                        .map(sentence -> Validity.WITHHELD + sentence)
                        .toList();
    }

    private static void whole(ReleaseLine line, List<String> sentences) {
        List<Point> pair = line.of(Series.PAIR);
        if (pair.isEmpty()) {
            return;
        }
        List<String> held = pair.stream()
                .filter(point -> point.verdict().outcome() == Verdict.Outcome.SUPPORTED)
                .map(Point::name)
                .toList();
        sentences.add(
                held.isEmpty()
                        ? "In none of the " + pair.size()
                                + " releases of the pair that were measured does the claim hold."
                        : "The claim holds in " + held.size() + " of the " + pair.size()
                                + " releases of the pair that were measured: " + String.join(", ", held) + ".");
    }

    private static String turn(Turn turn) {
        Point before = turn.before();
        Point after = turn.after();
        boolean rises = after.ratio().estimate() > before.ratio().estimate();
        StringBuilder text = new StringBuilder("From " + before.name() + " (" + before.released() + ") to "
                + after.as().version() + " (" + after.released() + ") the factor " + (rises ? "rises" : "falls")
                + (after.series() == Series.PAIR ? "" : ", against one Python tokenizer,")
                + " from "
                + Numbers.factor(before.ratio()) + " to " + Numbers.factor(after.ratio()) + ".");
        turn.mended().ifPresent(mended -> {
            text.append(' ').append(mended.verdict().sentence());
            text.append(
                    turn.explained().orElse(false)
                            ? " No turn is seen without it: the intervals meet."
                            : " Without it a turn is still seen: that is not all of its cause.");
        });
        turn.cause().ifPresent(cause -> text.append(" Cause: ")
                .append(cause.kind().words())
                .append(". ")
                .append(cause.sentence().replaceFirst("[.]$", ""))
                .append(" (")
                .append(cause.source())
                .append(")."));
        if (turn.changesInterpreter()) {
            text.append(" The interpreter changed too (")
                    .append(before.runtime())
                    .append(", then ")
                    .append(after.runtime())
                    .append("), so this cannot be laid at the library's door alone.");
        } else if (turn.mended().isEmpty()) {
            text.append(
                    turn.cause().isEmpty()
                            ? " Its cause is not known."
                            : " No arm of this run takes it away, so the cause is what the sources tell.");
        }
        return text.toString();
    }

    /* By release, each beside the point of the line if there is one. */
    private static void controls(ReleaseLine line, List<String> sentences) {
        Map<String, List<String>> byRelease = new TreeMap<>();
        for (Series series : List.of(Series.PAIR, Series.CONTROL)) {
            for (Point point : line.of(series)) {
                if (line.of(Series.CONTROL).stream().anyMatch(one -> one.name().equals(point.name()))) {
                    byRelease
                            .computeIfAbsent(point.name(), name -> new ArrayList<>())
                            .add(point.runtime()
                                    + (point.as().control().isEmpty()
                                            ? ""
                                            : " [" + point.as().control() + "]") + " "
                                    + Numbers.factor(point.ratio()));
                }
            }
        }
        byRelease.forEach((name, cells) -> sentences.add(
                "One release, the interpreter held apart: " + name + " on " + String.join(", on ", cells) + "."));
    }

    private ReleaseText() {}
}
