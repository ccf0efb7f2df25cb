package dev.assay.soak;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the trials of a soak came to, and the table that VALIDATION shows. Filled by one thread. */
public final class Findings {
    private final Map<String, Integer> trials = new TreeMap<>();
    private final Map<String, Integer> broken = new TreeMap<>();
    private long samples;
    private long lost;
    private long wrong;
    private long left;
    private long hung;

    /**
     * What one trial came to.
     *
     * @param samples recorded before the fault
     * @param lost those of them that are gone
     * @param wrong figures given that should not have been, or that cannot be true
     * @param left files and processes that are there after the end, and after the next command where this one was killed
     * @param hung whether it had to be ended
     * @param complaints in words, each a promise broken
     */
    record Trial(Fault fault, long samples, long lost, long wrong, long left, boolean hung, List<String> complaints) {
        Trial {
            complaints = List.copyOf(complaints);
        }
    }

    void add(Trial trial) {
        trials.merge(trial.fault().kind().name(), 1, Integer::sum);
        if (!trial.complaints().isEmpty()) {
            broken.merge(trial.fault().kind().name(), 1, Integer::sum);
        }
        samples += trial.samples();
        lost += trial.lost();
        wrong += trial.wrong();
        left += trial.left();
        hung += trial.hung() ? 1 : 0;
    }

    /** Returns the number of trials. */
    public int count() {
        return trials.values().stream().mapToInt(Integer::intValue).sum();
    }

    /** Returns whether every promise was kept. */
    public boolean kept() {
        return lost == 0 && wrong == 0 && left == 0 && hung == 0 && broken.isEmpty();
    }

    /** Returns a Markdown table: one row per kind of fault, and what all of them came to. */
    public String table() {
        StringBuilder table = new StringBuilder("| fault in | trials | a promise broken |\n|---|---|---|\n");
        trials.forEach((kind, count) -> table.append("| ")
                .append(kind.toLowerCase(java.util.Locale.ROOT))
                .append(" | ")
                .append(count)
                .append(" | ")
                .append(broken.getOrDefault(kind, 0))
                .append(" |\n"));
        return table.append("\n")
                .append(count())
                .append(" trials: ")
                .append(lost)
                .append(" of ")
                .append(samples)
                .append(" samples lost, ")
                .append(wrong)
                .append(" wrong figures, ")
                .append(left)
                .append(" files and processes left, ")
                .append(hung)
                .append(" hung.\n")
                .toString();
    }
}
