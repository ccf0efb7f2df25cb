package dev.assay.contender;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * A program that runs a worker and watches it, such as valgrind. What is watched is never timed.
 *
 * @param command makes of the command of a worker the command that is started instead
 * @param environment added to that of the worker
 * @param patience how long the worker may take for an answer, and to end: an instrument writes down what it saw at the end
 */
public record Instrument(UnaryOperator<List<String>> command, Map<String, String> environment, Duration patience) {
    public Instrument {
        environment = Map.copyOf(environment);
    }
}
