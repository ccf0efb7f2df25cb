package dev.assay.report;

import dev.assay.explain.ExplainText;
import dev.assay.explain.Explanation;
import dev.assay.explain.Hot;
import dev.assay.explain.Observed;
import dev.assay.explain.Share;
import dev.assay.text.HtmlWriter;
import java.util.ArrayList;
import java.util.List;

/** An explanation as a page of its own, {@code explain.html}, and as what a forge shows of its folder, {@code README.md}. */
public final class ExplainPage {
    private static final String METHOD =
            "Counts are differences: two processes do the same, and one makes more passes over the text, so that start, load and warm-up"
                    + " are in both. Instructions are those of user mode. Callgrind counts them and knows nothing of time: neither how long memory"
                    + " takes nor how many instructions the processor does at once, and nothing of the kernel. A large copy counts as a loop over vectors, which the C library is told to use, since"
                    + " callgrind would count the processor's own copy (rep movsb) once a byte; where a program has one of its own, it does. Nothing on this page was timed"
                    + " but a ratio that names its run.";

    private final Explanation explanation;
    private final ExplainText text;

    public ExplainPage(Explanation explanation) {
        this.explanation = explanation;
        this.text = new ExplainText(explanation);
    }

    /** Returns the page: one file, nothing to fetch. */
    public String html() {
        return HtmlRenderer.page(document());
    }

    /** Returns the same as Markdown. */
    public String markdown() {
        return MarkdownRenderer.text(document(), "explain.html");
    }

    private Document document() {
        List<Section> sections = new ArrayList<>();
        sections.add(new Section("both", "Both, per byte of text", List.of(Block.table(columns(), text.table()))));
        for (Observed one : List.of(explanation.first(), explanation.second())) {
            for (Hot hot : one.hot()) {
                if (!hot.shares().isEmpty()) {
                    sections.add(new Section(
                            HtmlWriter.anchor("hot", Integer.toString(sections.size())),
                            ExplainText.title(one, hot),
                            List.of(shares(hot.shares()))));
                }
            }
        }
        if (!explanation.gaps().isEmpty()) {
            sections.add(new Section("gaps", "Not counted", List.of(Block.bullets(explanation.gaps()))));
        }
        sections.add(new Section("method", "Method", List.of(Block.paragraph(Block.Tone.QUIET, METHOD))));
        return new Document(
                "Assay: why a pair differs",
                explanation.sentence(),
                List.of(Block.paragraph(
                        Block.Tone.QUIET,
                        "On " + explanation.scope().text() + ". A: " + about(explanation.first()) + ". B: "
                                + about(explanation.second()) + ".")),
                sections);
    }

    private List<String> columns() {
        return List.of(
                "",
                "A " + explanation.first().name(),
                "B " + explanation.second().name(),
                "the larger");
    }

    private static String about(Observed one) {
        return one.name() + " (" + one.about() + ")";
    }

    private static Block.Table shares(List<Share> shares) {
        return new Block.Table(
                List.of("share", "name", "in"),
                shares.stream()
                        .map(share -> new Block.Row(
                                "",
                                List.of(
                                        new Block.Cell(
                                                Span.text(ExplainText.percent(share)), Double.NaN, share.share()),
                                        Block.Cell.of(Span.code(share.name())),
                                        Block.Cell.of(share.place()))))
                        .toList(),
                Block.Use.READ);
    }
}
