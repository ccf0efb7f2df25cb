package dev.assay.machine;

import dev.assay.run.Warning;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Options that every JVM of a run takes from its environment, beside the flags that the run gives it; those of {@code _JAVA_OPTIONS} win
 * over them. A path, a host or a password may stand in one, so only switches, numbers and sizes are recorded whole: of everything else the
 * name, and {@code …} in place of the value. Rather too little than somebody's home folder in a published file.
 */
public final class JvmOptions {
    private static final List<String> VARIABLES = List.of("JAVA_TOOL_OPTIONS", "JDK_JAVA_OPTIONS", "_JAVA_OPTIONS");

    /* As the JVM parts them: at blanks that no quotes enclose. */
    private static final Pattern WORD = Pattern.compile("(?:[^\\s\"']|\"[^\"]*\"|'[^']*')+");
    private static final Pattern NAME = Pattern.compile("-{1,2}(?:XX:[+-]?)?[A-Za-z][\\w.-]*");
    private static final Pattern HARMLESS =
            Pattern.compile(NAME + "(?:[=:](?:\\d+(?:\\.\\d+)?[kKmMgGtT]?|true|false|on|off|auto))?");

    private JvmOptions() {}

    /**
     * Returns the options by the variable that holds them, for those that are set.
     *
     * @param environment value of a variable, or empty
     */
    public static Map<String, String> of(Function<String, Optional<String>> environment) {
        Map<String, String> options = new LinkedHashMap<>();
        for (String variable : VARIABLES) {
            environment
                    .apply(variable)
                    .filter(text -> !text.isBlank())
                    .ifPresent(text -> options.put(variable, shown(text)));
        }
        return options;
    }

    /** Returns the warning of a run with such options, if there are any. */
    public static Optional<Warning> warning(Map<String, String> options) {
        return options.isEmpty()
                ? Optional.empty()
                : Optional.of(new Warning(
                        options.entrySet().stream()
                                .map(one -> one.getKey() + " (" + one.getValue() + ")")
                                .collect(Collectors.joining(", ", "the environment gave JVMs options: ", "")),
                        "forks ran with them and contenders in a process of their own did not, so ratios between the two hold their effect",
                        "unset " + String.join(", ", options.keySet())));
    }

    private static String shown(String text) {
        return WORD.matcher(text)
                .results()
                .map(MatchResult::group)
                .map(JvmOptions::word)
                .collect(Collectors.joining(" "));
    }

    private static String word(String word) {
        if (HARMLESS.matcher(word).matches()) {
            return word;
        }
        Matcher name = NAME.matcher(word);
        return name.lookingAt() ? name.group() + "…" : "…";
    }
}
