package dev.assay.bpe;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.knuddels.jtokkit.Encodings;
import dev.assay.corpus.DataFolder;
import dev.assay.corpus.Deck;
import dev.assay.corpus.Encoding;
import dev.assay.corpus.RealData;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("slow")
class SecondOpinionTest {
    /** Oracle: jtokkit 1.1.0, written by others, on every input of every deck. It uses the JDK's Unicode, older than 16.0 on JDK 17. */
    @ParameterizedTest
    @MethodSource("dev.assay.corpus.RealData#byteLevelEncodings")
    void everyInputHasTheIdsThatJtokkitFinds(Encoding encoding) {
        DataFolder data = RealData.folder();
        var jtokkit =
                Encodings.newLazyEncodingRegistry().getEncoding(encoding.id()).orElseThrow();
        Encoder plain = Tokenizers.of(encoding, "plain", data.vocabulary(encoding));
        Encoder cached = Tokenizers.of(encoding, "cached", data.vocabulary(encoding));
        int[] ids = new int[262144];
        for (Deck deck : data.decks(data.corpora())) {
            for (byte[] input : deck.inputs()) {
                String text = new String(input, StandardCharsets.UTF_8);
                // A newer emoji is no letter, number or mark: what the JDK takes an unassigned character for, too.
                assertTrue(
                        text.codePoints()
                                .allMatch(cp -> Character.isDefined(cp)
                                        || Classes.unicode16().of(cp) == Classes.ELSE),
                        "a letter, number or mark newer than this JDK");
                int[] expected = jtokkit.encodeOrdinary(text).toArray();
                assertArrayEquals(expected, Arrays.copyOf(ids, plain.encode(input, ids)), text);
                assertArrayEquals(expected, Arrays.copyOf(ids, cached.encode(input, ids)), text);
            }
        }
    }
}
