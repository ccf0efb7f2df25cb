package dev.assay.bpe;

/** UTF-8 as RFC 3629 has it: no surrogates, nothing overlong, nothing above U+10FFFF. */
final class Utf8 {
    /** Returns how many leading bytes are well formed: the length of the text, or the offset of the first wrong byte. */
    static int validUpTo(byte[] text) {
        int p = 0;
        while (p < text.length) {
            int lead = text[p];
            if (lead >= 0) {
                p++;
                continue;
            }
            int width = validWidth(text, p, lead & 0xFF);
            if (width == 0) return p;
            p += width;
        }
        return text.length;
    }

    /** Returns the length of the well-formed sequence of two to four bytes at {@code p}, or 0 if there is none. */
    private static int validWidth(byte[] text, int p, int lead) {
        int rest = text.length - p;
        // Table 3-7 of the Unicode standard: only the second byte has bounds of its own.
        if (lead < 0xC2) return 0;
        if (lead < 0xE0) return rest >= 2 && isContinuation(text[p + 1]) ? 2 : 0;
        if (lead < 0xF0) {
            if (rest < 3) return 0;
            int second = text[p + 1] & 0xFF;
            int low = lead == 0xE0 ? 0xA0 : 0x80;
            int high = lead == 0xED ? 0x9F : 0xBF;
            return second >= low && second <= high && isContinuation(text[p + 2]) ? 3 : 0;
        }
        if (lead > 0xF4 || rest < 4) return 0;
        int second = text[p + 1] & 0xFF;
        int low = lead == 0xF0 ? 0x90 : 0x80;
        int high = lead == 0xF4 ? 0x8F : 0xBF;
        return second >= low && second <= high && isContinuation(text[p + 2]) && isContinuation(text[p + 3]) ? 4 : 0;
    }

    /** Returns the code point at {@code p} of a valid text. */
    static int codePoint(byte[] text, int p) {
        int lead = text[p];
        if (lead >= 0) return lead;
        int second = text[p + 1] & 0x3F;
        if (lead < (byte) 0xE0) return (lead & 0x1F) << 6 | second;
        int third = text[p + 2] & 0x3F;
        if (lead < (byte) 0xF0) return (lead & 0x0F) << 12 | second << 6 | third;
        return (lead & 0x07) << 18 | second << 12 | third << 6 | text[p + 3] & 0x3F;
    }

    /** Returns the length of the sequence that begins with this byte of a valid text. */
    static int width(byte lead) {
        if (lead >= 0) return 1;
        if (lead < (byte) 0xE0) return 2;
        return lead < (byte) 0xF0 ? 3 : 4;
    }

    private static boolean isContinuation(byte b) {
        return (b & 0xC0) == 0x80;
    }

    private Utf8() {}
}
