package dev.assay.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UserTextTest {
    private static final String DIGEST = "0123456789abcdef".repeat(4);

    private static UserText text(String name, TokenReference reference) {
        return new UserText(name, 131_136, DIGEST, Map.of("r50k_base", reference));
    }

    @Test
    void aHeaderTellsOfItAndTheFileKeepsIt() throws IOException {
        UserText text = text("Größe, 5 bytes.txt", TokenReference.agreedBy(5));
        Header header = Fixture.withProtocol(Fixture.RUN.header(), "ownText", Optional.of(text));
        String json = LineJson.MAPPER.writeValueAsString(header);
        assertEquals(header, LineJson.MAPPER.readValue(json, Header.class));
        assertEquals(Optional.of(text), UserText.of(header));
        assertTrue(LineJson.MAPPER.writeValueAsString(Fixture.RUN.header()).contains("\"ownText\":null"));
    }

    @Test
    void aNameThatWouldBreakALineIsMadeHarmless() {
        assertEquals("a?b.txt", text("a\nb.txt", TokenReference.agreedBy(2)).name());
    }

    @Test
    void aRunOnTheShippedCorporaHasNone() {
        assertEquals(Optional.empty(), UserText.of(Fixture.RUN.header()));
    }

    @Test
    void theLabelSaysByWhoseWordTheTokensAreRight() {
        UserText agreed = text("my.txt", TokenReference.agreedBy(5));
        assertEquals("own text my.txt (tokens: agreed by 5 contenders)", agreed.label("tokens"));
        assertTrue(agreed.agreedOnly());
        assertFalse(text("my.txt", TokenReference.of("tiktoken 0.14.0")).agreedOnly());
    }
}
