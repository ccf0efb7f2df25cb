package dev.assay.report;

import dev.assay.text.Wrap;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A document as the last lines of a run: what its lists say, their labels as columns; tables and pictures are for the page. */
final class ConsoleRenderer {
    private static final List<Integer> COLUMNS = List.of(22, 15);

    static List<String> lines(Document document) {
        List<String> lines = new ArrayList<>();
        document.lead().forEach(block -> block(lines, block));
        for (Section section : document.sections()) {
            lines.add("");
            section.blocks().forEach(block -> block(lines, block));
        }
        return lines;
    }

    private static void block(List<String> lines, Block block) {
        if (block instanceof Block.Paragraph paragraph) {
            lines.addAll(Wrap.after(paragraph.tone() == Block.Tone.ALARM ? "  !  " : "", words(paragraph.spans())));
        } else if (block instanceof Block.Bullets bullets) {
            bullets.items().forEach(item -> lines.addAll(Wrap.after(head(item.labels()), words(item.spans()))));
        }
    }

    private static String head(List<String> labels) {
        StringBuilder head = new StringBuilder("  ");
        for (int i = 0; i < labels.size(); i++) {
            head.append(Wrap.pad(labels.get(i), COLUMNS.get(i)));
        }
        return head.toString();
    }

    private static String words(List<Span> spans) {
        return spans.stream().map(Span::text).collect(Collectors.joining());
    }

    private ConsoleRenderer() {}
}
