package dev.assay.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.usage.Property;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.tomlj.Toml;
import org.tomlj.TomlArray;

/** Every page of the repository as a stranger meets it on a forge. */
class MarkdownTest {
    private static final Path ROOT = Path.of("").toAbsolutePath();
    private static final Path README = ROOT.resolve("README.md");
    private static final Path BENCHMARKS = ROOT.resolve("benchmarks");
    /* "[2.6, 2.8]" and "2.6–2.8 after CI". */
    private static final Pattern INTERVAL = Pattern.compile("\\[[0-9.,]+, [0-9.,]+]|CI [0-9.,]+–[0-9.,]+");

    private final Map<Path, Set<String>> anchors = new HashMap<>();

    /* What a build or an editor leaves beside our folders holds hundreds of thousands of files and no page of ours. */
    private static List<Path> pages() throws IOException {
        List<Path> pages = new ArrayList<>();
        Set<String> ours = Set.of("benchmarks", "native", "results", "src", "findings");
        Files.walkFileTree(ROOT, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                boolean skipped = ROOT.equals(folder.getParent())
                        && !ours.contains(folder.getFileName().toString());
                return skipped ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (file.toString().endsWith(".md")) {
                    pages.add(file);
                }
                return FileVisitResult.CONTINUE;
            }
        });
        Collections.sort(pages);
        return pages;
    }

    /* Programs write these: what they say is tested where it is made. */
    private static boolean isMade(Path page) {
        String name = ROOT.relativize(page).toString().replace('\\', '/');
        return name.matches("results/([0-9]{4}-.*/)?README\\.md|benchmarks/proof/runs/.*");
    }

    private static List<Path> written() throws IOException {
        return pages().stream().filter(page -> !isMade(page)).toList();
    }

    @Test
    void noPageHoldsATagThatAForgeDrops() throws IOException {
        List<String> wrong = new ArrayList<>();
        for (Path page : pages()) {
            Page.read(page).tags().forEach(tag -> wrong.add(ROOT.relativize(page) + ": " + tag));
        }
        assertEquals(List.of(), wrong);
    }

    @Test
    void everyCommandIsRenderedAsCodeAndEveryBlockOfItIsFenced() throws IOException {
        List<String> wrong = new ArrayList<>();
        for (Path page : written()) {
            Page.read(page).commandsOutsideCode().forEach(line -> wrong.add(ROOT.relativize(page) + ": " + line));
        }
        assertEquals(List.of(), wrong);
    }

    @Test
    void everyLinkPointsAtAFileAndAnAnchorThatAreThere() throws IOException {
        List<String> wrong = new ArrayList<>();
        for (Path page : pages()) {
            for (String link : Page.read(page).links()) {
                if (!leads(page, link)) {
                    wrong.add(ROOT.relativize(page) + ": " + link);
                }
            }
        }
        assertEquals(List.of(), wrong);
    }

    private boolean leads(Path page, String link) throws IOException {
        if (link.matches("[a-z]+:.*")) {
            return true;
        }
        String[] parts = link.split("#", 2);
        String name = URLDecoder.decode(parts[0], StandardCharsets.UTF_8);
        Path target = name.isEmpty() ? page : page.resolveSibling(name).normalize();
        if (!target.startsWith(ROOT) || !Files.exists(target)) {
            return false;
        }
        return parts.length == 1 || anchors(target).contains(parts[1]);
    }

    private Set<String> anchors(Path file) throws IOException {
        Set<String> known = anchors.get(file);
        if (known == null) {
            known = file.toString().endsWith(".md") ? Page.read(file).anchors() : ids(Files.readString(file));
            anchors.put(file, known);
        }
        return known;
    }

    private static Set<String> ids(String html) {
        Set<String> ids = new HashSet<>();
        Matcher matcher = Pattern.compile(" id=\"([^\"]+)\"").matcher(html);
        while (matcher.find()) {
            ids.add(matcher.group(1));
        }
        return ids;
    }

    @Test
    void noLineIsLongerThanAHundredCharacters() throws IOException {
        List<String> wrong = new ArrayList<>();
        for (Path page : written()) {
            Page.read(page).longLines().forEach(line -> wrong.add(ROOT.relativize(page) + ": " + line));
        }
        assertEquals(List.of(), wrong);
    }

    @Test
    void halfOfTheSentencesOfAPageHaveTwentyWordsAtMost() throws IOException {
        List<String> wrong = new ArrayList<>();
        for (Path page : written()) {
            double median = Page.read(page).medianSentence();
            if (median > 20) {
                wrong.add(ROOT.relativize(page) + ": " + median);
            }
        }
        assertEquals(List.of(), wrong);
    }

    @Test
    void theReadmeIsReadInAMinute() throws IOException {
        Page readme = Page.read(README);
        assertTrue(readme.lines().size() <= 70, readme.lines().size() + " lines");
        assertEquals(
                List.of(),
                readme.lines().stream()
                        .filter(line -> line.codePointCount(0, line.length()) > 100)
                        .toList());
        long intervals = INTERVAL.matcher(Files.readString(README)).results().count();
        assertTrue(intervals >= 1 && intervals <= 12, intervals + " intervals");
    }

    @Test
    void theMethodFitsTwoHundredAndFiftyLines() throws IOException {
        int lines = Page.read(BENCHMARKS.resolve("METHODOLOGY.md")).lines().size();
        assertTrue(lines <= 250, lines + " lines");
    }

    /** A contender's caveats are a link into CONTENDERS.md. */
    @Test
    void everyContenderHasItsCaveatsWhereItsDeclarationSays() throws IOException {
        TomlArray contenders = Toml.parse(BENCHMARKS.resolve("contenders.toml")).getArrayOrEmpty("contender");
        List<String> wrong = new ArrayList<>();
        for (int at = 0; at < contenders.size(); at++) {
            String link = contenders.getTable(at).getString("caveats");
            if (link == null || !leads(BENCHMARKS.resolve("contenders.toml"), link)) {
                wrong.add(contenders.getTable(at).getString("id") + ": " + link);
            }
        }
        assertFalse(contenders.isEmpty());
        assertEquals(List.of(), wrong);
    }

    /** COMMANDS.md tells of every group, effort and property that a user may choose, and of no other. */
    @Test
    void everythingThatCanBeChosenIsInTheManualAndNothingElse() throws IOException {
        Page manual = Page.read(BENCHMARKS.resolve("COMMANDS.md"));
        var plan = Toml.parse(BENCHMARKS.resolve("plan.toml"));
        Set<String> groups = new HashSet<>();
        TomlArray declared = plan.getArrayOrEmpty("group");
        for (int at = 0; at < declared.size(); at++) {
            groups.add(declared.getTable(at).getString("id"));
        }
        assertEquals(groups, names(manual, "Groups"));
        assertEquals(plan.getTableOrEmpty("effort").keySet(), names(manual, "Efforts"));
        Set<String> properties = new HashSet<>();
        for (Property property : Property.values()) {
            if (property.reader() != Property.Reader.OWN && property.reader() != Property.Reader.FORK) {
                properties.add(property.isFamily() ? property.key("NAME") : property.key());
            }
        }
        assertEquals(properties, names(manual, "Properties"));
    }

    private static Set<String> names(Page page, String heading) {
        Set<String> names = new HashSet<>();
        page.table(heading).keySet().forEach(cell -> names.addAll(List.of(cell.split(", "))));
        return names;
    }

    /** By hand: what a forge makes of the page that README once was, and of one without fault. */
    @Test
    void aPageWithFaultsIsSeenThrough() {
        Page page = Page.of("""
                # Two `words`, one & more

                - [a link](b.md#c) and <a id="here"></a>an anchor

                    mvn verify -Pbench    # writes results/<date>-<machine>/

                ## Two words
                ## Two words

                `java -jar target/assay.jar` is code. Three words here! %s
                """.formatted("word ".repeat(30)));
        assertEquals(List.of("<date>", "<machine>"), page.tags());
        assertEquals(1, page.commandsOutsideCode().size());
        assertTrue(page.commandsOutsideCode().get(0).startsWith("mvn verify -Pbench"));
        assertEquals(List.of("b.md#c"), page.links());
        assertEquals(Set.of("two-words-one--more", "two-words", "two-words-1", "here"), page.anchors());
        assertEquals(1, page.longLines().size());
        Page indented = Page.of("A paragraph.\n\n    mvn verify\n");
        assertEquals(List.of("mvn verify"), indented.commandsOutsideCode());
        Page good = Page.of("```sh\nmvn verify    # results/<date>\n```\n\n| " + "cell ".repeat(40) + "|\n");
        assertEquals(List.of(), good.commandsOutsideCode());
        assertEquals(List.of(), good.tags());
        assertEquals(List.of(), good.longLines());
    }

    /** By hand: 3, 4 and 2 words; a figure's point ends no sentence, a table has none. */
    @Test
    void sentencesAreCountedWithoutTablesAndCodeIsOneWord() {
        Page page =
                Page.of("One two three. It is `a b c d` 2.7.\n\n- Two words\n\n| a | b |\n|---|---|\n| c | d e f |\n");
        assertEquals(List.of(3, 4, 2), page.sentences());
        assertEquals(3, page.medianSentence());
        assertEquals(
                Map.of("c", "d e f"),
                Page.of("# T\n\n| a | b |\n|---|---|\n| c | d e f |\n").table("T"));
    }
}
