package dev.assay.usage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.function.Consumer;
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
                "f.toml:4 row size (missing) must be a text; correct the file",
                refusal(keys -> keys.tables("row").get(0).text("size")));
    }

    @Test
    void aBrokenLineIsNamed() {
        String line = assertThrows(IllegalArgumentException.class, () -> Keys.of("f.toml", "a = 1\nb = \n"))
                .getMessage();
        assertTrue(line.matches("f\\.toml:2 \\(.+\\) must be TOML 1\\.0; correct the line"), line);
    }

    private static String refusal(Consumer<Keys> reader) {
        Keys keys = Keys.of("f.toml", TEXT);
        return assertThrows(IllegalArgumentException.class, () -> reader.accept(keys))
                .getMessage();
    }
}
