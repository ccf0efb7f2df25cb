package dev.assay.proof;

import java.util.Collections;
import java.util.List;
import java.util.Locale;

/** A table as {@code METHODOLOGY.md} takes it, and the numbers in it. */
final class MarkdownTable {
    private final StringBuilder text = new StringBuilder();

    MarkdownTable(String... head) {
        row(head);
        row(Collections.nCopies(head.length, "---").toArray(new String[0]));
    }

    void row(String... cells) {
        text.append("| ").append(String.join(" | ", List.of(cells))).append(" |\n");
    }

    /** Returns a share as per cent with one decimal. */
    static String share(long count, long of) {
        return of == 0 ? "–" : percent((double) count / of);
    }

    static String percent(double fraction) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * fraction);
    }

    /** Returns a half-width as ± per cent. */
    static String halfWidth(double fraction) {
        return String.format(Locale.ROOT, "±%.1f %%", 100 * fraction);
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
