package dev.assay.text;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Rows of text in aligned columns, two blanks apart, without blanks at the end. */
public final class AlignedTable {
    private final List<String[]> rows = new ArrayList<>();
    private final int[] widths;

    public AlignedTable(String... head) {
        widths = new int[head.length];
        row(head);
    }

    public static AlignedTable of(List<String> head, List<List<String>> rows) {
        AlignedTable table = new AlignedTable(head.toArray(new String[0]));
        rows.forEach(row -> table.row(row.toArray(new String[0])));
        return table;
    }

    public void row(String... cells) {
        rows.add(cells);
        for (int column = 0; column < widths.length; column++) {
            widths[column] = Math.max(widths[column], cells[column].length());
        }
    }

    /** Returns one row, as wide as all rows of the table need; for a table that is printed as it grows. */
    public String line(String... cells) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < cells.length; column++) {
            line.append(cells[column]).append(" ".repeat(Math.max(0, widths[column] - cells[column].length()) + 2));
        }
        return line.toString().stripTrailing();
    }

    @Override
    public String toString() {
        return rows.stream().map(this::line).collect(Collectors.joining("\n"));
    }
}
