package dev.assay.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;

import dev.assay.corpus.Deck;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeckCommandTest {
    @Test
    void eachInputFollowsItsLengthLittleEndian() throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        DeckCommand.write(new Deck("x", 300, List.of(new byte[] {7}, new byte[258]), ""), out);
        byte[] expected = new byte[4 + 1 + 4 + 258];
        expected[0] = 1;
        expected[4] = 7;
        // 258 = 0x0102
        expected[5] = 2;
        expected[6] = 1;
        assertArrayEquals(expected, out.toByteArray());
    }
}
