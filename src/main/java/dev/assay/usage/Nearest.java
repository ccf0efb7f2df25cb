package dev.assay.usage;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The known names to which a wrong one is nearest, by the letters that were left out, added, exchanged or swapped. */
public final class Nearest {
    private static final int MOST = 3;

    /** A longer word is no name with a slip, and would cost time by its square. */
    private static final int LONGEST = 200;

    private Nearest() {}

    /** Returns the nearest, best first: at most three, and none of which more than a third is wrong. */
    public static List<String> to(String wrong, Collection<String> known) {
        if (wrong.isEmpty() || wrong.length() > LONGEST) {
            return List.of();
        }
        int limit = Math.max(1, wrong.length() / 3);
        int best = known.stream().mapToInt(name -> distance(wrong, name)).min().orElse(limit + 1);
        return known.stream()
                .distinct()
                .filter(name -> distance(wrong, name) <= Math.min(limit, best + 1))
                .sorted((one, other) -> Integer.compare(distance(wrong, one), distance(wrong, other)))
                .limit(MOST)
                .toList();
    }

    /** Returns {@code ; did you mean this or that?}, or else {@code otherwise}. */
    public static String hint(String wrong, Collection<String> known, String otherwise) {
        List<String> near = to(wrong, known);
        return near.isEmpty() ? otherwise : "; did you mean " + alternatives(near) + "?";
    }

    /** Returns {@code this, that or another}. */
    public static String alternatives(List<String> names) {
        int last = names.size() - 1;
        return last < 1
                ? String.join("", names)
                : names.subList(0, last).stream().collect(Collectors.joining(", ")) + " or " + names.get(last);
    }

    /** Returns the number of slips, of which two letters that changed places are one; case is none. */
    static int distance(String one, String other) {
        String a = one.toLowerCase(Locale.ROOT);
        String b = other.toLowerCase(Locale.ROOT);
        int[][] slips = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                slips[i][j] = i == 0 || j == 0 ? i + j : least(slips, a, b, i, j);
            }
        }
        return slips[a.length()][b.length()];
    }

    private static int least(int[][] slips, String a, String b, int i, int j) {
        int exchanged = slips[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        int least = Math.min(exchanged, 1 + Math.min(slips[i - 1][j], slips[i][j - 1]));
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(least, 1 + slips[i - 2][j - 2]) : least;
    }
}
