package dev.assay.report;

import dev.assay.text.HtmlWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** A document as a page: one file, nothing to fetch, readable without scripts. */
final class HtmlRenderer {
    private static final double BAR = 120;

    private final HtmlWriter html = new HtmlWriter();

    static String page(Document document) {
        return new HtmlRenderer().write(document);
    }

    private String write(Document document) {
        html.open("html", "lang", "en").open("head").empty("meta", "charset", "utf-8");
        html.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        html.element("title", document.name());
        html.open("style").trusted(resource("report.css")).close().close();
        html.open("body").open("main").element("h1", document.title());
        document.lead().forEach(this::block);
        if (document.sections().size() > 1) {
            html.open("nav");
            document.sections().stream().filter(Section::listed).forEach(section -> html.element(
                            "a", section.title(), "href", "#" + section.id())
                    .text(" "));
            html.close();
        }
        for (Section section : document.sections()) {
            html.element("h2", section.title(), "id", section.id());
            section.blocks().forEach(this::block);
        }
        html.close().open("script").trusted(resource("report.js")).close();
        return html.close().close().toString();
    }

    private void block(Block block) {
        if (block instanceof Block.Paragraph paragraph) {
            paragraph(paragraph);
        } else if (block instanceof Block.Heading heading) {
            html.element("h3", heading.text(), "id", heading.id());
        } else if (block instanceof Block.Bullets bullets) {
            bullets(bullets);
        } else if (block instanceof Block.Table table) {
            table(table);
        } else if (block instanceof Block.Figure figure) {
            figure(figure);
        } else if (block instanceof Block.Details details) {
            html.open("details").element("summary", details.summary());
            details.blocks().forEach(this::block);
            html.close();
        } else if (block instanceof Block.Calculator calculator) {
            new CalculatorHtml(html).write(calculator, resource(calculator.script()));
        }
    }

    private void paragraph(Block.Paragraph paragraph) {
        String style =
                switch (paragraph.tone()) {
                    case PLAIN, QUOTE -> "";
                    case ANSWER -> "answer";
                    case QUIET -> "quiet";
                    case ALARM -> "bad";
                };
        html.open(paragraph.tone() == Block.Tone.QUOTE ? "blockquote" : "p", "class", style);
        paragraph.spans().forEach(this::span);
        html.close();
    }

    private void bullets(Block.Bullets bullets) {
        if (bullets.items().isEmpty()) {
            return;
        }
        html.open("ul");
        for (Block.Item item : bullets.items()) {
            html.open("li", "id", item.id());
            if (!item.labels().isEmpty()) {
                html.element("b", String.join(", ", item.labels())).text(": ");
            }
            item.spans().forEach(this::span);
            html.close();
        }
        html.close();
    }

    private void table(Block.Table table) {
        html.open("div", "class", "scroll").open("table", "class", table.sortable() ? "sortable" : "");
        html.open("thead").open("tr");
        table.columns().forEach(column -> html.element("th", column, "scope", "col"));
        html.close().close().open("tbody");
        for (Block.Row row : table.rows()) {
            html.open("tr", "id", row.id());
            for (Block.Cell cell : row.cells()) {
                html.open("td", "data-sort", Double.isNaN(cell.value()) ? "" : Double.toString(cell.value()));
                span(cell.words());
                bar(cell.bar());
                html.close();
            }
            html.close();
        }
        html.close().close().close();
    }

    /* The bar says again what the number before it says, so it is hidden from those who listen. */
    private void bar(double share) {
        if (!Double.isNaN(share)) {
            html.open("svg", "aria-hidden", "true", "width", Integer.toString((int) BAR), "height", "14")
                    .empty(
                            "rect",
                            "width",
                            Long.toString(Math.round(share * BAR)),
                            "height",
                            "14",
                            "fill",
                            "var(--link)")
                    .close();
        }
    }

    private void figure(Block.Figure figure) {
        RenderedChart drawn = figure.drawn();
        html.element(
                "h3",
                drawn.chart().title(),
                "class",
                "heard",
                "id",
                HtmlWriter.anchor("chart", drawn.chart().id()));
        if (drawn.succeeded()) {
            html.open("figure").trusted(inline(drawn.svg())).close();
        } else {
            block(Block.paragraph(Block.Tone.ALARM, drawn.failure()));
        }
        if (figure.tabled()) {
            html.open("details").element("summary", "The same as a table");
            table(Block.table(drawn.chart().columns(), drawn.chart().rows()));
            html.close();
        }
    }

    private void span(Span span) {
        switch (span.kind()) {
            case TEXT -> html.text(span.text());
            case STRONG -> html.element("b", span.text());
            case CODE -> html.element("code", span.text());
            case LINK -> html.element("a", span.text(), "href", "#" + span.target());
        }
    }

    /* The neutral colours become the page's, so that the picture is dark on a dark page; data keep theirs. */
    private static String inline(String svg) {
        return svg.replaceFirst(
                        "<svg[^>]*viewBox=\"([^\"]*)\"[^>]*>",
                        "<svg role=\"img\" font-family=\"'DejaVu Sans',Verdana,sans-serif\" viewBox=\"$1\">")
                .replace("rgb(255,255,255)", "var(--paper)")
                .replace("rgb(26,26,26)", "var(--ink)")
                .replace("rgb(89,89,89)", "var(--quiet)")
                .replace("rgb(226,226,226)", "var(--grid)")
                .replace("rgb(220,235,247)", "var(--band)");
    }

    static String resource(String name) {
        try (InputStream in = HtmlRenderer.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
