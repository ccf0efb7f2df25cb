package dev.assay.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.claim.Verdict;
import dev.assay.compare.Comparison;
import dev.assay.compare.SampleRuns;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a reader's own browser makes of a comparison of more rows than fit a screen. */
class ComparisonInBrowserTest {
    /** 1,000 rows of its own beside those of two runs: above 500, 100 are shown until all are asked for. */
    @Test
    void aLongTableShowsAHundredRowsAndAllWhenAsked(@TempDir Path folder) throws Exception {
        Browser browser = Browser.in(folder);
        String page = ComparisonPage.of(Comparison.of(List.of(
                SampleRuns.run("one", Verdict.Outcome.FALLS_SHORT, 9),
                SampleRuns.run("two", Verdict.Outcome.SUPPORTED, 12))));
        Matcher row =
                Pattern.compile("(?s)<tr[^>]*data-row=\"([^\"]*)\".*?</tr>").matcher(page);
        assertTrue(row.find(), page);
        String more = IntStream.range(0, 1000)
                .mapToObj(i -> row.group()
                        .replaceFirst("data-row=\"[^\"]*\"", "data-row=\"more" + i + "\"")
                        .replaceFirst(" id=\"[^\"]*\"", ""))
                .collect(Collectors.joining());
        String told = browser.ask(page.substring(0, row.start()) + more + page.substring(row.start()), 1280, 900, """
                var rows = Array.from(document.querySelectorAll("tr[data-row]"));
                var shown = function () { return rows.filter(function (row) { return !row.hidden; }).length; };
                var before = shown();
                var button = document.querySelector("button.further");
                var offered = button.textContent;
                button.click();
                return [before, offered === "show " + (rows.length - 100) + " more rows", shown() === rows.length, button.hidden];
                """);
        assertEquals("100,true,true,true", told);
    }
}
