package dev.assay.bpe;

/** How far characters of one kind go on in a valid text. */
final class Runs {
    private final Classes classes;

    Runs(Classes classes) {
        this.classes = classes;
    }

    int classAt(byte[] text, int p) {
        return classes.of(Utf8.codePoint(text, p));
    }

    /** Returns the end of the letters that begin at {@code p}, if any. */
    int letters(byte[] text, int p) {
        int end = p;
        while (end < text.length && Classes.isLetter(classAt(text, end))) end += Utf8.width(text[end]);
        return end;
    }

    /** Returns the end of the numbers that begin at {@code p}, at most {@code limit} of them. */
    int numbers(byte[] text, int p, int limit) {
        int end = p;
        for (int n = 0; n < limit && end < text.length && classAt(text, end) == Classes.NUMBER; n++) {
            end += Utf8.width(text[end]);
        }
        return end;
    }

    /** Returns the end of what is neither letter, number nor White_Space from {@code p}. */
    int others(byte[] text, int p) {
        int end = p;
        while (end < text.length && Classes.isOther(classAt(text, end))) end += Utf8.width(text[end]);
        return end;
    }

    /** Returns the end of the CR and LF that begin at {@code p}, if any. */
    int newlines(byte[] text, int p) {
        int end = p;
        while (end < text.length && isNewline(text[end])) end++;
        return end;
    }

    /** Returns the end of a piece of White_Space that begins at {@code p}. */
    int whiteSpace(byte[] text, int p, boolean cutAfterNewline) {
        int end = p;
        int last = p;
        int afterNewline = p;
        while (end < text.length && classAt(text, end) == Classes.SPACE) {
            last = end;
            end += Utf8.width(text[end]);
            if (isNewline(text[last])) afterNewline = end;
        }
        if (end == text.length) return end;
        if (cutAfterNewline && afterNewline > p) return afterNewline;
        return last > p ? last : end;
    }

    static boolean isNewline(byte b) {
        return b == '\r' || b == '\n';
    }
}
