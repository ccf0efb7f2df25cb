package dev.assay.claim;

import dev.assay.run.Header;
import dev.assay.run.MachineId;
import dev.assay.run.OwnText;
import dev.assay.run.RunFile;
import dev.assay.stats.Amdahl;
import dev.assay.stats.Controls;
import dev.assay.stats.Estimator;
import dev.assay.stats.Interval;
import dev.assay.stats.Looks;
import dev.assay.stats.Summary;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Verdicts in a person's words: the sentence and the scope. Rounding happens here and nowhere before. */
final class Words {
    /** Returns the sentence of a finding, its blanks filled in. */
    static String sentence(Definition.Reading reading, Interval ratio, String quantity, String sizes) {
        // "1/0.76 of the memory" is nothing that people say: below 1 the sentence turns round, its interval with it.
        boolean less = ratio.estimate() >= 1;
        Interval shown = less ? ratio : ratio.inverted();
        int more = less
                ? Digits.more(ratio, reading.lower(), reading.upper(), Words::number)
                : Digits.more(shown, 1 / reading.upper(), 1 / reading.lower(), Words::number);
        int straight = Digits.more(ratio, reading.lower(), reading.upper(), Words::number);
        String factor = number(shown.estimate(), more);
        boolean equal = factor.matches("1\\.0+");
        return reading.sentence()
                .replace("{share}", (less && !equal ? "1/" : "") + factor + (less && !equal ? " of" : " times"))
                .replace("{interval}", "[" + number(shown.lower(), more) + ", " + number(shown.upper(), more) + "]")
                .replace("{ratio}", number(ratio.estimate(), straight))
                .replace("{lower}", number(ratio.lower(), straight))
                .replace("{upper}", number(ratio.upper(), straight))
                .replace("{quantity}", quantity.equals("footprint") ? "the process whole" : "above the empty runtime")
                .replace("{sizes}", sizes);
    }

    /** Returns what a reading without bounds says of each size: ratio, interval, and which side is ahead by more than the margin. */
    static String bySize(Definition.Reading reading, Controls controls, List<Summary.Ratio> cells) {
        List<String> parts = new ArrayList<>();
        List<Integer> sizes =
                cells.stream().map(row -> row.cell().size()).distinct().sorted().toList();
        for (int size : sizes) {
            List<Summary.Ratio> rows =
                    cells.stream().filter(row -> row.cell().size() == size).toList();
            Summary.Cell first = rows.get(0).cell();
            Summary.Cell cell = new Summary.Cell(first.group(), first.encoding(), "*", size, first.verb());
            Summary.Ratio.pooled(rows, cell)
                    .ifPresent(row -> parts.add("at " + size(size) + " "
                            + interval(row.ratio(), 1 / reading.margin(), reading.margin()) + ", "
                            + side(row.ratio(), reading, Judge.floor(controls, rows))));
        }
        return String.join("; ", parts);
    }

    /* The margin is the bound, fixed beforehand: the floor does not widen it but keeps what is near it undecided. */
    private static String side(Interval ratio, Definition.Reading reading, double floor) {
        Judge.State state = new Judge(1 / reading.margin(), reading.margin()).state(ratio, floor);
        return switch (state.outcome()) {
            case EXCEEDS -> reading.denominator() + " is ahead";
            case FALLS_SHORT -> reading.numerator() + " is ahead";
            case SUPPORTED -> "equal within " + percent(reading.margin());
            default -> state.cause().equals(Judge.FLOOR) ? "undecided (noise floor)" : "undecided";
        };
    }

