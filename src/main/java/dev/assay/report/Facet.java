package dev.assay.report;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What the rows of all tables of a page are filtered by, wherever a column or a row tells it. */
enum Facet {
    CLAIM("claim"),
    CONTENDER("contender", "id", "who", "against", "at home", "called", "call"),
    CORPUS("corpus"),
    SIZE("size");

    private final List<String> heads;

    Facet(String... heads) {
        this.heads = List.of(heads);
    }

    /** Returns the facet that a column of that head tells; heads of all sections are words of one house, so they are known here. */
    static Optional<Facet> of(String head) {
        for (Facet facet : values()) {
            if (facet.heads.contains(head)) {
                return Optional.of(facet);
            }
        }
        return Optional.empty();
    }

    /** Returns the name that page and address use: {@code corpus}. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
