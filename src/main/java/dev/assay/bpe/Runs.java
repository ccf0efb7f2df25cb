package dev.assay.bpe;

/** How far characters of one kind go on in a valid text. */
final class Runs {
    private final Classes classes;

    Runs(Classes classes) {
        this.classes = classes;
    }

    /** Returns the class of the code point at {@code p}. */
    int classAt(byte[] text, int p) {
        int b = text[p];
        return b >= 0 ? classes.ascii(b) : classes.of(Utf8.codePoint(text, p));
    }

    /** Returns the end of the run of code points from {@code p} whose class is in {@code mask}. */
    int run(byte[] text, int p, int mask) {
        while (p < text.length) {
            if ((classAt(text, p) & mask) == 0) break;
            p += Utf8.width(text[p]);
        }
        return p;
    }

    /** A number was before {@code p}: returns the end of it and of up to two more. */
    int numbers(byte[] text, int p) {
        for (int n = 0; n < 2; n++) {
            if (p == text.length || classAt(text, p) != Classes.NUMBER) break;
            p += Utf8.width(text[p]);
        }
        return p;
    }

    /** Returns the end of the CR and LF that begin at {@code p}, if any. */
    static int newlines(byte[] text, int p) {
        while (p < text.length && isNewline(text[p])) p++;
        return p;
    }

    /** White_Space is at {@code p}, the next code point at {@code after}. */
    int whiteSpace(byte[] text, int p, int after, boolean cutAfterNewline) {
        int last = p;
        int r = after;
        int newline = isNewline(text[p]) ? after : p;
        while (r < text.length) {
            if (classAt(text, r) != Classes.SPACE) break;
            int next = r + Utf8.width(text[r]);
            if (isNewline(text[r])) newline = next;
            last = r;
            r = next;
        }
        if (r == text.length) return r;
        if (cutAfterNewline && newline > p) return newline;
        return last > p ? last : r;
    }

    static boolean isNewline(byte b) {
        return b == '\r' || b == '\n';
    }
}
