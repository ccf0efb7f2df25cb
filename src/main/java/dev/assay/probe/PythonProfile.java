package dev.assay.probe;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.assay.contender.Instrument;
import dev.assay.contender.LiveContender;
import dev.assay.explain.Hot;
import dev.assay.explain.Tally;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * The hottest Python functions of a contender by cProfile, in a process of its own: {@code assay_profile} stands before the worker, which
 * has no option for it, so that nothing of it is in the timed path.
 */
final class PythonProfile {
    private static final String FUNCTIONS = "Python functions, own time under cProfile, which makes calls dearer";
    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final int PASSES = 2;
    private static final int MOST = 8;
    private static final String WORKER = "assay_worker";

    private PythonProfile() {}

    static Hot profile(Target target) {
        try (Scratch scratch = new Scratch()) {
            Path out = scratch.file("profile.json");
            Instrument instrument = new Instrument(command -> profiled(command, out), Map.of(), PATIENCE);
            try (LiveContender subject = target.open(instrument, List.of())) {
                subject.run(Target.SLOT, PASSES, false);
            }
            if (!Files.exists(out)) {
                return Hot.none(FUNCTIONS, "its command does not start this project's Python worker");
            }
            return Hot.of(
                    FUNCTIONS, Hot.PYTHON_TIME, read(Files.readString(out)).largest(MOST));
        } catch (IOException wrong) {
            throw new UncheckedIOException(wrong);
        }
    }

    static List<String> profiled(List<String> command, Path out) {
        int at = Collections.indexOfSubList(command, List.of("-m", WORKER));
        if (at < 0) {
            return command;
        }
        List<String> changed = new ArrayList<>(command.subList(0, at));
        changed.addAll(List.of("-m", "assay_profile", out.toString()));
        changed.addAll(command.subList(at + 2, command.size()));
        return changed;
    }

    /* Rows of function, file, own nanoseconds. */
    private static Tally read(String json) throws IOException {
        Tally tally = new Tally();
        for (JsonNode row : new ObjectMapper().readTree(json)) {
            tally.add(row.get(0).asText(), row.get(1).asText(), row.get(2).asLong());
        }
        return tally;
    }
}
