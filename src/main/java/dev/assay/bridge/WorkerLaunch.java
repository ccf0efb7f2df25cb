package dev.assay.bridge;

import dev.assay.contender.Instrument;
import dev.assay.contender.Vocabularies;
import dev.assay.program.AtEnd;
import dev.assay.program.Owner;
import dev.assay.program.Variables;
import dev.assay.usage.Property;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How a worker process is started.
 *
 * @param id of the contender, or the command by which somebody gave it
 * @param anyId whether the worker may call itself what it likes; else {@code hello} must give back the id
 * @param environment added to the cleaned environment of this JVM
 * @param vocabularies asked for its folder on {@code load}
 * @param patience how long an answer may take before the worker is killed; {@code warm} adds the time it was asked to spend
 * @param grace how long it may take to end before it is killed
 */
record WorkerLaunch(
        String id,
        boolean anyId,
        List<String> command,
        Map<String, String> environment,
        Vocabularies vocabularies,
        Duration patience,
        Duration grace) {
    /** What a fork is told whose length, drawn for each, moves the stack: of the fork by its arguments, of its child by the environment. */
    private static final String PADDING = "padding";

    /** Slow tokenizers need a minute for a deck; a hang needs an end. */
    static final Duration PATIENCE = Duration.ofMinutes(5);

    /** Who does not say what it is within that will not do so later. */
    private static final Duration HELLO = Duration.ofSeconds(30);

    private static final Duration GRACE = Duration.ofSeconds(3);

    WorkerLaunch(
            String id,
            boolean anyId,
            List<String> command,
            Map<String, String> environment,
            Vocabularies vocabularies,
            Duration patience) {
        this(id, anyId, command, environment, vocabularies, patience, GRACE);
    }

    WorkerLaunch(
            String id,
            List<String> command,
            Map<String, String> environment,
            Vocabularies vocabularies,
            Duration patience) {
        this(id, false, command, environment, vocabularies, patience);
    }

    WorkerLaunch {
        command = List.copyOf(command);
        environment = Map.copyOf(environment);
    }

    /** Returns the same worker under an instrument, which may need long to end. */
    WorkerLaunch under(Instrument instrument) {
        Map<String, String> both = new HashMap<>(environment);
        both.putAll(instrument.environment());
        return new WorkerLaunch(
                id,
                anyId,
                instrument.command().apply(command),
                both,
                vocabularies,
                instrument.patience(),
                instrument.patience());
    }

    /** Returns how long {@code hello} may take. An instrument slows it down as all else, so its own patience is longer. */
    Duration helloPatience() {
        return patience.compareTo(PATIENCE) > 0 || patience.compareTo(HELLO) < 0 ? patience : HELLO;
    }

    /** Starts the process, whose children are known by the mark. */
    Process start(String mark) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command);
        Variables.clean(builder.environment());
        builder.environment().putAll(environment);
        builder.environment().put(Owner.VARIABLE, mark);
        Property.FORK.told(PADDING).ifPresent(letters -> builder.environment().put("ASSAY_PADDING", letters));
        AtEnd.hold();
        return builder.start();
    }
}
