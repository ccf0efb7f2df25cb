package dev.assay.bpe;

/**
 * The pieces of r50k_base: <code>'(?:[sdmt]|ll|ve|re)| ?\p{L}++| ?\p{N}++| ?[^\s\p{L}\p{N}]++|\s++$|\s+(?!\S)|\s</code>.
 */
final class R50kSplitter implements Splitter {
    private final Runs runs;

    R50kSplitter(Classes classes) {
        runs = new Runs(classes);
    }

    @Override
    public int end(byte[] text, int p) {
        if (text[p] == '\'') {
            int end = contraction(text, p);
            if (end > p) return end;
        }
        int q = p;
        int characterClass = runs.classAt(text, p);
        if (text[p] == ' ' && p + 1 < text.length) {
            int following = runs.classAt(text, p + 1);
            if (following != Classes.SPACE) {
                q = p + 1;
                characterClass = following;
            }
        }
        if (Classes.isLetter(characterClass)) return runs.letters(text, q);
        if (characterClass == Classes.NUMBER) return runs.numbers(text, q, Integer.MAX_VALUE);
        if (characterClass != Classes.SPACE) return runs.others(text, q);
        return runs.whiteSpace(text, p, false);
    }

    private static int contraction(byte[] text, int p) {
        int rest = text.length - p;
        if (rest < 2) return p;
        byte first = text[p + 1];
        if (first == 's' || first == 'd' || first == 'm' || first == 't') return p + 2;
        if (rest < 3) return p;
        byte second = text[p + 2];
        boolean two = first == 'l' && second == 'l' || (first == 'v' || first == 'r') && second == 'e';
        return two ? p + 3 : p;
    }
}
