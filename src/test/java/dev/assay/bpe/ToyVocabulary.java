package dev.assay.bpe;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** A vocabulary of the 256 bytes in order and some words after them, as a {@code .tiktoken} file. */
final class ToyVocabulary {
    static final String[] WORDS = {
        "ab", "bc", "abc", "aa", "aaaa", "he", "ll", "llo", "hello", " h", " he", "aab", "cd", "abcd", "bb", "ba",
        "\n\n", "é"
    };

    static byte[] file(String... words) {
        StringBuilder file = new StringBuilder();
        for (int b = 0; b < 256; b++) line(file, new byte[] {(byte) b}, b);
        for (int i = 0; i < words.length; i++) line(file, words[i].getBytes(StandardCharsets.UTF_8), 256 + i);
        return file.toString().getBytes(StandardCharsets.US_ASCII);
    }

    static Vocabulary toy() {
        return Vocabulary.parse(file(WORDS));
    }

    private static void line(StringBuilder file, byte[] token, int id) {
        file.append(Base64.getEncoder().encodeToString(token))
                .append(' ')
                .append(id)
                .append('\n');
    }

    private ToyVocabulary() {}
}
