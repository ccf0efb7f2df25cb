package dev.assay.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.chart.SampleRun;
import dev.assay.claim.CutShort;
import dev.assay.claim.Verdict;
import dev.assay.run.Completion;
import dev.assay.run.Fixture;
import dev.assay.run.RunFile;
import dev.assay.stats.Summary;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A run that its limit cut short says so before its first figure, wherever it is read. */
class CutShortTextTest {
    private static final Completion CUT =
            new Completion(870, List.of(new Completion.Sets("python", 3, 5, 20), new Completion.Sets("best", 5, 5, 9)));

    private static RunFile run(Completion told) {
        // Its definitions are made up, and the minutes of a claim follow from real ones.
        return Fixture.with(
                SampleRun.run(),
                "completion",
                Optional.of(told),
                "header",
                Fixture.with(SampleRun.header(), "claims", Map.of()));
    }

    private static List<Verdict> open(int many) {
        List<Verdict> verdicts = SampleRun.verdicts();
        return IntStream.range(0, verdicts.size())
                .mapToObj(i -> i < many
                        ? Fixture.with(verdicts.get(i), "outcome", Verdict.Outcome.INCONCLUSIVE, "cause", "cut short")
                        : verdicts.get(i))
                .toList();
    }

    @Test
    void itSaysWhatWasMadeWhatIsOpenAndTheCommandThatDecidesIt() {
        List<Verdict> all = open(1);
        Verdict first = all.get(0);
        CutShort cut = new CutShort(870, 8, 10, 23, List.of(first), List.of(first.id()), 130);
        // Others were busy for 0.5 s of the 10 s that the made-up run was watched; 130 s are three minutes begun.
        // 14:30 min are 15 begun, more than a tenth above 130 s.
        assertEquals(
                "Cut short: 8 of 10 fork sets were made in the limit of 14:30 min, while other processes used up to"
                        + " 5.0 % of a processor. 1 of 23 verdicts is open because of it: " + first.id() + " ("
                        + first.reading() + "). To decide it: java -jar target/assay.jar measure --claims " + first.id()
                        + " --minutes 15 (about 3 min of measuring).",
                CutShortText.banner(run(CUT), cut));
    }

    @Test
    void moreThanThreeVerdictsAreCountedAndTheirClaimsStandInTheCommand() {
        Verdict one = open(1).get(0);
        List<Verdict> five = IntStream.range(0, 5)
                .mapToObj(i -> Fixture.with(one, "id", "c" + i))
                .toList();
        String text = CutShortText.banner(
                run(CUT), new CutShort(870, 8, 10, 23, five, List.of("c0", "c1", "c2", "c3", "c4"), 600));
        assertTrue(text.contains("5 of 23 verdicts are open because of it: c0 (" + one.reading() + "), c1"), text);
        assertTrue(text.contains(" and 2 more. To decide them: "), text);
        assertTrue(text.contains("--claims c0,c1,c2,c3,c4 --minutes 15 (about 10 min"), text);
    }

    @Tag("slow")
    @Test
    void itStandsBeforeTheFirstFigureOfPageReadmeAndConsole() {
        Summary summary = new SampleRun().summary();
        Map<String, byte[]> files = ResultsFolder.files(run(CUT), summary, open(1));
        String page = new String(files.get("report.html"), StandardCharsets.UTF_8);
        String readme = new String(files.get("README.md"), StandardCharsets.UTF_8);
        List<String> console = Console.closing(run(CUT), summary, open(1), "report.html");
        String cut = "Cut short: 8 of 10 fork sets";
        assertTrue(page.indexOf(cut) > 0 && page.indexOf(cut) < page.indexOf("id=\"ledger\""));
        assertTrue(readme.indexOf(cut) > 0 && readme.indexOf(cut) < readme.indexOf("\n## "));
        assertTrue(console.get(0).contains(cut), console::toString);
        assertTrue(new String(files.get("summary.json"), StandardCharsets.UTF_8).contains("\"forkSets\""));
    }

    @Test
    void aRunThatMadeAllOrDoesNotTellHasNoBanner() {
        Completion whole = new Completion(870, List.of(new Completion.Sets("python", 5, 5, 20)));
        assertEquals(Optional.empty(), CutShort.of(run(whole), SampleRun.verdicts()));
        assertFalse(String.join(" ", Console.closing(SampleRun.run(), new SampleRun().summary(), open(1), "r"))
                .contains("Cut short"));
    }
}
