package dev.assay.contender;

import dev.assay.corpus.Deck;
import dev.assay.corpus.Encoding;
import dev.assay.corpus.IdDigest;
import dev.assay.corpus.Reference;
import dev.assay.run.Check;
import dev.assay.run.ContenderId;
import java.util.Optional;

/**
 * The proof that a contender's answers are the reference's: every input of a deck across the bridge, id by id (as a digest), and then
 * one pass over the deck as it lies in the contender, by their count and the last id, since that is the path that is timed.
 */
public final class Conformance {
    /** The slot that the check uses; measuring starts at 0. */
    static final int SLOT = 255;

    /** What the detail of a check says where only the place is missing, whatever the workload. */
    static final String DIFFER = "differs from the reference";

    /** Checks without an explanation of where the ids differ; see the other form. */
    public static Check check(
            LiveContender subject, ContenderId id, Encoding encoding, Deck deck, Reference reference, String when) {
        return check(subject, id, encoding, deck, reference, when, Optional.empty());
    }

    /**
     * Checks one deck. A contender that fails in any way does not conform; it never breaks the caller.
     *
     * @param subject has loaded the encoding
     * @param id of the contender
     * @param when {@code before} or {@code after} timing
     * @param oracle has loaded the encoding
     */
    public static Check check(
            LiveContender subject,
            ContenderId id,
            Encoding encoding,
            Deck deck,
            Reference reference,
            String when,
            Optional<Oracle> oracle) {
        return check(subject, id, encoding, deck, expectations(reference, deck), when, oracle);
    }

    /** What a deck's inputs should give: the part of a reference that one check needs. */
    interface Expectations {
        String deckSha256();

        Reference.Expected of(int index);
    }

    private static Expectations expectations(Reference reference, Deck deck) {
        return new Expectations() {
            @Override
            public String deckSha256() {
                return reference.deckSha256(deck.corpus(), deck.sizeBytes()).orElse("none");
            }

            @Override
            public Reference.Expected of(int index) {
                return reference.expected(deck.corpus(), deck.sizeBytes(), index);
            }
        };
    }

    static Check check(
            LiveContender subject,
            ContenderId id,
            Encoding encoding,
            Deck deck,
            Expectations reference,
            String when,
            Optional<Oracle> oracle) {
        String detail;
        try {
            detail = reference.deckSha256().equals(deck.sha256())
                    ? firstDifference(subject, encoding.workload().answers(), deck, reference, oracle)
                    : "deck digest (" + deck.sha256() + ") must equal the reference's (" + reference.deckSha256()
                            + "); rebuild the data with mvn verify";
        } catch (RuntimeException wrong) {
            detail = Optional.ofNullable(wrong.getMessage()).orElse(wrong.toString());
        }
        return new Check(
                when,
                id,
                encoding.id(),
                deck.corpus(),
                deck.sizeBytes(),
                deck.inputs().size(),
                detail.isEmpty(),
                String.join(" ", detail.split("\\s*\\R\\s*")));
    }

    private static String firstDifference(
            LiveContender subject, String answers, Deck deck, Expectations reference, Optional<Oracle> oracle) {
        long tokens = 0;
        long last = -1;
        for (int index = 0; index < deck.inputs().size(); index++) {
            Reference.Expected expected = reference.of(index);
            int[] ids;
            try {
                ids = subject.encode(deck.inputs().get(index).clone());
            } catch (LiveContender.Refusal refusal) {
                return "input " + index + ": refused: " + refusal.getMessage();
            }
            if (!IdDigest.sha256(ids, ids.length).equals(expected.sha256())) {
                return "input " + index + ": "
                        + explain(ids, answers, deck.inputs().get(index), expected, oracle);
            }
            tokens += expected.tokens();
            last = expected.tokens() > 0 ? expected.last() : last;
        }
        subject.deck(SLOT, deck);
        LiveContender.Timing timing = subject.run(SLOT, 1, false);
        if (timing.ops() != deck.inputs().size() || timing.tokens() != tokens || timing.lastId() != last) {
            return "a run over the resident deck gave ops " + timing.ops() + ", " + answers + " " + timing.tokens()
                    + ", last id " + timing.lastId() + "; the reference has "
                    + deck.inputs().size() + ", " + tokens + ", " + last;
        }
        subject.proveClock(SLOT);
        return "";
    }

    /**
     * Returns the nanoseconds of one more pass over the deck that was checked last and conformed: the same work as that of a timed slice,
     * once the contender knows the text.
     */
    public static long againNanos(LiveContender subject) {
        return subject.run(SLOT, 1, false).nanos();
    }

    private static String explain(
            int[] ids, String answers, byte[] text, Reference.Expected expected, Optional<Oracle> oracle) {
        String counts = DIFFER + ": " + ids.length + " " + answers + ", the reference has " + expected.tokens();
        if (oracle.isEmpty()) {
            return counts;
        }
        try {
            int[] right = oracle.get().subject().encode(text.clone());
            // An oracle that is wrong itself explains nothing.
            return IdDigest.sha256(right, right.length).equals(expected.sha256())
                    ? Difference.explain(ids, oracle.get(), right)
                    : counts;
        } catch (RuntimeException wrong) {
            return counts;
        }
    }

    private Conformance() {}
}
