package dev.assay.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.chart.Charts;
import dev.assay.claim.Ledger;
import dev.assay.claim.OutcomeWords;
import dev.assay.claim.Verdict;
import dev.assay.run.RunFile;
import dev.assay.run.RunReader;
import dev.assay.stats.Summarizer;
import dev.assay.stats.Summary;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/** The page of the committed run with the most verdicts, as a reader's own browser shows it. */
@Tag("slow")
class ReportInBrowserTest {
    private static final Path RUN = Path.of("results/2026-11-30-epyc-zen-3-2c");

    @TempDir
    private static Path folder;

    private static Browser browser;
    private static ReportModel findings;
    private static String page;

    @BeforeAll
    static void make() throws Exception {
        browser = Browser.in(folder);
        RunFile run = RunReader.read(RUN);
        Summary summary = Summarizer.summarize(run);
        List<Verdict> verdicts = Ledger.judge(run, summary, PriceFile.beside(RUN, run.header()));
        // Of the charts that alone which stands in the open.
        List<RenderedChart> drawn = RenderedChart.begin(
                        Charts.of(run.header(), summary, verdicts).subList(0, 1))
                .get();
        findings = new ReportModel(run, summary, verdicts, drawn);
        page = Reports.page(Reports.of(findings));
    }

    @AfterAll
    static void forget() {
        page = null;
        findings = null;
    }

    private static String ask(int width, int height, String probe) throws Exception {
        return browser.ask(page, width, height, probe);
    }

    @Test
    void theFirstScreenHoldsQuestionAnswerCountsGradeAndAllTestedClaims() throws Exception {
        String told = ask(1280, 800, """
                var rows = document.querySelector("table.leads").tBodies[0].rows;
                return [document.title, document.querySelector(".question").textContent,
                  document.querySelector("h1").textContent, document.querySelector("h2").textContent,
                  document.querySelector(".run").textContent, rows.length,
                  Math.round(rows[rows.length - 1].getBoundingClientRect().bottom),
                  document.documentElement.scrollWidth].join("\\n");
                """);
        String[] lines = told.split("\n");
        assertTrue(lines[0].endsWith("run of 2026-11-30 on EPYC Zen 3"), told);
        assertEquals(findings.tested().get(0).question(), lines[1]);
        assertEquals(findings.tested().get(0).sentence(), lines[2]);
        assertEquals(OutcomeWords.counts(findings.verdicts()), lines[3]);
        assertTrue(lines[4].endsWith("environment grade C: quote ratios, never times"), told);
        assertEquals(findings.tested().size(), Integer.parseInt(lines[5]));
        assertTrue(Integer.parseInt(lines[6]) <= 800, "the last verdict must end above the fold: " + told);
        assertTrue(Integer.parseInt(lines[7]) <= 1280, told);
    }

    /* Counted beside, from the rows of the summary. */
    @Test
    void aFilterActsOnAllTablesAndStandsInTheAddress() throws Exception {
        long cells = findings.summary().speeds().stream()
                .filter(speed -> speed.cell().deck().corpus().equals("cjk")
                        && speed.cell().deck().size() == 1024)
                .count();
        String told = ask(1280, 800, """
                function choose(name, value) {
                  var one = document.querySelector("select[aria-label=" + name + "]");
                  one.value = value;
                  one.dispatchEvent(new Event("input", {bubbles: true}));
                }
                choose("corpus", "cjk");
                choose("size", "1 KiB");
                var some = document.querySelectorAll("#cells tbody tr").length;
                var hits = document.querySelector("#cells .hits").textContent;
                var address = location.hash;
                choose("claim", "like-c");
                var verdicts = document.querySelector("table.leads").tBodies[0].rows.length;
                var claims = document.querySelectorAll("details[id^=claim-]:not([hidden])").length;
                document.querySelector("button[type=reset]").click();
                return [some, hits, address, verdicts, claims, location.hash,
                  document.querySelector("table.leads").tBodies[0].rows.length].join("\\n");
                """);
        assertEquals(
                List.of(
                        Long.toString(cells),
                        cells + " of " + findings.summary().speeds().size() + " rows",
                        "#corpus=cjk&size=1+KiB",
                        "2",
                        "2",
                        "",
                        Integer.toString(findings.tested().size())),
                List.of(told.split("\n", -1)));
    }

    @Test
    void aColumnIsSortedBothWaysAndBack() throws Exception {
        String told = ask(1280, 800, """
                var table = document.querySelector("#cells table");
                var column = 7;
                var head = table.tHead.rows[0].cells[column];
                var first = table.tBodies[0].rows[0].id;
                var told = [];
                for (var turn = 0; turn < 3; turn++) {
                  head.querySelector("button").click();
                  var speeds = Array.from(table.tBodies[0].rows).map(function (row) {
                    return Number(row.cells[column].dataset.sort);
                  });
                  var ordered = speeds.every(function (speed, at) {
                    return at === 0 || (turn === 0 ? speeds[at - 1] >= speed : speeds[at - 1] <= speed);
                  });
                  told.push(head.getAttribute("aria-sort") + " " + (turn < 2 ? ordered : table.tBodies[0].rows[0].id === first));
                }
                return told.join(", ");
                """);
        assertEquals("descending true, ascending true, null true", told);
    }

