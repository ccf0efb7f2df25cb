package dev.assay.run;

import java.util.List;

/** What a warning may advise to somebody who wants a longer run: only what that run can still be given. */
public final class Longer {
    /** The effort that makes the most fork sets, with the most rounds. */
    public static final String LONGEST = "rigorous";

    private static final String DUEL = "duel";
    /** Efforts whose groups the longest one has too. */
    private static final List<String> SHORTER = List.of("smoke", "quick", "standard", "broad");

    /** Returns how to get longer forks than a run of this effort had, which end warm-up and even out what is left of it. */
    public static String forks(String effort) {
        if (SHORTER.contains(effort)) {
            return "measure longer: --effort " + LONGEST;
        }
        return "nothing measures longer forks than a " + name(effort) + ", so quote its ratios with this";
    }

    /** Returns how to get so many fork sets, which a run of this effort has not. */
    public static String sets(String effort, int sets) {
        String enough = "about " + sets + " fork sets decide if the scatter stays";
        if (SHORTER.contains(effort)) {
            return "use --effort " + LONGEST + ": " + enough;
        }
        return effort.equals(DUEL)
                ? "use --sets " + sets + ": " + enough
                : "use a quieter machine: " + enough + ", which is more than a " + name(effort) + " makes";
    }

    private static String name(String effort) {
        return effort.equals(DUEL) ? effort : effort + " run";
    }

    private Longer() {}
}
