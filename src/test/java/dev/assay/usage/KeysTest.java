package dev.assay.usage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class KeysTest {
    private static final String TEXT = "a = 1\n\n[[row]]\nname = \"x\"\nseze = [\"y\"]\n\n[table.inner]\nflag = true\n";

    @Test
    void anUnknownKeyIsNamedWithFileLineAndTheOneThatWasMeant() {
        assertEquals(
                "f.toml:5 key of row (seze) must be one that is read; did you mean size?",
                refusal(keys -> keys.tables("row").get(0).only(List.of("name", "size"))));
        assertEquals(
                "f.toml:8 key of table.inner (flag) must be one that is read: colour, width; correct the file",
                refusal(keys -> keys.table("table")
                        .orElseThrow()
                        .table("inner")
                        .orElseThrow()
                        .only(List.of("colour", "width"))));
        assertEquals(
                "f.toml:1 key (a) must be one that is read: row, table; correct the file",
                refusal(keys -> keys.only(List.of("row", "table"))));
    }

    @Test
    void aValueOfAnotherTypeIsToldInOurWords() {
        assertEquals("f.toml:1 a (1) must be a text; correct the file", refusal(keys -> keys.text("a")));
        assertEquals("f.toml:1 a (1) must be a list of texts; correct the file", refusal(keys -> keys.texts("a")));
        assertEquals("f.toml:1 a (1) must be true or false; correct the file", refusal(keys -> keys.flag("a")));
        assertEquals(
                "f.toml:1 a (1) must be a whole number from 2 to 3; correct the file",
                refusal(keys -> keys.whole("a", 2, 3)));
        assertEquals("f.toml:1 a must be tables; write [[a]]; correct the file", refusal(keys -> keys.tables("a")));
        assertEquals("f.toml:1 a (1) must be a table; write [a]; correct the file", refusal(keys -> keys.table("a")));
        assertEquals(
                "f.toml:3 row size (missing) must be a text; correct the file",
                refusal(keys -> keys.tables("row").get(0).text("size")));
    }

    @Test
    void aListIsWholeOrRefused() {
        String lists = "texts = [\"a\", 1]\nsizes = [64, 0]\nbounds = [1, inf]\nnone = []\n[[row]]\n[[row]]\n";
        Keys keys = Keys.of("f.toml", lists);
        assertEquals(List.of(1.0, Double.POSITIVE_INFINITY), keys.numbers("bounds"));
        assertEquals(List.of(64, 0), keys.wholes("sizes", 0, 64));
        assertEquals(List.of(), keys.texts("none"));
        assertEquals(List.of(), keys.wholes("missing", 0, 64));
        assertEquals(
                "f.toml:1 texts ([a, 1]) must be a list of texts; correct the file",
                refusal(lists, all -> all.texts("texts")));
        assertEquals(
                "f.toml:2 sizes ([64, 0]) must be whole numbers from 1 to 64; correct the file",
                refusal(lists, all -> all.wholes("sizes", 1, 64)));
        assertEquals(
                "f.toml:1 texts ([a, 1]) must be a list of numbers; correct the file",
                refusal(lists, all -> all.numbers("texts")));
        // Two tables are told by their number, not by their contents.
        assertEquals(
                "f.toml:5 row (2 tables) must be a list of texts; correct the file",
                refusal(lists, all -> all.texts("row")));
    }

    @Test
    void aWordThatIsNoneOfThoseKnownIsToldTheNearest() {
        assertEquals(
                "f.toml:4 row x name (x) must be one of xy, z; did you mean xy or z?",
                refusal(keys ->
                        keys.tables("row").get(0).called("row x").oneOf("name", List.of("xy", "z"), word -> word)));
        assertEquals(
                "f.toml:4 row name (x) must be one of one, two; correct the file",
                refusal(keys -> keys.tables("row").get(0).oneOf("name", List.of("one", "two"), word -> word)));
        assertEquals(
                "f.toml:4 row name (x) must be two letters; correct the file",
                refusal(keys -> keys.tables("row").get(0).matching("name", "[a-z]{2}", "be two letters")));
    }

    @Test
    void whatIsMissingHasTheLineOfItsTable() {
        assertEquals("f.toml:1 b (missing) must be a text; correct the file", refusal(keys -> keys.text("b")));
        assertEquals(
                "f.toml:7 table.inner b (missing) must be a whole number above 0; correct the file",
                refusal(keys -> keys.table("table")
                        .orElseThrow()
                        .table("inner")
                        .orElseThrow()
                        .positive("b")));
    }

    /** A parser of its own would answer a wrong type in words of its own, and pass over keys that nobody reads. */
    @Test
    void noOtherCodeReadsToml() throws IOException {
        List<String> readers = new ArrayList<>();
        for (String root : List.of("src/main/java", "src/main/java22", "benchmarks/java")) {
            try (Stream<Path> files = Files.walk(Path.of(root))) {
                for (Path file :
                        files.filter(one -> one.toString().endsWith(".java")).toList()) {
                    if (Files.readString(file).contains("org.tomlj")) {
                        readers.add(file.getFileName().toString());
                    }
                }
            }
        }
        assertEquals(List.of("Keys.java"), readers);
    }

    @Test
    void aBrokenLineIsNamed() {
        String line = assertThrows(IllegalArgumentException.class, () -> Keys.of("f.toml", "a = 1\nb = \n"))
                .getMessage();
        assertTrue(line.matches("f\\.toml:2 \\(.+\\) must be TOML 1\\.0; correct the line"), line);
    }

    private static String refusal(Consumer<Keys> reader) {
        return refusal(TEXT, reader);
    }

    private static String refusal(String text, Consumer<Keys> reader) {
        Keys keys = Keys.of("f.toml", text);
        return assertThrows(IllegalArgumentException.class, () -> reader.accept(keys))
                .getMessage();
    }
}
