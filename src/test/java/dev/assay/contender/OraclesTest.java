package dev.assay.contender;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.corpus.DataFolder;
import dev.assay.corpus.Deck;
import dev.assay.corpus.Encoding;
import dev.assay.corpus.Reference;
import dev.assay.run.Check;
import dev.assay.run.ContenderId;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The real reference, which holds digests alone, and a command that nobody has declared. */
class OraclesTest {
    private final DataFolder data = DataFolder.locate(Optional.empty());
    private final Catalogue catalogue = Catalogue.load(data);

    @Test
    void oneWrongIdIsShownWithItsPlaceThoughOnlyDigestsTravel() {
        Deck deck = data.deck("en-prose", 64);
        Reference reference = Reference.of(Encoding.CL100K_BASE).orElseThrow();
        try (LiveContender right =
                catalogue.open(catalogue.find(ContenderId.of("java.plain@jvm")).orElseThrow(), Purpose.TIMING)) {
            right.load(Encoding.CL100K_BASE);
            int[] ids = right.encode(deck.inputs().get(0));
            Planted wrong = new Planted() {
                @Override
                public int[] encode(byte[] text) {
                    int[] changed = right.encode(text);
                    changed[1]++;
                    return changed;
                }
            };
            Check check = new Oracles(catalogue, data)
                    .check(wrong, ContenderId.of("first@process"), Encoding.CL100K_BASE, deck, reference, "before");
            // The byte is the length of the first token, which is the first word of the text.
            int first = new TokenText(
                            Encoding.CL100K_BASE.family().orElseThrow(), data.vocabulary(Encoding.CL100K_BASE))
                    .of(ids[0])
                    .orElseThrow()
                    .length;
            assertTrue(
                    check.detail().startsWith("input 0: token 1 (byte " + first + ") differs: got " + ids[0] + " "),
                    check.detail());
            assertTrue(check.detail().contains("[" + (ids[1] + 1) + " "), check.detail());
            assertTrue(check.detail().contains("java.plain@jvm says"), check.detail());
            assertTrue(check.detail().contains("[" + ids[1] + " "), check.detail());
        }
    }

    @Test
    void aFailureOfAnotherKindIsLeftAsItIs() {
        Planted fallen = new Planted() {
            @Override
            public int[] encode(byte[] text) {
                throw new IllegalStateException("fell over");
            }
        };
        Check check = new Oracles(catalogue, data)
                .check(
                        fallen,
                        ContenderId.of("first@process"),
                        Encoding.CL100K_BASE,
                        data.deck("en-prose", 64),
                        Reference.of(Encoding.CL100K_BASE).orElseThrow(),
                        "after");
        assertEquals("fell over", check.detail());
    }
}
