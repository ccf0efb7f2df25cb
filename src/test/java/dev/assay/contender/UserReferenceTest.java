package dev.assay.contender;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.corpus.Deck;
import dev.assay.corpus.Encoding;
import dev.assay.corpus.Reference;
import dev.assay.run.Check;
import dev.assay.run.ContenderId;
import dev.assay.run.TokenReference;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Planted contenders: the right ids are one a byte, on the deck that has a reference and on the own one alike. */
class UserReferenceTest {
    private static final Encoding ENCODING = Encoding.R50K_BASE;
    private static final Deck KNOWN = deck("en-prose", "abcd");
    private static final Deck OWN = deck("own", "wxyz");
    private static final Reference REFERENCE = Reference.made("planted", List.of(KNOWN), new Planted()::encode);

    private final List<String> closed = new ArrayList<>();

    /** Right but for texts that begin with that letter, of which it forgets the first id. */
    private final class Forgetful extends Planted {
        private final String id;
        private final char letter;
        private Deck resident;

        Forgetful(String id, char letter) {
            this.id = id;
            this.letter = letter;
        }

        @Override
        public int[] encode(byte[] text) {
            int[] ids = super.encode(text);
            return ids[0] == letter ? Arrays.copyOfRange(ids, 1, ids.length) : ids;
        }

        @Override
        public void deck(int slot, Deck deck) {
            resident = deck;
        }

        @Override
        public Timing run(int slot, int passes, boolean serviceTimes) {
            int[] ids = encode(resident.inputs().get(0));
            return new Timing(1, -1, passes, (long) passes * ids.length, ids[ids.length - 1], new long[0]);
        }

        @Override
        public void close() {
            closed.add(id);
        }
    }

    private static Deck deck(String corpus, String text) {
        return new Deck(corpus, 4, List.of(text.getBytes(StandardCharsets.US_ASCII)), "digest of " + corpus);
    }

    private static Contender contender(String id) {
        return new Contender(
                ContenderId.of(id), Kind.FIRST_PARTY, "Java", "process", List.of(ENCODING), Map.of(), "ids");
    }

    private Optional<UserReference> make(Map<String, Character> faults, String... ids) {
        List<Contender> candidates = new ArrayList<>();
        for (String id : ids) {
            candidates.add(contender(id));
        }
        return UserReference.make(
                candidates,
                one -> {
                    if (one.id().toString().equals("broken@process")) {
                        throw new IllegalStateException("does not start");
                    }
                    return new Forgetful(
                            one.id().toString(), faults.getOrDefault(one.id().toString(), '-'));
                },
                ENCODING,
                REFERENCE,
                List.of(KNOWN),
                List.of(OWN));
    }

    private static Check check(UserReference own, LiveContender subject, String id) {
        return Conformance.check(subject, ContenderId.of(id), ENCODING, OWN, own.reference(), "before");
    }

    @Test
    void theFirstThatIsRightWhereItIsKnownSpeaks() {
        UserReference own = make(
                        Map.of("wrong@process", 'a'),
                        "broken@process",
                        "wrong@process",
                        "right@process",
                        "next@process")
                .orElseThrow();
        assertEquals(ContenderId.of("right@process"), own.maker().id());
        assertEquals("1", own.version());
        // One a byte: w x y z.
        assertEquals(4, own.reference().expected("own", 4, 0).tokens());
        assertEquals('z', own.reference().expected("own", 4, 0).last());
        assertEquals(List.of("wrong@process", "right@process"), closed);
    }

    @Test
    void withoutARightOneThereIsNone() {
        assertEquals(Optional.empty(), make(Map.of("wrong@process", 'a'), "broken@process", "wrong@process"));
        assertEquals(
                Optional.empty(),
                UserReference.make(
                        List.of(contender("a@process")),
                        one -> new Planted(),
                        ENCODING,
                        REFERENCE,
                        List.of(),
                        List.of(OWN)),
                "nobody has shown to be right on no deck at all");
    }

    @Test
    void twoThatAgreeAreEnoughAndAThirdThatDiffersIsShown() {
        UserReference own = make(Map.of(), "a@process").orElseThrow();
        List<Check> checks = List.of(
                check(own, new Planted(), "a@process"),
                check(own, new Planted(), "b@process"),
                check(own, new Forgetful("c@process", 'w'), "c@process"));
        assertSame(checks, own.confirmed(checks));
        assertTrue(checks.get(1).conforming());
        assertFalse(checks.get(2).conforming());
        assertEquals(
                "input 0: differs from the reference: 3 tokens, the reference has 4",
                checks.get(2).detail());
        assertEquals(TokenReference.agreedBy(2), own.source(checks));
    }

    @Test
    void oneAloneIsNoReferenceWhateverTheMajoritySays() {
        UserReference own = make(Map.of("a@process", 'w'), "a@process").orElseThrow();
        Check other = new Check("before", ContenderId.of("a@process"), "cl100k_base", "own", 4, 1, true, "");
        List<Check> checks = own.confirmed(List.of(
                check(own, new Forgetful("a@process", 'w'), "a@process"),
                check(own, new Planted(), "b@process"),
                check(own, new Planted(), "c@process"),
                other));
        assertEquals(
                List.of(false, false, false, true),
                checks.stream().map(Check::conforming).toList());
        assertEquals(
                "no second contender agrees with a@process, and one alone is no reference; install tiktoken, or measure"
                        + " more contenders",
                checks.get(0).detail());
        assertEquals(Optional.empty(), TimingPermit.of(contender("a@process"), ENCODING, checks));
    }

    @Test
    void theMakerCountsThoughItIsNotTimedAndOnceIfItIs() {
        UserReference own = make(Map.of(), "a@process").orElseThrow();
        List<Check> without = List.of(check(own, new Planted(), "b@process"));
        assertSame(without, own.confirmed(without));
        assertEquals(TokenReference.agreedBy(2), own.source(without));
        List<Check> alone = List.of(check(own, new Planted(), "a@process"));
        assertFalse(own.confirmed(alone).get(0).conforming());
    }

    @Test
    void theOraclesWordIsEnough() {
        assertEquals("tiktoken@process", ENCODING.oracle());
        UserReference own = make(Map.of(), ENCODING.oracle()).orElseThrow();
        List<Check> checks = List.of(check(own, new Planted(), ENCODING.oracle()));
        assertSame(checks, own.confirmed(checks));
        // The version of a planted contender is 1; tiktoken's own begins with the library's name.
        assertEquals(TokenReference.of("1"), own.source(checks));
    }
}
