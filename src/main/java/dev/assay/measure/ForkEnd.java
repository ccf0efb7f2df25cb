package dev.assay.measure;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How the JVM of a fork came to its end, in words of ours; JMH's own tell that something was caught. */
public final class ForkEnd {
    private static final Pattern EXIT = Pattern.compile("exit code (\\d+)");
    private static final String JMH = "Benchmark caught the exception";
    private static final int SIGNALS = 128;
    private static final int MOST_SIGNALS = 65;

    private ForkEnd() {}

    /**
     * Returns it behind the name of a contender.
     *
     * @param last line of what JMH wrote about it
     */
    public static String text(Throwable wrong, Optional<String> last) {
        Optional<String> said = last.filter(line -> !line.contains(JMH) && !line.startsWith("<"));
        return code(wrong, Collections.newSetFromMap(new IdentityHashMap<>()))
                .map(code -> code > SIGNALS && code < SIGNALS + MOST_SIGNALS
                        ? "its JVM was killed by signal " + (code - SIGNALS)
                        : "its JVM ended with exit code " + code)
                .map(how -> how + said.map(line -> ": " + line).orElse(""))
                .orElseGet(() -> "its JVM failed: " + said.orElse("it does not say why"));
    }

    private static Optional<Integer> code(Throwable wrong, Set<Throwable> seen) {
        if (wrong == null || !seen.add(wrong)) {
            return Optional.empty();
        }
        Matcher exit = EXIT.matcher(String.valueOf(wrong.getMessage()));
        if (exit.find()) {
            return Optional.of(Integer.parseInt(exit.group(1)));
        }
        for (Throwable other : wrong.getSuppressed()) {
            Optional<Integer> found = code(other, seen);
            if (found.isPresent()) {
                return found;
            }
        }
        return code(wrong.getCause(), seen);
    }
}
