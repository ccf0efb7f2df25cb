package dev.assay.cpython;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.assay.program.Call;
import dev.assay.program.Frame;
import dev.assay.program.Outcome;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeMap;

/**
 * Asks a candidate which CPython it is, by {@code ask_interpreter.py}, without settings and packages of its user.
 *
 * @param script that file
 * @param patience for one answer
 * @param oldest what is older is refused
 */
record Question(Path script, Duration patience, Version oldest) {
    /** What the fixed work comes to; an interpreter that gets another sum is broken. Taken from CPython 3.8 to 3.13, which agree. */
    static final long SUM = 10915590;

    Question(Path script) {
        this(script, Call.PATIENCE);
    }

    Question(Path script, Duration patience) {
        this(script, patience, Version.OLDEST);
    }

    /** Asks what it is, and to do the fixed work as well. */
    Answer ask(Path candidate, boolean working) {
        String subject = candidate.getFileName() + " (" + candidate + ")";
        Frame frame = Frame.draw();
        List<String> command = new ArrayList<>(
                List.of(candidate.toString(), "-E", "-s", "-B", script.toString(), frame.left(), frame.right()));
        if (working) {
            command.add("work");
        }
        Outcome outcome = Call.of(command).within(patience).named(subject).run();
        Optional<String> said =
                outcome instanceof Outcome.Ended ended && ended.exit() == 0 ? frame.in(ended.out()) : Optional.empty();
        if (said.isEmpty()) {
            boolean mute = outcome instanceof Outcome.Ended ended && ended.exit() == 0;
            return Answer.refused(
                    mute ? subject + " must answer as CPython does; it printed no answer" : outcome.rule());
        }
        try {
            return read(subject, new ObjectMapper().readTree(said.get()), working);
        } catch (JsonProcessingException garbled) {
            return Answer.refused(subject + " must answer as CPython does; its answer is garbled");
        }
    }

    private Answer read(String subject, JsonNode said, boolean working) {
        String text = said.path("version").asText();
        String kind = said.path("implementation").asText();
        Optional<Version> version = Version.parse(text);
        if (version.isEmpty()) {
            return Answer.refused(subject + " must answer as CPython does; its answer lacks a version");
        }
        boolean other = !kind.equals("cpython");
        if (other || version.get().compareTo(oldest) < 0) {
            return Answer.refused(subject.substring(0, subject.indexOf(' ')) + " (" + (other ? kind + " " : "") + text
                    + ") must be CPython " + oldest.release() + " or newer");
        }
        if (said.path("file").asText().isEmpty()) {
            return Answer.refused(subject + " must tell its executable, and does not");
        }
        if (working && (said.path("sum").asLong() != SUM || said.path("nanos").asLong() < 1)) {
            return Answer.refused(subject + " must do the fixed work right, and gets another sum");
        }
        Map<String, String> build = new TreeMap<>();
        said.path("build")
                .properties()
                .forEach(fact -> build.put(fact.getKey(), fact.getValue().asText()));
        return Answer.of(
                new Interpreter(
                        Path.of(said.path("file").asText()),
                        said.path("library").asText(),
                        version.get(),
                        build,
                        said.path("words").asText()),
                working ? OptionalLong.of(said.path("nanos").asLong()) : OptionalLong.empty());
    }
}
