package dev.assay.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A first-party contender as it stood at a revision of this repository, built apart and spoken to as a worker. What is built is the
 * revision's own source with today's tools; its dependencies and its data are today's.
 */
final class Revision {
    private static final Pattern NAME =
            Pattern.compile("(java|rust|python)\\.([a-z0-9-]+)@(jvm|process):([A-Za-z0-9_./~^@{}-]+)");

    private final String language;
    private final String strategy;
    private final String bridge;
    private final String revision;

    private Revision(Matcher name) {
        language = name.group(1);
        strategy = name.group(2);
        bridge = name.group(3);
        revision = name.group(4);
    }

    /** Returns whether a word names a contender at a revision, such as {@code rust.plain@process:HEAD~1}. */
    static boolean is(String word) {
        return NAME.matcher(word).matches();
    }

    /**
     * Builds the contender and returns the command that speaks for it.
     *
     * @param target the folder of the jar; what is built lies in {@code revisions/} below it and is kept
     * @throws IllegalArgumentException if there is no such revision, or it cannot be built
     */
    static String build(String word, Path target) throws IOException, InterruptedException {
        Matcher name = NAME.matcher(word);
        if (!name.matches()) {
            throw new IllegalArgumentException(
                    "contender (" + word + ") must read java|rust|python.STRATEGY@BRIDGE:REV");
        }
        return new Revision(name).build(target.toAbsolutePath());
    }

    private String build(Path target) throws IOException, InterruptedException {
        String commit = run(
                        Path.of("."),
                        "revision (" + revision + ") must be a commit of the repository in this folder",
                        "git",
                        "rev-parse",
                        "--verify",
                        "--quiet",
                        revision + "^{commit}")
                .strip();
        Path folder = target.resolve("revisions").resolve(commit);
        if (!Files.isDirectory(folder)) {
            unpack(commit, folder);
        }
        return switch (language + "@" + bridge) {
            case "rust@process" -> rust(folder);
            case "python@process" -> python(folder);
            case "java@jvm" -> java(folder);
            default ->
                throw new IllegalArgumentException("contender (" + language + "." + strategy + "@" + bridge
                        + ") must be java@jvm, rust@process or python@process to be built at a revision");
        };
    }

    private static void unpack(String commit, Path folder) throws IOException, InterruptedException {
        Path part = folder.resolveSibling(commit + ".part");
        Folders.delete(part);
        Files.createDirectories(part);
        String must = "revision (" + commit + ") must be readable by git and tar";
        Path archive = part.resolve("source.tar");
        run(Path.of("."), must, "git", "archive", "--format=tar", "--output=" + archive, commit);
        run(part, must, "tar", "-xf", archive.toString());
        Files.delete(archive);
        Files.move(part, folder);
    }

    private String rust(Path folder) throws IOException, InterruptedException {
        Path built = folder.resolve("target");
        run(
                folder,
                "revision (" + revision + ") must build with cargo",
                "cargo",
                "build",
                "--release",
                "--locked",
                "--quiet",
                "--manifest-path",
                folder.resolve("native/rust/Cargo.toml").toString(),
                "--target-dir",
                built.toString());
        return quoted(built.resolve("release/assay-worker")) + " --strategy " + strategy;
    }

    private String python(Path folder) {
        return "env PYTHONPATH=" + quoted(folder.resolve("src/main/python")) + " ASSAY_CLASSES="
                + quoted(folder.resolve("benchmarks/unicode/classes-16.0.txt"))
                + " PYTHONDONTWRITEBYTECODE=1 python3 -m assay_worker --contender python." + strategy + "@process";
    }

    private String java(Path folder) throws IOException, InterruptedException {
        Path classes = folder.resolve("target/classes");
        Path jar = Path.of(System.getProperty("java.class.path")).toAbsolutePath();
        if (!Files.isDirectory(classes)) {
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "javac").toString(),
                    "-proc:none",
                    "-encoding",
                    "UTF-8",
                    "-cp",
                    jar.toString(),
                    "-d",
                    classes.toString()));
            try (Stream<Path> sources = Files.walk(folder.resolve("src/main/java"))) {
                sources.filter(file -> file.toString().endsWith(".java"))
                        .map(Path::toString)
                        .forEach(command::add);
            }
            run(folder, "revision (" + revision + ") must compile with javac", command.toArray(new String[0]));
        }
        // The heap and the collector of a timed fork: a worker of its own has no other flags.
        return quoted(Path.of(System.getProperty("java.home"), "bin", "java")) + " "
                + String.join(" ", ForkJvm.flags(false)) + " -cp " + quoted(classes) + ":" + quoted(jar)
                + " dev.assay.bridge.JvmWorker --contender java." + strategy
                + "@jvm --kind FIRST_PARTY --launch java --strategy "
                + strategy + " --encoding r50k_base --encoding cl100k_base";
    }

    private static String quoted(Path path) {
        return "'" + path.toString().replace("'", "'\\''") + "'";
    }

    private static String run(Path folder, String must, String... command) throws IOException, InterruptedException {
        Path errors = Files.createTempFile("assay-build-", ".txt");
        try {
            ProcessBuilder builder =
                    new ProcessBuilder(command).directory(folder.toFile()).redirectError(errors.toFile());
            Map<String, String> environment = builder.environment();
            environment.remove("CARGO_TARGET_DIR");
            Process process;
            try {
                process = builder.start();
            } catch (IOException missing) {
                throw new IllegalArgumentException(must + "; " + command[0] + " is not on the PATH");
            }
            process.getOutputStream().close();
            String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (process.waitFor() != 0) {
                throw new IllegalArgumentException(
                        must + Folders.lastLine(errors).map(line -> "; " + line).orElse(""));
            }
            return out;
        } finally {
            Files.deleteIfExists(errors);
        }
    }
}
