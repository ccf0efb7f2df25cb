package dev.assay.explain;

/**
 * A number, or why there is none.
 *
 * @param value NaN if there is none
 * @param missing the reason, one line; empty if there is a number
 */
public record Measured(double value, String missing) {
    /** The reason where there could be no such number, which nobody misses. */
    static final String INAPPLICABLE = "does not apply";

    public Measured {
        if (Double.isNaN(value) == missing.isEmpty()) {
            throw new IllegalArgumentException(
                    "reading (" + value + ", \"" + missing + "\") must be a number, or nothing with its reason");
        }
    }

    /** Returns a number. */
    public static Measured of(double value) {
        return new Measured(value, "");
    }

    /** Returns that there is none. */
    public static Measured none(String reason) {
        return new Measured(Double.NaN, reason.strip().replaceAll("\\s*\\R\\s*", " "));
    }

    /** Returns that there could be none. */
    public static Measured inapplicable() {
        return none(INAPPLICABLE);
    }

    /** Returns whether there is a number. */
    public boolean known() {
        return missing.isEmpty();
    }

    /** Returns the number divided by another; nothing stays nothing. */
    public Measured dividedBy(double divisor) {
        return known() ? of(value / divisor) : this;
    }

    /** Returns the quotient of two readings, or the reason of the first that is none. */
    public Measured dividedBy(Measured other) {
        if (!known() || !other.known()) {
            return known() ? other : this;
        }
        return other.value == 0 ? none("divided by 0") : of(value / other.value);
    }
}
