package dev.assay.text;

import dev.assay.run.Visible;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/** Pieces of Markdown. */
public final class Markdown {
    /** Returns a text in which nothing is markup: what Markdown and HTML give a meaning is escaped. */
    public static String text(String raw) {
        return Visible.lines(raw)
                .replace("\\", "\\\\")
                .replaceAll("([|*`\\[\\]<>]|(?<![A-Za-z0-9])_|_(?![A-Za-z0-9]))", "\\\\$1")
                .replace("\n", " ");
    }

    /** Returns a table of cells that are Markdown already. */
    public static String table(List<String> head, List<List<String>> rows) {
        return row(head)
                + "|" + String.join("|", Collections.nCopies(head.size(), "---")) + "|\n"
                + rows.stream().map(Markdown::row).collect(Collectors.joining());
    }

    private static String row(List<String> cells) {
        return "| " + String.join(" | ", cells) + " |\n";
    }

    private Markdown() {}
}
