package dev.assay.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.assay.corpus.RealData;
import dev.assay.machine.RunLock;
import dev.assay.text.AlignedTable;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class AssayTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "dance",
                "dnace --help",
                "prove dirft --help",
                "help dance",
                "help prove dirft",
                "contenders java",
                "contenders no-such@jvm",
                "contenders --yaml",
                "encode --encoding r50k_base",
                "encode --contender java.plain@jvm --encoding r51k_base",
                "encode --contender java.plain@jvm --encoding r50k_base no-such-file",
                "check --encoding r51k_base",
                "compare same-folder same-folder",
                "prove",
                "deck --corpus fr-prose --size 64",
                "deck --corpus en-prose --size 65",
                "prove coverage --runs 0",
                "prove twice same-folder same-folder",
                "explain java.plain@jvm",
                "explain java.plain@jvm java.plain@jvm",
                "explain java.plain@jvm java.plain@jvm:HEAD~1",
                "explain java.plain@jvm no-such@jvm",
                "explain java.plain@jvm floor-noop@jna",
                "explain java.plain@jvm jtokkit@jvm --size 65",
                "explain java.plain@jvm jtokkit@jvm --corpus fr-prose",
                "explain java.plain@jvm jtokkit@jvm --encoding r51k_base",
                "explain java.plain@jvm jtokkit@jvm --out pom.xml",
                "explain java.plain@jvm jtokkit@jvm --out src",
                "explain java.plain rust.cached",
                "explain java.plain@jvm java.plain",
                "encode --contender java.palin@jvm --encoding r50k_base",
                "encode --contender java --encoding r50k_base",
                "encode --contender java.plain@jvm:HEAD --encoding r50k_base",
                "encode --contender java.plain@jvm --encoding r50k_base --encoding cl100k_base",
                "check --contender rust.cached",
                "check --copus en-prose",
                "deck --corpus en-prose --size abc",
                "deck --corpus en-prose --size 99999999999",
                "prove coverage --runs 1.5",
                "price --repeat 0",
                "price --repeat 49",
                "decide",
                "decide no-such-folder --volume 500 --core-hour 0.04 --share 20% --weeks 8 --week 4000",
                "decide no-such-folder --now hf-slow@process",
                "decide no-such-folder --volume 500GB --core-hour 0.04 --share 120% --weeks 8 --week 4000",
                "decide no-such-folder --volume 500GB --core-hour 0.04 --share 20% --weeks 8 --week x",
                "decide no-such-folder --volume 500GB --core-hour 0 --share 20% --weeks 8 --week 4000",
                "decide no-such-folder --json --markdown",
                "replicate",
                "replicate a --with b --minutes 3",
                "audit",
                "audit no-such.json"
            })
    void wrongUsageIsExitCode2AndOneLineOnStandardError(String arguments) {
        assertEquals(2, execute(arguments));
        assertEquals("", out.toString());
        assertEquals(1, err.toString().lines().count(), err.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "contenders",
                "encode",
                "check",
                "claims",
                "report",
                "compare",
                "decide",
                "ledger",
                "pack",
                "replicate",
                "audit",
                "prove",
                "deck",
                "explain",
                "price"
            })
    void helpOfEachVerbHasExamples(String verb) {
        assertEquals(0, execute(verb + " --help"));
        assertTrue(out.toString().contains("Example"));
        assertTrue(out.toString().lines().anyMatch(line -> line.matches("  .*assay " + verb + ".*")), out::toString);
    }

    @Test
    void withoutAVerbTheHelpStandsOnStandardErrorAndTheExitCodeIsThatOfUsage() {
        assertEquals(2, execute(""));
        assertEquals("", out.toString());
        assertTrue(err.toString().startsWith("Usage: assay "), err::toString);
    }

    @Test
    void helpOfAVerbIsTheSameByTheVerbHelpAndByTheOption() {
        assertEquals(0, execute("help prove drift"));
        String byVerb = out.toString();
        out.getBuffer().setLength(0);
        assertEquals(0, execute("prove drift --help"));
        assertEquals(byVerb, out.toString());
        out.getBuffer().setLength(0);
        assertEquals(0, execute("help"));
        assertTrue(out.toString().contains("  contenders "), out::toString);
    }

    /** A list is made without the options of the verbs, which takes half as long; it must not show. */
    @Test
    void theListOfVerbsIsTheOneOfTheWholeCommandLine() {
        for (List<String> words : List.of(List.of("--help"), List.of("-h"), List.of("help"))) {
            StringWriter listed = new StringWriter();
            CommandLine line = Assay.commandLine(Map.of(), words).setOut(new PrintWriter(listed));
            assertEquals(0, line.execute(words.toArray(String[]::new)));
            assertEquals(Assay.commandLine().getUsageMessage(), listed.toString());
        }
    }

    @Test
    void aVerbWithASlipBesideHelpIsAnsweredWithTheOneThatWasMeant() {
        assertEquals(2, execute("chekc --help"));
        assertEquals("assay: argument (chekc) must be one that it knows; did you mean check?\n", err.toString());
    }

    /** A terminal is 80 columns wide unless somebody makes it wider. */
    @Test
    void everyHelpFitsEightyColumns() {
        fits(Assay.commandLine());
    }

    private static void fits(CommandLine command) {
        command.getUsageMessage()
                .lines()
                .forEach(line -> assertTrue(line.length() <= 80, command.getCommandName() + ": " + line));
        // An example that was wrapped could not be copied.
        Stream.of(command.getCommandSpec().usageMessage().footer())
                .filter(line -> line.startsWith("  "))
                .forEach(line -> assertTrue(line.length() <= 80, line));
        command.getSubcommands().values().forEach(AssayTest::fits);
    }

    @Test
    void onePageTellsOfAContenderWhatItIsAndWhatToDoubt() {
        assertEquals(0, execute("contenders java.c"));
        assertTrue(
                out.toString().startsWith("java.cached@jvm\n  what       first-party, Java, bridge jvm,"),
                out::toString);
        assertTrue(out.toString().contains("  options    cache 32768 slots\n"), out::toString);
        assertTrue(out.toString().contains("  caveats    benchmarks/CONTENDERS.md#java\n"), out::toString);
        assertEquals(2, execute("contenders java.cahced@jvm"));
        assertTrue(err.toString().contains("did you mean java.cached@jvm"), err::toString);
    }

    @Test
    void aDataFolderThatIsNotThereIsExitCode1AndOneLine() {
        assertEquals(1, execute("check --data no-such-folder"));
        assertTrue(err.toString().contains("no-such-folder"));
        assertEquals(1, err.toString().lines().count(), err.toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "report no-such",
                "claims no-such",
                "compare no-such other",
                "compare other no-such/",
                "price no-such",
                "pack no-such",
                "replicate no-such",
                "replicate no-such --with other"
            })
    void aRunThatIsNotThereIsExitCode1AndNamedByItsVerb(String arguments) {
        assertEquals(1, execute(arguments));
        assertTrue(
                err.toString().matches("[a-z]+: (no-such|other):1 \\(no such file or folder\\) must exist.*\\R"),
                err::toString);
    }

    @Test
    void pricesAreNotTakenWhileSomebodyMeasures(@TempDir Path folder) throws IOException {
        // A folder of its own, so that this test does not meet whoever really measures.
        String before = System.setProperty("java.io.tmpdir", folder.toString());
        try (RunLock lock = RunLock.take()) {
            assertNotNull(lock);
            assertEquals(1, execute("price"));
        } finally {
            System.setProperty("java.io.tmpdir", before);
        }
        assertEquals("", out.toString());
        assertTrue(
                err.toString()
                        .matches("price: run lock \\(.*, process "
                                + ProcessHandle.current().pid()
                                + "\\) must be free, since two runs would disturb each other; .*\\R"),
                err::toString);
    }

    @Test
    void aResultThatCannotBeWrittenIsExitCode1() {
        Writer full = new Writer() {
            @Override
            public void write(char[] text, int from, int length) throws IOException {
                throw new IOException("full");
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        CommandLine line = Assay.commandLine().setOut(new PrintWriter(full)).setErr(new PrintWriter(err));
        assertEquals(1, line.execute("claims"));
        assertEquals("claims: standard output (closed or full) must take the whole result\n", err.toString());
    }

    @Tag("slow")
    @Test
    void theJsonOfContendersHasAReasonExactlyWhereOneIsAbsent() throws IOException {
        assertEquals(0, execute("contenders --json"));
        JsonNode rows = new ObjectMapper().readTree(out.toString());
        assertTrue(rows.size() >= 16);
        for (JsonNode row : rows) {
            assertEquals(row.get("available").asBoolean(), row.get("reason").isNull(), row.toString());
            assertEquals(row.get("available").asBoolean(), row.get("version").isTextual(), row.toString());
            assertTrue(row.get("encodings").size() > 0, row.toString());
        }
        assertTrue(rows.get(0).get("available").asBoolean(), "Java is always there");
    }

    @Test
    void columnsOfATableAreAlignedWithoutBlanksAtTheEnd() {
        AlignedTable table = new AlignedTable("id", "kind", "");
        table.row("a-long-one", "peer", "");
        assertEquals("id          kind\na-long-one  peer", table.toString());
    }

    @Test
    void anOptionWithASlipIsAnsweredWithTheOneThatWasMeant() {
        assertEquals(2, execute("check --copus en-prose"));
        assertEquals("check: argument (--copus) must be one that it knows; did you mean --corpus?\n", err.toString());
    }

    @Test
    void whatIsMissingAndWhatIsNoNumberIsToldInOurWords() {
        assertEquals(2, execute("encode --encoding r50k_base"));
        assertEquals(2, execute("deck --corpus en-prose --size abc"));
        assertEquals(2, execute("deck --corpus en-prose --size 64 --size 64"));
        assertEquals(
                List.of(
                        "encode: argument (--contender: missing) must be given; see assay encode --help",
                        "deck: --size (abc) must be a whole number of at most 2147483647; see assay deck --help",
                        "deck: --size (given twice) must be given once; see assay deck --help"),
                err.toString().lines().toList());
    }

    @Test
    void aPropertyWithAMistakeIsExitCode2InEveryVerb() {
        System.setProperty("assay.group", "fast");
        try {
            for (String verb :
                    List.of("claims", "contenders", "report no-such", "prove twice a b", "deck --corpus x --size 1")) {
                assertEquals(2, execute(verb), verb);
            }
        } finally {
            System.clearProperty("assay.group");
        }
        assertEquals("", out.toString());
        assertEquals(
                List.of("claims", "contenders", "report", "twice", "deck").stream()
                        .map(verb -> verb + ": assay.group (fast) is not known; did you mean assay.groups?")
                        .toList(),
                err.toString().lines().toList());
    }

    @Test
    void aBeginningOfAnIdIsEnoughForEncode(@TempDir Path folder) throws IOException {
        RealData.folder();
        Path text = Files.writeString(folder.resolve("text"), "hi\n");
        assertEquals(0, execute("encode --contender jtok --encoding cl100k_base " + text), err::toString);
        // tiktoken's ids of the text.
        assertEquals("6151 198\n", out.toString());
    }

    @Test
    void checkEndsWithWhatCameOfAll() {
        RealData.folder();
        assertEquals(
                0,
                execute("check --encoding r50k_base --corpus emoji --contender java.plain@jvm"
                        + " --contender java.cached@jvm --contender floor-noop@jna"),
                err::toString);
        // A floor is a control; where nothing native was built, it is absent.
        assertTrue(out.toString().matches("(?s).*\n\n3 contenders: 2 conforming, 1 (exempt|absent)\n"), out::toString);
    }

    @Test
    void aCommandIsAContenderOfCheckAndOfEncode() {
        // What it says is not the protocol; that it is started, and refused by its own name, is what counts here.
        assertEquals(
                0, execute("check --encoding cl100k_base --corpus emoji --contender", "sh -c true"), err::toString);
        assertTrue(out.toString().contains("command@process: sh -c true\n"), out::toString);
        assertTrue(out.toString().contains("absent: "), out::toString);
        assertTrue(out.toString().endsWith("\n\n1 contender: 1 absent\n"), out::toString);
        assertEquals(1, execute("encode --encoding cl100k_base --contender", "sh -c true"));
        assertTrue(err.toString().startsWith("encode: contender (sh -c true) must be there: "), err::toString);
    }

    private int execute(String arguments, String last) {
        String[] words = (arguments + " _").split(" ");
        words[words.length - 1] = last;
        return Assay.commandLine()
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(words);
    }

    private int execute(String arguments) {
        CommandLine line = Assay.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        return line.execute(arguments.isEmpty() ? new String[0] : arguments.split(" "));
    }
}
