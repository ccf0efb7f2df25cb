package dev.assay.bpe;

/**
 * The pieces of cl100k_base: <code>
 * '(?i:[sdmt]|ll|ve|re)|[^\r\n\p{L}\p{N}]?+\p{L}++|\p{N}{1,3}+| ?[^\s\p{L}\p{N}]++[\r\n]*+|\s++$|\s*[\r\n]|\s+(?!\S)|\s</code>.
 */
final class Cl100kSplitter implements Splitter {
    private static final int MOST_NUMBERS = 3;

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
        if (Classes.isLetter(characterClass)) return runs.letters(text, p);
        if (characterClass == Classes.NUMBER) return runs.numbers(text, p, MOST_NUMBERS);
        int q = p + Utf8.width(text[p]);
        if (!Runs.isNewline(text[p])) {
            int end = runs.letters(text, q);
            if (end > q) return end;
        }
        if (characterClass != Classes.SPACE) return runs.newlines(text, runs.others(text, q));
        if (text[p] == ' ') {
            int end = runs.others(text, q);
            if (end > q) return runs.newlines(text, end);
        }
        return runs.whiteSpace(text, p, true);
    }

    private static int contraction(byte[] text, int p) {
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
