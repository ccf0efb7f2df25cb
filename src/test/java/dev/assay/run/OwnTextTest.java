package dev.assay.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class OwnTextTest {
    private static final String DIGEST = "0123456789abcdef".repeat(4);

    private static Optional<OwnText> read(Map<String, String> settings) {
        return OwnText.of(Fixture.with(Fixture.RUN.header(), "settings", settings));
    }

    @Test
    void settingsReadBackWhateverTheFileIsCalled() {
        for (String name : new String[] {"my.txt", "a, 5 bytes, SHA-256 b.txt", "Größe.txt"}) {
            OwnText text = new OwnText(name, 131_136, DIGEST, "agreed by 5 contenders");
            assertEquals(Optional.of(text), read(text.settings()));
        }
        assertEquals(
                Map.of("corpus", "my.txt, 131136 bytes, SHA-256 " + DIGEST, "reference", "tiktoken 0.14.0"),
                new OwnText("my.txt", 131_136, DIGEST, "tiktoken 0.14.0").settings());
    }

    @Test
    void aNameThatWouldBreakALineIsMadeHarmless() {
        assertEquals("a?b.txt", new OwnText("a\nb.txt", 1, DIGEST, "").name());
    }

    @Test
    void aRunOnTheShippedCorporaHasNone() {
        assertEquals(Optional.empty(), OwnText.of(Fixture.RUN.header()));
    }

    @Test
    void theLabelSaysByWhoseWordTheTokensAreRight() {
        OwnText agreed = new OwnText("my.txt", 1, DIGEST, "agreed by 5 contenders");
        assertEquals("own text my.txt (tokens: agreed by 5 contenders)", agreed.label());
        assertTrue(agreed.agreedOnly());
        assertFalse(new OwnText("my.txt", 1, DIGEST, "tiktoken 0.14.0").agreedOnly());
    }
}
