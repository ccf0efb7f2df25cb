package dev.assay.report;

import dev.assay.chart.Charts;
import dev.assay.claim.ClaimSelection;
import dev.assay.claim.FactCheck;
import dev.assay.claim.OutcomeWords;
import dev.assay.claim.SpecificationCurve;
import dev.assay.claim.Verdict;
import dev.assay.run.ContenderId;
import dev.assay.stats.Interval;
import dev.assay.text.HtmlWriter;
import dev.assay.workload.Workload;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** What was found of each claim: the ledger, the findings as sentences, and one section per tested reading. */
final class Verdicts {
    static final String LEDGER = "ledger";
    static final String FINDINGS = "findings";

    /* Stands in a quotation where words were left out. */
    private static final String GAP = " … ";

    private static final String WORDS =
            "Supported: the whole interval lies within what is claimed. Falls short: it lies outside, and the claim promises more."
                    + " Exceeds: it lies outside, and the claim promises less. Open, inconclusive in files: neither.";

    /* By the cause that a verdict names. A cause that is not here speaks for itself. */
    private static final Map<String, String> CAUSES = Map.of(
            "noise", "the interval is wide and holds a bound; more fork sets would narrow it",
            "cut short", "the run's limit ended its fork sets early, and the interval holds a bound",
            "boundary", "the interval is narrow and holds a bound; more fork sets would hardly decide it",
            "noise floor",
                    "the estimate is nearer to a bound than two forks of one contender are to each other; a quieter machine may decide it");

    /** Returns one row per reading, or per group of a run without claims, then the chart of all of them, then what was not tested and why. */
    static Section ledger(ReportModel findings) {
        List<Block> blocks = new ArrayList<>();
        boolean tested = !findings.tested().isEmpty();
        if (tested) {
            blocks.add(new Block.Table(
                    List.of("verdict", "the article's words", "measured", "claimed"),
                    findings.tested().stream().map(Verdicts::row).toList(),
                    Block.Use.LEADS));
        } else if (!findings.groups().isEmpty()) {
            blocks.add(groups(findings.groups()));
        }
        findings.figure("ratios").ifPresent(blocks::add);
        if (findings.run().header().workloads().contains(Workload.TOKENIZE)) {
            blocks.add(Block.paragraph(Block.Tone.QUIET, LedgerWords.NAMES));
        }
        if (tested) {
            blocks.add(Block.paragraph(Block.Tone.QUIET, words(findings.tested())));
        }
        findings.notAsked().ifPresent(line -> blocks.add(Block.paragraph(Block.Tone.QUIET, "Left out, " + line + ".")));
        if (!findings.untested().isEmpty()) {
            String ids = findings.untested().stream()
                    .filter(verdict -> !ClaimSelection.leftOut(verdict))
                    .map(Verdict::id)
                    .distinct()
                    .collect(Collectors.joining(", "));
            if (!ids.isEmpty()) {
                blocks.add(Block.paragraph(Block.Tone.QUIET, "Not tested: " + ids + "."));
            }
            blocks.add(new Block.Details(
                    "Why " + findings.untested().size() + " were not tested",
                    List.of(new Block.Bullets(findings.untested().stream()
                            .map(verdict -> new Block.Item(
                                    anchor(verdict),
                                    List.of(name(verdict)),
                                    List.of(Span.text("“" + verdict.quote() + "”: " + verdict.cause()))))
                            .toList()))));
        }
        return new Section(LEDGER, tested ? OutcomeWords.counts(findings.verdicts()) : "What its groups found", blocks);
    }

    /** Returns the questions of groups that no verdict rests on, with their answers. */
    static Block.Table groups(List<GroupFinding> groups) {
        return new Block.Table(
                List.of("question", "fastest", "how many times as fast as (95 % CI)"),
                groups.stream()
                        .map(found -> new Block.Row(
                                "",
                                List.of(
                                        Block.Cell.of(found.group().purpose()),
                                        Block.Cell.of(
                                                Span.strong(found.fastest().brief())),
                                        Block.Cell.of(found.factors().stream()
                                                .map(factor -> factor.than() + " " + factor.figures())
                                                .collect(Collectors.joining("; ")))),
                                Map.of(
                                        Facet.CONTENDER,
                                        found.group().contenders().stream()
                                                .map(ContenderId::toString)
                                                .toList())))
                        .toList(),
                Block.Use.LEADS);
    }

    /** Returns the section of those groups in a run that tested claims as well; empty where every group has a claim. */
    static Optional<Section> others(ReportModel findings) {
        return findings.tested().isEmpty() || findings.groups().isEmpty()
                ? Optional.empty()
                : Optional.of(new Section("groups", "Groups without a claim", List.of(groups(findings.groups()))));
    }

    /* What the words of the table mean, of causes those that stand in it. */
    private static String words(List<Verdict> verdicts) {
        return WORDS
                + verdicts.stream()
                        .map(Verdict::cause)
                        .filter(CAUSES::containsKey)
                        .distinct()
                        .sorted()
                        .map(cause -> " Open by " + cause + ": " + CAUSES.get(cause) + ".")
                        .collect(Collectors.joining());
    }

