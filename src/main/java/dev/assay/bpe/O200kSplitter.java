package dev.assay.bpe;

/**
 * The pieces of o200k_base: <code>
 * [^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]*[\p{Ll}\p{Lm}\p{Lo}\p{M}]+(?i:'s|'t|'re|'ve|'m|'ll|'d)?|
 * [^\r\n\p{L}\p{N}]?[\p{Lu}\p{Lt}\p{Lm}\p{Lo}\p{M}]+[\p{Ll}\p{Lm}\p{Lo}\p{M}]*(?i:'s|'t|'re|'ve|'m|'ll|'d)?|
 * \p{N}{1,3}| ?[^\s\p{L}\p{N}]+[\r\n/]*|\s*[\r\n]+|\s+(?!\S)|\s+</code>, which is one pattern.
 */
final class O200kSplitter implements Splitter {
    private final Runs runs;

    O200kSplitter(Classes classes) {
        runs = new Runs(classes);
    }

    @Override
    public int end(byte[] text, int p) {
        int characterClass = runs.classAt(text, p);
        int after = p + Utf8.width(text[p]);
        if (characterClass == Classes.NUMBER) return runs.numbers(text, after);
        int start = (characterClass & Classes.WORD) != 0 ? p : after;
        if (!Runs.isNewline(text[p])) {
            int end = word(text, start);
            if (end > start) return end + contraction(text, end);
        }
        if (text[p] == ' ' && after < text.length && (runs.classAt(text, after) & Classes.OTHER) != 0) {
            return newlinesAndSlashes(text, runs.run(text, after, Classes.OTHER));
        }
        if ((characterClass & Classes.OTHER) != 0) {
            return newlinesAndSlashes(text, runs.run(text, after, Classes.OTHER));
        }
        return whiteSpace(text, p, after);
    }

    /** Returns the end of the word that starts at {@code q}, or {@code q} if none does. */
    private int word(byte[] text, int q) {
        int head = q;
        int uncased = q;
        while (head < text.length) {
            int characterClass = runs.classAt(text, head);
            if (characterClass == Classes.LOWER) return runs.run(text, head, Classes.TAIL);
            if ((characterClass & Classes.HEAD) == 0) break;
            head += Utf8.width(text[head]);
            if (characterClass != Classes.UPPER) uncased = head;
        }
        return uncased > q ? uncased : head;
    }

    /** Returns the length of the contraction, in any case, that begins at {@code p}, or 0. */
    private static int contraction(byte[] text, int p) {
        if (p == text.length || text[p] != '\'') return 0;
        return Cl100kSplitter.contraction(text, p) - p;
    }

    /** Returns the end of the CR, LF and slashes that begin at {@code p}, if any. */
    private static int newlinesAndSlashes(byte[] text, int p) {
        while (p < text.length && (Runs.isNewline(text[p]) || text[p] == '/')) p++;
        return p;
    }

    /** White_Space is at {@code p}: as in cl100k, but a newline cuts the run at the end of the text too. */
    private int whiteSpace(byte[] text, int p, int after) {
        int end = runs.whiteSpace(text, p, after, true);
        if (end < text.length) return end;
        int newline = end;
        while (newline > p && !Runs.isNewline(text[newline - 1])) newline--;
        return newline > p ? newline : end;
    }
}
