package dev.assay.report;

import dev.assay.text.Markdown;
import java.util.List;
import java.util.stream.Collectors;

/** A document as a forge shows it: what is folded away on the page stays on the page, and links lead there. */
final class MarkdownRenderer {
    private final StringBuilder text = new StringBuilder();
    private final String page;

    private MarkdownRenderer(String page) {
        this.page = page;
    }

    /**
     * Returns the document.
     *
     * @param page file beside it that holds the page, to which links lead
     */
    static String text(Document document, String page) {
        return new MarkdownRenderer(page).write(document);
    }

    private String write(Document document) {
        if (!document.question().isEmpty()) {
            text.append(Markdown.text(document.question())).append("\n\n");
        }
        text.append("# ").append(Markdown.text(document.title())).append("\n");
        document.lead().forEach(this::block);
        for (Section section : document.sections()) {
            text.append("\n## ").append(Markdown.text(section.title())).append("\n");
            section.blocks().forEach(this::block);
        }
        return text.toString();
    }

    private void block(Block block) {
        if (block instanceof Block.Paragraph paragraph) {
            String words = spans(paragraph.spans());
            text.append('\n')
                    .append(
                            switch (paragraph.tone()) {
                                case ALARM -> "> **" + words + "**";
                                case QUOTE -> "> " + words;
                                default -> words;
                            })
                    .append('\n');
        } else if (block instanceof Block.Heading heading) {
            text.append("\n### ").append(Markdown.text(heading.text())).append('\n');
        } else if (block instanceof Block.Bullets bullets) {
            text.append(bullets.items().isEmpty() ? "" : "\n");
            bullets.items().forEach(this::item);
        } else if (block instanceof Block.Table table) {
            text.append('\n').append(table(table));
        } else if (block instanceof Block.Figure figure) {
            figure(figure.drawn());
        }
    }

    private void item(Block.Item item) {
        text.append("- ");
        if (!item.labels().isEmpty()) {
            text.append("**")
                    .append(Markdown.text(String.join(", ", item.labels())))
                    .append("**: ");
        }
        text.append(spans(item.spans())).append('\n');
    }

    private String table(Block.Table table) {
        return Markdown.table(
                table.columns().stream().map(Markdown::text).toList(),
                table.rows().stream()
                        .map(row -> row.cells().stream()
                                .map(cell -> span(cell.words()))
                                .toList())
                        .toList());
    }

    private void figure(RenderedChart drawn) {
        if (!drawn.succeeded()) {
            text.append('\n').append(Markdown.text(drawn.failure())).append('\n');
            return;
        }
        String file = "charts/" + drawn.chart().id();
        text.append("\n[![").append(Markdown.text(drawn.chart().title())).append("](");
        text.append(file).append(".png)](").append(file).append(".svg)\n\n");
        text.append(Markdown.text(drawn.chart().reading())).append('\n');
    }

    private String spans(List<Span> spans) {
        return spans.stream().map(this::span).collect(Collectors.joining());
    }

    private String span(Span span) {
        return switch (span.kind()) {
            case TEXT -> Markdown.text(span.text());
            case STRONG -> "**" + Markdown.text(span.text()) + "**";
            // Code is not escaped: inside it nothing is markup but its own mark.
            case CODE -> "`" + span.text().replace('`', '\'') + "`";
            case LINK -> "[" + Markdown.text(span.text()) + "](" + page + "#" + span.target() + ")";
        };
    }
}
