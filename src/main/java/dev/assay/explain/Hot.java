package dev.assay.explain;

import java.util.List;

/**
 * Where a contender's work was seen.
 *
 * @param what is listed and by which instrument
 * @param unit what the shares are shares of, such as {@code instructions}
 * @param shares descending, cut off after the largest; empty if none were taken
 * @param missing why there are none, one line; else empty
 */
public record Hot(String what, String unit, List<Share> shares, String missing) {
    /** The unit of a list of functions in Python. */
    public static final String PYTHON_TIME = "own time under cProfile";

    public Hot {
        shares = List.copyOf(shares);
        if (shares.isEmpty() == missing.isEmpty()) {
            throw new IllegalArgumentException("list of " + what + " must hold shares, or say why it holds none");
        }
    }

    /** Returns a list, or that it is empty. */
    public static Hot of(String what, String unit, List<Share> shares) {
        return shares.isEmpty() ? none(what, "none were seen") : new Hot(what, unit, shares, "");
    }

    /** Returns that there is none. */
    public static Hot none(String what, String reason) {
        return new Hot(what, "", List.of(), reason.strip().replaceAll("\\s*\\R\\s*", " "));
    }
}
