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
        int characterClass = runs.classAt(text, p);
        int after = p + Utf8.width(text[p]);
        if (characterClass != Classes.SPACE) return runs.run(text, after, like(characterClass));
        if (text[p] == ' ' && after < text.length) {
            int following = runs.classAt(text, after);
            if (following != Classes.SPACE) {
                return runs.run(text, after + Utf8.width(text[after]), like(following));
            }
        }
        return runs.whiteSpace(text, p, after, false);
    }

    /** Returns all classes that go together with one that is not White_Space. */
    private static int like(int characterClass) {
        if ((characterClass & Classes.LETTER) != 0) return Classes.LETTER;
        return characterClass == Classes.NUMBER ? Classes.NUMBER : Classes.OTHER;
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
