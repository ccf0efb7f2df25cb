package dev.assay.contender;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.corpus.Deck;
import dev.assay.corpus.Encoding;
import dev.assay.corpus.IdDigest;
import dev.assay.corpus.Reference;
import dev.assay.run.Check;
import dev.assay.run.ContenderId;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Planted contenders on a deck whose right ids are one a byte. */
class ConformanceTest {
    private static final Contender CONTENDER = new Contender(
            ContenderId.of("planted@jvm"), Kind.PEER, "Java", "jvm", List.of(Encoding.R50K_BASE), Map.of(), "ids");
    private static final Deck DECK = new Deck(
            "en-prose",
            4,
            List.of(
                    "abcd".getBytes(StandardCharsets.US_ASCII),
                    "efgh".getBytes(StandardCharsets.US_ASCII),
                    new byte[0]),
            "digest of the deck");
    /** Ids 97 … 104 are the letters a … h, 10 a line feed. */
    private static final TokenText TOKENS = new TokenText(
            Encoding.Family.BYTE_BPE,
            ("YQ== 97\nYg== 98\nYw== 99\nZA== 100\nZQ== 101\nZg== 102\n" + "Zw== 103\naA== 104\nCg== 10\n/w== 255\n")
                    .getBytes(StandardCharsets.US_ASCII));

    @Test
    void aRightContenderConformsAndIsCleared() {
        Check check = check(new Planted());
        assertEquals(
                new Check("before", ContenderId.of("planted@jvm"), "r50k_base", "en-prose", 4, 3, true, ""), check);
        TimingPermit cleared =
                TimingPermit.of(CONTENDER, Encoding.R50K_BASE, List.of(check)).orElseThrow();
        assertEquals(CONTENDER, cleared.contender());
    }

    @Test
    void oneWrongIdInOneInputIsCaughtAndNeverCleared() {
        Planted wrong = new Planted() {
            @Override
            public int[] encode(byte[] text) {
                int[] ids = super.encode(text);
                if (ids.length > 0 && ids[0] == 'e') {
                    ids[2] = 10;
                }
                return ids;
            }
        };
        refused(check(wrong), "input 1");
        // By hand: the third token of the second input, after two bytes; two tokens of context on both sides.
        assertEquals(
                "input 1: token 2 (byte 2) differs: got 101 \"e\" 102 \"f\" [10 \"\\n\"] 104 \"h\" end; oracle@jvm says"
                        + " 101 \"e\" 102 \"f\" [103 \"g\"] 104 \"h\" end",
                check(wrong, Optional.of(new Oracle(ContenderId.of("oracle@jvm"), new Planted(), TOKENS)))
                        .detail());
    }

    /** A vocabulary whose tokens are not the text: blanks and case are lost, so no place in the text can be told. */
    @Test
    void tokensOfWordPieceAreShownAsTheyStandInTheListAndWithoutAPlace() {
        StringBuilder list = new StringBuilder();
        for (int id = 0; id < 128; id++) {
            list.append(id < 'c' ? "##" : "").append((char) Math.max(id, '!')).append('\n');
        }
        TokenText tokens =
                new TokenText(Encoding.Family.WORDPIECE, list.toString().getBytes(StandardCharsets.UTF_8));
        Planted wrong = new Planted() {
            @Override
            public int[] encode(byte[] text) {
                int[] ids = super.encode(text);
                if (ids.length > 2) {
                    ids[2] = 'e';
                }
                return ids;
            }
        };
        String detail = check(wrong, Optional.of(new Oracle(ContenderId.of("oracle@jvm"), new Planted(), tokens)))
                .detail();
        assertEquals(
                "input 0: token 2 differs: got 97 \"##a\" 98 \"##b\" [101 \"e\"] 100 \"d\" end; oracle@jvm says"
                        + " 97 \"##a\" 98 \"##b\" [99 \"c\"] 100 \"d\" end",
                detail);
    }

    @Test
    void thePreviousInputsIdsAreCaught() {
        refused(
                check(new Planted() {
                    private int[] previous = {};

                    @Override
                    public int[] encode(byte[] text) {
                        int[] ids = previous;
                        previous = super.encode(text);
                        return ids;
                    }
                }),
                "input 0");
    }

    @Test
    void tooFewIdsAreCaughtAndTheEndIsShown() {
        Planted wrong = new Planted() {
            @Override
            public int[] encode(byte[] text) {
                return Arrays.copyOf(super.encode(text), Math.min(3, text.length));
            }
        };
        refused(check(wrong), "3 tokens, the reference has 4");
        assertTrue(check(wrong, Optional.of(new Oracle(ContenderId.of("oracle@jvm"), new Planted(), TOKENS)))
                .detail()
                .contains("99 \"c\" [end]; oracle@jvm says 98 \"b\" 99 \"c\" [100 \"d\"] end"));
    }

