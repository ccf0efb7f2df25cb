package dev.assay.text;

import dev.assay.figure.Figures;
import java.util.ArrayList;
import java.util.List;

/** A Markdown table that grows row by row, of cells that are Markdown already. */
public final class MarkdownTable {
    private final List<String> head;
    private final List<List<String>> rows = new ArrayList<>();

    public MarkdownTable(String... head) {
        this.head = List.of(head);
    }

    public void row(String... cells) {
        rows.add(List.of(cells));
    }

    /** Returns a share as per cent with one decimal. */
    public static String share(long count, long of) {
        return of == 0 ? "–" : Figures.percent((double) count / of, 1);
    }

    /** Returns a half-width as ± per cent. */
    public static String halfWidth(double fraction) {
        return "±" + Figures.percent(fraction, 1);
    }

    @Override
    public String toString() {
        return Markdown.table(head, rows);
    }
}
