package dev.assay.bridge;

/** What a worker says in its own words, as far as it is shown: one line of at most 300 characters that cannot move a cursor. */
final class Said {
    private static final int MOST = 300;

    static String shown(String text) {
        int most = Math.min(MOST, text.length());
        // Half a character is none.
        int end =
                most > 0 && most < text.length() && Character.isHighSurrogate(text.charAt(most - 1)) ? most - 1 : most;
        return text.substring(0, end)
                .replaceAll("[\\p{Cc}\\p{Cf}\\u2028\\u2029]", " ")
                .strip();
    }

    private Said() {}
}
