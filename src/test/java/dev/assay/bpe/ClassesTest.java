package dev.assay.bpe;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UCharacterEnums.ECharacterCategory;
import com.ibm.icu.lang.UProperty;
import com.ibm.icu.util.VersionInfo;
import org.junit.jupiter.api.Test;

class ClassesTest {
    /** Oracle: ICU4J 76.1, an independent implementation of Unicode 16.0. */
    @Test
    void everyCodePointHasTheClassOfUnicode16() {
        assertEquals(VersionInfo.UNICODE_16_0, UCharacter.getUnicodeVersion());
        Classes classes = Classes.unicode16();
        for (int cp = 0; cp < 0x110000; cp++) {
            int expected = expected(cp);
            int found = classes.of(cp);
            if (expected != found) assertEquals(expected, found, String.format("class of U+%04X", cp));
        }
    }

    @Test
    void whiteSpaceIsNeitherJavasNorPythons() {
        // PropList.txt: U+0085, U+00A0 and U+3000 are White_Space; U+001C, U+180E, U+200B and U+FEFF are not.
        Classes classes = Classes.unicode16();
        for (int cp : new int[] {0x85, 0xA0, 0x3000}) assertEquals(Classes.SPACE, classes.of(cp));
        for (int cp : new int[] {0x1C, 0x180E, 0x200B, 0xFEFF}) assertEquals(Classes.ELSE, classes.of(cp));
    }

    private static int expected(int cp) {
        if (UCharacter.hasBinaryProperty(cp, UProperty.WHITE_SPACE)) return Classes.SPACE;
        return switch (UCharacter.getType(cp)) {
            case ECharacterCategory.UPPERCASE_LETTER, ECharacterCategory.TITLECASE_LETTER -> Classes.UPPER;
            case ECharacterCategory.LOWERCASE_LETTER -> Classes.LOWER;
            case ECharacterCategory.MODIFIER_LETTER, ECharacterCategory.OTHER_LETTER -> Classes.OTHER_LETTER;
            case ECharacterCategory.NON_SPACING_MARK,
                    ECharacterCategory.COMBINING_SPACING_MARK,
                    ECharacterCategory.ENCLOSING_MARK -> Classes.MARK;
            case ECharacterCategory.DECIMAL_DIGIT_NUMBER,
                    ECharacterCategory.LETTER_NUMBER,
                    ECharacterCategory.OTHER_NUMBER -> Classes.NUMBER;
            default -> Classes.ELSE;
        };
    }
}
