package dev.assay.contender;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The bytes behind token ids, for people to read. */
public final class TokenText {
    private final Map<Integer, byte[]> bytes = new HashMap<>();

    /** @param vocabulary content of a {@code .tiktoken} file: one {@code base64 SP id} a line */
    public TokenText(byte[] vocabulary) {
        new String(vocabulary, StandardCharsets.US_ASCII).lines().forEach(line -> {
            int blank = line.indexOf(' ');
            if (blank > 0) {
                bytes.put(
                        Integer.parseInt(line.substring(blank + 1)),
                        Base64.getDecoder().decode(line.substring(0, blank)));
            }
        });
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
                    text.append(one >= 0x20 && one < 0x7f ? String.valueOf((char) one) : "\\x%02x".formatted(one));
            }
        }
        return text.append('"').toString();
    }
}
