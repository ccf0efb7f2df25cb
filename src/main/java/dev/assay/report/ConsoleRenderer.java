package dev.assay.report;

import dev.assay.text.Wrap;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A document as lines of a terminal: what its lists say, their labels as columns; tables and pictures are for the page. */
final class ConsoleRenderer {
    private static final List<Integer> COLUMNS = List.of(22, 15);

    private final int width;
    private final List<Integer> columns;
    private final boolean titled;
    private final List<String> lines = new ArrayList<>();

    private ConsoleRenderer(int width, List<Integer> columns, boolean titled) {
        this.width = width;
        this.columns = columns;
        this.titled = titled;
    }

    /** Returns the last lines of a run. */
    static List<String> lines(Document document) {
        return lines(document, Wrap.WIDTH, COLUMNS, false);
    }

    /**
     * Returns the lines of a document.
     *
     * @param columns how wide the labels of an item are
     * @param titled whether sections begin with their titles, and items without a label with a dash
     */
    static List<String> lines(Document document, int width, List<Integer> columns, boolean titled) {
        ConsoleRenderer console = new ConsoleRenderer(width, columns, titled);
        document.lead().forEach(console::block);
        for (Section section : document.sections()) {
            console.lines.add("");
            if (titled) {
                console.lines.add(section.title());
            }
            section.blocks().forEach(console::block);
        }
        return console.lines;
    }

    private void block(Block block) {
        if (block instanceof Block.Paragraph paragraph) {
            lines.addAll(
                    Wrap.after(paragraph.tone() == Block.Tone.ALARM ? "  !  " : "", words(paragraph.spans()), width));
        } else if (block instanceof Block.Bullets bullets) {
            bullets.items().forEach(item -> lines.addAll(Wrap.after(head(item.labels()), words(item.spans()), width)));
        }
    }

    private String head(List<String> labels) {
        if (titled && labels.isEmpty()) {
            return "  - ";
        }
        StringBuilder head = new StringBuilder("  ");
        for (int i = 0; i < labels.size(); i++) {
            head.append(Wrap.pad(labels.get(i), columns.get(i)));
        }
        return head.toString();
    }

    private static String words(List<Span> spans) {
        return spans.stream().map(Span::text).collect(Collectors.joining());
    }
}
