package dev.assay.contender;

import java.util.Arrays;

/** The words for two id sequences that should be equal: where they part, and what stands around that place. */
final class Difference {
    /** Tokens shown before and after the first that differs. */
    private static final int CONTEXT = 2;

    /** Returns one line, such as {@code token 2 (byte 11) differs: contender … [17 "a"] …; oracle …}. */
    static String explain(int[] ids, Oracle oracle, int[] right) {
        int at = Arrays.mismatch(ids, right);
        if (at < 0) {
            return "no token differs from " + oracle.id();
        }
        long offset = 0;
        for (int index = 0; index < at; index++) {
            offset +=
                    oracle.tokens().of(right[index]).map(bytes -> bytes.length).orElse(0);
        }
        return "token " + at + (oracle.tokens().spellsTheText() ? " (byte " + offset + ")" : "") + " differs: got "
                + around(ids, at, oracle.tokens()) + "; " + oracle.id() + " says " + around(right, at, oracle.tokens());
    }

    private static String around(int[] ids, int at, TokenText tokens) {
        StringBuilder text = new StringBuilder();
        for (int index = Math.max(0, at - CONTEXT); index <= Math.min(ids.length, at + CONTEXT); index++) {
            String token = index == ids.length ? "end" : ids[index] + " " + tokens.quoted(ids[index]);
            text.append(text.isEmpty() ? "" : " ").append(index == at ? "[" + token + "]" : token);
        }
        return text.toString();
    }

    private Difference() {}
}
