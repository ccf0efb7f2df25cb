package dev.assay.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.assay.run.ContenderId;
import dev.assay.run.Fixture;
import dev.assay.run.Role;
import dev.assay.run.Warning;
import dev.assay.stats.SteadyStateCheck;
import dev.assay.stats.SteadyStateCheck.Course;
import dev.assay.stats.Summarizer;
import dev.assay.stats.Summary;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class SteadinessTest {
    private static SteadyStateCheck settling(String contender, Optional<Course> common) {
        List<SteadyStateCheck.Fork> forks = List.of(
                new SteadyStateCheck.Fork(0, Role.MAIN, Course.FLAT),
                new SteadyStateCheck.Fork(1, Role.MAIN, Course.UNSTEADY));
        return new SteadyStateCheck(ContenderId.of(contender), "g", "e", forks, common, Optional.empty(), false);
    }

    private static List<Warning> warnings(SteadyStateCheck... settlings) {
        Summary summary = Summarizer.summarize(Fixture.RUN);
        return Steadiness.warnings(Fixture.with(summary, "settlings", List.of(settlings)), "standard");
    }

    @Test
    void allThatAreMixedHaveOneWarning() {
        List<Warning> warnings = warnings(
                settling("a@jvm", Optional.empty()),
                settling("b@jvm", Optional.of(Course.FLAT)),
                settling("c@process", Optional.empty()));
        assertEquals(
                List.of("a@jvm in group g, c@process in group g warmed up differently from fork to fork"),
                warnings.stream().map(Warning::cause).toList());
    }

    @Test
    void moreThanThreeAreCountedAndNotListed() {
        SteadyStateCheck[] four = Stream.of("a@jvm", "b@jvm", "c@jvm", "d@jvm")
                .map(id -> settling(id, Optional.empty()))
                .toArray(SteadyStateCheck[]::new);
        assertEquals(
                "4 of 4 contenders, counted per group, warmed up differently from fork to fork",
                warnings(four).get(0).cause());
    }

    @Test
    void whatHadNotSettledIsNamedApart() {
        SteadyStateCheck moved = Fixture.with(settling("a@jvm", Optional.of(Course.FLAT)), "moved", true);
        List<Warning> warnings = warnings(moved, settling("b@jvm", Optional.of(Course.FLAT)));
        assertEquals(
                List.of("a@jvm in group g ran at another speed in the late half of the steady rounds than in the early"
                        + " half, by more than 5 %"),
                warnings.stream().map(Warning::cause).toList());
    }

    @Test
    void whereForksAgreeThereIsNone() {
        assertEquals(List.of(), warnings(settling("b@jvm", Optional.of(Course.FLAT))));
    }
}
