package dev.assay.build;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.PrintWriter;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

final class TrainingTest {
    private final List<String> run = new ArrayList<>();

    @CommandLine.Command(name = "tool")
    private final class Tool implements Callable<Integer> {
        @CommandLine.Parameters
        private String word;

        @Override
        public Integer call() {
            run.add(word);
            return word.equals("fails") ? 3 : 0;
        }
    }

    private Optional<String> fault(String... words) {
        return Training.fault(List.of(words).stream().map(List::of).toList(), given -> new CommandLine(new Tool())
                .setErr(new PrintWriter(Writer.nullWriter())));
    }

    @Test
    void whereEachCommandEndsWellThereIsNoFault() {
        assertEquals(Optional.empty(), fault("one", "two"));
        assertEquals(List.of("one", "two"), run);
    }

    @Test
    void theFirstThatFailsIsNamedAndTheRestIsLeft() {
        assertEquals(
                Optional.of("training command (fails) must end with exit code 0, not by exit code 3"),
                fault("one", "fails", "two"));
        assertEquals(List.of("one", "fails"), run);
        // What picocli refuses is exit code 2.
        assertEquals(
                Optional.of("training command (--none) must end with exit code 0, not by exit code 2"),
                fault("--none"));
    }
}
