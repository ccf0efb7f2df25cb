package dev.assay.contender;

import dev.assay.run.ContenderId;
import dev.assay.usage.Nearest;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Which contender a word means: an id, or what begins exactly one. */
public final class Ids {
    private static final int MOST = 8;

    private Ids() {}

    /**
     * Returns the id that a word means: itself, else the only one before whose {@code @} it stands, else the only one that begins with it.
     *
     * @throws IllegalArgumentException with the candidates if there are several, with the nearest ones if there is none
     */
    public static ContenderId complete(String word, List<ContenderId> ids) {
        Optional<ContenderId> itself =
                ids.stream().filter(id -> id.toString().equals(word)).findFirst();
        if (itself.isPresent()) {
            return itself.get();
        }
        List<ContenderId> candidates =
                ids.stream().filter(id -> id.name().equals(word)).toList();
        if (candidates.isEmpty() && !word.isEmpty()) {
            candidates =
                    ids.stream().filter(id -> id.toString().startsWith(word)).toList();
        }
        if (candidates.size() == 1) {
            return candidates.get(0);
        }
        throw new IllegalArgumentException(
                candidates.isEmpty()
                        ? "contender (" + word + ") must be declared" + meant(word, ids)
                        : "contender (" + word + ") must name one of several: "
                                + Nearest.alternatives(shown(texts(candidates))));
    }

    private static List<String> shown(List<String> candidates) {
        return candidates.size() <= MOST
                ? candidates
                : Stream.concat(
                                candidates.stream().limit(MOST - 1),
                                Stream.of("one of " + (candidates.size() - MOST + 1) + " more"))
                        .toList();
    }

    /** Whoever leaves out the bridge may have a slip in the rest, and who remembers a part of a name may look for it by that. */
    private static String meant(String word, List<ContenderId> ids) {
        Set<String> near = new LinkedHashSet<>(Nearest.to(word, texts(ids)));
        for (String stem : Nearest.to(word, ids.stream().map(ContenderId::name).toList())) {
            ids.stream().filter(id -> id.name().equals(stem)).forEach(id -> near.add(id.toString()));
        }
        if (near.isEmpty() && !word.isEmpty()) {
            near.addAll(texts(ids).stream().filter(id -> id.contains(word)).toList());
        }
        return near.isEmpty()
                ? "; see assay contenders, or give a command in quotes"
                : "; did you mean " + Nearest.alternatives(shown(new ArrayList<>(near))) + "?";
    }

    private static List<String> texts(List<ContenderId> ids) {
        return ids.stream().map(ContenderId::toString).toList();
    }
}
