package dev.assay.compare;

/** What two or more runs say of one question, in the order in which a reader must know it. */
public enum Mark {
    /** Two runs decide the contrary of each other, or put the other contender ahead, each clear of 1. */
    REVERSED("reversed"),
    /** The verdicts are not all the same; of a row without a verdict: its ratio moved. */
    DIFFERS("differs"),
    SAME("same"),
    /** The verdicts rest on unlike cells, so that only the ratio over the common cells is compared. */
    UNLIKE("unlike");

    private final String label;

    Mark(String label) {
        this.label = label;
    }

    /** Returns the word for people and programs. */
    public String label() {
        return label;
    }
}
