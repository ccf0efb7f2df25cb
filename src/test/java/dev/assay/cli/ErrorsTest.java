package dev.assay.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class ErrorsTest {
    @TempDir
    private Path folder;

    /** What the jar's main class does, without the verbs that need JMH. */
    public static void main(String[] args) {
        System.exit(Assay.main(Map.of("sink", Sink::new), args));
    }

    @Tag("slow")
    @Test
    void memoryThatIsTooSmallIsOneLineWithWhatToChange() throws IOException, InterruptedException {
        // No vocabulary fits into 8 MB, and a list without an end fits into nothing.
        for (List<String> arguments : List.of(List.of("sink"), List.of("claims"), List.of("sink", "--thread"))) {
            Path errors = folder.resolve("errors");
            int code = child(errors, "-Xmx8m", arguments);
            String said = Files.readString(errors, StandardCharsets.UTF_8);
            if (code != 0) {
                assertEquals(1, code);
                assertTrue(
                        said.matches("(assay|sink|claims): memory \\(\\d+ MB\\) must hold what is worked on;"
                                + " give more by -Xmx, such as -Xmx256m\\R"),
                        said);
            }
            assertTrue(code == 1 || arguments.equals(List.of("claims")), said);
        }
    }

    @Test
    void anErrorCarriesTheNameOfItsVerbAndExitCode1() {
        for (Error error : List.of(new StackOverflowError(), new NoClassDefFoundError("x"), new AssertionError("y"))) {
            StringWriter err = new StringWriter();
            CommandLine line = Assay.commandLine(Map.of("failing", () -> new Failing(error)), List.of())
                    .setErr(new PrintWriter(err));
            assertEquals(1, line.execute("failing"));
            assertEquals(1, err.toString().lines().count(), err.toString());
            assertTrue(err.toString().startsWith("failing: "), err.toString());
        }
    }

    private int child(Path errors, String heap, List<String> arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                heap,
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                ErrorsTest.class.getName()));
        command.addAll(arguments);
        Process child = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(errors.toFile())
                .start();
        // Only a guard against hanging.
        if (!child.waitFor(2, TimeUnit.MINUTES)) {
            child.destroyForcibly();
            throw new AssertionError("it hangs: " + Files.readString(errors));
        }
        return child.exitValue();
    }

    /** Takes memory until there is none, here or in another thread that this one waits for. */
    @Command(name = "sink")
    static final class Sink implements Callable<Integer> {
        @CommandLine.Option(names = "--thread")
        private boolean elsewhere;

        @Override
        public Integer call() throws InterruptedException {
            if (elsewhere) {
                new Thread(Sink::fill).start();
                Thread.sleep(TimeUnit.MINUTES.toMillis(5));
            }
            fill();
            return 0;
        }

        private static void fill() {
            List<byte[]> all = new ArrayList<>();
            while (!Thread.interrupted()) {
                all.add(new byte[100_000]);
            }
        }
    }

    @Command(name = "failing")
    static final class Failing implements Runnable {
        private final Error error;

        Failing(Error error) {
            this.error = error;
        }

        @Override
        public void run() {
            throw error;
        }
    }
}
