package dev.assay.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.chart.SampleRun;
import dev.assay.claim.Verdict;
import dev.assay.run.Check;
import dev.assay.run.ContenderId;
import dev.assay.run.Event;
import dev.assay.run.Fixture;
import dev.assay.run.RunFile;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** On the made-up run. */
class ReportModelTest {
    private static ReportModel with(RunFile run, List<Verdict> verdicts) {
        return new ReportModel(run, new SampleRun().summary(), verdicts, List.of());
    }

    private static Check wrong(String when, String contender) {
        return new Check(when, ContenderId.of(contender), "r50k_base", "cjk", 1024, 10, false, "input 2: ids differ");
    }

    private static ReportModel wrong(Check check) {
        Event event = new Event(
                "failed",
                "",
                -1,
                check.contender().toString(),
                "does not conform and is not timed: input 2: ids differ");
        return with(
                Fixture.with(SampleRun.run(), "checks", List.of(check), "events", List.of(event)),
                SampleRun.verdicts());
    }

    /* The made-up run has one group; of those whom nobody beats hf-fast comes first, 6.7 times as fast as hf-slow. */
    @Test
    void aRunWithoutClaimsLeadsWithTheQuestionOfItsGroupAndItsBestRatio() {
        List<Verdict> untested = SampleRun.verdicts().stream()
                .filter(verdict -> verdict.outcome() == Verdict.Outcome.NOT_TESTED)
                .toList();
        ReportModel model = with(SampleRun.run(), untested);
        assertEquals("the article's pair", model.question());
        assertTrue(model.answer().startsWith("hf-fast is 6.70× as fast as hf-slow (95 % CI "), model.answer());
        Document document = Reports.of(model);
        String page = Reports.page(document);
        assertTrue(page.contains("<p class=\"question\">the article&#39;s pair</p>")
                || page.contains("<p class=\"question\">the article's pair</p>"));
        assertTrue(page.contains("<th scope=\"col\">how many times as fast as (95 % CI)</th>"));
        assertFalse(page.contains("the article's words"), "no table without a row");
        assertTrue(Reports.readme(document, false).startsWith("the article's pair\n\n# hf-fast is 6.70×"));
    }

    @Test
    void aRunWithClaimsLeadsWithTheFirst() {
        ReportModel model = with(SampleRun.run(), SampleRun.verdicts());
        assertEquals(SampleRun.verdicts().get(0).question(), model.question());
        assertEquals(SampleRun.verdicts().get(0).sentence(), model.answer());
    }

    @Test
    void aPeerThatWasNeverTimedIsALineAndNoAlarm() {
        ReportModel model = wrong(wrong("before", "tiktoken@process"));
        assertEquals(List.of(), model.alarms());
        assertEquals(
                Optional.of("Not timed, because their " + model.header().answers()
                        + " differ from the reference: tiktoken@process (cjk)."),
                model.notTimed());
    }

    @Test
    void ourOwnFaultAndOneFoundAfterTimingAreAlarms() {
        for (Check check : List.of(wrong("before", "rust.plain@process"), wrong("after", "tiktoken@process"))) {
            ReportModel model = wrong(check);
            assertEquals(2, model.alarms().size(), model.alarms()::toString);
            assertEquals(Optional.empty(), model.notTimed());
        }
    }
}