    private static Block.Row row(Verdict verdict) {
        return new Block.Row(
                "",
                List.of(
                        new Block.Cell(
                                Span.text(outcome(verdict)),
                                verdict.outcome().ordinal(),
                                Double.NaN,
                                mood(verdict),
                                List.of()),
                        new Block.Cell(
                                Span.link(anchor(verdict), words(verdict)),
                                Double.NaN,
                                Double.NaN,
                                Block.Mood.PLAIN,
                                scope(verdict)),
                        Block.Cell.number(
                                verdict.ratio().map(Interval::estimate).orElse(Double.NaN),
                                LedgerWords.finding(verdict)),
                        Block.Cell.of(LedgerWords.bounds(verdict))),
                Map.of(
                        Facet.CLAIM,
                        List.of(verdict.id()),
                        Facet.CONTENDER,
                        verdict.factor()
                                .map(factor -> List.of(factor.who(), factor.than()))
                                .orElse(List.of())));
    }

    /* The last words of a quotation with gaps are what was tested, and a row has room for no more. */
    private static String words(Verdict verdict) {
        int gap = verdict.quote().lastIndexOf(GAP);
        String last = gap < 0 ? verdict.quote() : verdict.quote().substring(gap + GAP.length());
        return last + (verdict.reading().isEmpty() ? "" : " (" + verdict.reading() + ")");
    }

    private static List<Block> scope(Verdict verdict) {
        return List.of(
                Block.paragraph(Block.Tone.PLAIN, verdict.question() + " " + verdict.sentence()),
                Block.paragraph(Block.Tone.QUIET, "Scope: " + verdict.scope() + "."),
                new Block.Paragraph(
                        Block.Tone.QUIET,
                        List.of(Span.link(anchor(verdict), "Chart, cells and command of " + name(verdict)))));
    }

    private static Block.Mood mood(Verdict verdict) {
        return switch (verdict.outcome()) {
            case SUPPORTED -> Block.Mood.FOR;
            case FALLS_SHORT, EXCEEDS -> Block.Mood.AGAINST;
            case INCONCLUSIVE -> Block.Mood.OPEN;
            default -> Block.Mood.PLAIN;
        };
    }

    /** Returns the findings as sentences that can be passed on without the table above them. */
    static Section findings(ReportModel findings) {
        List<Block.Item> items = new ArrayList<>();
        for (Verdict verdict : findings.tested()) {
            items.add(new Block.Item(
                    "",
                    List.of(
                            (verdict.id() + " " + verdict.reading()).strip(),
                            verdict.outcome().label()),
                    List.of(
                            Span.text(verdict.sentence() + " ("),
                            Span.link(anchor(verdict), "scope"),
                            Span.text(")"))));
        }
        if (findings.tested().isEmpty()) {
            findings.groups()
                    .forEach(found -> items.add(new Block.Item(
                            "", List.of(found.group().id(), "fastest"), List.of(Span.text(found.best())))));
        }
        FactCheck.of(findings.header(), findings.verdicts())
                .forEach((id, check) ->
                        items.add(new Block.Item("", List.of(id, "fact check"), List.of(Span.text(check.finding())))));
        return new Section(FINDINGS, "What was found", List.of(new Block.Bullets(items)));
    }

    /** Returns the section of one reading: question, answer, scope, pictures, and the rows behind it. */
    static Section claim(ReportModel findings, List<SpecificationCurve> curves, CellTables cells, Verdict verdict) {
        List<Block> blocks = new ArrayList<>();
        blocks.add(Block.paragraph(Block.Tone.QUOTE, verdict.quote()));
        blocks.add(new Block.Paragraph(
                Block.Tone.ANSWER, List.of(Span.strong(outcome(verdict) + "."), Span.text(" " + verdict.sentence()))));
        blocks.add(Block.paragraph(
                Block.Tone.QUIET,
                "Claimed: " + LedgerWords.bounds(verdict)
                        + (verdict.supportedCells().isEmpty() ? "" : ". Cells: " + verdict.supportedCells()) + "."));
        findings.drawn(Charts.idOf(verdict)).ifPresent(drawn -> blocks.add(new Block.Figure(drawn, false)));
        curves.stream()
                .filter(curve -> curve.claim().equals(verdict.id())
                        && curve.readings().get(curve.readings().size() - 1).equals(verdict.reading()))
                .forEach(curve -> findings.figure(Charts.idOf(curve)).ifPresent(blocks::add));
        if (!verdict.cells().isEmpty()) {
            blocks.add(new Block.Details(
                    "The " + verdict.cells().size() + " rows behind it",
                    List.of(Block.paragraph(Block.Tone.QUIET, CellTables.DETECTS), cells.ratios(verdict.cells()))));
        }
        blocks.add(new Block.Paragraph(
                Block.Tone.QUIET,
                List.of(
                        Span.text("Measure it again: "),
                        Span.code("mvn verify -Pbench -Dassay.claims=" + verdict.id() + " -Dassay.effort="
                                + findings.header().effort()
                                + (findings.ownText().isEmpty() ? "" : " -Dassay.corpus=FILE")),
                        Span.text("."))));
        return new Section(
                anchor(verdict),
                OutcomeWords.sign(verdict.outcome()) + " " + verdict.question() + " · " + name(verdict),
                Section.Place.CLAIM,
                blocks);
    }

    static String anchor(Verdict verdict) {
        return HtmlWriter.anchor("claim", verdict.id(), verdict.reading());
    }

    private static String name(Verdict verdict) {
        return verdict.reading().isEmpty() ? verdict.id() : verdict.id() + " (" + verdict.reading() + ")";
    }

    private static String outcome(Verdict verdict) {
        return OutcomeWords.shown(verdict.outcome()) + (verdict.cause().isEmpty() ? "" : ": " + verdict.cause());
    }

    private Verdicts() {}
}
