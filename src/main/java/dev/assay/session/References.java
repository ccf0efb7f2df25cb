package dev.assay.session;

import dev.assay.contender.Availability;
import dev.assay.contender.Catalogue;
import dev.assay.contender.Contender;
import dev.assay.contender.Kind;
import dev.assay.contender.Purpose;
import dev.assay.contender.UserReference;
import dev.assay.corpus.DataFolder;
import dev.assay.corpus.Deck;
import dev.assay.corpus.Encoding;
import dev.assay.corpus.Reference;
import dev.assay.run.Check;
import dev.assay.run.ContenderId;
import dev.assay.run.TokenReference;
import dev.assay.run.UserText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** The reference of each encoding: the one in the jar, or on a user's own text what a contender makes of it. */
final class References {
    private final Catalogue catalogue;
    private final DataFolder data;
    private final List<Deck> decks;
    private final ReferenceSource source;
    private final Map<Encoding, Reference> shipped = new TreeMap<>(Comparator.comparing(Encoding::id));
    private final Map<Encoding, Optional<UserReference>> own = new TreeMap<>(Comparator.comparing(Encoding::id));

    References(Catalogue catalogue, DataFolder data, List<Deck> decks, ReferenceSource source) {
        this.catalogue = catalogue;
        this.data = data;
        this.decks = decks;
        this.source = source;
    }

    /**
     * Returns the reference of the run's decks.
     *
     * @throws IllegalStateException if there is none and none can be made; then nothing can conform
     */
    synchronized Reference of(Encoding encoding) {
        if (data.own().isEmpty()) {
            return shipped(encoding);
        }
        return own.computeIfAbsent(encoding, this::make)
                .map(UserReference::reference)
                .orElseThrow(
                        () -> new IllegalStateException(
                                "reference (" + encoding
                                        + " on a text of one's own) must be made by "
                                        + encoding.oracle()
                                        + " or a first-party contender that conforms on the corpora of data.toml, and none does; see assay check"));
    }

    private Reference shipped(Encoding encoding) {
        return shipped.computeIfAbsent(
                encoding,
                key -> source.of(key)
                        .orElseThrow(
                                () -> new IllegalStateException(
                                        "reference (" + key
                                                + ") must travel in the jar, since nothing is timed that has not conformed; build it with mvn verify")));
    }

    private Optional<UserReference> make(Encoding encoding) {
        List<Contender> candidates = new ArrayList<>();
        // In the order of their declaration, so that every plan has the same maker.
        Stream.concat(
                        catalogue.find(ContenderId.of(encoding.oracle())).stream(),
                        catalogue.contenders().stream().filter(one -> one.kind() == Kind.FIRST_PARTY))
                .filter(one -> one.encodings().contains(encoding)
                        && catalogue.availability(one) instanceof Availability.Available)
                .forEach(candidates::add);
        return UserReference.make(
                candidates,
                one -> catalogue.open(one, Purpose.TIMING),
                encoding,
                shipped(encoding),
                data.shipped().decks(),
                decks);
    }

    /** Returns the checks, of which none conforms to an own reference that nobody confirms. */
    List<Check> confirmed(List<Check> checks) {
        List<Check> confirmed = checks;
        for (Optional<UserReference> one : own.values()) {
            if (one.isPresent()) {
                confirmed = one.get().confirmed(confirmed);
            }
        }
        return confirmed;
    }

    /** Returns by whose word the tokens of each encoding are right on the shipped corpora; none if the run is on a user's own text. */
    Map<String, TokenReference> shipped() {
        Map<String, TokenReference> told = new TreeMap<>();
        if (data.own().isEmpty()) {
            shipped.forEach((encoding, one) -> told.put(encoding.id(), TokenReference.of(one.library())));
        }
        return told;
    }

    /** Returns the user's own text, if the run is on one, and by whose word its tokens are right. */
    Optional<UserText> ownText(List<Check> checks) {
        return data.own().map(text -> new UserText(text.name(), text.bytes(), text.sha256(), agreed(checks)));
    }

    private Map<String, TokenReference> agreed(List<Check> checks) {
        Map<String, TokenReference> told = new TreeMap<>();
        own.forEach((encoding, one) -> one.ifPresent(made -> told.put(encoding.id(), made.source(checks))));
        return told;
    }
}
