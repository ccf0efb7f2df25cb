package dev.assay.price;

import dev.assay.figure.Figures;
import dev.assay.price.PriceList.Artefact;
import dev.assay.price.PriceList.Row;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;

/** A price list in words: the same cells for page, README and console. */
public final class PriceText {
    /** What stands above the table wherever it is shown. */
    public static final String TITLE = "No verdict: a price list";

    /** The columns of {@link #rows}. */
    public static final List<String> COLUMNS =
            List.of("implementation", "clean build, s", "edit to result, s", "lines", "artefact", "needs to run");

    private static final String NOT_MEASURED = "not measured";

    /** Returns a row an implementation, in the order of the list. */
    public static List<List<String>> rows(PriceList list) {
        return list.rows().stream().map(PriceText::row).toList();
    }

    private static List<String> row(Row row) {
        return List.of(
                row.id(),
                row.built().isEmpty() ? "nothing to build" : seconds(row.clean()),
                seconds(row.edit()),
                lines(row),
                row.missing().map(why -> NOT_MEASURED + ": " + why).orElseGet(() -> row.artefacts().stream()
                        .map(PriceText::artefact)
                        .collect(Collectors.joining(", "))),
                row.needs());
    }

    private static String seconds(List<Double> seconds) {
        return seconds.isEmpty() ? NOT_MEASURED : Spread.of(seconds).text();
    }

    private static String lines(Row row) {
        int all = row.lines().values().stream().mapToInt(Integer::intValue).sum();
        return all + ": "
                + Arrays.stream(Part.values())
                        .filter(part -> row.lines().containsKey(part.label()))
                        .map(part -> part.label() + " " + row.lines().get(part.label()))
                        .collect(Collectors.joining(", "));
    }

    private static String artefact(Artefact one) {
        return one.name() + " " + kilobytes(one.bytes())
                + (one.stripped() < 0 ? "" : " (stripped " + kilobytes(one.stripped()) + ")");
    }

    private static String kilobytes(long bytes) {
        return Figures.number(bytes / 1000.0) + " kB";
    }

    /** Returns the sentence of the ledger: no ratio and no side, since nothing was claimed that a bound could judge. */
    public static String sentence(PriceList list) {
        String missing = list.rows().stream()
                .filter(row -> row.missing().isPresent())
                .map(row -> row.id() + " was not measured: " + row.missing().get() + ".")
                .collect(Collectors.joining(" "));
        String range = list.repeats() == 1 ? "one build each" : "medians of " + list.repeats();
        return (TITLE + " (" + range + "). Clean build, seconds: " + medians(list, Row::clean)
                        + ". From an edit to the ids, seconds: " + medians(list, Row::edit) + ". " + missing)
                .strip();
    }

    private static String medians(PriceList list, Function<Row, List<Double>> seconds) {
        return list.rows().stream()
                .filter(row -> row.missing().isEmpty())
                .map(row -> row.id() + " "
                        + (seconds.apply(row).isEmpty()
                                ? "none"
                                : Spread.of(seconds.apply(row)).number()))
                .collect(Collectors.joining(", "));
    }

    /** Returns what the figures mean and where they come from, a paragraph each. */
    public static List<String> notes(PriceList list) {
        List<String> notes = new ArrayList<>(List.of(
                "Seconds: " + (list.repeats() == 1 ? "of one build" : "median (least–most) of " + list.repeats())
                        + ", implementations in turns, one at a time. A clean build begins with an empty folder and fetches nothing."
                        + " After an edit of one constant the implementation is built again, started, given its vocabulary and a text; the time"
                        + " ends when the ids are there. They were compared with the reference every time, on "
                        + list.text() + ".",
                "Lines hold something besides blanks and comments; tests, workers and bridges are not counted. shared: vocabulary, classes of"
                        + " code points, cutting, merging; plain and cached: what those strategies add; own: Rust's tuned strategies, Python's"
                        + " way by re. All that a language has is built, whatever runs: Rust's builds hold its own strategies too.",
                "Prices of this tokenizer on this machine with these tools, taken " + list.taken() + ": "
                        + PriceList.SAME.stream()
                                .filter(list.machine()::containsKey)
                                .map(label -> label + " " + list.machine().get(label))
                                .collect(Collectors.joining(", "))
                        + "."));
        list.rows().stream()
                .filter(row -> row.missing().isEmpty())
                .forEach(row -> notes.add(row.id() + ": "
                        + (row.built().isEmpty() ? "" : row.built() + "; ")
                        + row.edited() + "; "
                        + row.tools().entrySet().stream()
                                .map(tool -> tool.getKey() + " " + tool.getValue())
                                .collect(Collectors.joining(", "))
                        + "."));
        return notes;
    }

    private PriceText() {}
}
