package dev.assay.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.assay.run.Fixture;
import dev.assay.run.Warning;
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
                List.of(
                        "mixed: of a@jvm in group g, of c@process in group g fewer than four of five forks did the same from the"
                                + " first round to the last (see the table of courses)"),
                warnings.stream().map(Warning::cause).toList());
    }

    @Test
    void whereForksAgreeThereIsNone() {
        assertEquals(List.of(), warnings(settling("b@jvm", Optional.of(Course.FLAT))));
    }
}
