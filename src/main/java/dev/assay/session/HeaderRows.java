package dev.assay.session;

import dev.assay.contender.Availability;
import dev.assay.contender.Catalogue;
import dev.assay.contender.Contender;
import dev.assay.contender.LiveContender;
import dev.assay.corpus.Deck;
import dev.assay.corpus.Encoding;
import dev.assay.run.ContenderId;
import dev.assay.run.Header;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What the header of a run file says of contenders and decks. */
public final class HeaderRows {
    private HeaderRows() {}

    public static List<Header.ContenderRow> contenders(Catalogue catalogue) {
        catalogue.examineAll();
        return catalogue.contenders().stream().map(one -> row(catalogue, one)).toList();
    }

    /** Returns the rows of some, of which alone it is found out whether they are there: the others are not started. */
    public static List<Header.ContenderRow> contenders(Catalogue catalogue, List<ContenderId> ids) {
        return catalogue.with(ids).contenders().stream()
                .filter(one -> ids.contains(one.id()))
                .map(one -> row(catalogue, one))
                .toList();
    }

    private static Header.ContenderRow row(Catalogue catalogue, Contender contender) {
        LiveContender.Identity identity = new LiveContender.Identity("", "", Map.of(), Map.of());
        String reason = null;
        if (catalogue.availability(contender) instanceof Availability.Available there) {
            identity = there.identity();
        } else if (catalogue.availability(contender) instanceof Availability.Absent absent) {
            reason = absent.reason();
        }
        Map<String, String> options = new LinkedHashMap<>(contender.options());
        options.putAll(identity.options());
        return new Header.ContenderRow(
                contender.id(),
                contender.kind().label(),
                contender.language(),
                contender.bridge(),
                identity.version(),
                identity.runtime(),
                identity.build(),
                options,
                contender.output(),
                catalogue.source(contender),
                contender.encodings().stream().map(Encoding::id).toList(),
                reason == null,
                reason);
    }

    /** Returns the ids of those that hold a word cache which can be emptied. */
    public static Set<ContenderId> forgetting(Catalogue catalogue) {
        return catalogue.contenders().stream()
                .filter(one -> catalogue.availability(one) instanceof Availability.Available there
                        && there.identity().forgets())
                .map(Contender::id)
                .collect(Collectors.toSet());
    }

    public static List<Header.DeckRow> decks(List<Deck> decks) {
        return decks.stream()
                .map(deck -> new Header.DeckRow(
                        deck.corpus(), deck.sizeBytes(), deck.inputs().size(), deck.bytes(), deck.sha256()))
                .toList();
    }

    public static Optional<String> text(String resource) {
        try (InputStream in = HeaderRows.class.getResourceAsStream(resource)) {
            return in == null ? Optional.empty() : Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
