package dev.assay.contender;

/** What a contender is in the trial. Only controls may be timed without having conformed. */
public enum Kind {
    FIRST_PARTY("first-party"),
    PEER("peer"),
    CONTROL("control");

    private final String label;

    Kind(String label) {
        this.label = label;
    }

    /** Returns the word used in definitions, files and tables. */
    public String label() {
        return label;
    }
}
