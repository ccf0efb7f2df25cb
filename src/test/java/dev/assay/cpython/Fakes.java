package dev.assay.cpython;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;

/** Interpreters that are shell scripts: what they answer is all that a choice sees of one. */
final class Fakes {
    /** The question's arguments are -E -s -B SCRIPT LEFT RIGHT [work]. */
    private static final String FRAME = "\"$5$6\"";

    private Fakes() {}

    static Path script(Path folder, String name, String body) throws IOException {
        Files.createDirectories(folder);
        Path file = folder.resolve(name);
        Files.writeString(file, "#!/bin/sh\n" + body + "\n");
        if (!file.toFile().setExecutable(true)) {
            throw new IOException(file + " must be executable");
        }
        return file.toRealPath();
    }

    /** A CPython that answers well, that it takes so long, and that its own record says this of PGO. */
    static Path python(Path folder, String name, String version, long nanos, String pgo) throws IOException {
        Path file = folder.toAbsolutePath().normalize().resolve(name);
        return script(folder, name, "echo start-up code prints this; " + answer(file, version, nanos, pgo));
    }

    static String answer(Path file, String version, long nanos, String pgo) {
        return framed("{\"implementation\":\"cpython\",\"version\":\"" + version + "\",\"file\":\"" + file
                + "\",\"library\":\"\",\"build\":{\"pgo\":\"" + pgo + "\",\"lto\":\"no\"},\"words\":\"PGO " + pgo
                + "\",\"nanos\":" + nanos + ",\"sum\":" + Question.SUM + "}");
    }

    /** A command that prints a text as the answer. */
    static String framed(String text) {
        return "printf '\\n%s begins\\n%s\\n%s ends\\n' " + FRAME + " '" + text + "' " + FRAME;
    }

    static Question question(Path script) {
        return new Question(script, Duration.ofSeconds(5));
    }

    static Interpreter interpreter(String version, Map<String, String> build) {
        return new Interpreter(
                Path.of("/p/" + version + build.hashCode()),
                "",
                Version.parse(version).orElseThrow(),
                build,
                "PGO " + build.getOrDefault("pgo", "not told"));
    }
}
