package dev.assay.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.assay.price.PriceList;
import dev.assay.price.SamplePrices;
import dev.assay.report.PriceFile;
import dev.assay.run.RunReader;
import dev.assay.run.SyntheticRun;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class ReportCommandTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int execute(Object... arguments) {
        return Assay.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(Stream.of(arguments).map(Object::toString).toArray(String[]::new));
    }

    private static Path smoke(Path folder) throws IOException {
        Files.createDirectories(folder);
        // One set: no interval anywhere, which every chart and table must survive.
        SyntheticRun.write(SyntheticRun.of("smoke", 1, 2, 0.02, 7), folder.resolve("run.ndjson"));
        return folder;
    }

    private static Map<String, byte[]> files(Path folder) throws IOException {
        Map<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                files.put(folder.relativize(path).toString(), Files.readAllBytes(path));
            }
        }
        return files;
    }

    @Test
    void sameRunGivesSameBytesInFoldersOfOtherNames(@TempDir Path parent) throws IOException {
        Path one = smoke(parent.resolve("one"));
        Path other = smoke(parent.resolve("another name"));
        assertEquals(0, execute("report", one), err::toString);
        assertEquals(0, execute("report", other), err::toString);
        Map<String, byte[]> first = files(one);
        Map<String, byte[]> second = files(other);
        assertEquals(first.keySet(), second.keySet());
        assertTrue(first.keySet()
                .containsAll(List.of("README.md", "jmh.json", "report.html", "summary.csv", "summary.json")));
        first.forEach((name, bytes) -> assertArrayEquals(bytes, second.get(name), name));
    }

    @Test
    void pricesBesideARunComeIntoEveryTextAndStayAsTheyAre(@TempDir Path parent) throws IOException {
        Path plain = smoke(parent.resolve("plain"));
        Path priced = smoke(parent.resolve("priced"));
        PriceList prices = SamplePrices.of(RunReader.read(priced).header());
        byte[] file = Files.readAllBytes(PriceFile.write(prices, priced));
        for (Path folder : List.of(plain, priced)) {
            assertEquals(0, execute("report", folder), err::toString);
            assertEquals(0, execute("claims", folder), err::toString);
        }
        assertArrayEquals(file, Files.readAllBytes(priced.resolve("price.json")));
        // One row of each text; the figures are those of SamplePrices.
        assertTrue(
                Files.readString(priced.resolve("README.md"))
                        .contains(
                                "| rust | 9.50 (8.25–12.0) | 7.00 (6.50–7.50) | 1870: shared 700, plain 40, cached 130, own 1000 |"));
        assertTrue(Files.readString(priced.resolve("report.html"))
                .contains("<td>rust</td><td>9.50 (8.25–12.0)</td><td>7.00 (6.50–7.50)</td>"));
        assertTrue(Files.readString(priced.resolve("report.html")).contains("No verdict: a price list"));
        JsonNode summary =
                new ObjectMapper().readTree(priced.resolve("summary.json").toFile());
        assertEquals(new ObjectMapper().readTree(file), summary.get("price"), "the object of price.json");
        assertTrue(
                out.toString().lines().anyMatch(line -> line.matches("rust +9\\.50 \\(8\\.25–12\\.0\\) .*")),
                out::toString);
        assertTrue(
                out.toString().lines().anyMatch(line -> line.matches("rust +libassay_rust\\.so 500 kB .*")),
                out::toString);
        assertEquals(
                List.of(),
                out.toString().lines().filter(line -> line.length() > 120).toList());
        // Without them nothing but the ledger speaks of prices, and it says how to take them.
        Path page = plain.resolve("report.html");
        assertTrue(Files.readString(page).contains("java -jar target/assay.jar price DIR measures it"));
        assertFalse(Files.readString(page).contains("price list"));
        assertFalse(Files.readString(plain.resolve("README.md")).contains("price list"));
        assertFalse(new ObjectMapper()
                .readTree(plain.resolve("summary.json").toFile())
                .has("price"));
    }

    @Test
    void pricesOfAnotherMachineAreRefusedInOneLineAndNothingIsWritten(@TempDir Path parent) throws IOException {
        Path folder = smoke(parent.resolve("run"));
        PriceList prices = SamplePrices.of(RunReader.read(folder).header());
        PriceFile.write(prices, folder);
        Path file = folder.resolve("price.json");
        Files.writeString(file, Files.readString(file).replace("Example CPU 2.5 GHz", "Another CPU"));
        assertEquals(1, execute("report", folder));
        assertEquals(1, execute("claims", folder));
        assertEquals(2, err.toString().lines().count(), err::toString);
        assertTrue(
                err.toString().contains("(Another CPU of the prices, Example CPU 2.5 GHz of the run)"), err::toString);
        assertEquals(2, files(folder).size());
    }

    @Test
    void truncatedRunIsRefusedInOneLineAndNothingIsWritten(@TempDir Path parent) throws IOException {
        Path folder = smoke(parent.resolve("run"));
        String whole = Files.readString(folder.resolve("run.ndjson"));
        Files.writeString(folder.resolve("run.ndjson"), whole.substring(0, whole.length() / 2));
        assertEquals(1, execute("report", folder));
        assertEquals(1, err.toString().lines().count(), err::toString);
        assertEquals(1, files(folder).size());
    }

    @Test
    void compareShowsRatiosAndDrawsThem(@TempDir Path parent) throws IOException {
        Path one = smoke(parent.resolve("one"));
        Path other = smoke(parent.resolve("other"));
        Path drawn = parent.resolve("drawn");
        assertEquals(0, execute("compare", one, other, "--out", drawn), err::toString);
        assertTrue(out.toString().contains("55 pairs that no claim is about"), out::toString);
        assertTrue(Files.size(drawn.resolve("compare.png")) > 0);
        assertTrue(Files.size(drawn.resolve("compare.svg")) > 0);
        assertTrue(out.toString().contains(drawn.toString()), out::toString);
        // Its own folder is written again.
        assertEquals(0, execute("compare", one, other, "--out", drawn), err::toString);
    }

    @Test
    void compareWritesIntoNoFolderOfSomebodyElse(@TempDir Path parent) throws IOException {
        Path one = smoke(parent.resolve("one"));
        Path other = smoke(parent.resolve("other"));
        Path taken = Files.createDirectory(parent.resolve("taken"));
        Files.writeString(taken.resolve("thesis.tex"), "");
        assertEquals(2, execute("compare", one, other, "--out", taken));
        assertTrue(
                err.toString()
                        .contains("folder (" + taken
                                + ") must be new, empty or an earlier comparison, and holds thesis.tex;"
                                + " name another one by --out"),
                err::toString);
        assertEquals(1, files(taken).size());
    }

    @Test
    void compareOfOneRunIsAUsageError(@TempDir Path parent) {
        assertEquals(2, execute("compare", parent));
    }
}
