package dev.assay.bpe;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.assay.corpus.Encoding;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SplitterTest {
    private static final String[] HOSTILE =
            (" ¦  ¦\t¦\n¦\r¦\r\n¦\u000B¦\u0085¦\u00A0¦\u3000¦\u2028¦\u001C¦\u200B¦\uFEFF¦'¦'s¦'S¦'\u017F¦'ll¦"
                            + "'lL¦'LL¦'ve¦'vE¦'re¦'Re¦'r¦'l¦'t¦'M¦'D¦\u2019¦a¦bc¦D¦\u017F¦K¦\u212A¦\u01C5¦\u02B0¦\u4E2D¦"
                            + "\u65E5\u672C¦\uD55C¦\u00E9¦e\u0301¦\u0903¦\u20DD¦1¦23¦4567¦\u00B2¦\u2167¦\u0665¦\u4E8C¦!¦/¦...¦_¦"
                            + "\u3002¦\uD83D\uDE00¦\uD83D\uDC68\u200D¦\uD835\uDD04¦\uD835\uDFD8¦\u1C89¦\uD87A\uDFF0¦\u0378¦\0¦"
                            + "<|endoftext|>")
                    .split("¦");

    /** By hand from the pattern of each encoding; pieces are set apart by |, and ␊ ␍ ␉ ␣ stand for LF, CR, TAB and blank. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "hello␣world; hello|␣world; hello|␣world",
                "a␣␣b; a|␣|␣b; a|␣|␣b",
                "a␣␣; a|␣␣; a|␣␣",
                "␣␣; ␣␣; ␣␣",
                "␣; ␣; ␣",
                "don't; don|'t; don|'t",
                "DON'T; DON|'|T; DON|'T",
                "I'LL␣we've; I|'|LL|␣we|'ve; I|'LL|␣we|'ve",
                "'foo; '|foo; 'foo",
                "'ſa; '|ſa; 'ſ|a",
                "12345; 12345; 123|45",
                "␣12; ␣12; ␣|12",
                "a␣1; a|␣1; a|␣|1",
                "x=(y); x|=(|y|); x|=(|y|)",
                "!!␊␊a; !!|␊|␊|a; !!␊␊|a",
                "␣!!␍␊b; ␣!!|␍|␊|b; ␣!!␍␊|b",
                "a␣␊␣b; a|␣␊|␣b; a|␣␊|␣b",
                "a␣␣␊␊␣␣b; a|␣␣␊␊␣|␣b; a|␣␣␊␊|␣|␣b",
                "␊␉b; ␊|␉|b; ␊|␉b",
                "␉␉a; ␉|␉|a; ␉|␉a",
                "a␣␊␣; a|␣␊␣; a|␣␊␣",
                "␣日本; ␣日本; ␣日本",
                "。日本; 。|日本; 。日本",
                "été␣é; été|␣é; été|␣é",
            })
    void piecesFollowThePattern(String text, String r50k, String cl100k) {
        assertEquals(r50k, spelled(pieces(Encoding.R50K_BASE, plain(text))));
        assertEquals(cl100k, spelled(pieces(Encoding.CL100K_BASE, plain(text))));
    }

    /** By hand from the pattern of o200k_base, whose words are cut otherwise than the others'. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                "don't␣DON'T; don't|␣DON'T",
                "a'ſb␣we'Ll'Ll; a'ſ|b|␣we'Ll|'Ll",
                "1's␣''s; 1|'s|␣''|s",
                "HelloWorld␣helloWORLDs; Hello|World|␣hello|WORLDs",
                "亜洲AV; 亜洲|AV",
                "亜AVx; 亜AVx",
                "AV亜; AV亜",
                "ǅǅx; ǅǅx",
                "1234567␣12; 123|456|7|␣|12",
                "x!␊/␍/y␣/z; x|!␊/␍/|y|␣/|z",
                "a/b; a|/b",
                "a␣␊␣␣; a|␣␊|␣␣",
                "a␣␊␊␣␣b; a|␣␊␊|␣|␣b",
                "a␣␣␣1; a|␣␣|␣|1",
                "␊b␉b; ␊|b|␉b",
            })
    void wordsOfO200kFollowThePattern(String text, String o200k) {
        assertEquals(o200k, spelled(pieces(Encoding.O200K_BASE, plain(text))));
    }

    @Test
    void aMarkIsNoLetter() {
        // e, then U+0301: \p{L} does not match a mark, so the mark begins a piece of its own, which in cl100k may lead
        // letters.
        assertEquals(List.of("e", "\u0301", "a"), pieces(Encoding.R50K_BASE, "e\u0301a"));
        assertEquals(List.of("e", "\u0301a"), pieces(Encoding.CL100K_BASE, "e\u0301a"));
        // In o200k it is as good as one in a word, and may lead one; before capitals alone it is the word.
        assertEquals(List.of("e\u0301a"), pieces(Encoding.O200K_BASE, "e\u0301a"));
        assertEquals(List.of("!\u0301a"), pieces(Encoding.O200K_BASE, "!\u0301a"));
        assertEquals(List.of("!!\u0301", "a"), pieces(Encoding.O200K_BASE, "!!\u0301a"));
        assertEquals(List.of("\u0301", "AB"), pieces(Encoding.O200K_BASE, "\u0301AB"));
    }

    /** Oracle: java.util.regex on the encoding's own pattern, with the classes spelled out from our table. */
    @Tag("slow")
    @ParameterizedTest
    @MethodSource("dev.assay.corpus.RealData#byteLevelEncodings")
    void hostileTextsAreCutAsByARegularExpression(Encoding encoding) {
        Pattern pattern = pattern(encoding);
        Random random = new Random(16);
        for (int n = 0; n < 8_000; n++) {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(14); i >= 0; i--) text.append(HOSTILE[random.nextInt(HOSTILE.length)]);
            List<String> expected = new ArrayList<>();
            Matcher matcher = pattern.matcher(text);
            while (matcher.find()) expected.add(matcher.group());
            assertEquals(expected, pieces(encoding, text.toString()));
        }
    }

    private static Pattern pattern(Encoding encoding) {
        String letters = ranges(Classes.UPPER, Classes.LOWER, Classes.OTHER_LETTER);
        String numbers = ranges(Classes.NUMBER);
        String spaces = ranges(Classes.SPACE);
        String l = "[" + letters + "]";
        String n = "[" + numbers + "]";
        String s = "[" + spaces + "]";
        String other = "[^" + spaces + letters + numbers + "]";
        String tail = s + "+(?![^" + spaces + "])|" + s;
        return Pattern.compile(
                switch (encoding.id()) {
                    case "r50k_base" ->
                        "'(?:[sdmt]|ll|ve|re)| ?" + l + "++| ?" + n + "++| ?" + other + "++|" + s + "++\\z|" + tail;
                    // (?i:s) also takes U+017F, in Java only with (?iu).
                    case "cl100k_base" ->
                        "'(?iu:[sdmt]|ll|ve|re)|[^\\r\\n" + letters + numbers + "]?+" + l + "++|" + n + "{1,3}+| ?"
                                + other + "++[\\r\\n]*+|" + s + "++\\z|" + s + "*[\\r\\n]|" + tail;
                    case "o200k_base" -> {
                        String prefix = "[^\\r\\n" + letters + numbers + "]?";
                        String heads = "[" + ranges(Classes.UPPER, Classes.OTHER_LETTER, Classes.MARK) + "]";
                        String tails = "[" + ranges(Classes.LOWER, Classes.OTHER_LETTER, Classes.MARK) + "]";
                        String contraction = "(?iu:'s|'t|'re|'ve|'m|'ll|'d)?";
                        yield prefix + heads + "*" + tails + "+" + contraction + "|" + prefix + heads + "+" + tails
                                + "*" + contraction + "|" + n + "{1,3}| ?" + other + "+[\\r\\n/]*|" + s
                                + "*[\\r\\n]+|" + s + "+(?![^" + spaces + "])|" + s + "+";
                    }
                    default -> throw new IllegalArgumentException(encoding.id());
                });
    }

    /** Writes all code points of some classes as ranges of a regular expression's character class. */
    private static String ranges(int... classes) {
        BitSet wanted = new BitSet();
        for (int characterClass : classes) wanted.set(characterClass);
        StringBuilder ranges = new StringBuilder();
        int first = -1;
        for (int cp = 0; cp <= 0x110000; cp++) {
            boolean in = cp < 0x110000 && wanted.get(Classes.unicode16().of(cp));
            if (in && first < 0) first = cp;
            if (!in && first >= 0) {
                ranges.append(String.format("\\x{%X}-\\x{%X}", first, cp - 1));
                first = -1;
            }
        }
        return ranges.toString();
    }

    private static List<String> pieces(Encoding encoding, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        Splitter splitter = Splitter.of(encoding);
        List<String> pieces = new ArrayList<>();
        for (int p = 0; p < bytes.length; ) {
            int end = splitter.end(bytes, p);
            pieces.add(new String(bytes, p, end - p, StandardCharsets.UTF_8));
            p = end;
        }
        return pieces;
    }

    private static String plain(String spelled) {
        return spelled.replace('␣', ' ').replace('␊', '\n').replace('␍', '\r').replace('␉', '\t');
    }

    private static String spelled(List<String> pieces) {
        return String.join("|", pieces)
                .replace(' ', '␣')
                .replace('\n', '␊')
                .replace('\r', '␍')
                .replace('\t', '␉');
    }
}
