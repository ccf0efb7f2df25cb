package dev.assay.machine;

import dev.assay.program.Variables;
import dev.assay.run.ContenderId;
import dev.assay.run.Warning;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What the shell's environment has done to this JVM and its forks and not to contenders in a process of their own: another allocator, other
 * libraries, other thread counts. It is done before the first line of Java, so it can only be told.
 */
public final class InForce {
    /** Names the libraries that took the place of the allocator, whatever put them there. */
    static final String LIBRARIES = "allocator";

    private static final Pattern ALLOCATOR = Pattern.compile(
            "(?m)/(lib(?:jemalloc|tcmalloc|mimalloc|hoard|snmalloc|rpmalloc|scudo|dmalloc|duma|efence|asan|tsan|msan|lsan|ubsan)"
                    + "[\\w.+-]*)$");

    private InForce() {}

    /**
     * Returns what is in force, by the variable or by {@code allocator}.
     *
     * @param environment of this JVM
     */
    public static Map<String, String> of(Map<String, String> environment, SystemFiles files) {
        Map<String, String> found = new TreeMap<>(Variables.inForce(environment));
        Collection<String> libraries = files.read("/proc/self/maps").stream()
                .map(ALLOCATOR::matcher)
                .flatMap(Matcher::results)
                .map((MatchResult hit) -> hit.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        if (!libraries.isEmpty()) {
            found.put(LIBRARIES, String.join(" ", libraries));
        }
        return found;
    }

    /**
     * Returns the warning of a run with such, if there are any.
     *
     * @param timed ids of the contenders that are timed
     */
    public static Optional<Warning> warning(Map<String, String> inForce, Collection<ContenderId> timed) {
        if (inForce.isEmpty()) {
            return Optional.empty();
        }
        boolean processes = timed.stream().anyMatch(ContenderId::isInProcess);
        boolean forks = timed.stream().anyMatch(id -> !id.isInProcess());
        String implication = processes && forks
                ? "contenders in a JVM ran with it and those in a process of their own did not, so ratios between the two hold its effect"
                : forks
                        ? "all contenders ran in JVMs with it, so their times hold its effect"
                        : "no contender ran with it, since each had a process of its own";
        return Optional.of(
                new Warning("the environment changed this JVM: " + text(inForce), implication, remedy(inForce)));
    }

    /** Returns what {@code --strict} refuses, in one line. */
    public static String refusal(Map<String, String> inForce) {
        return "environment of this JVM (" + text(inForce)
                + ") must hold nothing that contenders in a process of their own do not get, by --strict; "
                + remedy(inForce);
    }

    private static String text(Map<String, String> inForce) {
        return inForce.entrySet().stream()
                .map(one -> one.getKey() + " " + one.getValue())
                .collect(Collectors.joining(", "));
    }

    private static String remedy(Map<String, String> inForce) {
        String names = inForce.keySet().stream()
                .filter(name -> !name.equals(LIBRARIES))
                .collect(Collectors.joining(", "));
        return names.isEmpty() ? "start java without that library" : "unset " + names;
    }
}
