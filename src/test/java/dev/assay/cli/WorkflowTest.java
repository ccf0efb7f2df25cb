package dev.assay.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

/** What a forge would run nobody sees until it runs it; a verb or an option that was renamed must not wait for that. */
class WorkflowTest {
    private static final Path FILE = Path.of(".github/workflows/machines.yml");
    private static final Pattern CALL = Pattern.compile("java -jar target/assay\\.jar ([a-z]+)([^\\n|>]*)");
    private static final Pattern OPTION = Pattern.compile(" (--[a-z-]+)");

    @Test
    void everyCallInTheWorkflowIsOneThatTheProgramKnows() throws IOException {
        Map<String, CommandLine> verbs = Assay.commandLine().getSubcommands();
        // Its class imports JMH, which tests do not see.
        String measure = Files.readString(Path.of("benchmarks/java/dev/assay/bench/MeasureOptions.java"));
        List<String> wrong = new ArrayList<>();
        Set<String> called = new TreeSet<>();
        for (MatchResult call : CALL.matcher(Files.readString(FILE)).results().toList()) {
            String verb = call.group(1);
            called.add(verb);
            for (String option : options(call.group(2))) {
                boolean known = verb.equals("measure")
                        ? measure.contains('"' + option + '"')
                        : verbs.containsKey(verb)
                                && verbs.get(verb).getCommandSpec().findOption(option) != null;
                if (!known) {
                    wrong.add(verb + " " + option);
                }
            }
        }
        assertEquals(List.of(), wrong);
        assertEquals(Set.of("check", "compare", "measure", "pack", "replicate"), called);
        assertTrue(verbs.keySet().containsAll(List.of("check", "compare", "pack", "replicate")));
    }

    private static List<String> options(String words) {
        return OPTION.matcher(words)
                .results()
                .flatMap(found -> Stream.of(found.group(1)))
                .toList();
    }

    /** A reader must learn from the file itself what nobody has seen run. */
    @Test
    void whatWasNotRunIsMarked() throws IOException {
        List<String> lines = Files.readAllLines(FILE);
        assertTrue(lines.stream().anyMatch(line -> line.startsWith("# NOT RUN:")));
        List<String> machines =
                lines.stream().filter(line -> line.contains("runner: ")).toList();
        assertEquals(4, machines.size());
        machines.stream()
                .filter(line -> !line.contains("linux-x64"))
                .forEach(line -> assertTrue(line.endsWith("# not run"), line));
    }
}
