package dev.assay.contender;

import java.util.List;

/**
 * A contender together with how it is started.
 *
 * @param launch {@code java}, {@code jtokkit}, {@code djl}, {@code library}, {@code binary}, {@code peers}, {@code python} (standard library only), {@code venv}, {@code release}, {@code hybrid}
 *     (Python that calls the native library) or {@code extension} (Python that imports the module {@code assay_rust})
 * @param strategy {@code plain}, {@code cached}, {@code words} or {@code recipe}; for a floor of a bridge its name; empty
 *     where there is no choice
 * @param caveats where its author says what was spent on it and what to doubt: a page of {@code benchmarks} and a place in it
 * @param differs corpora on which it is known to give other tokens than the reference, {@code *} for all: there it is shown as not
 *     conforming and not timed, as anyone else would be, but that it differs is no failure of a check or of a run
 */
public record Declaration(Contender contender, String launch, String strategy, String caveats, List<String> differs) {
    public Declaration {
        differs = List.copyOf(differs);
    }

    public Declaration(Contender contender, String launch, String strategy, String caveats) {
        this(contender, launch, strategy, caveats, List.of());
    }

    /** Returns whether it is known to give other tokens than the reference on a corpus. */
    public boolean differsOn(String corpus) {
        return differs.contains("*") || differs.contains(corpus);
    }
}
