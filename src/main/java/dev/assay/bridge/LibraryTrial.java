package dev.assay.bridge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
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
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A library is loaded by a JVM of its own first: one that is damaged ends the process that loads it, by a signal that nothing can catch.
 * What it says of its build is told by that JVM, so that listing contenders loads no library at all.
 */
public final class LibraryTrial {
    private static final String CALLER = "caller";
    private static final int REFUSED = 2;
    private static final Map<String, Told> KNOWN = new ConcurrentHashMap<>();

    /**
     * What a library told.
     *
     * @param caller what calls it, with its version
     * @param build what it says of its build
     * @param fault why it cannot be used, in one line; else empty
     */
    record Told(String caller, Map<String, String> build, String fault) {
        /** @throws IllegalStateException if it cannot be used */
        Told orThrow() {
            if (!fault.isEmpty()) {
                throw new IllegalStateException(fault);
            }
            return this;
        }
    }

    /** Called in that JVM: bridge, file and the two halves of a frame. */
    public static void main(String[] args) throws JsonProcessingException {
        Frame frame = new Frame(args[2], args[3]);
        try {
            NativeBridge library = load(args[0], Path.of(args[1]));
            Map<String, String> told = new TreeMap<>(library.build());
            told.put(CALLER, library.caller());
            System.out.print(frame.around(new ObjectMapper().writeValueAsString(told)));
            System.out.flush();
        } catch (IllegalStateException wrong) {
            System.out.print(frame.around(wrong.getMessage()));
            System.out.flush();
            Runtime.getRuntime().halt(REFUSED);
        }
        // Not by the library's own end, which is not asked for here.
        Runtime.getRuntime().halt(0);
    }

    /** Returns the library, loaded into this JVM. */
    static NativeBridge load(String bridge, Path file) {
        return switch (bridge) {
            case "ffm" -> Ffm.load(file, false);
            case "ffm-critical" -> Ffm.load(file, true);
            default -> JnaLibrary.load(file);
        };
    }

    /** Returns what the library of a file tells to a bridge, found out once. */
    static Told of(String bridge, Path file) {
        return KNOWN.computeIfAbsent(bridge + " " + file, key -> of(bridge, file, Call.PATIENCE));
    }

    static Told of(String bridge, Path file, Duration patience) {
        Frame frame = Frame.draw();
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                // Its crash is an answer, and no reason to leave files where the user stands.
                "-XX:+SuppressFatalErrorMessage",
                "-XX:-CreateCoredumpOnCrash"));
        if (Runtime.version().feature() >= 22) {
            command.add("--enable-native-access=ALL-UNNAMED");
        }
        command.addAll(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                LibraryTrial.class.getName(),
                bridge,
                file.toString(),
                frame.left(),
                frame.right()));
        String name = "library (" + file + ")";
        Outcome outcome =
                Call.of(command).named(name).within(patience).keeping(1 << 16).run();
        Optional<String> answer = outcome instanceof Outcome.Ended ended ? frame.in(ended.out()) : Optional.empty();
        if (outcome instanceof Outcome.Ended ended && answer.isPresent()) {
            return ended.exit() == 0 ? told(answer.get()) : refused(answer.get());
        }
        return refused(
                outcome instanceof Outcome.Ended
                        ? name + " must load: the JVM that tried it crashed; run mvn verify"
                        : outcome.rule() + "; run mvn verify");
    }

    private static Told told(String json) {
        try {
            Map<String, String> build = new ObjectMapper().readValue(json, new TypeReference<>() {});
            String caller = build.remove(CALLER);
            return new Told(caller, build, "");
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("trial of a library must give JSON; report this");
        }
    }

    private static Told refused(String fault) {
        return new Told("", Map.of(), fault);
    }

    private LibraryTrial() {}
}
