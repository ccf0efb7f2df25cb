package dev.assay.usage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Nobody reads a property past the one list, and pom.xml knows the same ones. */
class PropertyReadersTest {
    private static final Path LIST = Path.of("src/main/java/dev/assay/usage/Property.java");

    /** Readers that yield nothing for a value with a mistake, and whole names of ours; files that the build leaves have such names, too. */
    private static final Pattern STRAY = Pattern.compile(
            "Integer\\.getInteger\\(|Long\\.getLong\\(|Boolean\\.getBoolean\\(|Property\\(\\s*\"assay\\.|\"assay\\.(?!(?:jar|cmd|stamp|jsa[a-z.]*)\")[a-z][A-Za-z.]*\"");

    @Test
    void everyPropertyIsReadThroughTheList() throws IOException {
        List<String> strays = new ArrayList<>();
        for (Path file : sources()) {
            Matcher stray = STRAY.matcher(Files.readString(file));
            while (stray.find()) {
                strays.add(file + ": " + stray.group());
            }
        }
        assertEquals(List.of(), strays);
    }

    @Test
    void thePomHandsOnWhatTheListSaysIsReadByMeasureAndByTheBuild() throws IOException {
        Set<String> listed = Arrays.stream(Property.values())
                .filter(one -> one.reader() == Property.Reader.MEASURE
                        || one.reader() == Property.Reader.BUILD
                        || one.reader() == Property.Reader.ALL)
                .map(Property::key)
                .collect(Collectors.toCollection(TreeSet::new));
        String pom = Files.readString(Path.of("pom.xml"));
        Set<String> defined = found(pom, "<(assay\\.[A-Za-z]+)(?:/?>)");
        assertEquals(listed, defined);
        // Each one reaches the program, as a property or as an option of measure.
        for (String name : listed) {
            assertTrue(
                    pom.contains("<argument>-D" + name + "=${" + name + "}</argument>")
                            || pom.contains(
                                    "<argument>--" + name.substring("assay.".length()) + "=${" + name + "}</argument>"),
                    name);
        }
        for (String passed : found(pom, "-D(assay\\.[A-Za-z.]+)")) {
            assertTrue(Property.of(passed).isPresent(), passed);
        }
    }

    @Test
    void whatTheTextsTellToGiveIsInTheList() throws IOException {
        List<Path> texts = new ArrayList<>(sources());
        for (String folder : List.of("benchmarks", "native")) {
            try (Stream<Path> files = Files.walk(Path.of(folder))) {
                files.filter(file -> file.toString().matches(".*\\.(md|toml)")).forEach(texts::add);
            }
        }
        texts.add(Path.of("README.md"));
        List<String> unknown = new ArrayList<>();
        for (Path file : texts) {
            for (String name : found(Files.readString(file), "-D(assay\\.[A-Za-z.]*[A-Za-z])")) {
                // The trials of the soak give wrong ones on purpose.
                if (Property.of(name).isEmpty() && !file.endsWith("soak/Trials.java")) {
                    unknown.add(file + ": " + name);
                }
            }
        }
        assertEquals(List.of(), unknown);
    }

    private static List<Path> sources() throws IOException {
        List<Path> sources = new ArrayList<>();
        for (String folder : List.of("src/main/java", "src/main/java22", "benchmarks/java")) {
            try (Stream<Path> files = Files.walk(Path.of(folder))) {
                files.filter(file -> file.toString().endsWith(".java") && !file.equals(LIST))
                        .forEach(sources::add);
            }
        }
        assertTrue(sources.size() > 100, "the sources lie elsewhere");
        return sources;
    }

    private static Set<String> found(String text, String pattern) {
        Set<String> found = new TreeSet<>();
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        while (matcher.find()) {
            found.add(matcher.group(1));
        }
        return found;
    }
}
