package dev.assay.bpe;

/**
 * The pieces of cl100k_base: <code>
 * '(?i:[sdmt]|ll|ve|re)|[^\r\n\p{L}\p{N}]?+\p{L}++|\p{N}{1,3}+| ?[^\s\p{L}\p{N}]++[\r\n]*+|\s++$|\s*[\r\n]|\s+(?!\S)|\s</code>.
 */
final class Cl100kSplitter implements Splitter {
    private final Runs runs;

    Cl100kSplitter(Classes classes) {
        runs = new Runs(classes);
    }

    @Override
    public int end(byte[] text, int p) {
        if (text[p] == '\'') {
            int end = contraction(text, p);
            if (end > p) return end;
        }
        int characterClass = runs.classAt(text, p);
        int after = p + Utf8.width(text[p]);
        if ((characterClass & Classes.LETTER) != 0) return runs.run(text, after, Classes.LETTER);
        if (characterClass == Classes.NUMBER) return runs.numbers(text, after);
        if (after < text.length) {
            int following = runs.classAt(text, after);
            int afterThat = after + Utf8.width(text[after]);
            if ((following & Classes.LETTER) != 0 && !Runs.isNewline(text[p])) {
                return runs.run(text, afterThat, Classes.LETTER);
            }
            if ((following & Classes.OTHER) != 0 && text[p] == ' ') {
                return Runs.newlines(text, runs.run(text, afterThat, Classes.OTHER));
            }
        }
        if ((characterClass & Classes.OTHER) != 0) {
            return Runs.newlines(text, runs.run(text, after, Classes.OTHER));
        }
        return runs.whiteSpace(text, p, after, true);
    }

    /** Returns the end of the contraction, in any case, of the apostrophe at {@code p}; {@code p} if there is none. */
    static int contraction(byte[] text, int p) {
        int rest = text.length - p;
        if (rest < 2) return p;
        int first = lower(text[p + 1]);
        if (first == 's' || first == 'd' || first == 'm' || first == 't') return p + 2;
        if (rest < 3) return p;
        // U+017F, the long s, folds to s.
        if (text[p + 1] == (byte) 0xC5 && text[p + 2] == (byte) 0xBF) return p + 3;
        int second = lower(text[p + 2]);
        boolean two = first == 'l' && second == 'l' || (first == 'v' || first == 'r') && second == 'e';
        return two ? p + 3 : p;
    }

    private static int lower(byte b) {
        return b >= 'A' && b <= 'Z' ? b + 'a' - 'A' : b;
    }
}
