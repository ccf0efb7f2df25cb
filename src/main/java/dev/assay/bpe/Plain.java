package dev.assay.bpe;

/** The strategy {@code plain}: validate, split, look up, merge. */
final class Plain implements Encoder {
    private final Vocabulary vocabulary;
    private final Splitter splitter;
    private final Merger merger;

    Plain(Vocabulary vocabulary, Splitter splitter) {
        this.vocabulary = vocabulary;
        this.splitter = splitter;
        merger = new Merger(vocabulary);
    }

    @Override
    public int encode(byte[] text, int[] ids) {
        check(text, ids);
        int count = 0;
        for (int p = 0; p < text.length; ) {
            int end = splitter.end(text, p);
            count = piece(text, p, end, ids, count);
            p = end;
        }
        return count;
    }

    /** Writes the ids of one piece to {@code ids} from {@code count} on and returns the new count. */
    int piece(byte[] text, int start, int end, int[] ids, int count) {
        int id = vocabulary.find(text, start, end);
        if (id == Vocabulary.NONE) return merger.merge(text, start, end, ids, count);
        ids[count] = id;
        return count + 1;
    }

    static void check(byte[] text, int[] ids) {
        if (ids.length < text.length) {
            throw new IllegalArgumentException("ids (room for " + ids.length + ") must have room for " + text.length
                    + ", one a byte; pass a longer array");
        }
        int valid = Utf8.validUpTo(text);
        if (valid < text.length) throw new NotUtf8Exception(valid);
    }
}
