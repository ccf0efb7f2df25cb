package dev.assay.text;

import java.util.ArrayList;
import java.util.List;

/** Rows of text in aligned columns, two blanks apart, without blanks at the end. */
public final class AlignedTable {
    private final List<String[]> rows = new ArrayList<>();

    public AlignedTable(String... head) {
        rows.add(head);
    }

    public static AlignedTable of(List<String> head, List<List<String>> rows) {
        AlignedTable table = new AlignedTable(head.toArray(new String[0]));
        rows.forEach(row -> table.row(row.toArray(new String[0])));
        return table;
    }

    public void row(String... cells) {
        rows.add(cells);
    }

    @Override
    public String toString() {
        int[] widths = new int[rows.get(0).length];
        for (String[] row : rows) {
            for (int column = 0; column < widths.length; column++) {
                widths[column] = Math.max(widths[column], row[column].length());
            }
        }
        StringBuilder text = new StringBuilder();
        for (String[] row : rows) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < widths.length; column++) {
                line.append(row[column]).append(" ".repeat(widths[column] - row[column].length() + 2));
            }
            text.append(text.isEmpty() ? "" : "\n").append(line.toString().stripTrailing());
        }
        return text.toString();
    }
}
