package dev.assay.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.chart.SampleRun;
import dev.assay.run.Fixture;
import dev.assay.run.Header;
import dev.assay.run.RunFile;
import dev.assay.run.Slice;
import dev.assay.run.TokenReference;
import dev.assay.run.UserText;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class ConsoleTest {
    private final List<String> lines =
            Console.closing(SampleRun.run(), new SampleRun().summary(), SampleRun.verdicts(), "results/x/report.html");

    @Test
    void noLineIsWiderThan100Columns() {
        lines.forEach(line -> assertTrue(line.length() <= 100, line));
    }

    @Test
    void everyTestedVerdictStandsInALineAndTheReportInTheLast() {
        String all = String.join("\n", lines);
        assertTrue(all.contains("  faster-10x-100x a     falls short    "), all);
        assertTrue(all.contains("  not tested            1 claim        reasons are in the report"), all);
        assertTrue(all.contains("cpp.plain@jna: no C++ compiler on PATH"), all);
        assertEquals("Report  results/x/report.html", lines.get(lines.size() - 1));
    }

    /** The stop rule makes more sets than the header plans. */
    @Test
    void theSetsThatWereMadeAreCounted() {
        Slice slice = SampleRun.run().slices().get(0);
        List<Slice> slices = List.of(
                slice,
                Fixture.with(slice, "set", 97),
                Fixture.with(slice, "round", 5),
                Fixture.with(slice, "group", "other"));
        RunFile run = Fixture.with(SampleRun.run(), "slices", slices);
        String first = String.join(
                        " ", Console.closing(run, new SampleRun().summary(), SampleRun.verdicts(), "report.html"))
                .replaceAll(" +", " ");
        assertTrue(first.contains(" · 3 fork sets in "), first);
    }

    @Test
    @Tag("slow")
    void anOwnTextStandsInTheFirstLines() {
        UserText text =
                new UserText("my.txt", 200_000, "a".repeat(64), Map.of("r50k_base", TokenReference.agreedBy(5)));
        Header header = Fixture.withProtocol(SampleRun.header(), "ownText", Optional.of(text));
        RunFile run = Fixture.with(SampleRun.run(), "header", header);
        List<String> own = Console.closing(run, new SampleRun().summary(), SampleRun.verdicts(), "report.html");
        assertTrue(
                String.join(" ", own)
                        .replaceAll(" +", " ")
                        .contains("· own text my.txt (tokens: agreed by 5 contenders) · A/A 1.00"),
                () -> String.join("\n", own));
        String readme = new String(
                ResultsFolder.files(run, new SampleRun().summary(), SampleRun.verdicts())
                        .get("README.md"),
                StandardCharsets.UTF_8);
        assertTrue(readme.contains(" · own text my.txt (tokens: agreed by 5 contenders) · "), readme);
        assertTrue(readme.contains("tokenization of one text of the user's own."), readme);
        assertTrue(
                readme.contains("their tokens are compared with each other and not with those of a library"), readme);
    }

    @Test
    void theControlsStandInTheFirstLinesAndAFailureInTheNext() {
        assertTrue(
                String.join(" ", lines)
                        .contains("· A/A 1.00× (0.993–1.01) · positive control (+5 %) 1.05× (1.04–1.06) ·"),
                lines.get(0));
        List<String> invalid = Console.closing(
                SampleRun.run(), SampleRun.with(SampleRun.controls(1, 1.2)), SampleRun.verdicts(), "report.html");
        assertTrue(
                invalid.stream()
                        .anyMatch(line ->
                                line.startsWith("  !  INVALID RUN, it decides nothing: positive control (1.20, ")),
                () -> String.join("\n", invalid));
        assertTrue(lines.stream().noneMatch(line -> line.contains("INVALID")));
    }
}
