package dev.assay.program;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.stream.Stream;

/** How a {@link Call} of an outside program ended. What is missing, broken and slow are three things, and need three cures. */
public sealed interface Outcome {
    /**
     * It ended by itself.
     *
     * @param exit its code; 128 + N if signal N killed it
     * @param out what it wrote to standard output, up to the limit of the call
     * @param errors what it wrote to standard error, up to that limit
     */
    record Ended(String program, int exit, String out, String errors) implements Outcome {
        /** Returns what it complains of, wherever it wrote that; empty if it wrote nothing. */
        public Optional<String> complaint() {
            return Program.complaint(Stream.concat(errors.lines(), out.lines())).map(Outcome::shown);
        }

        /** Returns {@code exit code 3} or {@code signal 9}. */
        public String how() {
            return exit > SIGNALS && exit < SIGNALS + MOST_SIGNALS ? "signal " + (exit - SIGNALS) : "exit code " + exit;
        }

        @Override
        public Optional<String> answer() {
            String text = out.strip();
            return exit == 0 && !text.isEmpty() ? Optional.of(text) : Optional.empty();
        }

        @Override
        public String rule() {
            String said = Program.complaint(errors.lines()).map(Outcome::shown).orElse("");
            return exit == 0
                    ? program + " must say something on standard output"
                    : program + " must end with exit code 0, not by " + how() + (said.isEmpty() ? "" : ": " + said)
                            + Variables.missed(System.getenv());
        }
    }

    /** There is no such program. */
    record Missing(String program) implements Outcome {
        @Override
        public String rule() {
            return program + " must be there";
        }
    }

    /**
     * It is there and cannot be started, or not be waited for.
     *
     * @param how in a few words, such as {@code not allowed to run}
     */
    record Broken(String program, String how) implements Outcome {
        @Override
        public String rule() {
            return program + " must start: " + how;
        }
    }

    /** It was ended because it took longer than the call would wait. */
    record TooSlow(String program, Duration patience) implements Outcome {
        @Override
        public String rule() {
            return program + " must answer within " + Waiting.text(patience);
        }
    }

    /** Above it an exit code tells of a signal. */
    int SIGNALS = 128;

    /** Linux has 64. */
    int MOST_SIGNALS = 65;

    /** Returns the program's name, without a folder of this machine if the call was given another one. */
    String program();

    /** Returns subject and rule for a message: what must be so, and was not. */
    String rule();

    /**
     * Returns how it ended by itself, whatever its exit code.
     *
     * @throws IOException with the rule, if it did not
     */
    default Ended ended() throws IOException {
        if (this instanceof Ended self) {
            return self;
        }
        throw new IOException(rule());
    }

    /** Returns what it wrote to standard output, without white space around it, if it succeeded and wrote something. */
    default Optional<String> answer() {
        return Optional.empty();
    }

    private static String shown(String line) {
        String printable = line.replaceAll("\\p{Cc}", " ").strip();
        return printable.substring(0, Math.min(300, printable.length()));
    }
}
