package dev.assay.explain;

import dev.assay.figure.Figures;
import dev.assay.stats.Interval;
import dev.assay.text.Numbers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Why a pair differs: what was seen of each, side by side, and one sentence.
 *
 * @param time if a run was given that holds the pair
 */
public record Explanation(Scope scope, Observed first, Observed second, Optional<TimeRatio> time) {
    /** Counts nearer to each other than this are called equal: neither input order nor hash seeds move them as far. */
    private static final double EQUAL = 1.02;

    private static final int NAME = 80;

    /**
     * A quantity of both.
     *
     * @param ratio first ÷ second
     */
    public record Row(Quantity quantity, Measured first, Measured second, Measured ratio) {}

    /** Returns the quantities that at least one of them has, in their order. */
    public List<Row> rows() {
        return Arrays.stream(Quantity.values())
                .map(this::row)
                .filter(row -> row.first().known() || row.second().known())
                .toList();
    }

    /** Returns one quantity of both. */
    public Row row(Quantity quantity) {
        Measured one = first.reading(quantity);
        Measured other = second.reading(quantity);
        return new Row(quantity, one, other, one.dividedBy(other));
    }

    /** Returns why something is not there: a line a reason, with all that is missing for it, and whose it is where only one lacks it. */
    public List<String> gaps() {
        Map<String, List<String>> gaps = new LinkedHashMap<>();
        for (Quantity quantity : Quantity.values()) {
            Row row = row(quantity);
            if (row.first().missing().equals(row.second().missing())) {
                gap(gaps, quantity.label(), "", row.first().missing());
            } else {
                gap(gaps, quantity.label(), " of " + first.name(), row.first().missing());
                gap(gaps, quantity.label(), " of " + second.name(), row.second().missing());
            }
        }
        for (Observed one : List.of(first, second)) {
            one.hot().forEach(hot -> gap(gaps, hot.what(), " of " + one.name(), hot.missing()));
        }
        return gaps.entrySet().stream()
                .map(entry -> String.join("; ", entry.getValue()) + entry.getKey())
                .toList();
    }

    private static void gap(Map<String, List<String>> gaps, String what, String whose, String reason) {
        if (!reason.isEmpty() && !reason.equals(Measured.INAPPLICABLE)) {
            gaps.computeIfAbsent(whose + ": " + reason, key -> new ArrayList<>())
                    .add(what);
        }
    }

    /** Returns the instructions of both by one instrument; the processor's own counter goes first. Empty if no instrument counted both. */
    public Optional<Row> instructions() {
        return List.of(row(Quantity.HARDWARE_INSTRUCTIONS), row(Quantity.INSTRUCTIONS)).stream()
                .filter(row -> row.ratio().known())
                .findFirst();
    }

    /**
     * Returns the ratio of times ÷ the ratio of instructions: how many times as long an instruction of the first takes as one of the
     * second. Then time = instructions × time an instruction, an identity. The interval is that of the times: counts have none to speak of.
     */
    public Optional<Interval> timeAnInstruction() {
        return time.flatMap(quoted -> instructions().map(row -> {
            double by = row.ratio().value();
            Interval ratio = quoted.ratio();
            return new Interval(
                    ratio.estimate() / by, ratio.lower() / by, ratio.upper() / by, ratio.level(), ratio.n());
        }));
    }

    /** Returns the answer in one sentence. */
    public String sentence() {
        List<String> parts = new ArrayList<>();
        Optional<Row> counted = instructions();
        if (counted.isPresent()) {
            parts.add(instructions(counted.get()));
        } else {
            parts.add(uncounted());
            allocations().ifPresent(parts::add);
        }
        Observed larger = counted.isPresent() && counted.get().ratio().value() < 1 ? second : first;
        hottest(larger).ifPresent(parts::add);
        if (counted.isEmpty()) {
            hottest(second).ifPresent(parts::add);
        }
        times().ifPresent(parts::add);
        return String.join("; ", parts) + ".";
    }

    private String instructions(Row row) {
        boolean turned = row.ratio().value() < 1;
        double ratio = turned ? 1 / row.ratio().value() : row.ratio().value();
        String more = (turned ? second : first).name();
        String less = (turned ? first : second).name();
        String counts = " (" + Figures.number((turned ? row.second() : row.first()).value()) + " against "
                + Figures.number((turned ? row.first() : row.second()).value()) + ", "
                + instrument(row.quantity()) + ")";
        return ratio < EQUAL
                ? more + " and " + less + " execute equally many instructions per byte of text" + counts
                : more + " executes " + Figures.number(ratio) + "× the instructions of " + less + " per byte of text"
                        + counts;
    }

    private String uncounted() {
        for (Quantity quantity : List.of(Quantity.HARDWARE_INSTRUCTIONS, Quantity.INSTRUCTIONS)) {
            for (Observed one : List.of(first, second)) {
                if (one.reading(quantity).known()) {
                    return "Instructions can be counted of " + one.name() + " only ("
                            + Figures.number(one.reading(quantity).value()) + " per byte of text, "
                            + instrument(quantity)
                            + "), not of " + (one == first ? second : first).name();
                }
            }
        }
        return "Instructions are counted neither of " + first.name() + " nor of " + second.name() + " here";
    }

    private static String instrument(Quantity quantity) {
        return quantity == Quantity.INSTRUCTIONS ? "callgrind" : "hardware counters";
    }

    private Optional<String> allocations() {
        Row row = row(Quantity.ALLOCATED_BYTES);
        return row.first().known() && row.second().known()
                ? Optional.of(first.name() + " allocates "
                        + Figures.number(row.first().value())
                        + " B per byte of text, " + second.name() + " "
                        + Figures.number(row.second().value()) + " B")
                : Optional.empty();
    }

    /*
     * The hottest function, or the library that keeps its names to itself. Of an interpreter a function of the program is told, not one of its
     * own, and only a function in a source file is that: what is written in C has a list that tells more.
     */
    private static Optional<String> hottest(Observed one) {
        Optional<Hot> source = one.hot().stream()
                .filter(hot -> hot.unit().equals(Hot.PYTHON_TIME))
                .filter(hot ->
                        !hot.shares().isEmpty() && !hot.shares().get(0).place().isEmpty())
                .findFirst();
        return source.or(() -> one.hot().stream()
                        .filter(hot -> !hot.shares().isEmpty())
                        .findFirst())
                .map(hot -> {
                    Share top = hot.shares().get(0);
                    String who = top.named()
                            ? FunctionNames.shortened(top.name(), NAME)
                            : "a function without a name in " + top.place();
                    return who + " has " + Figures.percent(top.share()) + " of the " + hot.unit() + " of " + one.name();
                });
    }

    /* The larger number and who has it, as everywhere. */
    private String longer(Interval ratio, String of) {
        boolean turned = ratio.estimate() < 1;
        String than = (turned ? first : second).name();
        return (turned ? second : first).name() + " takes " + Numbers.factor(turned ? ratio.inverted() : ratio)
                + " the time of " + of + than;
    }

    private Optional<String> times() {
        return time.map(quoted -> {
            String each = timeAnInstruction()
                    .map(one -> ", so that one instruction of " + longer(one, "one of "))
                    .orElse("");
            return longer(quoted.ratio(), "") + " in " + quoted.where() + each;
        });
    }
}
