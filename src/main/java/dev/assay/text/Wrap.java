package dev.assay.text;

import dev.assay.run.Visible;
import java.util.ArrayList;
import java.util.List;

/** Text for a terminal, broken at blanks. */
public final class Wrap {
    /** The width that the lines of a run keep to. */
    public static final int WIDTH = 100;

    /** Returns lines of at most {@link #WIDTH} columns unless a word is longer: a head, then the text, all of it to the right of the head. */
    public static List<String> after(String head, String text) {
        return after(head, text, WIDTH);
    }

    /** Returns the same for another width. */
    public static List<String> after(String head, String text, int width) {
        List<String> lines = new ArrayList<>();
        String indent = " ".repeat(head.length());
        StringBuilder line = new StringBuilder(head);
        boolean first = true;
        for (String word : Visible.text(text).split(" ")) {
            if (!first && line.length() + 1 + word.length() > width) {
                lines.add(line.toString().stripTrailing());
                line = new StringBuilder(indent);
                first = true;
            }
            line.append(first ? "" : " ").append(word);
            first = false;
        }
        lines.add(line.toString().stripTrailing());
        return lines;
    }

    /** Returns a text that fills a column, with a blank after one that is too long for it. */
    public static String pad(String text, int width) {
        return text.length() < width ? text + " ".repeat(width - text.length()) : text + " ";
    }

    private Wrap() {}
}
