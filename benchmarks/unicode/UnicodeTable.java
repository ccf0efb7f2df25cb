import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/**
 * Prints the character-class table that every first-party tokenizer reads: {@code java UnicodeTable.java > classes-16.0.txt}.
 *
 * <p>Needs a JDK whose {@link Character} is Unicode 16.0 (JDK 25); refuses any other, because a table of another version splits
 * newly assigned characters differently from tiktoken 0.14 (regex-syntax, Unicode 16.0). {@code ClassesTest} holds the committed
 * file against ICU4J 76, an independent implementation of the same Unicode version.
 */
public final class UnicodeTable {
    // White_Space of PropList.txt, 25 code points; no runtime's own isWhitespace agrees with it.
    private static final int[] WHITE_SPACE = {
        0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x20, 0x85, 0xA0, 0x1680, 0x2000, 0x2001, 0x2002, 0x2003, 0x2004, 0x2005, 0x2006,
        0x2007, 0x2008, 0x2009, 0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000
    };

    public static void main(String[] args) {
        // U+1C89 was assigned in 16.0; U+323B0 in 17.0.
        if (Character.getType(0x1C89) != Character.UPPERCASE_LETTER || Character.getType(0x323B0) != Character.UNASSIGNED) {
            System.err.println("java.version (" + System.getProperty("java.version") + ") must carry Unicode 16.0; run JDK 25");
            System.exit(2);
        }
        PrintStream out = new PrintStream(System.out, false, StandardCharsets.US_ASCII);
        out.print("# Unicode 16.0 character classes: first and last code point (hex), class. What is not listed is class '.'\n");
        out.print("# U = Lu Lt, l = Ll, o = Lm Lo, M = Mn Mc Me, N = Nd Nl No, s = White_Space. Made by UnicodeTable.java.\n");
        int first = 0;
        char current = classOf(0);
        for (int cp = 1; cp <= 0x110000; cp++) {
            char next = cp == 0x110000 ? 0 : classOf(cp);
            if (next != current) {
                if (current != '.') out.printf("%04X %04X %c\n", first, cp - 1, current);
                first = cp;
                current = next;
            }
        }
        out.flush();
    }

    private static char classOf(int cp) {
        for (int space : WHITE_SPACE) if (cp == space) return 's';
        switch (Character.getType(cp)) {
            case Character.UPPERCASE_LETTER, Character.TITLECASE_LETTER: return 'U';
            case Character.LOWERCASE_LETTER: return 'l';
            case Character.MODIFIER_LETTER, Character.OTHER_LETTER: return 'o';
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK: return 'M';
            case Character.DECIMAL_DIGIT_NUMBER, Character.LETTER_NUMBER, Character.OTHER_NUMBER: return 'N';
            default: return '.';
        }
    }

    private UnicodeTable() {}
}
