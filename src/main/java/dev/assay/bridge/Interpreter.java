package dev.assay.bridge;

import dev.assay.program.Call;
import dev.assay.program.Frame;
import dev.assay.program.Outcome;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * An interpreter of Python, as it told itself.
 *
 * @param file the interpreter, not a script that chooses one
 * @param implementation such as {@code cpython}
 * @param version such as {@code 3.11.4}
 */
public record Interpreter(Path file, String implementation, String version) {
    /*
     * Runs on Python 2 as well, so that an old one is told by its version. What start-up code prints stands outside of the frame.
     */
    private static final String QUESTION = String.join(
            "\n",
            "import sys",
            "frame = sys.argv[1] + sys.argv[2]",
            "kind = getattr(sys, 'implementation', None)",
            "print('\\n'.join(['', frame + ' begins', kind.name if kind else 'cpython',",
            "    '%d.%d.%d' % sys.version_info[:3], sys.executable or '', frame + ' ends']))");

    private static final Map<Path, Asked> KNOWN = new ConcurrentHashMap<>();

    /**
     * What came of asking a program which Python it is.
     *
     * @param interpreter none if it did not tell
     * @param fault subject and rule, if it did not; else empty
     */
    public record Asked(Optional<Interpreter> interpreter, String fault) {}

    /** Returns what a program says of itself. It is asked once, whatever comes of it: one that hangs costs its deadline once. */
    public static Asked ask(Path program) {
        return KNOWN.computeIfAbsent(program, file -> ask(file, Call.PATIENCE));
    }

    static Asked ask(Path program, Duration patience) {
        Frame frame = Frame.draw();
        String subject = program.getFileName() + " (" + program + ")";
        Outcome outcome = Call.of(program.toString(), "-c", QUESTION, frame.left(), frame.right())
                .within(patience)
                .named(subject)
                .run();
        if (outcome instanceof Outcome.Ended ended && ended.exit() == 0) {
            return frame.in(ended.out())
                    .map(text -> text.lines().toList())
                    .filter(lines -> lines.size() >= 2 && lines.get(1).matches("\\d{1,4}(\\.\\d{1,4}){2}"))
                    .map(lines -> new Asked(Optional.of(of(program, lines)), ""))
                    .orElseGet(() -> new Asked(Optional.empty(), subject + " must tell its version, as CPython does"));
        }
        return new Asked(Optional.empty(), outcome.rule());
    }

    private static Interpreter of(Path program, List<String> lines) {
        // One that does not know where it lies is started as it was asked.
        Path file = lines.size() > 2 && Files.isExecutable(Path.of(lines.get(2))) ? Path.of(lines.get(2)) : program;
        return new Interpreter(file, lines.get(0), lines.get(1));
    }
}
