package dev.assay.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GateParserTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ratio < 1.05                 | | 0    | 1.05
                    ratio<=1.05                  | | 0    | 1.05
                    ratio > 2                    | | 2    | Infinity
                    ratio >= 10.5                | | 10.5 | Infinity
                    '  ratio   <  3  '           | | 0    | 3
                    1.05 > ratio                 | | 0    | 1.05
                    2 <= ratio                   | | 2    | Infinity
                    0.95 < ratio < 1.05          | | 0.95 | 1.05
                    0.95<ratio<=1.05             | | 0.95 | 1.05
                    1.05 > ratio >= 0.95         | | 0.95 | 1.05
                    like-c: ratio > 0.9          | like-c | 0.9 | Infinity
                    'faster-10x-100x (bert-2020) : 3 < ratio < 4' | faster-10x-100x (bert-2020) | 3 | 4
                    """)
    void aGateIsAClaimIfAnyAndBounds(String text, String claim, double lower, double upper) {
        assertEquals(new Gate(text, Optional.ofNullable(claim), lower, upper), Gate.parse(text));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ''                    | at its end must stand ratio, or a number before a sign
                    time < 2              | at character 1 (time) must stand ratio, or a number before a sign
                    ratio                 | at its end must stand <, <=, > or >=
                    ratio =< 1.05         | at character 7 (=) must stand <, <=, > or >=
                    ratio == 1.05         | at character 7 (==) must stand <, <=, > or >=
                    ratio <               | at its end must stand a number above 0 without a unit, such as 1.05
                    ratio < 5%            | at character 9 (5%) must stand a number above 0 without a unit, such as 1.05
                    ratio < 1.05x         | at character 9 (1.05x) must stand a number above 0 without a unit, such as 1.05
                    ratio < 1,05          | at character 9 (1,05) must stand a number above 0 without a unit, such as 1.05
                    ratio < -1            | at character 9 (-1) must stand a number above 0 without a unit, such as 1.05
                    ratio < 0             | at character 9 (0) must stand a number above 0 without a unit, such as 1.05
                    0 < ratio             | at character 1 (0) must stand a number above 0 without a unit, such as 1.05
                    ratio < 1.05 and more | at character 14 (and) must stand the end
                    2 < 3                 | at character 5 (3) must stand ratio
                    0.95 < ratio 1.05     | at character 14 (1.05) must stand the end, or a sign that points the same way
                    0.95 < ratio > 0.5    | at character 14 (>) must stand a sign that points the same way
                    1.05 < ratio < 0.95   | at character 16 (0.95) must stand a number above 1.05
                    0.95 > ratio > 0.95   | at character 16 (0.95) must stand a number below 0.95
                    Like C: ratio < 1     | at character 1 (Like C) must stand a claim, or a claim and its reading in brackets
                    ': ratio < 1'         | at character 1 (:) must stand a claim, or a claim and its reading in brackets
                    like-c:               | at its end must stand ratio, or a number before a sign
                    """)
    void aTextThatIsNoGateIsRefusedWithThePlace(String text, String rule) {
        String line = assertThrows(IllegalArgumentException.class, () -> Gate.parse(text))
                .getMessage();
        assertEquals(
                "gate (" + (text.isEmpty() ? "empty" : text)
                        + ") must be such as ratio < 1.05 or like-c: 0.95 < ratio < 1.05; " + rule,
                line);
    }

    /** As a number it would be infinite, and every ratio below it. */
    @Test
    void aNumberThatNoComputerHoldsIsRefused() {
        String line = assertThrows(IllegalArgumentException.class, () -> Gate.parse("ratio < " + "9".repeat(400)))
                .getMessage();
        assertTrue(line.endsWith("must stand a number above 0 without a unit, such as 1.05"), line);
    }

    @Test
    void aGateCoversItsClaimOrItsReadingAndWithoutEitherAll() {
        assertTrue(Gate.parse("ratio < 2").covers("like-c", "gcc"));
        assertTrue(Gate.parse("like-c: ratio < 2").covers("like-c", "clang"));
        assertTrue(Gate.parse("like-c (gcc): ratio < 2").covers("like-c", "gcc"));
        assertFalse(Gate.parse("like-c (gcc): ratio < 2").covers("like-c", "clang"));
        assertFalse(Gate.parse("like-c: ratio < 2").covers("better-than-c", "gcc"));
    }
}