    @Test
    void aLinkToACellOpensWhatHidesItAndEndsAFilter() throws Exception {
        String told = ask(1280, 800, """
                var row = document.querySelector("#cells tbody tr[id]");
                var search = document.querySelector("input[type=search]");
                search.value = "nothing like it";
                search.dispatchEvent(new Event("input", {bubbles: true}));
                var gone = document.querySelectorAll("#cells tbody tr").length;
                location.hash = "#" + row.id;
                dispatchEvent(new Event("hashchange"));
                return [gone, document.getElementById("cells").open, row.isConnected, search.value].join(" ");
                """);
        assertEquals("0 true true ", told);
    }

    @Test
    void whatIsCopiedCarriesScopeRunAndGrade() throws Exception {
        String told = ask(1280, 800, """
                var copied = "";
                Object.defineProperty(navigator, "clipboard", {value: {writeText: function (text) {
                  copied = text;
                  return Promise.resolve();
                }}});
                var row = document.querySelector("table.leads tbody tr");
                row.dispatchEvent(new Event("pointerover", {bubbles: true}));
                row.querySelector("button.copy").click();
                return copied;
                """);
        Verdict first = findings.tested().get(0);
        assertTrue(told.contains(first.sentence()) && told.contains("Scope: " + first.scope()), told);
        assertTrue(told.contains("run of 2026-11-30 on EPYC") && told.contains("grade C: quote ratios"), told);
    }

    /* A frame, since a window of a browser has a least width of its own. */
    @Test
    void aTelephoneNeedNotZoomOut() throws Exception {
        String told = browser.ask("<html><body></body></html>", 1280, 800, """
                var frame = document.createElement("iframe");
                frame.width = 400;
                frame.height = 800;
                document.body.append(frame);
                frame.contentDocument.write(decodeURIComponent("PAGE"));
                frame.contentDocument.close();
                var inside = frame.contentDocument;
                inside.querySelectorAll("details").forEach(function (one) { one.open = true; });
                return frame.contentWindow.innerWidth + " " + inside.documentElement.scrollWidth;
                """.replace(
                        "PAGE",
                        java.net.URLEncoder.encode(page, java.nio.charset.StandardCharsets.UTF_8)
                                .replace("+", "%20")));
        assertEquals("400 400", told);
    }

    @Test
    void whatScrollsIsReachedByKeyAndWhatIsAskedForHasAName() throws Exception {
        assertEquals("none", ask(1280, 800, """
                document.querySelectorAll("details").forEach(function (one) { one.open = true; });
                var bad = [];
                document.querySelectorAll("div, figure").forEach(function (one) {
                  if (one.scrollWidth > one.clientWidth && one.tabIndex < 0) { bad.push(one.outerHTML.slice(0, 99)); }
                });
                document.querySelectorAll("input, select").forEach(function (one) {
                  if (!one.getAttribute("aria-label") && !one.labels.length) { bad.push(one.outerHTML); }
                });
                var level = 1;
                document.querySelectorAll("h1, h2, h3, h4").forEach(function (one) {
                  var own = Number(one.tagName[1]);
                  if (own > level + 1) { bad.push(one.outerHTML); }
                  level = own;
                });
                return bad.join("\\n") || "none";
                """));
    }

    @Test
    void aPrintIsEightSheetsAtMost() throws Exception {
        int sheets = browser.sheets(page);
        assertTrue(sheets >= 1 && sheets <= 8, sheets + " sheets");
    }

    @Test
    void committedPagesAreAMegabyteAtMost() throws Exception {
        for (Path run : CommittedRuns.folders()) {
            long bytes = Files.size(run.resolve("report.html"));
            assertTrue(bytes <= 1_000_000, run + ": " + bytes + " bytes");
        }
    }

    /* What it took is told and decides nothing: a busy machine is no fault of the page. */
    @Test
    void fiveThousandRowsAreFiltered(TestReporter reporter) throws Exception {
        List<Block.Row> rows = new ArrayList<>();
        IntStream.range(0, 5_000)
                .forEach(i -> rows.add(new Block.Row(
                        "row-" + i,
                        List.of(
                                Block.Cell.of("rust.plain" + i % 50 + "@process"),
                                Block.Cell.of("corpus-" + i % 7),
                                Block.Cell.number(1 << i % 5, (1 << i % 5) + " KiB"),
                                Block.Cell.number(i, i + " (1–2)"),
                                Block.Cell.of("cl100k_base"),
                                Block.Cell.of("run")))));
        Document large = new Document(
                "n",
                "t",
                List.of(),
                List.of(new Section(
                        "s",
                        "s",
                        List.of(new Block.Table(
                                List.of("contender", "corpus", "size", "time", "encoding", "verb"),
                                rows,
                                Block.Use.SEARCHED)))));
        String told = browser.ask(HtmlRenderer.page(large), 1280, 800, """
                var search = document.querySelector("input[type=search]");
                var corpus = document.querySelector("select[aria-label=corpus]");
                var took = [];
                function timed(control, value) {
                  var start = performance.now();
                  control.value = value;
                  control.dispatchEvent(new Event("input", {bubbles: true}));
                  document.body.getBoundingClientRect();
                  took.push((performance.now() - start).toFixed(1));
                }
                timed(search, "rust.plain7@");
                var first = document.querySelectorAll("tbody tr").length;
                timed(search, "rust.plain4");
                timed(search, "");
                timed(corpus, "corpus-3");
                var count = document.querySelector("output").textContent;
                return first + "\\n" + count + "\\n" + took.join(" ");
                """);
        String[] lines = told.split("\n");
        // 5,000 ÷ 50, and one in seven of 0 to 4,999 from the third on.
        assertEquals("100", lines[0]);
        assertEquals("714 of 5,000 rows", lines[1]);
        reporter.publishEntry(Map.of("ms to filter and lay out 5,000 rows", lines[2]));
    }
}
