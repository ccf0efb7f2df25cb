package dev.assay.contender;

import dev.assay.corpus.DataFolder;
import dev.assay.corpus.Deck;
import dev.assay.corpus.Encoding;
import dev.assay.corpus.Encodings;
import dev.assay.corpus.Reference;
import dev.assay.run.Check;
import dev.assay.run.ContenderId;
import java.util.List;
import java.util.Optional;

/** The check of a contender's tokens by which a failure also tells where they part: a reference holds digests, and a contender the ids. */
public final class Oracles {
    private static final ContenderId AT_HOME = ContenderId.of("java.plain@jvm");
    private static final ContenderId APART = ContenderId.of("rust.plain@process");

    private final Catalogue catalogue;
    private final DataFolder data;

    public Oracles(Catalogue catalogue, DataFolder data) {
        this.catalogue = catalogue;
        this.data = data;
    }

    /** Checks one deck as {@link Conformance} does, and again beside one that is right if the ids differ: only that is worth its start. */
    public Check check(
            LiveContender subject, ContenderId id, Encoding encoding, Deck deck, Reference reference, String when) {
        Check check = Conformance.check(subject, id, encoding, deck, reference, when);
        return check.conforming() || !check.detail().contains(Conformance.DIFFER)
                ? check
                : explained(check, subject, deck, reference);
    }

    private Check explained(Check failed, LiveContender subject, Deck deck, Reference reference) {
        Encoding encoding = Encodings.of(failed.encoding());
        if (encoding.family().isEmpty()) {
            return failed; // There is no vocabulary to show an answer by.
        }
        // In the order of what they take to start; whether one is right the reference says.
        for (ContenderId id : List.of(AT_HOME, ContenderId.of(encoding.oracle()), APART)) {
            Optional<Contender> oracle = catalogue
                    .find(id)
                    .filter(one ->
                            !id.equals(failed.contender()) && one.encodings().contains(encoding));
            if (oracle.isEmpty() || catalogue.availability(oracle.get()) instanceof Availability.Absent) {
                continue;
            }
            try (LiveContender right = catalogue.open(oracle.get(), Purpose.TIMING)) {
                right.load(encoding);
                TokenText tokens = new TokenText(encoding.family().get(), data.vocabulary(encoding));
                return Conformance.check(
                        subject,
                        failed.contender(),
                        encoding,
                        deck,
                        reference,
                        failed.when(),
                        Optional.of(new Oracle(id, right, tokens)));
            } catch (RuntimeException unhelpful) {
                return failed;
            }
        }
        return failed;
    }
}
