package dev.assay.machine;

import dev.assay.program.Call;
import dev.assay.program.Outcome;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Moves a thread to a processor by the program {@code taskset}: not by a call through JNA, which a JVM that tokenizes in Java has no need
 * to load.
 */
public final class Taskset {
    private final List<String> program;
    private final Duration patience;
    private final SystemFiles files;

    /** The one on the {@code PATH}. */
    public Taskset(SystemFiles files) {
        this(List.of("taskset"), Call.PATIENCE, files);
    }

    Taskset(List<String> program, Duration patience, SystemFiles files) {
        this.program = List.copyOf(program);
        this.patience = patience;
        this.files = files;
    }

    /** Returns why no thread can be moved here, found out by moving one; empty if one can. */
    public Optional<String> hindrance() {
        List<Integer> allowed = Processors.allowed(files);
        if (allowed.isEmpty()) {
            return Optional.of("the system does not tell which there are");
        }
        List<String> reasons = new ArrayList<>();
        Thread trial = new Thread(() -> Processors.thisThread(files)
                .ifPresentOrElse(
                        thread -> {
                            try {
                                move(thread, allowed.get(0));
                            } catch (IOException cannot) {
                                reasons.add(cannot.getMessage());
                            }
                        },
                        () -> reasons.add("the system does not tell which thread is which")));
        trial.start();
        try {
            trial.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Optional.of("the trial of taskset was interrupted");
        }
        return reasons.stream().findFirst();
    }

    /**
     * Moves a thread and returns whether it is where it should be; one that has ended meanwhile needs no place.
     *
     * @throws IOException if it is elsewhere; the message tells why
     */
    public boolean move(String thread, int processor) throws IOException {
        List<String> command = new ArrayList<>(program);
        command.addAll(List.of("-p", "-c", Integer.toString(processor), thread));
        Outcome outcome = Call.of(command).named("taskset").within(patience).run();
        // Not what the program says of itself: what the system says of the thread.
        List<Integer> now = Processors.allowed(files, thread);
        if (!now.isEmpty() && !now.equals(List.of(processor))) {
            throw new IOException(why(outcome));
        }
        return !now.isEmpty();
    }

    private static String why(Outcome outcome) {
        if (outcome instanceof Outcome.Missing) {
            return "no taskset on PATH";
        }
        return outcome instanceof Outcome.Ended ended && ended.exit() == 0
                ? "taskset does not move a thread"
                : outcome.rule();
    }
}
