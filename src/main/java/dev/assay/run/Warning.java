package dev.assay.run;

import java.util.List;
import java.util.stream.Collectors;

/**
 * What may have disturbed a run, and what to do about it. Each part is one clause without a full stop.
 *
 * @param cause what was seen, with its figure
 * @param implication what that does to the numbers
 * @param remedy what to do next time; never something that this run did already
 */
public record Warning(String cause, String implication, String remedy) {
    private static final int MOST_NAMES = 3;

    /** Returns names for a cause. A longer list than three would hide what happened, so it is counted instead. */
    public static String some(List<?> names) {
        int shown = names.size() <= MOST_NAMES ? names.size() : MOST_NAMES;
        String list = names.subList(0, shown).stream().map(Object::toString).collect(Collectors.joining(", "));
        return shown == names.size() ? list : list + " and " + (names.size() - shown) + " more";
    }

    /** Returns the three parts as one line. */
    public String text() {
        return cause + "; " + implication + "; " + remedy;
    }
}
