package dev.assay.run;

import java.util.HexFormat;

/**
 * Texts of a run as they may be shown: a run comes from anybody, and a character that a terminal obeys, that turns the direction of writing
 * or that no XML may hold is shown as {@code \x1b} or {@code \u202e}. The run itself keeps what it was given.
 */
public final class Visible {
    /** Returns one line of text. */
    public static String text(String raw) {
        return shown(raw, false, false);
    }

    /** Returns a document of many lines, of which only the ends of lines are obeyed. */
    public static String lines(String document) {
        return shown(document, true, false);
    }

    /** Returns a JSON document; inside its texts the escape is JSON's own, so that a reader gets back what was there. */
    public static String json(String document) {
        return shown(document, true, true);
    }

    private static String shown(String raw, boolean lines, boolean json) {
        int at = 0;
        while (at < raw.length() && plain(raw, at, lines)) {
            at += Character.charCount(raw.codePointAt(at));
        }
        if (at == raw.length()) {
            return raw;
        }
        StringBuilder text = new StringBuilder(raw.length() + 16).append(raw, 0, at);
        while (at < raw.length()) {
            int point = raw.codePointAt(at);
            if (plain(raw, at, lines)) {
                text.appendCodePoint(point);
            } else {
                raw.substring(at, at + Character.charCount(point))
                        .chars()
                        .forEach(unit -> text.append(
                                json || unit > 0xFF
                                        ? "\\u" + HexFormat.of().toHexDigits((char) unit)
                                        : "\\x" + HexFormat.of().toHexDigits((byte) unit)));
            }
            at += Character.charCount(point);
        }
        return text.toString();
    }

    private static boolean plain(String raw, int at, boolean lines) {
        int point = raw.codePointAt(at);
        if (point < 0x7F) {
            return point >= ' ' || lines && (point == '\n' || point == '\t');
        }
        if (point < 0x300) {
            return point > 0x9F && point != 0xAD;
        }
        // Two joiners that Persian and many emoji are written with.
        if (point == 0x200C || point == 0x200D) {
            return true;
        }
        return switch (Character.getType(point)) {
            // Direction marks and tags; separators of lines; halves of a pair; what no character is.
            case Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.SURROGATE ->
                false;
            default -> (point & 0xFFFE) != 0xFFFE;
        };
    }

    private Visible() {}
}
