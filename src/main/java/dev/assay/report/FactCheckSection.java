package dev.assay.report;

import dev.assay.claim.FactCheck;
import dev.assay.text.HtmlWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Claims that were looked up and not measured; nothing where the run carries none. */
final class FactCheckSection {
    static final String ID = "facts";

    static Optional<Section> section(ReportModel findings) {
        List<Block> blocks = new ArrayList<>();
        FactCheck.of(findings.header(), findings.verdicts()).forEach((id, check) -> {
            blocks.add(new Block.Heading(HtmlWriter.anchor("claim", id, ""), id + ": fact check"));
            blocks.add(Block.paragraph(Block.Tone.QUOTE, quote(findings, id)));
            blocks.add(Block.paragraph(Block.Tone.PLAIN, check.finding()));
            blocks.add(new Block.Details(
                    "Facts and their sources",
                    List.of(new Block.Bullets(check.facts().stream()
                            .map(fact -> new Block.Item(
                                    "",
                                    List.of(),
                                    List.of(
                                            Span.text(fact.text() + " Source: " + fact.source() + ", SHA-256 "),
                                            Span.code(fact.sha256()),
                                            Span.text(", checked " + fact.checked() + "."))))
                            .toList()))));
        });
        return blocks.isEmpty() ? Optional.empty() : Optional.of(new Section(ID, "Looked up, not measured", blocks));
    }

    private static String quote(ReportModel findings, String id) {
        return findings.verdicts().stream()
                .filter(verdict -> verdict.id().equals(id))
                .findFirst()
                .orElseThrow()
                .quote();
    }

    private FactCheckSection() {}
}
