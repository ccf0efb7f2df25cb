package dev.assay.bpe;

import java.util.Arrays;

/**
 * The content of a {@code .tiktoken} file: a line a token, base64 of its bytes, one blank, its id. Read byte by byte, since 100,000
 * strings would be most of the start-up time.
 *
 * @param arena bytes of all tokens, by id
 * @param offsets where each token begins in the arena, and where the last one ends
 */
record TiktokenFile(byte[] arena, int[] offsets) {
    private static final byte[] SIX_BITS = new byte[128];

    static {
        Arrays.fill(SIX_BITS, (byte) -1);
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        for (int i = 0; i < alphabet.length(); i++) SIX_BITS[alphabet.charAt(i)] = (byte) i;
    }

    static TiktokenFile parse(byte[] file) {
        int lines = 0;
        for (byte b : file) if (b == '\n') lines++;
        if (file.length > 0 && file[file.length - 1] != '\n') lines++;
        byte[] arena = new byte[file.length];
        int[] offsets = new int[lines + 1];
        int p = 0;
        int end = 0;
        for (int line = 0; line < lines; line++) {
            int blank = p;
            while (blank < file.length && file[blank] != ' ' && file[blank] != '\n') blank++;
            if (blank == file.length || file[blank] == '\n')
                throw refuse(line, "no blank", "be base64, a blank, an id");
            end = decode(file, p, blank, arena, end, line);
            offsets[line + 1] = end;
            p = expectId(file, blank + 1, line);
        }
        return new TiktokenFile(Arrays.copyOf(arena, end), offsets);
    }

    /** Reads the id, which must be the line's number from 0, and returns the start of the next line. */
    private static int expectId(byte[] file, int start, int line) {
        int p = start;
        long id = 0;
        while (p < file.length && file[p] >= '0' && file[p] <= '9' && id <= Integer.MAX_VALUE)
            id = id * 10 + file[p++] - '0';
        if (p == start || p < file.length && file[p] != '\n')
            throw refuse(line, "id malformed", "end with a decimal id");
        if (id != line) throw refuse(line, "id " + id, "have id " + line + ", since ids are 0 … n−1 without gap");
        return p + 1;
    }

    private static int decode(byte[] file, int start, int end, byte[] arena, int to, int line) {
        int last = end;
        while (last > start && file[last - 1] == '=' && end - last < 2) last--;
        if ((end - start) % 4 != 0 || last == start) throw refuse(line, "token malformed", "begin with padded base64");
        int bits = 0;
        int held = 0;
        int out = to;
        for (int i = start; i < last; i++) {
            int six = file[i] < 0 ? -1 : SIX_BITS[file[i]];
            if (six < 0) throw refuse(line, "token malformed", "begin with padded base64");
            bits = bits << 6 | six;
            held += 6;
            if (held >= 8) {
                held -= 8;
                arena[out++] = (byte) (bits >>> held);
            }
        }
        return out;
    }

    private static IllegalArgumentException refuse(int line, String value, String rule) {
        return new IllegalArgumentException(
                "vocabulary line " + (line + 1) + " (" + value + ") must " + rule + "; use another file");
    }
}
