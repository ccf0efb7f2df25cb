package dev.assay.corpus;

import java.util.ArrayList;
import java.util.List;

/**
 * The values of a {@code .properties} text in file order, which {@link java.util.Properties} does not keep. Its escapes, continuation
 * lines, comments and separators are those of {@code Properties.load(Reader)}.
 */
final class PropertiesValues {
    private static final String BLANKS = " \t\f";

    static List<String> of(String text) {
        List<String> values = new ArrayList<>();
        for (String line : logicalLines(text)) values.add(unescape(line.substring(valueStart(line))));
        return values;
    }

    /** Joins continuations; drops comments, blank lines and leading blanks. */
    private static List<String> logicalLines(String text) {
        List<String> logical = new ArrayList<>();
        StringBuilder current = new StringBuilder();
        boolean continued = false;
        for (String natural : text.split("\r\n|\r|\n", -1)) {
            String line = natural.substring(skipBlanks(natural, 0));
            if (!continued && (line.isEmpty() || line.charAt(0) == '#' || line.charAt(0) == '!')) continue;
            continued = endsWithOddBackslashes(line);
            current.append(line, 0, line.length() - (continued ? 1 : 0));
            if (!continued) {
                logical.add(current.toString());
                current.setLength(0);
            }
        }
        // A continuation before the end of the text: what there is counts.
        if (current.length() > 0) logical.add(current.toString());
        return logical;
    }

    private static boolean endsWithOddBackslashes(String line) {
        int first = line.length();
        while (first > 0 && line.charAt(first - 1) == '\\') first--;
        return (line.length() - first) % 2 == 1;
    }

    private static int valueStart(String line) {
        int i = 0;
        while (i < line.length() && "=:".indexOf(line.charAt(i)) < 0 && BLANKS.indexOf(line.charAt(i)) < 0) {
            i += line.charAt(i) == '\\' ? 2 : 1;
        }
        i = skipBlanks(line, Math.min(i, line.length()));
        if (i < line.length() && "=:".indexOf(line.charAt(i)) >= 0) i = skipBlanks(line, i + 1);
        return i;
    }

    private static int skipBlanks(String line, int from) {
        int i = from;
        while (i < line.length() && BLANKS.indexOf(line.charAt(i)) >= 0) i++;
        return i;
    }

    private static String unescape(String value) {
        StringBuilder plain = new StringBuilder(value.length());
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c != '\\' || i + 1 == value.length()) {
                if (c != '\\') plain.append(c);
                continue;
            }
            char escaped = value.charAt(++i);
            switch (escaped) {
                case 'n' -> plain.append('\n');
                case 't' -> plain.append('\t');
                case 'r' -> plain.append('\r');
                case 'f' -> plain.append('\f');
                case 'u' -> {
                    if (i + 4 >= value.length())
                        throw new DataException("properties value (" + value
                                + ") must have four hex digits after \\u; correct the file");
                    plain.append((char) Integer.parseInt(value.substring(i + 1, i + 5), 16));
                    i += 4;
                }
                default -> plain.append(escaped);
            }
        }
        return plain.toString();
    }

    private PropertiesValues() {}
}