    @Test
    void aRefusalAndAFailureAreNonconformingAndNotTheCallersTrouble() {
        refused(
                check(new Planted() {
                    @Override
                    public int[] encode(byte[] text) {
                        throw new Refusal("not today");
                    }
                }),
                "input 0: refused: not today");
        refused(
                check(new Planted() {
                    @Override
                    public int[] encode(byte[] text) {
                        throw new IllegalStateException("fell over\nand over");
                    }
                }),
                "fell over and over");
    }

    @Test
    void aWrongResidentPathIsCaughtThoughEncodeIsRight() {
        refused(
                check(new Planted() {
                    @Override
                    public Timing run(int slot, int passes, boolean serviceTimes) {
                        Timing right = super.run(slot, passes, serviceTimes);
                        return new Timing(1, -1, right.ops(), right.tokens(), right.lastId() - 1, new long[0]);
                    }
                }),
                "last id 103; the reference has 3, 8, 104");
        refused(
                check(new Planted() {
                    @Override
                    public Timing run(int slot, int passes, boolean serviceTimes) {
                        return new Timing(1, -1, 3, 7, 'h', new long[0]);
                    }
                }),
                "tokens 7");
    }

    @Test
    void aDeckThatIsNotTheReferencesIsNotCompared() {
        Deck other = new Deck("en-prose", 4, DECK.inputs(), "another digest");
        Check check = Conformance.check(
                new Planted(),
                ContenderId.of("planted@jvm"),
                Encoding.R50K_BASE,
                other,
                new Right(),
                "before",
                Optional.empty());
        refused(check, "deck digest (another digest)");
    }

    @Test
    void anOracleThatIsWrongItselfExplainsNothing() {
        Planted wrong = new Planted() {
            @Override
            public int[] encode(byte[] text) {
                return new int[] {1};
            }
        };
        assertFalse(check(wrong, Optional.of(new Oracle(ContenderId.of("oracle@jvm"), wrong, TOKENS)))
                .detail()
                .contains("oracle"));
    }

    @Test
    void bytesThatAreNoTextAreEscaped() {
        assertEquals("\"\\xff\"", TOKENS.quoted(255));
        assertEquals("<no such token>", TOKENS.quoted(7));
    }

    @Test
    void clearanceNeedsAConformingCheckOfThatContenderAndEncodingOrAControl() {
        Check right = check(new Planted());
        Check wrong = new Check("after", ContenderId.of("planted@jvm"), "r50k_base", "cjk", 64, 3, false, "differs");
        Check other = new Check("before", ContenderId.of("other@jvm"), "r50k_base", "en-prose", 4, 3, true, "");
        assertTrue(TimingPermit.of(CONTENDER, Encoding.R50K_BASE, List.of()).isEmpty());
        assertTrue(
                TimingPermit.of(CONTENDER, Encoding.R50K_BASE, List.of(other)).isEmpty());
        assertTrue(
                TimingPermit.of(CONTENDER, Encoding.CL100K_BASE, List.of(right)).isEmpty());
        assertTrue(TimingPermit.of(CONTENDER, Encoding.R50K_BASE, List.of(right, wrong))
                .isEmpty());
        Contender floor = new Contender(
                ContenderId.of("floor-x@jvm"),
                Kind.CONTROL,
                "Java",
                "jvm",
                List.of(Encoding.R50K_BASE),
                Map.of(),
                "nothing");
        assertTrue(TimingPermit.of(floor, Encoding.R50K_BASE, List.of()).isPresent());
    }

    private static void refused(Check check, String detail) {
        assertFalse(check.conforming());
        assertTrue(check.detail().contains(detail), check.detail());
        assertTrue(
                TimingPermit.of(CONTENDER, Encoding.R50K_BASE, List.of(check)).isEmpty());
    }

    private static Check check(LiveContender subject) {
        return check(subject, Optional.empty());
    }

    private static Check check(LiveContender subject, Optional<Oracle> oracle) {
        return Conformance.check(
                subject, ContenderId.of("planted@jvm"), Encoding.R50K_BASE, DECK, new Right(), "before", oracle);
    }

    /** One id a byte. */
    private static final class Right implements Conformance.Expectations {
        @Override
        public String deckSha256() {
            return "digest of the deck";
        }

        @Override
        public Reference.Expected of(int index) {
            int[] ids = new Planted().encode(DECK.inputs().get(index));
            return new Reference.Expected(
                    ids.length, ids.length == 0 ? -1 : ids[ids.length - 1], IdDigest.sha256(ids, ids.length));
        }
    }
}
