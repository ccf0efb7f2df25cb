package dev.assay.program;

import dev.assay.program.Steering.Treatment;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The environment of every child, the same for asking, building and timing: those variables of the user's that {@link Steering} passes on,
 * and no other. Two users' children then differ by what the table says, and by nothing that nobody thought of.
 */
public final class Variables {
    /* A folder, a host or a name may stand in a value: what is recorded is made of words that are none. */
    private static final Pattern HARMLESS = Pattern.compile("[\\w.+,:@=-]{1,60}");

    private static final Pattern LIBRARY = Pattern.compile("^[^:=]*/(lib[\\w.+-]+\\.(?:so|dylib)[\\w.]*)$");

    private Variables() {}

    /** Removes all but what children get. */
    public static void clean(Map<String, String> inherited) {
        inherited.keySet().removeIf(name -> !reachesChildren(name));
    }

    private static boolean reachesChildren(String name) {
        return Steering.of(name).map(row -> row.treatment().reachesChildren()).orElse(false);
    }

    /**
     * Returns the names of variables that are set, steer some tool, and are kept from children, sorted.
     *
     * @param environment of this JVM
     */
    public static List<String> leftOut(Map<String, String> environment) {
        return environment.keySet().stream()
                .filter(name -> !reachesChildren(name) && Steering.of(name).isPresent() && !name.equals(Owner.VARIABLE))
                .sorted()
                .toList();
    }

    /**
     * Returns what to add to the message of a child that failed: the variables that it did not get and that say where something lies, since
     * a program that misses one of those does not find its own library. Empty if there are none.
     *
     * @param environment of this JVM
     */
    public static String missed(Map<String, String> environment) {
        List<String> names = leftOut(environment).stream()
                .filter(name -> environment.get(name).matches("(?s).*[/\\\\].*"))
                // The build sets these itself, and no child asks where Maven lies.
                .filter(name -> !name.startsWith("MAVEN_"))
                .toList();
        return names.isEmpty() ? "" : "; left out of its environment: " + String.join(", ", names);
    }

    /** Returns the same for a command of the user's own, which may need any variable, and says how it gets one. */
    public static String missedByCommand(Map<String, String> environment) {
        long all = environment.keySet().stream()
                .filter(name -> !reachesChildren(name) && !name.equals(Owner.VARIABLE))
                .count();
        return all == 0
                ? ""
                : missed(environment) + "; of the " + environment.size() + " variables set here it did not get " + all
                        + ": write env NAME=value before the command if it needs one";
    }

    /**
     * Returns what a run records of the variables that children get, by name.
     *
     * @param environment of this JVM
     */
    public static Map<String, String> recorded(Map<String, String> environment) {
        return of(environment, Treatment.RECORDED);
    }

    /**
     * Returns those that are in force in this JVM and its forks, and in no other child, by name; not those that hold JVM options, of which
     * {@code machine} tells more.
     *
     * @param environment of this JVM
     */
    public static Map<String, String> inForce(Map<String, String> environment) {
        Map<String, String> found = new TreeMap<>(of(environment, Treatment.REFUSED));
        found.keySet().removeIf(name -> name.contains("JAVA"));
        return found;
    }

    private static Map<String, String> of(Map<String, String> environment, Treatment treatment) {
        Map<String, String> found = new TreeMap<>();
        environment.forEach((name, value) -> {
            Optional<Steering> row = Steering.of(name);
            if (row.isPresent() && row.get().treatment() == treatment && !value.isBlank()) {
                found.put(name, shown(value));
            }
        });
        return found;
    }

    /* Of a library its name; of anything else that says where something lies no more than what it is given to. */
    private static String shown(String value) {
        return Arrays.stream(value.strip().split("\\s+"))
                .map(word -> LIBRARY.matcher(word).replaceFirst("$1"))
                .map(word -> HARMLESS.matcher(word).matches() ? word : word.replaceFirst("^(-[\\w-]+=)?.*$", "$1…"))
                .collect(Collectors.joining(" "));
    }
}
