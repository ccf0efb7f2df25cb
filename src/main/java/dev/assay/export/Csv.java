package dev.assay.export;

import dev.assay.run.Visible;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Comma-separated values by RFC 4180, as spreadsheets and data frames read them: a head, then rows as wide as it is. */
final class Csv {
    private final StringBuilder text = new StringBuilder();
    private final int width;

    Csv(String... columns) {
        width = columns.length;
        row((Object[]) columns);
    }

    /** Appends a row of texts and numbers; what is not finite, a bound that is open or a figure not known, becomes an empty cell. */
    void row(Object... cells) {
        if (cells.length != width) {
            throw new IllegalArgumentException("row (" + cells.length + " cells) must have " + width + " of them");
        }
        text.append(Arrays.stream(cells).map(Csv::cell).collect(Collectors.joining(",")))
                .append('\n');
    }

    private static String cell(Object value) {
        if (value instanceof Double number) {
            return Double.isFinite(number) ? Double.toString(number) : "";
        }
        return value instanceof Integer whole ? Integer.toString(whole) : quoted(value.toString());
    }

    /*
     * A spreadsheet would run a text that begins like a formula: an apostrophe before it makes it text again. Figures pass by here never, so
     * that a negative one stays a number.
     */
    static String quoted(String raw) {
        String shown = Visible.text(raw);
        String text = shown.matches("[=+\\-@＝＋－＠].*") ? "'" + shown : shown;
        return text.matches("[^,\"\r\n]*") ? text : '"' + text.replace("\"", "\"\"") + '"';
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
