package dev.assay.contender;

import dev.assay.corpus.Encoding;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/** The bytes behind token ids, for people to read. */
public final class TokenText {
    private final Map<Integer, byte[]> bytes = new HashMap<>();
    private final Encoding.Family family;

    /**
     * @param vocabulary content of the {@link Encoding#vocabularyFile}: {@code base64 SP id} a line for byte-level BPE; for WordPiece a
     *     token a line, that of id 0 first, as it stands there: {@code ##} begins one that goes on with a word
     */
    public TokenText(Encoding.Family family, byte[] vocabulary) {
        this.family = family;
        switch (family) {
            case BYTE_BPE ->
                new String(vocabulary, StandardCharsets.US_ASCII).lines().forEach(line -> {
                    int blank = line.indexOf(' ');
                    if (blank > 0) {
                        bytes.put(
                                Integer.parseInt(line.substring(blank + 1)),
                                Base64.getDecoder().decode(line.substring(0, blank)));
                    }
                });
            case WORDPIECE ->
                // Not lines(), which would also end one at a CR.
                Arrays.stream(new String(vocabulary, StandardCharsets.UTF_8).split("\n"))
                        .forEach(token -> bytes.put(bytes.size(), token.getBytes(StandardCharsets.UTF_8)));
        }
    }

    /** Returns whether the tokens of a text, one after the other, are the text; WordPiece drops blanks, case and accents. */
    boolean spellsTheText() {
        return family == Encoding.Family.BYTE_BPE;
    }

    /** Returns the bytes of a token. */
    Optional<byte[]> of(int id) {
        return Optional.ofNullable(bytes.get(id));
    }

    /** Returns the text of a token in quotes, printable ASCII as it is and all other bytes as {@code \xNN}. */
    String quoted(int id) {
        if (of(id).isEmpty()) {
            return "<no such token>";
        }
        StringBuilder text = new StringBuilder("\"");
        for (byte one : bytes.get(id)) {
            switch (one) {
                case '\n' -> text.append("\\n");
                case '\r' -> text.append("\\r");
                case '\t' -> text.append("\\t");
                case '"', '\\' -> text.append('\\').append((char) one);
                default ->
                    text.append(
                            one >= 0x20 && one < 0x7f
                                    ? String.valueOf((char) one)
                                    : "\\x" + HexFormat.of().toHexDigits(one));
            }
        }
        return text.append('"').toString();
    }
}
