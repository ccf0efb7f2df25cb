package dev.assay.contender;

/**
 * A contender together with how it is started.
 *
 * @param launch {@code java}, {@code library}, {@code binary}, {@code python} (standard library only), {@code venv}, {@code hybrid}
 *     (Python that calls the native library) or {@code extension} (Python that imports the module {@code assay_rust})
 * @param strategy {@code plain}, {@code cached}, {@code words} or {@code recipe}; for a floor of a bridge its name; empty
 *     where there is no choice
 * @param doubts where its author says what was spent on it and what to doubt, a link
 */
public record Declaration(Contender contender, String launch, String strategy, String doubts) {}
