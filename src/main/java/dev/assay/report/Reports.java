package dev.assay.report;

import dev.assay.chart.Charts;
import dev.assay.claim.SpecificationCurve;
import dev.assay.run.Header;
import dev.assay.run.MachineId;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The document of a run, and which of its sections each rendering holds. */
final class Reports {
    private static final String CHARTS = "charts";
    private static final String THREATS = "threats";
    private static final String PICTURES = "pictures";
    private static final String ABSENT = "absent";

    /* On the page a finding stands in the section of its claim, each chart in a section, and each contender in a table. */
    private static final List<String> NOT_ON_PAGE = List.of(Verdicts.FINDINGS, PICTURES, ABSENT);
    /* A forge shows what can be read in minutes; evidence is on the page. */
    private static final List<String> README = List.of(
            Verdicts.LEDGER,
            ReleaseSection.ID,
            AttributionSection.ID,
            PICTURES,
            FactCheckSection.ID,
            BuildCostSection.ID,
            MachineSection.ID,
            ABSENT,
            THREATS);

    /* With the verdicts' and the attribution's that makes six: more is for the page. */
    private static final List<String> BEST = List.of("throughput-", "worth-", "latency-", "memory-");

    /** Returns all that a run says. */
    static Document of(ReportModel findings) {
        List<SpecificationCurve> curves = SpecificationCurve.of(findings.summary(), findings.verdicts());
        List<Section> sections = new ArrayList<>();
        sections.add(Verdicts.ledger(findings));
        DecideSection.section(findings).ifPresent(sections::add);
        ReleaseSection.section(findings).ifPresent(sections::add);
        if (!findings.tested().isEmpty()) {
            sections.add(new Section("claims", "Claim by claim", List.of()));
            CellTables cells = new CellTables(findings.summary());
            findings.tested().forEach(verdict -> sections.add(Verdicts.claim(findings, curves, cells, verdict)));
        }
        sections.add(new Section("evidence", "Evidence", List.of()));
        evidence(findings, curves).forEach(section -> sections.add(section.closed()));
        sections.add(Verdicts.findings(findings));
        sections.add(pictures(findings));
        sections.add(MachineSection.absent(ABSENT, findings));
        Header header = findings.header();
        return new Document(
                "Assay: " + header.effort() + " run of " + header.started().split("T")[0] + " on "
                        + MachineId.of(header).name(),
                findings.question(),
                findings.answer(),
                lead(findings),
                sections);
    }

    private static List<Section> evidence(ReportModel findings, List<SpecificationCurve> curves) {
        List<Section> sections = new ArrayList<>();
        Verdicts.others(findings).ifPresent(sections::add);
        AttributionSection.section(findings).ifPresent(sections::add);
        FactCheckSection.section(findings).ifPresent(sections::add);
        BuildCostSection.section(findings).ifPresent(sections::add);
        sections.add(charts(findings, curves));
        BridgeSection.section(findings).ifPresent(sections::add);
        FirstPassTable.section(findings).ifPresent(sections::add);
        sections.add(CellTables.section(findings));
        Steadiness.section(findings.summary()).ifPresent(sections::add);
        sections.add(CellTables.pooled(findings));
        sections.add(ControlTable.section(findings));
        sections.add(MachineSection.contenders(findings));
        sections.add(MachineSection.section(findings));
        sections.add(new Section("method", "Method", List.of(Block.bullets(findings.method()))));
        sections.add(new Section(THREATS, "What this run cannot say", List.of(Block.bullets(findings.threats()))));
        return sections;
    }

    /** Returns the page {@code report.html}. */
    static String page(Document document) {
        List<String> ids =
                new ArrayList<>(document.sections().stream().map(Section::id).toList());
        ids.removeAll(NOT_ON_PAGE);
        return HtmlRenderer.page(document.only(ids));
    }

    /** Returns the {@code README.md} of a results folder: what a forge shows to someone who came by a link. */
    static String readme(Document document, boolean priced) {
        return MarkdownRenderer.text(document.only(README), "report.html")
                + "\nAll of it again from the raw slices: `java -jar target/assay.jar report DIR`. A run of your own:"
                + " `mvn verify -Pbench`.\n\n## Files\n\n[report.html](report.html) · [summary.json](summary.json) ·"
                + " [summary.csv](summary.csv) · [verdicts.csv](verdicts.csv) · [jmh.json](jmh.json) ·"
                + " [bencher.json](bencher.json) ·"
                + " [github-action-benchmark.json](github-action-benchmark.json) ·"
                + (priced ? " [price.json](price.json) ·" : "")
                + " raw slices: run.ndjson.gz\n";
    }

    /** Returns what the console says at the end of a run, below its first line. */
    static List<String> closing(Document document) {
        return ConsoleRenderer.lines(document.only(List.of(Verdicts.FINDINGS)));
    }

    private static List<Block> lead(ReportModel findings) {
        List<Block> lead = new ArrayList<>();
        findings.alarms().forEach(alarm -> lead.add(Block.paragraph(Block.Tone.ALARM, alarm)));
        Header header = findings.header();
        lead.add(Block.paragraph(
                Block.Tone.ORIGIN,
                MachineId.of(header).name() + " · " + header.effort() + " run of " + header.started() + " · "
                        + findings.sets() + " fork sets in " + findings.duration() + " · " + findings.ownText()
                        + findings.controls() + " · environment grade " + header.grade() + ": "
                        + LedgerWords.quoting(header.grade())));
        findings.notTimed().ifPresent(line -> lead.add(Block.paragraph(Block.Tone.QUIET, line)));
        return lead;
    }

    /* One of each kind, and each that failed, which says so. */
    private static Section pictures(ReportModel findings) {
        List<Block> figures = new ArrayList<>();
        BEST.forEach(kind -> findings.drawn().stream()
                .filter(drawn -> drawn.succeeded() && drawn.chart().id().startsWith(kind))
                .findFirst()
                .ifPresent(drawn -> figures.add(new Block.Figure(drawn, false))));
        findings.drawn().stream()
                .filter(drawn -> !drawn.succeeded())
                .forEach(drawn -> figures.add(new Block.Figure(drawn, false)));
        figures.add(new Block.Paragraph(
                Block.Tone.QUIET,
                List.of(
                        Span.text("Every chart, cell and interval: "),
                        Span.link(CHARTS, "report.html"),
                        Span.text(", to be downloaded, since a forge shows its source."))));
        return new Section(PICTURES, "Pictures", figures);
    }

    /* Those that no other section holds. */
    private static Section charts(ReportModel findings, List<SpecificationCurve> curves) {
        Set<String> told =
                new HashSet<>(findings.verdicts().stream().map(Charts::idOf).toList());
        told.addAll(List.of("ratios", ReleaseSection.ID, AttributionSection.ID, AttributionSection.OTHERS));
        curves.forEach(curve -> told.add(Charts.idOf(curve)));
        List<Block> figures = new ArrayList<>();
        for (RenderedChart drawn : findings.drawn()) {
            if (!told.contains(drawn.chart().id())) {
                figures.add(new Block.Figure(drawn, true));
            }
        }
        return new Section(CHARTS, "Further charts", figures);
    }

    private Reports() {}
}
