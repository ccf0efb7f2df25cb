package dev.assay.run;

/**
 * What a fork was in its set, as slices name it: {@code main}; {@code twin}, a second fork of the same contender; {@code spike}, that twin
 * doing more work than it reports, by the share that the header's protocol tells and by which a run is judged; {@code
 * spike-N}, the same by N per cent.
 */
public final class Roles {
    /** The contender itself. */
    public static final String MAIN = "main";

    /** Its A/A twin. */
    public static final String TWIN = "twin";

    /** The spike by which a run is judged. */
    public static final String SPIKE = "spike";

    private static final String OTHER = SPIKE + "-";

    /** Returns the role of a spike of so many per cent, where a run is judged by one of {@code judgedBy}. */
    public static String spike(int perCent, int judgedBy) {
        return perCent == judgedBy ? SPIKE : OTHER + perCent;
    }

    /** Returns whether a role does more work than it reports. */
    public static boolean isSpike(String role) {
        return role.equals(SPIKE) || role.startsWith(OTHER);
    }

    /** Returns 1 + the share that a run tells of the spike by which it is judged; NaN if it tells none. */
    public static double spikeTruth(Header header) {
        return 1 + header.protocol().controlShare();
    }

    /**
     * Returns the true ratio of a role to the main fork of its contender and set.
     *
     * @param spikeTruth of the spike by which the run is judged
     */
    public static double truth(String role, double spikeTruth) {
        if (role.equals(SPIKE)) {
            return spikeTruth;
        }
        return isSpike(role) ? 1 + Integer.parseInt(role.substring(OTHER.length())) / 100.0 : 1;
    }

    static boolean known(String role) {
        return role != null && role.matches("main|twin|spike(-[1-9][0-9]?)?");
    }

    private Roles() {}
}
