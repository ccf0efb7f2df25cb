package dev.assay.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ExtraCorporaTest {
    /** A standard run of today must stay comparable with the committed one, whose decks are those of four corpora. */
    @Test
    void onlyRigorousTakesThem() throws IOException {
        try (InputStream in = ExtraCorporaTest.class.getResourceAsStream("/benchmarks/plan.toml")) {
            Definitions shipped = Definitions.parse(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            assertEquals(
                    List.of("rigorous"),
                    Stream.of("smoke", "quick", "standard", "rigorous")
                            .filter(shipped::takesExtraCorpora)
                            .toList());
        }
    }
}
