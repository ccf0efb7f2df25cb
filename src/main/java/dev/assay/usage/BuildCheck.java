package dev.assay.usage;

import dev.assay.usage.Property.Reader;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What was given to Maven, judged before it compiles anything. Properties of Maven's own JVM reach no verb but by name, so one with a slip
 * in its name would be seen by nobody. Compiled apart, with what it needs of this package alone.
 */
public final class BuildCheck {
    /** The variable that holds what Maven was given, as the JDK writes a map. */
    static final String VARIABLE = "ASSAY_GIVEN";

    private static final Pattern ENTRY =
            Pattern.compile("(?:^|[{ ])([A-Za-z][A-Za-z0-9._-]*)=(.*?)(?=, [A-Za-z][A-Za-z0-9._-]*=|}?$)");

    private BuildCheck() {}

    /** Takes one argument: whether this build measures. */
    public static void main(String[] args) {
        Optional<String> wrong =
                wrong(Optional.ofNullable(System.getenv(VARIABLE)).orElse(""), "true".equals(args[0]));
        wrong.ifPresent(line -> {
            System.err.println("build: " + line);
            System.exit(2);
        });
    }

    /**
     * Returns what is wrong with the properties in {@code {name=value, name=value}}; a build that does not measure refuses those that only a
     * measurement reads.
     */
    static Optional<String> wrong(String map, boolean measures) {
        Map<String, String> given = new TreeMap<>();
        // A value may end lines; names are told by what stands before them.
        Matcher entry = ENTRY.matcher(map.replaceAll("\\R", " "));
        while (entry.find()) {
            given.put(entry.group(1), entry.group(2));
        }
        Optional<String> wrong = Property.wrong(given, "the build", Reader.MEASURE, Reader.BUILD, Reader.ALL);
        if (wrong.isPresent() || measures) {
            return wrong;
        }
        return Property.wrong(
                given, "a build without -Pbench", "leave it out, or add -Pbench", Reader.BUILD, Reader.ALL);
    }
}
