package dev.assay.session;

import dev.assay.contender.Availability;
import dev.assay.contender.Catalogue;
import dev.assay.contender.Contender;
import dev.assay.contender.Kind;
import dev.assay.contender.OwnReference;
import dev.assay.contender.Purpose;
import dev.assay.corpus.DataFolder;
import dev.assay.corpus.Deck;
import dev.assay.corpus.Encoding;
import dev.assay.corpus.Reference;
import dev.assay.run.Check;
import dev.assay.run.Header;
import dev.assay.run.OwnText;
import java.util.ArrayList;
import java.util.EnumMap;
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
    private final Map<Encoding, Reference> shipped = new EnumMap<>(Encoding.class);
    private final Map<Encoding, Optional<OwnReference>> own = new EnumMap<>(Encoding.class);

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
                .map(OwnReference::reference)
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

    private Optional<OwnReference> make(Encoding encoding) {
        List<Contender> candidates = new ArrayList<>();
        // In the order of their declaration, so that every plan has the same maker.
        Stream.concat(
                        catalogue.find(encoding.oracle()).stream(),
                        catalogue.contenders().stream().filter(one -> one.kind() == Kind.FIRST_PARTY))
                .filter(one -> one.encodings().contains(encoding)
                        && catalogue.availability(one) instanceof Availability.Available)
                .forEach(candidates::add);
        return OwnReference.make(
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
        for (Optional<OwnReference> one : own.values()) {
            if (one.isPresent()) {
                confirmed = one.get().confirmed(confirmed);
            }
        }
        return confirmed;
    }

    /** Returns the settings that tell by whose word tokens are right: on the shipped corpora of each encoding, else of a user's own text. */
    Map<String, String> settings(List<Check> checks) {
        return data.own()
                .map(text -> new OwnText(text.name(), text.bytes(), text.sha256(), words(checks)).settings())
                .orElseGet(() -> {
                    Map<String, String> settings = new TreeMap<>();
                    shipped.forEach((encoding, reference) ->
                            settings.put(Header.referenceOf(encoding.id()), reference.library()));
                    return settings;
                });
    }

    private String words(List<Check> checks) {
        Map<Encoding, String> words = new EnumMap<>(Encoding.class);
        own.forEach((encoding, one) ->
                words.put(encoding, one.map(made -> made.words(checks)).orElse("none")));
        List<String> told = words.values().stream().distinct().toList();
        return told.size() == 1
                ? told.get(0)
                : String.join(
                        ", ",
                        words.entrySet().stream()
                                .map(entry -> entry.getKey() + " " + entry.getValue())
                                .toList());
    }
}
