package dev.assay.report;

import dev.assay.text.HtmlWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A document as a page: one file, nothing to fetch, readable without scripts. */
final class HtmlRenderer {
    private static final double BAR = 120;

    private final HtmlWriter html;
    /* What a heading inside a section is, so that no level is left out. */
    private String inner = "h3";

    HtmlRenderer(HtmlWriter html) {
        this.html = html;
    }

    static String page(Document document) {
        return new HtmlRenderer(new HtmlWriter()).write(document);
    }

    private String write(Document document) {
        html.open("html", "lang", "en").open("head").empty("meta", "charset", "utf-8");
        html.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
        html.element("title", document.name());
        html.open("style").trusted(resource("report.css")).close().close();
        html.open("body").open("main");
        if (!document.question().isEmpty()) {
            html.element("p", document.question(), "class", "question");
        }
        html.element("h1", document.title());
        document.lead().forEach(this::block);
        // Closed sections are their own list of contents.
        if (document.sections().size() > 1
                && document.sections().stream().allMatch(section -> section.place() == Section.Place.OPEN)) {
            html.open("nav");
            document.sections().forEach(section -> html.element("a", section.title(), "href", "#" + section.id())
                    .text(" "));
            html.close();
        }
        document.sections().forEach(this::section);
        html.close()
                .open("script")
                .trusted("/*<![CDATA[*/\n" + resource("report.js") + "/*]]>*/")
                .close();
        return html.close().close().toString();
    }

    /* A page that has more than sections writes them where they belong. */
    void section(Section section) {
        boolean open = section.place() == Section.Place.OPEN;
        inner = open ? "h3" : "h4";
        if (open) {
            html.element("h2", section.title(), "id", section.id());
            section.blocks().forEach(this::block);
            return;
        }
        html.open("details", "id", section.id(), "class", "section")
                .open("summary")
                .element("h3", section.title())
                .close();
        section.blocks().forEach(this::block);
        html.close();
    }

    private void block(Block block) {
        if (block instanceof Block.Paragraph paragraph) {
            paragraph(paragraph);
        } else if (block instanceof Block.Heading heading) {
            html.element(inner, heading.text(), "id", heading.id());
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
                    case ORIGIN -> "run";
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
        // The keyboard must reach what scrolls.
        html.open("div", "class", "scroll", "tabindex", "0")
                .open(
                        "table",
                        "class",
                        switch (table.use()) {
                            case READ -> "";
                            case SEARCHED -> "sortable";
                            case LEADS -> "sortable leads";
                        });
        html.open("thead").open("tr");
        table.columns()
                .forEach(column -> html.element(
                        "th",
                        column,
                        "scope",
                        "col",
                        "data-facet",
                        Facet.of(column).map(Facet::word).orElse("")));
        html.close().close().open("tbody");
        table.rows().forEach(this::row);
        html.close().close().close();
    }

    private void row(Block.Row row) {
        List<String> attributes = new ArrayList<>(List.of("id", row.id()));
        for (Facet facet : Facet.values()) {
            attributes.add("data-" + facet.word());
            attributes.add(String.join(" ", row.about().getOrDefault(facet, List.of())));
        }
        html.open("tr", attributes.toArray(new String[0]));
        row.cells().forEach(this::cell);
        html.close();
    }

    private void cell(Block.Cell cell) {
        // A float is exact enough to sort by, and half as long.
        html.open(
                "td",
                "data-sort",
                Double.isNaN(cell.value()) ? "" : Float.toString((float) cell.value()),
                "class",
                switch (cell.mood()) {
                    case PLAIN -> "";
                    case FOR -> "for";
                    case AGAINST -> "against";
                    case OPEN -> "open";
                });
        if (cell.more().isEmpty()) {
            span(cell.words());
        } else {
            html.open("details").element("summary", cell.words().text());
            cell.more().forEach(this::block);
            html.close();
        }
        bar(cell.bar());
        html.close();
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
                inner,
                drawn.chart().title(),
                "class",
                "heard",
                "id",
                HtmlWriter.anchor("chart", drawn.chart().id()));
        if (drawn.succeeded()) {
            html.open("figure", "tabindex", "0")
                    .trusted(InlineSvg.of(drawn.svg()))
                    .close();
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

    static String resource(String name) {
        try (InputStream in = HtmlRenderer.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
