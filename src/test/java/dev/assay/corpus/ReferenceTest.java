package dev.assay.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;

class ReferenceTest {
    private static final Deck DECK = new Deck("x", 64, List.of(new byte[] {1}, new byte[0]), "d".repeat(64));
    private static final int[] IDS = {15339, 1917};
    private static final String TABLE = "# encoding y\n# tiktoken 0.14.0\n# deck x 64 " + DECK.sha256() + "\n"
            + "x\t64\t0\t2\t1917\t" + IdDigest.sha256(IDS, 2) + "\nx\t64\t1\t0\t-1\t" + IdDigest.sha256(IDS, 0) + "\n";

    @Test
    void rowsAreFoundByCorpusSizeAndIndex() throws IOException {
        Reference reference = reference(TABLE);
        assertEquals(2, reference.expected("x", 64, 0).tokens());
        assertEquals(-1, reference.expected("x", 64, 1).last());
        assertEquals("encoding y\ntiktoken 0.14.0", reference.provenance());
        assertEquals("tiktoken 0.14.0", reference.library());
        assertEquals(Optional.of(DECK.sha256()), reference.deckSha256("x", 64));
        assertSame(reference, reference.requireFor(DECK));
    }

    @Test
    void oneWrongIdMatchesNot() throws IOException {
        Reference.Expected expected = reference(TABLE).expected("x", 64, 0);
        assertTrue(expected.matches(IDS, 2));
        assertFalse(expected.matches(new int[] {15338, 1917}, 2));
        assertFalse(expected.matches(new int[] {15339, 1918}, 2));
        assertFalse(expected.matches(IDS, 1));
    }

    @Test
    void anotherDeckIsRefusedWithBothDigests() throws IOException {
        Reference reference = reference(TABLE);
        Deck other = new Deck("x", 64, DECK.inputs(), "e".repeat(64));
        String message = assertThrows(DataException.class, () -> reference.requireFor(other))
                .getMessage();
        assertTrue(message.contains(DECK.sha256()) && message.contains(other.sha256()), message);
    }

    @Test
    void aDeckWithRowsMissingIsRefused() throws IOException {
        Reference reference = reference(TABLE.substring(0, TABLE.indexOf("x\t64\t1")));
        assertThrows(DataException.class, () -> reference.requireFor(DECK));
        assertThrows(DataException.class, () -> reference.expected("x", 64, 1));
    }

    @Test
    void rowsOutOfOrderAreRefusedWithTheirLine() {
        String message = assertThrows(DataException.class, () -> reference("x\t64\t1\t2\t1\tab\n"))
                .getMessage();
        assertEquals("t:1 (index 1) must have index 0; make the reference again", message);
    }

    /* The same ids as in the table, so the same rows; the empty input has no last id. */
    @Test
    void whatATokenizerMakesIsAReference() throws IOException {
        Reference made = Reference.made("t", List.of(DECK), text -> text.length == 0 ? new int[0] : IDS);
        assertSame(made, made.requireFor(DECK));
        for (int index = 0; index < 2; index++) {
            assertEquals(reference(TABLE).expected("x", 64, index), made.expected("x", 64, index));
        }
        assertThrows(DataException.class, () -> made.expected("y", 64, 0));
    }

    private static Reference reference(String table) throws IOException {
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(file)) {
            gzip.write(table.getBytes(StandardCharsets.UTF_8));
        }
        return Reference.parse("t", new ByteArrayInputStream(file.toByteArray()));
    }
}