    /** Returns where a finding holds: contenders, encoding, corpora, sizes, bridge, sets, effort, machine, grade. */
    static String scope(RunFile run, Definition.Reading reading, List<Summary.Ratio> cells, int sets, Interval found) {
        Header header = run.header();
        Optional<OwnText> own = OwnText.of(header);
        List<String> parts = new ArrayList<>();
        parts.add(named(header, reading.numerator()) + " ÷ " + named(header, reading.denominator()));
        // Older runs do not tell; on a text of one's own its label does.
        parts.add(Optional.ofNullable(header.settings().get(Header.referenceOf(reading.encoding())))
                .map(library -> reading.encoding() + " (tokens: " + library + ")")
                .orElse(reading.encoding()));
        if (reading.quantities().contains("time")) {
            parts.add(own.map(OwnText::label)
                    .orElseGet(() -> String.join(
                            ", ",
                            cells.stream()
                                    .map(row -> row.cell().corpus())
                                    .distinct()
                                    .toList())));
            parts.add(String.join(
                    ", ",
                    cells.stream()
                            .map(row -> row.cell().size())
                            .distinct()
                            .sorted()
                            .map(Words::size)
                            .toList()));
            missing(reading, cells).ifPresent(parts::add);
            // What has no bounds is not looked at: its interval is the plain one.
            String looks = reading.bounded() ? Looks.counts(header, cells.get(0)) : "";
            parts.add(sets + " fork sets"
                    + (looks.isEmpty()
                            ? ""
                            : ", " + level(Looks.level(header, cells.get(0))) + " interval for looks after " + looks
                                    + " sets")
                    + corrected(header, cells, found));
        } else {
            parts.add("all decks" + own.map(text -> " of " + text.label()).orElse(""));
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

    /* Several cells were tested, and the interval that is shown is that of one at the level of its step. */
    private static String corrected(Header header, List<Summary.Ratio> cells, Interval found) {
        return found.level() > Looks.level(header, cells.get(0))
                ? ", " + level(found.level()) + " interval by Holm's correction for " + cells.size() + " cells"
                : "";
    }

    private static Optional<String> missing(Definition.Reading reading, List<Summary.Ratio> cells) {
        List<String> absent = new ArrayList<>();
        reading.corpora().stream()
                .filter(corpus ->
                        cells.stream().noneMatch(row -> row.cell().corpus().equals(corpus)))
                .forEach(absent::add);
        reading.sizes().stream()
                .filter(size -> cells.stream().noneMatch(row -> row.cell().size() == size))
                .forEach(size -> absent.add(size(size)));
        return absent.isEmpty() ? Optional.empty() : Optional.of("without " + String.join(", ", absent));
    }

    private static String bridge(Definition.Reading reading) {
        String first = bridge(reading.numerator());
        String second = bridge(reading.denominator());
        if (!reading.quantities().contains("time")) {
            return first.equals(second) ? "bridge " + first : "bridges " + first + " and " + second;
        }
        if (first.equals(second)) {
            return first.equals("process") ? "no bridge in the times" : "bridge " + first;
        }
        return "bridges " + first + " and " + second;
    }

    private static String bridge(String contender) {
        return contender.substring(contender.indexOf('@') + 1);
    }

    private static String named(Header header, String id) {
        return header.contenders().stream()
                .filter(row -> row.id().equals(id))
                .findFirst()
                .map(row -> row.version() == null || row.version().isBlank()
                        ? id + interpreter(row)
                        : id + " " + row.version() + interpreter(row))
                .orElse(id);
    }

    /* How an interpreter was built moves its times, so it belongs to where a finding holds. */
    private static String interpreter(Header.ContenderRow row) {
        return row.build() == null || !row.build().containsKey("config")
                ? ""
                : " on " + row.runtime() + " (" + row.build().get("config") + ")";
    }

    /** Returns what Amdahl's law says of a whole of which a part was made faster. */
    static String amdahl(Amdahl law) {
        return "A part that took no time would make it 1/" + interval(law.bound())
                + " (Amdahl's bound); the part by itself takes 1/" + interval(law.part())
                + " of its time, for which the law gives 1/" + interval(law.predicted()) + " of the whole.";
    }

    /** Returns an estimate with its interval in brackets. */
    static String interval(Interval ratio) {
        return number(ratio.estimate()) + " [" + number(ratio.lower()) + ", " + number(ratio.upper()) + "]";
    }

    /** Returns the same, with the digits that it takes to see on which side of each bound the numbers lie. */
    static String interval(Interval ratio, double lower, double upper) {
        int more = Digits.more(ratio, lower, upper, Words::number);
        return number(ratio.estimate(), more) + " [" + number(ratio.lower(), more) + ", " + number(ratio.upper(), more)
                + "]";
    }

    /** Returns the level of an interval: {@code 97.5 %}. */
    static String level(double level) {
        return String.format(
                Locale.ROOT,
                level > 0.9985 ? "%.3f %%" : level == Estimator.LEVEL ? "%.0f %%" : "%.1f %%",
                level * 100);
    }

    /** Returns a ratio as people read it: two decimals below 2, one below 100, none above. */
    static String number(double value) {
        return number(value, 0);
    }

    /** Returns the same with so many decimals more. */
    static String number(double value, int more) {
        if (Double.isNaN(value)) {
            return "?";
        }
        if (Double.isInfinite(value)) {
            return "∞";
        }
        int decimals = value >= 100 ? 0 : value >= 2 ? 1 : value >= 0.1 ? 2 : 4;
        return String.format(Locale.ROOT, "%." + (decimals + more) + "f", value);
    }

    /** Returns how much more than 1 a factor is. */
    static String percent(double factor) {
        return number((factor - 1) * 100) + " %";
    }

    /** Returns a size in bytes or KiB. */
    static String size(int bytes) {
        return bytes >= 1024 && bytes % 1024 == 0 ? bytes / 1024 + " KiB" : bytes + " B";
    }

    private Words() {}
}
