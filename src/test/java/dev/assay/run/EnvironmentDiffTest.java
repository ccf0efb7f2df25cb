package dev.assay.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class EnvironmentDiffTest {
    private static final Header HEADER = Fixture.with(
            SyntheticRun.standard().header(),
            "machine",
            Map.of(
                    "cpu", "Example CPU 2",
                    "microarchitecture", "Example 2",
                    "jdk", "17.0.13",
                    "kernel", "6.1",
                    "governor", "not recorded"));

    private static Header with(String label, String value) {
        Map<String, String> machine = new TreeMap<>(HEADER.machine());
        machine.put(label, value);
        return Fixture.with(HEADER, "machine", machine);
    }

    @Test
    void theSameEnvironmentIsDirectAndHasNoLines() {
        EnvironmentDiff same = EnvironmentDiff.of(HEADER, HEADER);
        assertEquals(List.of(), same.lines());
        assertTrue(same.direct());
    }

    @Test
    void aKernelIsShownAndAJdkOrAProcessorMakesItAnotherThing() {
        assertTrue(EnvironmentDiff.of(HEADER, with("kernel", "6.2")).direct());
        assertEquals(
                List.of(new EnvironmentDiff.Line("kernel", List.of(), "6.1", "6.2", false)),
                EnvironmentDiff.of(HEADER, with("kernel", "6.2")).lines());
        assertFalse(EnvironmentDiff.of(HEADER, with("jdk", "21.0.1")).direct());
        assertFalse(EnvironmentDiff.of(HEADER, with("cpu", "Example CPU 3")).direct());
    }

    @Test
    void whatOneOfThemDoesNotTellIsNoDifferenceAndNoSameness() {
        assertEquals(
                List.of(),
                EnvironmentDiff.of(HEADER, with("governor", "performance")).lines());
        EnvironmentDiff masked = EnvironmentDiff.of(HEADER, with("microarchitecture", "not recorded"));
        assertEquals(List.of(), masked.lines());
        assertFalse(masked.direct());
    }

    @Test
    void contendersOfOneLibraryAreOneLineAndThoseThatWereNotMeasuredAreNone() {
        List<Header.ContenderRow> rows = HEADER.contenders().stream()
                .map(row -> row.language().equals("Java") ? Fixture.with(row, "source", "fedc") : row)
                .toList();
        Header other = Fixture.with(HEADER, "contenders", rows);
        List<ContenderId> java = HEADER.contenders().stream()
                .filter(row -> row.language().equals("Java") && row.available())
                .map(Header.ContenderRow::id)
                .filter(id -> HEADER.groups().stream()
                        .anyMatch(group -> group.contenders().contains(id)))
                .toList();
        EnvironmentDiff diff = EnvironmentDiff.of(HEADER, other);
        assertEquals(List.of(new EnvironmentDiff.Line("source", java, "0123456789abcdef", "fedc", true)), diff.lines());
        assertFalse(diff.direct());
    }

    @Test
    void aContenderThatIsAbsentHereIsTold() {
        List<Header.ContenderRow> rows = HEADER.contenders().stream()
                .map(row -> row.id().equals(ContenderId.of("tiktoken@process"))
                        ? Fixture.with(row, "available", false, "reason", "not installed")
                        : row)
                .toList();
        EnvironmentDiff diff = EnvironmentDiff.of(HEADER, HEADER.machine(), rows);
        assertEquals(
                List.of(new EnvironmentDiff.Line(
                        "contender", List.of(ContenderId.of("tiktoken@process")), "measured", "absent", true)),
                diff.lines());
    }
}
