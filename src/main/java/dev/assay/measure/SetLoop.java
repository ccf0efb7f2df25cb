package dev.assay.measure;

import java.io.IOException;
import java.util.Optional;

/**
 * The fork sets of a run, until none is wanted or none fits into the limit. Either way the verdicts are looked at last, so that those
 * that stayed open are told.
 */
public final class SetLoop {
    /** What the sets are made with. */
    public interface Sets {
        /** Returns the time that the run has measured, in seconds. */
        double spentSeconds();

        /** Runs one. */
        void run(Plan.SetPlan set) throws IOException, InterruptedException;

        /**
         * Looks at the verdicts, and asks the schedule for more sets where one is open.
         *
         * @param secondsLeft that may be spent on sets; 0 once the limit has stopped them
         */
        void look(double secondsLeft) throws IOException;
    }

    private final Schedule schedule;
    private final double limitSeconds;
    private final double otherSeconds;

    /**
     * @param limitSeconds of the whole run
     * @param otherSeconds that what follows the sets will take
     */
    public SetLoop(Schedule schedule, double limitSeconds, double otherSeconds) {
        this.schedule = schedule;
        this.limitSeconds = limitSeconds;
        this.otherSeconds = otherSeconds;
    }

    /** Runs the sets that the schedule holds and those that looks ask for. */
    public void run(Sets sets) throws IOException, InterruptedException {
        while (true) {
            Optional<Plan.SetPlan> next = schedule.next(left(sets));
            if (next.isEmpty()) {
                boolean stopped = schedule.allFinished() < schedule.allWanted();
                sets.look(stopped ? 0 : left(sets));
                next = stopped ? Optional.empty() : schedule.next(left(sets));
            }
            if (next.isEmpty()) {
                return;
            }
            double before = sets.spentSeconds();
            sets.run(next.get());
            schedule.ended(next.get(), sets.spentSeconds() - before);
        }
    }

    private double left(Sets sets) {
        return limitSeconds - otherSeconds - sets.spentSeconds();
    }

    /**
     * Returns the measuring time that is left: what is planned, or what the limit leaves where that is less.
     *
     * @param spentSeconds measured so far
     * @param intoTheSet seconds since the present set began
     */
    public double secondsLeft(double spentSeconds, double intoTheSet) {
        double planned = Math.max(0, schedule.missingSeconds() - intoTheSet) + otherSeconds;
        return Math.max(0, Math.min(planned, limitSeconds - spentSeconds));
    }
}
