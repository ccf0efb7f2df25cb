package dev.assay.report;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A real Chromium, without a window. Where there is none a test says so and does not pass for one that looked.
 *
 * @param program the browser
 * @param folder for its profile and for pages
 */
record Browser(Path program, Path folder) {
    private static final List<String> NAMES =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome");

    private static final int SECONDS = 120;

    static Browser in(Path folder) {
        List<Path> found = Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .flatMap(place -> NAMES.stream().map(name -> Path.of(place, name)))
                .filter(Files::isExecutable)
                .toList();
        assumeTrue(!found.isEmpty(), "not tested: there is no Chromium on PATH that could open the page");
        return new Browser(found.get(0), folder);
    }

    /**
     * Opens a page and asks it something.
     *
     * @param probe a script whose last expression is a function body that returns what is told, as text
     */
    String ask(String page, int width, int height, String probe) throws IOException, InterruptedException {
        // The answer comes back in an attribute: whatever the page holds, it is told apart.
        String asked = "<script>addEventListener('load', function () {"
                + "var told; try { told = String((function () {" + probe
                + "})()); } catch (e) { told = 'failed: ' + e; }"
                + "document.documentElement.setAttribute('data-told', encodeURIComponent(told)); });</script></body>";
        Path file = folder.resolve("page.html");
        Files.writeString(file, page.replace("</body>", asked));
        String dom = run(
                "--window-size=" + width + "," + height,
                "--dump-dom",
                file.toUri().toString());
        Matcher told = Pattern.compile("data-told=\"([^\"]*)\"").matcher(dom);
        assertTrue(told.find(), dom.substring(0, Math.min(2000, dom.length())));
        return java.net.URLDecoder.decode(told.group(1), StandardCharsets.UTF_8);
    }

    /** Prints a page as somebody would who changes no setting, and counts the sheets. */
    int sheets(String page) throws IOException, InterruptedException {
        Path file = folder.resolve("page.html");
        Path pdf = folder.resolve("page.pdf");
        Files.writeString(file, page);
        run("--print-to-pdf=" + pdf, file.toUri().toString());
        Matcher sheet =
                Pattern.compile("/Type\\s*/Page\\b").matcher(Files.readString(pdf, StandardCharsets.ISO_8859_1));
        return (int) sheet.results().count();
    }

    private String run(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                program.toString(),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--hide-scrollbars",
                "--user-data-dir=" + folder.resolve("profile")));
        command.addAll(List.of(arguments));
        Path out = folder.resolve("out.txt");
        Process process = new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        try {
            assertTrue(process.waitFor(SECONDS, TimeUnit.SECONDS), "the browser must end");
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
        return Files.readString(out);
    }
}
