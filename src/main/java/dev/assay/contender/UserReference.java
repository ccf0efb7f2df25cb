package dev.assay.contender;

import dev.assay.corpus.Deck;
import dev.assay.corpus.Encoding;
import dev.assay.corpus.Reference;
import dev.assay.run.Check;
import dev.assay.run.ContenderId;
import dev.assay.run.TokenReference;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The reference of decks that none travels with: what one contender makes of them that gives the reference's tokens where there is one.
 * The word of the encoding's {@link Encoding#oracle}, such as tiktoken's, is enough, since it is the reference elsewhere too; anyone
 * else's needs a second contender that agrees. There is no vote: most contenders here share an algorithm, so a fault of it would win.
 *
 * @param maker whose tokens the reference holds
 * @param version of the maker, as it says
 */
public record UserReference(Contender maker, String version, Encoding encoding, Reference reference) {
    private static final int LEAST_AGREEING = 2;

    /**
     * Returns the reference by the first candidate that conforms on other decks; none if nobody does.
     *
     * @param candidates offer the encoding and are there; in the order in which they are asked
     * @param opener brings one to life; it is closed here
     * @param known the reference of {@code knownDecks}
     * @param own the decks that have none
     */
    public static Optional<UserReference> make(
            List<Contender> candidates,
            Function<Contender, LiveContender> opener,
            Encoding encoding,
            Reference known,
            List<Deck> knownDecks,
            List<Deck> own) {
        for (Contender candidate : candidates) {
            try (LiveContender subject = opener.apply(candidate)) {
                subject.load(encoding);
                boolean right = knownDecks.stream()
                        .allMatch(deck -> Conformance.check(subject, candidate.id(), encoding, deck, known, "before")
                                .conforming());
                if (right && !knownDecks.isEmpty()) {
                    return Optional.of(new UserReference(
                            candidate,
                            subject.identity().version(),
                            encoding,
                            Reference.made(candidate.id().toString(), own, subject::encode)));
                }
            } catch (RuntimeException | LinkageError wrong) {
                // The next may do better; what is wrong with this one its own check tells, if it is to be timed.
            }
        }
        return Optional.empty();
    }

    /**
     * Returns the checks of a run, of which none in this encoding conforms unless the reference is the oracle's or two contenders at
     * least agree on it.
     */
    public List<Check> confirmed(List<Check> checks) {
        if (isOracle() || agreeing(checks) >= LEAST_AGREEING) {
            return checks;
        }
        return checks.stream().map(this::unconfirmed).toList();
    }

    private Check unconfirmed(Check check) {
        return !check.conforming() || !check.encoding().equals(encoding.id())
                ? check
                : new Check(
                        check.when(),
                        check.contender(),
                        check.encoding(),
                        check.corpus(),
                        check.size(),
                        check.inputs(),
                        false,
                        "no second contender agrees with " + maker.id()
                                + ", and one alone is no reference; install "
                                + ContenderId.of(encoding.oracle()).name()
                                + ", or measure more contenders");
    }

    /** Returns by whose word the tokens are right. */
    public TokenReference source(List<Check> checks) {
        // Its worker names the library in its version, as all peers do.
        return isOracle() ? TokenReference.of(version) : TokenReference.agreedBy(agreeing(checks));
    }

    private boolean isOracle() {
        return maker.id().toString().equals(encoding.oracle());
    }

    /* The maker among them, whether or not it is to be timed. */
    private int agreeing(List<Check> checks) {
        Map<ContenderId, Boolean> agree = new TreeMap<>(Map.of(maker.id(), true));
        checks.stream()
                .filter(check -> check.encoding().equals(encoding.id()))
                .forEach(check -> agree.merge(check.contender(), check.conforming(), Boolean::logicalAnd));
        return (int) agree.values().stream().filter(one -> one).count();
    }
}
