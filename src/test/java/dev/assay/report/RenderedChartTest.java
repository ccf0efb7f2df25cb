package dev.assay.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.chart.Chart;
import dev.assay.chart.Charts;
import dev.assay.chart.SampleRun;
import dev.assay.text.Markdown;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RenderedChartTest {
    private static Chart chart(Chart.Body body) {
        Chart real = Charts.of(SampleRun.header(), new SampleRun().summary(), SampleRun.verdicts())
                .get(0);
        return new Chart(
                "broken",
                real.title(),
                real.reading(),
                real.caption(),
                real.columns(),
                real.rows(),
                real.key(),
                100,
                body);
    }

    @Test
    void chartThatNeverEndsBecomesALine() {
        CountDownLatch never = new CountDownLatch(1);
        RenderedChart drawn = RenderedChart.of(
                chart((graphics, area) -> {
                    try {
                        never.await();
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                }),
                Duration.ofMillis(50));
        never.countDown();
        assertTrue(drawn.failure().startsWith("chart broken (took longer than"), drawn.failure());
    }

    @Test
    void chartThatFailsBecomesALineInPageAndReadme() {
        RenderedChart drawn = RenderedChart.of(
                chart((graphics, area) -> {
                    throw new IllegalStateException("no font");
                }),
                RenderedChart.LIMIT);
        assertTrue(drawn.failure().contains("no font"), drawn.failure());
        ReportModel findings =
                new ReportModel(SampleRun.run(), new SampleRun().summary(), SampleRun.verdicts(), List.of(drawn));
        Document document = Reports.of(findings);
        assertTrue(Reports.page(document).contains(drawn.failure()));
        assertTrue(Reports.readme(document, false).contains(Markdown.text(drawn.failure())));
        assertEquals(1, drawn.failure().lines().count());
    }

    /** Two are drawn at a time, so the second may be ready first: the first of these waits until it has been drawn. */
    @Test
    void chartsComeInTheOrderInWhichTheyWereAsked() {
        CountDownLatch second = new CountDownLatch(1);
        Chart waits = chart((graphics, area) -> {
            try {
                second.await(5, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
        Chart real = Charts.of(SampleRun.header(), new SampleRun().summary(), SampleRun.verdicts())
                .get(0);
        Chart quick = new Chart(
                "quick",
                real.title(),
                real.reading(),
                real.caption(),
                real.columns(),
                real.rows(),
                real.key(),
                100,
                (graphics, area) -> second.countDown());
        List<RenderedChart> drawn = RenderedChart.begin(List.of(waits, quick)).get();
        assertEquals(
                List.of("broken", "quick"),
                drawn.stream().map(one -> one.chart().id()).toList());
        assertTrue(drawn.stream().allMatch(RenderedChart::succeeded));
    }
}
