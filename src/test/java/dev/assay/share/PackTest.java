package dev.assay.share;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.claim.Ledger;
import dev.assay.claim.Verdict;
import dev.assay.corpus.Sha256;
import dev.assay.price.SamplePrices;
import dev.assay.report.PriceFile;
import dev.assay.run.Check;
import dev.assay.run.ContenderId;
import dev.assay.run.Event;
import dev.assay.run.Export;
import dev.assay.run.Fixture;
import dev.assay.run.Header;
import dev.assay.run.RunFile;
import dev.assay.run.RunWriter;
import dev.assay.run.SyntheticRun;
import dev.assay.run.TokenReference;
import dev.assay.run.UserText;
import dev.assay.stats.Summarizer;
import dev.assay.text.Json;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PackTest {
    private static final RunFile RUN = SyntheticRun.of("quick", 2, 2, 0.02, 11);

    /* A user, their host, and what they call their text; each planted in every form in which a run could hold it. */
    private static final Person PERSON = new Person(Set.of("zebulon", "quince-laptop", "java", "root"));

    private static final List<String> PLANTS = List.of(
            "zebulon", "quince-laptop", "diary", "secret words", "customer-x", "worker.py", "Ann Lee", "example.org");

    @TempDir
    private Path folder;

    private Path results(RunFile run) throws IOException {
        Path results = Files.createDirectories(folder.resolve("results of zebulon"));
        Files.deleteIfExists(results.resolve("run.ndjson"));
        SyntheticRun.write(run, results.resolve("run.ndjson"));
        return results;
    }

    private Packer.Made pack(Path results, String name) throws IOException {
        return new Packer(PERSON).pack(results, Optional.of(folder.resolve(name)));
    }

    private static RunFile planted() {
        Header header = RUN.header();
        Map<String, String> machine = new TreeMap<>(header.machine());
        machine.put("kernel", "6.1.0-quince-laptop");
        machine.put("python3", "/home/zebulon/.pyenv/shims/python3");
        List<Header.ContenderRow> contenders = new ArrayList<>();
        for (Header.ContenderRow row : header.contenders()) {
            contenders.add(
                    row.available()
                            ? Fixture.with(
                                    row,
                                    "build",
                                    Map.of("flags", "-O3 -I/opt/customer-x/include -L/srv/customer-x"),
                                    "options",
                                    Map.of("command", "python3 worker.py --key secret"),
                                    "runtime",
                                    "CPython 3.11 (C:\\Users\\Ann Lee\\python)")
                            : Fixture.with(row, "reason", "/Users/Ann Lee/.cargo/bin/cargo (missing) must be there"));
        }
        UserText text =
                new UserText("diary.txt", 200_000, "ab".repeat(32), Map.of("r50k_base", TokenReference.agreedBy(2)));
        Header edited = Fixture.withProtocol(
                Fixture.with(
                        header,
                        "machine",
                        machine,
                        "contenders",
                        contenders,
                        "settings",
                        Map.of("LANG", "C.UTF-8", "RUSTFLAGS", "--remap=~/customer-x=a, mail zebulon@example.org")),
                "ownText",
                Optional.of(text));
        List<Check> checks = new ArrayList<>(RUN.checks());
        checks.set(
                0, Fixture.with(checks.get(0), "detail", "input 3 differs at token 7, ' secret words' for ' other'"));
        List<Event> events = List.of(new Event(
                "killed", "python", 1, "tiktoken@process", "tiktoken@process said: cannot encode 'secret words'"));
        assertEquals(1, RUN.events().size(), "as many lines as before");
        List<Export> exports = new ArrayList<>(RUN.exports());
        exports.set(0, Fixture.with(exports.get(0), "jvmArgs", List.of("-Xmx256m", "-javaagent:/tmp/zebulon/a.jar")));
        return Fixture.with(RUN, "header", edited, "checks", checks, "events", events, "exports", exports);
    }

    /* All of a pack with every entry decompressed, in one text; entries are found by a reader of zip files that is not ours. */
    private static String all(byte[] pack) throws IOException {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.write(pack);
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(pack))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                byte[] bytes = zip.readAllBytes();
                all.write(bytes);
                if (entry.getName().endsWith(".gz")) {
                    all.write(new GZIPInputStream(new ByteArrayInputStream(bytes)).readAllBytes());
                }
            }
        }
        return all.toString(StandardCharsets.UTF_8).toLowerCase(Locale.ROOT);
    }

    @Test
    void noByteOfAPackHoldsAUserAHostAFolderOrATextsName() throws IOException {
        Path results = results(planted());
        String before = Files.readString(results.resolve("run.ndjson")).toLowerCase(Locale.ROOT);
        Packer.Made made = pack(results, "a.zip");
        String after = all(Files.readAllBytes(made.file()));
        for (String plant : PLANTS) {
            assertTrue(before.contains(plant.toLowerCase(Locale.ROOT)), plant);
            assertFalse(after.contains(plant.toLowerCase(Locale.ROOT)), plant);
        }
        assertEquals(
                List.of(
                        "check.detail",
                        "event.message",
                        "export.jvmArgs",
                        "header.contenders.build.flags",
                        "header.contenders.options.command",
                        "header.contenders.reason",
                        "header.contenders.runtime",
                        "header.machine.kernel",
                        "header.machine.python3",
                        "header.protocol.ownText.name",
                        "header.settings.RUSTFLAGS"),
                made.manifest().withheld().stream().map(Manifest.Loss::member).toList());
    }

    @Test
    void whatIsPackedIsStillTheRun() throws IOException {
        RunFile run = planted();
        Packer.Made made = pack(results(run), "a.zip");
        RunFile read = Pack.read(made.file()).run();
        assertEquals(run.slices(), read.slices());
        assertEquals(run.header().groups(), read.header().groups());
        assertEquals(run.header().claims(), read.header().claims());
        assertEquals("C.UTF-8", read.header().settings().get("LANG"));
        assertEquals(
                "-O3 -I(path) -L(path)",
                read.header().contenders().get(0).build().get("flags"));
        assertEquals("ab".repeat(32), UserText.of(read.header()).orElseThrow().sha256());
        assertEquals(outcomes(run), outcomes(read));
    }

    private static List<Verdict.Outcome> outcomes(RunFile run) {
        return Ledger.judge(run, Summarizer.forVerdicts(run)).stream()
                .map(Verdict::outcome)
                .toList();
    }

    @Test
    void aRunThatNamesNobodyIsPackedByteForByteAndAlwaysToTheSameFile() throws IOException {
        Path results = results(RUN);
        byte[] lines = Files.readAllBytes(results.resolve("run.ndjson"));
        Packer.Made first = pack(results, "a.zip");
        assertEquals(List.of(), first.manifest().withheld());
        assertEquals(Sha256.hex(lines), first.manifest().runSha256());
        RunWriter.publishGzip(results.resolve("run.ndjson"), results.resolve("run.ndjson.gz"));
        Files.delete(results.resolve("run.ndjson"));
        Packer.Made second = pack(results, "b.zip");
        assertArrayEquals(first.bytes(), second.bytes());
        assertArrayEquals(first.bytes(), Files.readAllBytes(second.file()));
        assertEquals(Sha256.of(second.file()), second.sha256());
    }

    @Test
    void aPackOfAPackedRunIsThatPack() throws IOException {
        Packer.Made first = pack(results(planted()), "a.zip");
        Path again = Files.createDirectories(folder.resolve("again"));
        Files.write(
                again.resolve("run.ndjson.gz"),
                Container.entries(first.bytes()).orElseThrow().get(Pack.RUN));
        Packer.Made second = pack(again, "b.zip");
        assertEquals(first.manifest().runSha256(), second.manifest().runSha256());
    }

    @Test
    void committedRunsNameNobodyAndKeepTheirSchema() throws IOException {
        Packer.Made made = pack(Path.of("results/2026-11-30-epyc-zen-3-2c"), "a.zip");
        assertEquals(List.of(), made.manifest().withheld());
        assertEquals(3, Pack.read(made.file()).run().header().schema());
    }

    @Test
    void pricesBesideARunAreInItsPack() throws IOException {
        Path results = results(RUN);
        PriceFile.write(SamplePrices.of(RUN.header()), results);
        Packer.Made made = pack(results, "a.zip");
        byte[] price = Container.entries(made.bytes()).orElseThrow().get(Pack.PRICE);
        assertArrayEquals(Files.readAllBytes(results.resolve(PriceFile.NAME)), price);
        Pack.read(made.file());
    }

    @Test
    void aNameThatLinesReferToIsRefusedAndNothingIsWritten() throws IOException {
        List<Header.ContenderRow> contenders = new ArrayList<>(RUN.header().contenders());
        contenders.add(Fixture.with(contenders.get(0), "id", ContenderId.of("zebulon@process")));
        Path results = results(Fixture.with(RUN, "header", Fixture.with(RUN.header(), "contenders", contenders)));
        String line = assertThrows(IllegalArgumentException.class, () -> pack(results, "a.zip"))
                .getMessage();
        assertTrue(line.startsWith("header.contenders.id (zebulon@process) must not name a user"), line);
        assertFalse(Files.exists(folder.resolve("a.zip")));
    }

    @Test
    void everyChangedByteIsFound() throws IOException {
        byte[] pack =
                pack(results(SyntheticRun.of("smoke", 1, 1, 0, 1)), "a.zip").bytes();
        assertTrue(Container.entries(pack).isPresent());
        // Every byte of head, manifest and tail, and each 97th of what is compressed: each trial reads the file once.
        for (int i = 0; i < pack.length; i += i < 2_000 || i > pack.length - 600 ? 1 : 97) {
            pack[i] ^= 0x20;
            assertTrue(Container.entries(pack).isEmpty(), "byte " + i);
            pack[i] ^= 0x20;
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"empty", "cut", "longer", "text", "zipped elsewhere", "outside", "other digest", "other line"})
    void aDamagedPackIsRefusedInOneLineWithTheFileAndTheNextStep(String damage) throws IOException {
        Path file = folder.resolve("damaged.assay.zip");
        Files.write(file, damaged(damage));
        List<Path> before = everything();
        Exception refused = assertThrows(IllegalArgumentException.class, () -> Pack.read(file));
        assertTrue(refused.getMessage().startsWith("pack (" + file), refused::getMessage);
        assertTrue(refused.getMessage().contains(" must "), refused::getMessage);
        assertTrue(refused.getMessage().matches(".*(fetch it again|use the original).*"), refused::getMessage);
        assertEquals(1, refused.getMessage().lines().count());
        assertEquals(before, everything(), "nothing is unpacked anywhere beside it");
    }

    /** A later version may pack other files, so its number is read before they are. */
    @Test
    void aPackOfAnotherVersionIsSaidToBeOne() throws IOException {
        Map<String, byte[]> entries = Container.entries(pack(results(SyntheticRun.of("smoke", 1, 1, 0, 1)), "a.zip")
                        .bytes())
                .orElseThrow();
        String manifest = new String(entries.get(Pack.MANIFEST), StandardCharsets.UTF_8);
        Path file = folder.resolve("later.assay.zip");
        for (boolean more : new boolean[] {false, true}) {
            entries.put(
                    Pack.MANIFEST,
                    manifest.replaceFirst("\"schema\" ?: ?1", "\"schema\" : 2").getBytes(StandardCharsets.UTF_8));
            if (more) {
                entries.put("later.json", new byte[] {'1'});
            }
            Files.write(file, Container.bytes(entries));
            assertEquals(
                    "pack (" + file + ", manifest.json) must be of schema 1 and is of 2: use the version of Assay that"
                            + " wrote the pack",
                    assertThrows(IllegalArgumentException.class, () -> Pack.read(file))
                            .getMessage());
        }
    }

    private List<Path> everything() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            return all.sorted().toList();
        }
    }

    private byte[] damaged(String how) throws IOException {
        byte[] pack = pack(results(RUN), "good.zip").bytes();
        Map<String, byte[]> entries = Container.entries(pack).orElseThrow();
        switch (how) {
            case "empty":
                return new byte[0];
            case "cut":
                return java.util.Arrays.copyOf(pack, pack.length - 1);
            case "longer":
                return java.util.Arrays.copyOf(pack, pack.length + 1);
            case "text":
                return "no zip file\n".getBytes(StandardCharsets.UTF_8);
            case "zipped elsewhere":
                return compressed(entries);
            case "outside":
                Map<String, byte[]> outside = new LinkedHashMap<>(entries);
                outside.put("../evil", new byte[] {1});
                return Container.bytes(outside);
            case "other digest":
                entries.put(Pack.README, "Better figures.\n".getBytes(StandardCharsets.UTF_8));
                return Container.bytes(entries);
            default:
                return forged(entries);
        }
    }

    private static byte[] compressed(Map<String, byte[]> entries) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            for (Map.Entry<String, byte[]> one : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(one.getKey()));
                zip.write(one.getValue());
            }
        }
        return bytes.toByteArray();
    }

    /* Somebody made a slice faster and the manifest fit; the seals of the run are left. */
    private byte[] forged(Map<String, byte[]> entries) throws IOException {
        String lines = new String(
                new GZIPInputStream(new ByteArrayInputStream(entries.get(Pack.RUN))).readAllBytes(),
                StandardCharsets.UTF_8);
        Path plain = Files.writeString(
                folder.resolve("forged.ndjson"), lines.replaceFirst("\"warmup\":true", "\"warmup\":false"));
        Path packed = folder.resolve("forged.ndjson.gz");
        RunWriter.publishGzip(plain, packed);
        entries.put(Pack.RUN, Files.readAllBytes(packed));
        Map<String, byte[]> files = new LinkedHashMap<>(entries);
        files.remove(Pack.MANIFEST);
        Manifest manifest = Packer.manifest("unreleased", RUN, Packer.digest(packed), files, List.of());
        entries.put(Pack.MANIFEST, Json.text(manifest).getBytes(StandardCharsets.UTF_8));
        return Container.bytes(entries);
    }
}
