package dev.assay.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.chart.SampleRun;
import dev.assay.text.Markdown;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** One document, three renderings: what one says, the others do not say otherwise. */
class DocumentTest {
    private static final Document DOCUMENT =
            Reports.of(new ReportModel(SampleRun.run(), new SampleRun().summary(), SampleRun.verdicts(), List.of()));

    private static NodeList elements(String page, String tag) throws Exception {
        byte[] xml = page.substring("<!DOCTYPE html>\n".length()).getBytes(StandardCharsets.UTF_8);
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(xml))
                .getElementsByTagName(tag);
    }

    private static List<Block.Table> tables(List<Block> blocks) {
        return blocks.stream()
                .filter(Block.Table.class::isInstance)
                .map(Block.Table.class::cast)
                .toList();
    }

    @Test
    void everySectionHasANameOfItsOwn() {
        Set<String> ids = new HashSet<>();
        DOCUMENT.sections().forEach(section -> assertTrue(ids.add(section.id()), section.id()));
    }

    @Test
    void pageAndReadmeHoldTheCellsOfTheSameTables() throws Exception {
        NodeList cells = elements(Reports.page(DOCUMENT), "td");
        Set<String> onPage = new HashSet<>();
        for (int i = 0; i < cells.getLength(); i++) {
            onPage.add(words(cells.item(i)));
        }
        String readme = Reports.readme(DOCUMENT, false);
        int shared = 0;
        for (Section section : DOCUMENT.sections()) {
            if (readme.contains("\n## " + Markdown.text(section.title()) + "\n")) {
                for (Block.Table table : tables(section.blocks())) {
                    for (Block.Row row : table.rows()) {
                        for (Block.Cell cell : row.cells()) {
                            assertTrue(onPage.contains(cell.words().text()), cell.words()::text);
                            assertTrue(
                                    readme.contains(Markdown.text(cell.words().text())), cell.words()::text);
                            shared++;
                        }
                    }
                }
            }
        }
        assertTrue(shared > 15, "tables that both hold must be found: " + shared);
    }

    /* What is folded below the words of a cell is for the page alone. */
    private static String words(Node cell) {
        Node first = cell.getFirstChild();
        boolean folded = first != null && first.getNodeName().equals("details");
        return (folded ? first.getFirstChild() : cell).getTextContent();
    }

    @Test
    void consoleAndPageSayTheSameSentencesAndTheReadmeEachClaimOnce() {
        String console = String.join(" ", Reports.closing(DOCUMENT)).replaceAll(" +", " ");
        String page = Reports.page(DOCUMENT);
        String readme = Reports.readme(DOCUMENT, false);
        SampleRun.verdicts().stream()
                .filter(verdict -> !verdict.cells().isEmpty())
                .forEach(verdict -> {
                    assertTrue(console.contains(verdict.sentence()), console);
                    assertTrue(page.contains(verdict.sentence()), verdict.sentence());
                    assertEquals(2, readme.split("#" + Verdicts.anchor(verdict) + "\\)", -1).length, readme);
                });
    }

    /* A quote from a run, with all that HTML and Markdown give a meaning. */
    @Test
    void whatARunSaysIsMarkupInNoRendering() throws Exception {
        String hostile = "<script>&\"|*_`[x](y)\\";
        Document document = new Document(
                "n",
                hostile,
                List.of(Block.paragraph(Block.Tone.ALARM, hostile)),
                List.of(new Section(
                        "s",
                        hostile,
                        List.of(
                                Block.table(List.of(hostile), List.of(List.of(hostile))),
                                new Block.Details(hostile, List.of(Block.bullets(List.of(hostile))))))));
        String page = HtmlRenderer.page(document);
        for (String tag : List.of("h1", "h2", "p", "th", "td", "summary", "li")) {
            assertEquals(hostile, elements(page, tag).item(0).getTextContent(), tag);
        }
        String markdown = MarkdownRenderer.text(document, "report.html");
        assertFalse(markdown.matches("(?s).*(?<!\\\\)[<\\[`].*"), markdown);
        assertTrue(markdown.contains("\n| \\<script\\>"), markdown);
    }
}
