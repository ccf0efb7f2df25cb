package dev.assay.measure;

import java.io.IOException;
import java.util.Optional;

/**
 * The fork sets of a run, until none is wanted or the next one would pass the limit. Either way the verdicts are looked at last, so that
 * those that stayed open are told.
 */
public final class Course {
    /** What the sets are made with. */
    public interface Sets {
        /** Returns the time that the run has measured, in seconds. */
        double spentSeconds();

        /**
         * Runs one.
         *
         * @param pace time that sets take ÷ time that they were planned to take
         */
        void run(Plan.SetPlan set, double pace) throws IOException, InterruptedException;

        /**
         * Looks at the verdicts, and asks the schedule for more sets where one is open.
         *
         * @param secondsLeft that may be spent on sets; 0 once the limit has stopped them
         */
        void look(double pace, double secondsLeft) throws IOException;
    }

    /**
     * How the sets ended.
     *
     * @param pace as in {@link Sets#run}
     * @param stopped the set that the limit kept from being begun, if it was the limit
     */
    public record Ended(double pace, Optional<Plan.SetPlan> stopped) {}

    private Course() {}

    /**
     * Runs the sets that the schedule holds and those that looks ask for.
     *
     * @param limitSeconds of the whole run
     * @param otherSeconds that what follows the sets will take
     */
    public static Ended run(Schedule schedule, double limitSeconds, double otherSeconds, Sets sets)
            throws IOException, InterruptedException {
        while (true) {
            double spent = sets.spentSeconds();
            // How much slower than planned this machine is, once that is known.
            double pace = schedule.allFinished() == 0 ? 1 : spent / schedule.plannedSeconds();
            Optional<Plan.SetPlan> next = schedule.next();
            if (next.isEmpty()) {
                sets.look(pace, limitSeconds - spent - otherSeconds);
                next = schedule.next();
            }
            if (next.isEmpty()) {
                return new Ended(pace, Optional.empty());
            }
            Plan.SetPlan set = next.get();
            if (spent + pace * set.group().setSeconds() + otherSeconds > limitSeconds) {
                sets.look(pace, 0);
                return new Ended(pace, Optional.of(set));
            }
            sets.run(set, pace);
            schedule.ended(set);
        }
    }
}
