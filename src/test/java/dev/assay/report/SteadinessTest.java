package dev.assay.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.run.Fixture;
import dev.assay.run.Warning;
import dev.assay.stats.Interval;
import dev.assay.stats.Settling;
import dev.assay.stats.Settling.Course;
import dev.assay.stats.Summarizer;
import dev.assay.stats.Summary;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class SteadinessTest {
    private static Settling settling(String contender, Optional<Course> common) {
        List<Settling.Fork> forks =
                List.of(new Settling.Fork(0, "main", Course.FLAT), new Settling.Fork(1, "main", Course.UNSTEADY));
        return new Settling(contender, "g", "e", forks, common, Optional.empty(), false);
    }

    private static List<Warning> warnings(Settling... settlings) {
        Summary summary = Summarizer.summarize(Fixture.RUN);
        return Steadiness.warnings(Fixture.with(summary, "settlings", List.of(settlings)));
    }

    @Test
    void allThatAreMixedHaveOneWarning() {
        List<Warning> warnings = warnings(
                settling("a@jvm", Optional.empty()),
                settling("b@jvm", Optional.of(Course.FLAT)),
                settling("c@process", Optional.empty()));
        assertEquals(
                List.of("2 of 3 contenders, counted in each group, did not behave alike in all forks, see Warm-up and steady"
                        + " state in the report"),
                warnings.stream().map(Warning::cause).toList());
    }

    @Test
    void allThatHadNotSettledHaveOneWarningThatNamesThree() {
        Settling[] moved = new Settling[5];
        for (int i = 0; i < moved.length; i++) {
            moved[i] = new Settling(
                    "c" + i + "@jvm",
                    "g",
                    "e",
                    List.of(),
                    Optional.of(Course.FLAT),
                    Optional.of(new Interval(1.1, 1.05, 1.15, 0.95, 5)),
                    true);
        }
        List<Warning> warnings = warnings(moved);
        assertEquals(1, warnings.size());
        assertTrue(
                warnings.get(0).cause().startsWith("c0@jvm in group g (1.10 [1.05, 1.15] times as long), c1@jvm"),
                warnings.get(0).cause());
        assertTrue(warnings.get(0).cause().contains(" and 2 more took another time"), warnings.get(0).cause());
    }

    @Test
    void whereForksAgreeThereIsNone() {
        assertEquals(List.of(), warnings(settling("b@jvm", Optional.of(Course.FLAT))));
    }
}
