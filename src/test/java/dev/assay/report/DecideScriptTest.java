package dev.assay.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.assay.bridge.Tools;
import dev.assay.chart.SampleRun;
import dev.assay.decide.Assumptions;
import dev.assay.decide.Decision;
import dev.assay.decide.Evidence;
import dev.assay.run.ContenderId;
import dev.assay.run.Where;
import dev.assay.stats.Interval;
import dev.assay.text.Json;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page's script does the sums of {@link Decision} again, and says them in the words of {@link DecisionText}. */
@Tag("slow")
class DecideScriptTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path SCRIPT = Path.of("src/main/resources/dev/assay/report/decide.js");
    private static final String DRIVER = "const sums = require(process.argv[1]);"
            + "const cases = JSON.parse(require('fs').readFileSync(0, 'utf8'));"
            + "console.log(JSON.stringify(cases.map(one => sums.words(one.data, one.evidence, one.given))));";

    private record Case(DecideSection.Data data, DecideSection.Pair evidence, Given given) {}

    /* As the inputs of the page give them to the sums. */
    private record Given(
            double bytesPerDay,
            double coreHour,
            double share,
            double weeks,
            double week,
            double fixWeeks,
            double horizonYears,
            double megabytesPerSecond,
            String start) {
        static Given of(Assumptions taken) {
            return new Given(
                    taken.bytesPerDay(),
                    taken.coreHour(),
                    taken.share(),
                    taken.weeks(),
                    taken.week(),
                    taken.fixWeeks(),
                    taken.horizonYears(),
                    taken.megabytesPerSecond().orElse(Double.NaN),
                    taken.start().toString());
        }
    }

    private static Interval interval(double estimate, double lower, double upper) {
        return new Interval(estimate, lower, upper, 0.95, 5);
    }

    private static List<Decision> decisions() {
        List<Decision> decisions = new ArrayList<>();
        Evidence.Fix fix = new Evidence.Fix(
                ContenderId.of("python.cached@process"), interval(1.6, 1.5, 1.7), interval(1.25, 1.2, 1.3));
        Interval unknown = new Interval(3, Double.NaN, Double.NaN, 0.95, 1);
        for (Interval ratio : List.of(
                interval(2, 1.25, 4),
                interval(2.2137, 1.9011, 2.5779),
                interval(0.9, 0.8, 0.95),
                interval(1, 0.9, 1.1),
                interval(234, 162, 339),
                unknown)) {
            for (List<Evidence.Fix> fixes : List.of(List.of(fix), List.<Evidence.Fix>of())) {
                for (double volume : List.of(864e9, 1e6, 7.5e15)) {
                    for (double horizon : List.of(0.5, 0.6, 1.0, 2.0, 3.5, 10.0)) {
                        for (double share : List.of(0.125, 0.5, 1.0)) {
                            decisions.add(Decision.of(
                                    new Evidence(
                                            ContenderId.of("slow@process"),
                                            ContenderId.of("rust@process"),
                                            "g",
                                            "e",
                                            Where.ALL,
                                            ratio,
                                            1,
                                            fixes.isEmpty(),
                                            fixes),
                                    new Assumptions(
                                            volume,
                                            0.1,
                                            share,
                                            4,
                                            1000,
                                            1,
                                            horizon,
                                            share == 0.5 ? OptionalDouble.of(0.4) : OptionalDouble.empty(),
                                            LocalDate.of(2026, 11, 30))));
                        }
                    }
                }
            }
        }
        return decisions;
    }

    @Test
    void theScriptSaysWordForWordWhatTheProgramSays(@TempDir Path folder) throws Exception {
        assumeTrue(Tools.onPath("node").isPresent(), "node is not on the PATH: the page's sums were not compared");
        List<Decision> decisions = decisions();
        EnumSet<Decision.Reason> reasons = EnumSet.noneOf(Decision.Reason.class);
        List<Case> cases = new ArrayList<>();
        for (Decision decision : decisions) {
            reasons.add(decision.reason());
            cases.add(new Case(
                    DecideSection.Data.of(List.of()),
                    DecideSection.Pair.of(decision.evidence()),
                    Given.of(decision.assumptions())));
        }
        assertEquals(EnumSet.allOf(Decision.Reason.class), reasons, "a comparison that leaves a reason out is none");
        Path input = Files.writeString(folder.resolve("cases.json"), Json.text(cases));
        JsonNode said = JSON.readTree(run(
                folder, List.of("node", "-e", DRIVER, SCRIPT.toAbsolutePath().toString()), input));
        assertEquals(decisions.size(), said.size());
        for (int i = 0; i < decisions.size(); i++) {
            Map<String, String> words = new LinkedHashMap<>();
            said.get(i)
                    .properties()
                    .forEach(word -> words.put(word.getKey(), word.getValue().asText()));
            words.values().removeIf(String::isEmpty);
            assertEquals(words(decisions.get(i)), words);
        }
    }

    /** A share of 1 has no ceiling, 1 ÷ (1 − 1), and what is slower never pays: each is said once, in words. */
    @Test
    void whatHasNoNumberIsSaidInWordsAndOnce() {
        int unbounded = 0;
        int never = 0;
        for (Decision decision : decisions()) {
            Map<String, String> found = DecisionText.found(decision);
            found.values().forEach(text -> assertFalse(text.contains("∞") || text.contains("never (never"), text));
            if (decision.assumptions().share() == 1) {
                unbounded++;
                assertTrue(
                        found.get("the request")
                                .endsWith("; the function is all of it, so nothing else sets a ceiling"
                                        + " (Amdahl's law)"),
                        found::toString);
            }
            if (decision.evidence().ratio().upper() < 1) {
                never++;
                assertEquals("never", found.get("break-even"));
            }
        }
        assertTrue(unbounded > 0 && never > 0);
    }

    private static Map<String, String> words(Decision decision) {
        Map<String, String> words = new LinkedHashMap<>();
        words.put("answer", DecisionText.answer(decision));
        words.putAll(DecisionText.found(decision));
        return words;
    }

    /** The results are taken out of the page before a browser gets it: only the script can put them in. */
    @Test
    void aBrowserShowsTheSameWithoutAServer(@TempDir Path folder) throws Exception {
        String page = page();
        String emptied = page.replaceAll("(data-result=\"[^\"]*\">)[^<]*<", "$1<");
        Map<String, String> expected = results(page);
        assertTrue(expected.get("answer").matches("(Yes|No|Cannot tell): .*"), expected::toString);
        assertEquals(Set.of(""), Set.copyOf(results(emptied).values()));
        Path file = Files.writeString(folder.resolve("page.html"), emptied);
        String shown = shown(folder, file);
        assertEquals(expected, results(shown));
    }

    /** At 500 px, the least that a window of this browser has, each word of a row's head must be as wide as its cell or less. */
    @Test
    void noWordOfAHeadIsBrokenOnANarrowScreen(@TempDir Path folder) throws Exception {
        String measure = "<script>document.body.dataset.broken = Array.from("
                + "document.querySelectorAll('[data-calculator] th')).flatMap(function (head) {"
                + " return head.textContent.split(/[ -]/).filter(function (word) {"
                + " var span = document.createElement('span');"
                + " span.style.cssText = 'position:absolute;white-space:nowrap'; span.textContent = word;"
                + " head.append(span); var wide = span.offsetWidth > head.clientWidth; span.remove(); return wide;"
                + " }); }).join(' ') + '|';</script></body>";
        Path file = Files.writeString(folder.resolve("page.html"), page().replace("</body>", measure));
        String shown = shown(folder, file);
        assertTrue(shown.contains("data-broken=\"|\""), () -> shown.replaceAll("(?s).*(data-broken=\"[^\"]*).*", "$1"));
    }

    private static String page() {
        ReportModel findings =
                new ReportModel(SampleRun.run(), new SampleRun().summary(), SampleRun.verdicts(), List.of());
        Section section = DecideSection.section(findings).orElseThrow();
        return HtmlRenderer.page(new Document("name", "title", List.of(), List.of(section)));
    }

    /* What a narrow browser makes of a page. */
    private static String shown(Path folder, Path file) throws IOException, InterruptedException {
        Optional<String> browser = List.of("chromium", "chromium-browser", "google-chrome").stream()
                .filter(name -> Tools.onPath(name).isPresent())
                .findFirst();
        assumeTrue(browser.isPresent(), "no Chromium is on the PATH: the calculator was not opened");
        return run(
                folder,
                List.of(
                        browser.get(),
                        "--headless",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--window-size=500,900",
                        "--user-data-dir=" + folder.resolve("profile"),
                        "--dump-dom",
                        file.toUri().toString()),
                null);
    }

    private static Map<String, String> results(String page) {
        Map<String, String> results = new LinkedHashMap<>();
        Matcher cells = Pattern.compile("data-result=\"([^\"]*)\">([^<]*)<").matcher(page);
        while (cells.find()) {
            results.put(cells.group(1), cells.group(2));
        }
        assertFalse(results.isEmpty());
        return results;
    }

    private static String run(Path folder, List<String> command, Path input) throws IOException, InterruptedException {
        File out = folder.resolve("out").toFile();
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectOutput(out)
                .redirectError(folder.resolve("err").toFile());
        if (input != null) {
            builder.redirectInput(input.toFile());
        }
        Process process = builder.start();
        try {
            assertTrue(process.waitFor(60, TimeUnit.SECONDS), command::toString);
            assertEquals(0, process.exitValue(), () -> read(folder.resolve("err")));
        } finally {
            process.destroyForcibly();
        }
        return Files.readString(out.toPath(), StandardCharsets.UTF_8);
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }
}
