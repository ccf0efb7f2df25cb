package dev.assay.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** The verb {@code decide} over a committed run. Expected figures are sums by hand over its {@code summary.json}. */
class DecideCommandTest {
    private static final String RUN = "results/2026-11-30-epyc-zen-3-2c";
    private static final List<String> FIGURES = List.of(
            "--volume",
            "500GB",
            "--core-hour",
            "0.04",
            "--share",
            "20%",
            "--weeks",
            "8",
            "--week",
            "4000",
            "--start",
            "2027-01-04");

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int execute(Optional<UnaryOperator<String>> terminal, List<String> arguments) {
        return new CommandLine(new DecideCommand(terminal))
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .setParameterExceptionHandler((wrong, args) -> {
                    err.append(Usage.line(wrong)).append('\n');
                    return 2;
                })
                .execute(arguments.toArray(String[]::new));
    }

    private static List<String> with(List<String> first, String... more) {
        List<String> all = new ArrayList<>(first);
        all.addAll(List.of(more));
        return all;
    }

    private static JsonNode ratio(JsonNode summary, String numerator, String denominator) {
        for (JsonNode row : summary.get("ratios")) {
            if (row.get("group").asText().equals("python")
                    && row.get("numerator").asText().equals(numerator)
                    && row.get("denominator").asText().equals(denominator)
                    && row.get("quantity").asText().equals("time")
                    && row.get("corpus").asText().equals("*")
                    && row.get("size").asInt() == 0
                    && row.get("verb").asText().equals("run")) {
                return row;
            }
        }
        throw new AssertionError(numerator + " " + denominator);
    }

    @Test
    @Tag("slow")
    void theFiguresAreThoseOfTheRunsSummaryByHand() throws Exception {
        assertEquals(
                0,
                execute(
                        Optional.empty(),
                        with(FIGURES, RUN, "--json", "--now", "hf-slow@process", "--then", "rust.cached@process")),
                err::toString);
        JsonNode summary =
                new ObjectMapper().readTree(Path.of(RUN, "summary.json").toFile());
        JsonNode found = new ObjectMapper().readTree(out.toString());
        JsonNode whole = ratio(summary, "hf-slow@process", "rust.cached@process");
        double logs = 0;
        int cells = 0;
        for (JsonNode row : summary.get("speeds")) {
            if (row.get("contender").asText().equals("hf-slow@process")
                    && row.get("group").asText().equals("python")
                    && row.get("verb").asText().equals("run")) {
                logs += Math.log(row.at("/megabytesPerSecond/estimate").asDouble());
                cells++;
            }
        }
        double speed = Math.exp(logs / cells);
        double cores = 500e9 / 1e6 / speed / 86_400;
        JsonNode rewrite = found.get("rewrite");
        assertEquals(speed, found.at("/assumptions/megabytesPerSecond").asDouble(), 1e-9 * speed);
        assertEquals(cores, rewrite.get("coresBefore").asDouble(), 1e-9 * cores);
        double saved = cores * (1 - 1 / whole.get("lower").asDouble());
        assertEquals(saved, rewrite.at("/coresSaved/lower").asDouble(), 1e-9 * cores);
        assertEquals(
                56 + 32_000 / (saved * 24 * 0.04),
                rewrite.at("/breakEvenDays/upper").asDouble(),
                1e-6);
        // Of hf-fast, tiktoken and python.cached, whichever the run found fastest; Rust that Python calls is no fix.
        List<String> fixes = new ArrayList<>();
        found.get("fixes").forEach(fix -> fixes.add(fix.get("contender").asText()));
        assertTrue(
                fixes.containsAll(List.of("hf-fast@process", "tiktoken@process", "python.cached@process")),
                fixes::toString);
        assertFalse(fixes.contains("python+rust.cached@process"));
        String best = fixes.get(0);
        assertEquals(
                ratio(summary, "hf-slow@process", best).get("ratio").asDouble(),
                found.at("/fix/ratio/estimate").asDouble(),
                1e-12);
    }

    @Test
    @Tag("slow")
    void textAndMarkdownSayTheSameAndEveryAssumedFigureIsNamed() {
        assertEquals(0, execute(Optional.empty(), with(FIGURES, RUN)), err::toString);
        String text = out.toString();
        out.getBuffer().setLength(0);
        assertEquals(0, execute(Optional.empty(), with(FIGURES, RUN, "--markdown")), err::toString);
        String markdown = out.toString();
        String answer = markdown.lines().findFirst().orElseThrow().substring(2).replace("\\", "");
        assertTrue(answer.matches("(No|Yes|Cannot tell): .*"), answer);
        assertTrue(text.replaceAll("\\s+", " ").startsWith(answer), text);
        for (String assumed : List.of("fix-weeks", "horizon", "speed")) {
            assertTrue(text.lines().anyMatch(line -> line.strip().startsWith(assumed)), text);
        }
        assertTrue(text.contains("(assumed; --horizon changes it)"), text);
        assertTrue(text.contains("2027-01-04 (given)"), text);
        assertEquals(List.of(), text.lines().filter(line -> line.length() > 100).toList());
    }

    @Test
    void whatIsMissingIsAskedForAtATerminalAndNowhereElse() {
        List<String> asked = new ArrayList<>();
        Iterator<String> answers = List.of("500GB", "0.04", "20%", "8", "x").iterator();
        assertEquals(
                2,
                execute(
                        Optional.of(question -> {
                            asked.add(question);
                            return answers.next();
                        }),
                        List.of("no-such-folder")));
        assertEquals(5, asked.size());
        assertEquals("week (x) must be a number of 0 or more in plain digits, such as 8 or 0.04\n", err.toString());
        err.getBuffer().setLength(0);
        assertEquals(2, execute(Optional.empty(), List.of("no-such-folder", "--volume", "500GB", "--weeks", "8")));
        assertEquals(
                "--core-hour, --share, --week (missing) must be given, as there is no terminal to ask at;"
                        + " see assay decide --help\n",
                err.toString());
    }

    /** By hand: decimal units by powers of 1,000, binary ones by powers of 1,024. */
    @Test
    void figuresAreReadAsPeopleWriteThem() {
        assertEquals(5e11, Amount.bytes("volume", "500GB"));
        assertEquals(1.5e12, Amount.bytes("volume", "1.5 tb"));
        assertEquals(3.0 * 1024 * 1024, Amount.bytes("volume", "3MiB"));
        assertEquals(0.2, Amount.share("share", "20%"));
        assertEquals(0.2, Amount.share("share", "0.2"));
        for (String wrong : List.of("500", "0", "GB", "5 apples", "-5GB", "1e9TB", "1.2.3GB")) {
            String line = assertThrows(IllegalArgumentException.class, () -> Amount.bytes("volume", wrong))
                    .getMessage();
            assertEquals(
                    "volume (" + wrong
                            + ") must be plain digits and one of kB, MB, GB, TB, PB, MiB, GiB or TiB, such as"
                            + " 500GB",
                    line);
        }
        for (String wrong : List.of("$0.04", "0,04", "4 000", "-2", "two", "1e3")) {
            String line = assertThrows(IllegalArgumentException.class, () -> Amount.number("week", wrong))
                    .getMessage();
            assertEquals("week (" + wrong + ") must be a number of 0 or more in plain digits, such as 8 or 0.04", line);
        }
        assertThrows(IllegalArgumentException.class, () -> Amount.date("start", "4 January"));
    }
}
