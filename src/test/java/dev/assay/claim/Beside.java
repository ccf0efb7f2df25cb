package dev.assay.claim;

/** What a reader may conclude from an interval and bounds, as they are printed. */
public final class Beside {
    /**
     * Returns whether a verdict says what the printed figures beside it say, by the rule of METHODOLOGY: inside, outside on the side that is
     * named, or a bound in between. Nearness to a bound and a failed control have causes of their own, which no interval shows.
     */
    public static boolean agrees(String outcome, String cause, double low, double high, double lower, double upper) {
        boolean inside = low >= lower && high <= upper;
        boolean below = high < lower;
        boolean above = low > upper;
        return switch (outcome) {
            case "supported" -> inside;
            case "falls short" -> below;
            case "exceeds" -> above;
            case "inconclusive" ->
                cause.startsWith("noise floor") || cause.equals(Validity.CAUSE) || !(inside || below || above);
            default -> true;
        };
    }

    private Beside() {}
}
