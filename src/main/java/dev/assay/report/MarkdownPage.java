package dev.assay.report;

import dev.assay.text.Markdown;
import java.util.List;

/** A page of Markdown that people may read as it is: prose is broken at {@value #WIDTH} columns, and tables are not. */
final class MarkdownPage {
    private static final int WIDTH = 100;

    private final StringBuilder text = new StringBuilder();

    /** Returns a link; the words are text, the target is an address of ours. */
    static String link(String words, String target) {
        return "[" + Markdown.text(words) + "](" + target + ")";
    }

    /** Returns a text whose prose is broken likewise. */
    static String folded(String markdown) {
        MarkdownPage page = new MarkdownPage();
        markdown.lines().forEach(line -> {
            if (line.matches("([|#]|\\[!).*")) {
                page.text.append(line).append('\n');
            } else {
                String head = line.startsWith("- ") ? "- " : "";
                page.fill(head, line.substring(head.length()));
            }
        });
        return page.toString();
    }

    void heading(int level, String words) {
        text.append("#".repeat(level)).append(' ').append(words).append("\n\n");
    }

    /** Adds Markdown as a paragraph. */
    void paragraph(String words) {
        fill("", words);
        text.append('\n');
    }

    /** Adds Markdown as items of a list. */
    void items(List<String> items) {
        items.forEach(words -> fill("- ", words));
        text.append('\n');
    }

    void table(List<String> head, List<List<String>> rows) {
        text.append(Markdown.table(head, rows)).append('\n');
    }

    /** Adds what somebody wrote, as it was written. */
    void verbatim(String markdown) {
        text.append(markdown).append("\n\n");
    }

    /* Broken at blanks, further lines indented below the first word. */
    private void fill(String head, String words) {
        String indent = " ".repeat(head.length());
        StringBuilder line = new StringBuilder(head);
        boolean first = true;
        for (String word : words.split(" ")) {
            if (!first && line.length() + 1 + word.length() > WIDTH) {
                text.append(line).append('\n');
                line = new StringBuilder(indent);
                first = true;
            }
            line.append(first ? "" : " ").append(word);
            first = false;
        }
        text.append(line).append('\n');
    }

    @Override
    public String toString() {
        return text.toString().stripTrailing() + "\n";
    }
}
