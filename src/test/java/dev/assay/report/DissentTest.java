package dev.assay.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.assay.claim.Verdict;
import dev.assay.run.ContenderId;
import dev.assay.run.DeckId;
import dev.assay.run.Mode;
import dev.assay.stats.Interval;
import dev.assay.stats.Quantity;
import dev.assay.stats.Summary;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Ratios are times of slow ÷ fast unless said otherwise; what is expected follows from the ends of the intervals by eye. */
final class DissentTest {
    private static Summary.Ratio cell(String corpus, String verb, double lower, double upper) {
        return new Summary.Ratio(
                ContenderId.of("slow@jvm"),
                ContenderId.of("fast@jvm"),
                verb.equals("memory") ? Quantity.FOOTPRINT : Quantity.TIME,
                new Summary.Cell("g", "e", new DeckId(corpus, 1024), Mode.of(verb)),
                interval(lower, upper),
                List.of(),
                List.of());
    }

    private static Interval interval(double lower, double upper) {
        return new Interval(StrictMath.sqrt(lower * upper), lower, upper, 0.95, 5);
    }

    private static Verdict verdict(Interval ratio, double lower, double upper, Summary.Ratio... cells) {
        return new Verdict(
                "c",
                "a",
                "quote",
                "question?",
                Verdict.Outcome.INCONCLUSIVE,
                "",
                Optional.of(ratio),
                lower,
                upper,
                "ours",
                "",
                "",
                List.of(cells),
                "");
    }

    private static Summary.Ratio run(String corpus, double lower, double upper) {
        return cell(corpus, "run", lower, upper);
    }

    @Test
    void cellsOnTheOtherSideOfOneAreSlower() {
        Verdict verdict = verdict(
                interval(1.2, 1.3),
                Double.NaN,
                Double.NaN,
                run("en", 1.4, 1.5),
                run("cjk", 0.8, 0.9),
                // Touches 1, so it does not differ.
                run("code", 0.9, 1.0));
        assertEquals("; slower on cjk 1 KiB", Dissent.where(verdict));
        assertEquals(", slower in 1 of 3 cells", Dissent.count(verdict));
    }

    @Test
    void cellsOnTheOtherSideOfABoundAreNamedWithTheBound() {
        Verdict supported =
                verdict(interval(11, 12), 10, 100, run("en", 101, 110), run("cjk", 8, 9.9), run("code", 9.9, 10.1));
        assertEquals("; above 100× on en 1 KiB; below 10× on cjk 1 KiB", Dissent.where(supported));
        Verdict less = verdict(interval(8, 9), 10, 100, run("en", 11, 12), run("cjk", 7, 8));
        assertEquals("; above 10× on en 1 KiB", Dissent.where(less));
    }

    /** Told the other way round, 0.5 is 2×, and what was above a bound is below its inverse. */
    @Test
    void aRatioBelowOneIsTurnedWithItsBoundsAndCells() {
        Verdict verdict =
                verdict(interval(0.4, 0.5), 0.8, Double.POSITIVE_INFINITY, run("en", 0.85, 0.9), run("cjk", 1.1, 1.2));
        assertEquals("; below 1.25× on en 1 KiB; slower on cjk 1 KiB", Dissent.where(verdict));
    }

    @Test
    void whereAllCellsAgreeThereIsNoWord() {
        assertEquals("", Dissent.where(verdict(interval(11, 12), 10, 100, run("en", 10.1, 12), run("cjk", 12, 13))));
    }

    @Test
    void moreThanThreeAreCounted() {
        List<Summary.Ratio> cells = new ArrayList<>();
        for (String corpus : List.of("a", "b", "c", "d", "e")) {
            cells.add(run(corpus, 5, 6));
        }
        assertEquals(
                "; below 10× on a 1 KiB, b 1 KiB, c 1 KiB and 2 more",
                Dissent.where(verdict(interval(11, 12), 10, 100, cells.toArray(Summary.Ratio[]::new))));
    }

    @Test
    void rowsOfMemoryAreNoCells() {
        assertEquals("", Dissent.where(verdict(interval(2, 3), 2, 4, cell("", "memory", 0.5, 0.6))));
    }
}
