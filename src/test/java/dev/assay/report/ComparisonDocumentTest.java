package dev.assay.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.claim.Verdict;
import dev.assay.compare.ComparedRun;
import dev.assay.compare.Comparison;
import dev.assay.compare.SampleRuns;
import dev.assay.page.Page;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ComparisonDocumentTest {
    private static ComparedRun run(String name, Verdict.Outcome outcome, double ratio, String cpu, String l2) {
        return SampleRuns.on(SampleRuns.run(name, outcome, ratio), cpu, l2);
    }

    private static final Comparison TWO = Comparison.of(List.of(
            run("old", Verdict.Outcome.FALLS_SHORT, 9, "EPYC Zen 3", "512K"),
            run("new", Verdict.Outcome.SUPPORTED, 12, "EPYC Zen 4", "1024K")));

    @Test
    void aTerminalShowsMachineSumAndWhatChanged() {
        List<String> lines = Comparisons.console(TWO, false);
        String text = String.join(" ", lines).replaceAll("\\s+", " ");
        assertTrue(
                text.contains(
                        " Not one machine: microarchitecture EPYC Zen 3 in A · EPYC Zen 4 in B; l2 cache 512K in A ·"
                                + " 1024K in B."
                                + " 1 reading: 0 the same verdict, 0 changed, 1 reversed; 1 ratio disjoint. "),
                () -> text);
        assertTrue(
                text.contains(" reversed faster-10x-100x (a): falls short → supported hf-fast@process is 9.00× "),
                () -> text);
        // 12 ÷ 9
        assertTrue(text.contains(" 1.33× (1.31–1.36) larger in B, disjoint, beyond both noise floors "), () -> text);
    }

    @Test
    void noLineIsWiderThanATerminal() {
        for (boolean all : new boolean[] {false, true}) {
            Comparisons.console(TWO, all).forEach(line -> assertTrue(line.length() <= 80, line));
        }
    }

    @Test
    void markdownHasTheSameAsATable() {
        String text = Comparisons.markdown(TWO, false);
        assertEquals(List.of(), Page.of(text).tags());
        assertTrue(text.contains("| reversed | faster-10x-100x (a) | falls short → supported |"), () -> text);
    }

    /** Two runs name their order, three machines are held together. */
    @Test
    void threeMachinesArePooledAndTheLeadersNamed() {
        Comparison three = Comparison.of(List.of(
                run("a", Verdict.Outcome.FALLS_SHORT, 1.2, "EPYC Zen 3", "512K"),
                run("b", Verdict.Outcome.FALLS_SHORT, 1.0, "EPYC Zen 4", "1024K"),
                run("c", Verdict.Outcome.FALLS_SHORT, 0.8, "Xeon", "2048K")));
        String text = String.join("\n", Comparisons.console(three, false));
        assertTrue(text.contains("3 kinds of machine"), () -> text);
        assertTrue(text.contains("hf-fast@process leads in A; hf-slow@process leads in C"), () -> text);
        assertTrue(text.replaceAll("\\s+", " ").contains("over 3 machines; prediction "), () -> text);
    }

    /* The first and the last are one truth; what lies between is 4.6 ÷ 4 = 1.15 away from both. */
    @Test
    void ofThreeRunsTheFurthestTwoAreNamed() {
        Comparison three = Comparison.of(List.of(
                run("a", Verdict.Outcome.FALLS_SHORT, 4, "EPYC Zen 3", "512K"),
                run("b", Verdict.Outcome.FALLS_SHORT, 4.6, "EPYC Zen 3", "512K"),
                run("c", Verdict.Outcome.FALLS_SHORT, 4, "EPYC Zen 3", "512K")));
        String text = String.join(" ", Comparisons.console(three, false)).replaceAll("\\s+", " ");
        assertTrue(
                text.contains(" larger in C, no difference seen; furthest apart A and B: 1.15× (1.13–1.17) larger in B,"
                        + " disjoint, beyond both noise floors"),
                () -> text);
    }

    /** Nothing is dropped without a word: of many runs the table has ranges, and says of how many. */
    @Test
    void manyRunsAreToldAsARange() {
        List<ComparedRun> runs = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            runs.add(run("run " + i, Verdict.Outcome.FALLS_SHORT, 4 + i / 100.0, "EPYC Zen 3", "512K"));
        }
        String text = String.join("\n", Comparisons.console(Comparison.of(runs), true));
        assertTrue(text.replaceAll("\\s+", " ").contains("is 4.00× to 4.29× (30 runs) as fast as"), () -> text);
    }
}
