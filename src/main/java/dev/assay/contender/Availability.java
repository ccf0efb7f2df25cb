package dev.assay.contender;

/** Whether a declared contender can be brought to life on this machine. */
public sealed interface Availability {
    /** It answered; this is what it says of itself. */
    record Available(LiveContender.Identity identity) implements Availability {}

    /**
     * It cannot be had.
     *
     * @param reason one line naming what is missing and what to install
     */
    record Absent(String reason) implements Availability {
        public Absent {
            reason = String.join(" ", reason.strip().split("\\s+"));
        }
    }
}
