package dev.assay.compare;

import dev.assay.run.ContenderId;
import java.util.List;

/**
 * A line that two runs tell differently.
 *
 * @param field such as {@code l2 cache}
 * @param contenders those that it is a line of; empty for the machine, its tools and the run itself
 * @param values by run; {@link #NONE} for one that does not tell
 */
public record Difference(Kind kind, String field, List<ContenderId> contenders, List<String> values) {
    /** Stands for a run that does not tell. */
    public static final String NONE = "–";

    public Difference {
        contenders = List.copyOf(contenders);
        values = List.copyOf(values);
    }

    /** What a line is of, the most suspicious first: what most likely explains that a ratio moved. */
    public enum Kind {
        VALIDITY("the run"),
        MACHINE("machine"),
        NOISE("noise"),
        TOOL("language and tools"),
        LIBRARY("library"),
        BUILD("build"),
        SOURCE("source"),
        INSTRUMENT("instrument"),
        DAY("system of the day");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        /** Returns the word for people and programs. */
        public String label() {
            return label;
        }
    }
}
