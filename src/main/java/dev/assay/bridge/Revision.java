package dev.assay.bridge;

import dev.assay.program.Call;
import dev.assay.program.Outcome;
import dev.assay.run.ContenderId;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A first-party contender as it stood at a revision of this repository, built apart and spoken to as a worker. What is built is the
 * revision's own source with today's tools; its dependencies and its data are today's.
 */
public final class Revision {
    private static final Pattern NAME = Pattern.compile("([^\\s/:@]+@[a-z0-9-]+):(\\S+)");
    private static final Pattern BUILT =
            Pattern.compile("(java)\\.([a-z0-9-]+)@jvm|(rust|cpp|cpp-clang|python)\\.([a-z0-9-]+)@process");
    private static final int SHOWN_DIGITS = 12;
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final String word;
    private final String language;
    private final String strategy;
    private final String revision;
    private final Path repository;

    private Revision(String word, Matcher contender, String revision, Path repository) {
        this.word = word;
        this.language = contender.group(1) == null ? contender.group(3) : contender.group(1);
        this.strategy = contender.group(1) == null ? contender.group(4) : contender.group(2);
        this.revision = revision;
        this.repository = repository;
    }

    /**
     * A contender that was built.
     *
     * @param name its id and commit, which names it for ever, as {@code HEAD~1} does not
     * @param command that speaks for it
     */
    public record Built(String name, String command) {}

    /** Returns whether a word has the form of a contender at a revision, such as {@code rust.plain@process:HEAD~1}. */
    public static boolean is(String word) {
        return NAME.matcher(word).matches();
    }

    /** Returns whether a contender at a revision is written in Java, and so needs its rival in a JVM like its own. */
    public static boolean isJava(String word) {
        return is(word) && word.startsWith("java.");
    }

    /**
     * Builds the contender.
     *
     * @param places folders of which one lies in the checkout that has the revision; the first that lies in any is taken
     * @param target the folder of the jar; what is built lies in {@code revisions/} below it and is kept
     * @param jvmFlags of a timed fork, for a Java contender
     * @throws IllegalArgumentException if there is no such revision, or it cannot be built
     */
    public static Built build(String word, List<Path> places, Path target, List<String> jvmFlags) throws IOException {
        Matcher name = NAME.matcher(word);
        Matcher contender = BUILT.matcher(name.matches() ? name.group(1) : "");
        if (!contender.matches()) {
            throw new IllegalArgumentException("contender (" + word
                    + ") must be java.STRATEGY@jvm, or STRATEGY@process of rust, cpp, cpp-clang or python, to be built at a"
                    + " revision; the source of others is not here, or has no worker");
        }
        return new Revision(word, contender, name.group(2), repository(name.group(2), places))
                .build(target.toAbsolutePath(), jvmFlags);
    }

    /*
     * By what lies in the folders, not by asking git: a source tree without .git may lie in a repository of something else, and git would
     * look there.
     */
    private static Path repository(String revision, List<Path> places) {
        for (Path place : places) {
            for (Path folder = place.toAbsolutePath().normalize(); folder != null; folder = folder.getParent()) {
                if (Files.exists(folder.resolve(".git"))
                        && Files.isDirectory(folder.resolve("src/main/java/dev/assay"))) {
                    return folder;
                }
            }
        }
        throw new IllegalArgumentException("revision (" + revision
                + ") must be a commit of Assay's Git repository: neither the jar nor this folder"
                + " lies in one (no .git); clone it, and build it there");
    }

    /** Returns the command that speaks for a Java contender of this build, with the flags that one at a revision has. */
    public static String today(String id, List<String> jvmFlags) {
        return java(ContenderId.of(id).strategy(), quoted(jar()), jvmFlags);
    }

    private Built build(Path target, List<String> jvmFlags) throws IOException {
        Path top = Path.of(git(repository, "rev-parse", "--show-toplevel"));
        // Not after a dash, which git would take for an option.
        String commit = git(top, "rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}");
        Path folder = target.resolve("revisions").resolve(commit);
        if (!Files.isDirectory(folder)) {
            unpack(top, commit, folder);
        }
        String command =
                switch (language) {
                    case "rust" -> rust(folder);
                    case "cpp" -> cpp(folder, "gcc");
                    case "cpp-clang" -> cpp(folder, "clang");
                    case "python" -> python(folder);
                    default -> java(folder, jvmFlags);
                };
        return new Built(word.substring(0, word.indexOf(':')) + ":" + commit.substring(0, SHOWN_DIGITS), command);
    }

    private Path source(Path folder, String path) {
        Path file = folder.resolve(path);
        if (!Files.exists(file)) {
            throw new IllegalArgumentException("contender (" + word + ") must have its source at that revision: " + path
                    + " is not there; choose a later one");
        }
        return file;
    }

    private static void unpack(Path top, String commit, Path folder) throws IOException {
        Path part = folder.resolveSibling(commit + ".part");
        delete(part);
        Files.createDirectories(part);
        String must = "revision (" + commit + ") must be readable by git and tar";
        Path archive = part.resolve("source.tar");
        run(top, must, "git", "archive", "--format=tar", "--output=" + archive, commit);
        run(part, must, "tar", "-xf", archive.toString());
        Files.delete(archive);
        Files.move(part, folder);
    }

    private String rust(Path folder) throws IOException {
        Path manifest = source(folder, "native/rust/Cargo.toml");
        source(folder, "native/rust/worker/src/main.rs");
        Path built = folder.resolve("target");
        run(
                folder,
                "contender (" + word + ") must build with cargo",
                "cargo",
                "build",
                "--release",
                "--locked",
                "--quiet",
                "--manifest-path",
                manifest.toString(),
                "--target-dir",
                built.toString());
        return quoted(built.resolve("release/assay-worker")) + " --strategy " + strategy;
    }

    private String cpp(Path folder, String compiler) throws IOException {
        Path script = source(folder, "native/cpp/build.sh");
        Path built = folder.resolve("target").resolve("native-cpp-" + compiler);
        run(
                folder,
                "contender (" + word + ") must build with " + compiler,
                "sh",
                script.toString(),
                compiler,
                built.toString(),
                "release");
        return quoted(built.resolve("assay-worker-cpp")) + " --strategy " + strategy;
    }

    private String python(Path folder) {
        source(folder, "src/main/python/assay_worker/__main__.py");
        // The interpreter that today's contender has: python3 may be a script that chooses another one.
        Path interpreter = Tools.python()
                .orElseThrow(() -> new IllegalArgumentException("contender (" + word + ") must have an interpreter: "
                        + Tools.noPython().orElse("")));
        return "env PYTHONPATH=" + quoted(folder.resolve("src/main/python")) + " ASSAY_CLASSES="
                + quoted(source(folder, "benchmarks/unicode/classes-16.0.txt"))
                + " PYTHONDONTWRITEBYTECODE=1 " + quoted(interpreter) + " -m assay_worker --contender "
                + new ContenderId("python", "", strategy, ContenderId.PROCESS);
    }

    private String java(Path folder, List<String> jvmFlags) throws IOException {
        Path classes = folder.resolve("target/classes");
        source(folder, "src/main/java/dev/assay/bridge/JvmWorker.java");
        if (!Files.isDirectory(classes)) {
            // Apart, so that half of a failed compilation is not taken for the whole next time.
            Path part = folder.resolve("target/classes.part");
            delete(part);
            List<String> command = new ArrayList<>(List.of(
                    Path.of(System.getProperty("java.home"), "bin", "javac").toString(),
                    "-proc:none",
                    "-nowarn",
                    "-encoding",
                    "UTF-8",
                    "-cp",
                    jar(),
                    "-d",
                    part.toString()));
            try (Stream<Path> sources = Files.walk(folder.resolve("src/main/java"))) {
                sources.filter(file -> file.toString().endsWith(".java"))
                        .map(Path::toString)
                        .forEach(command::add);
            }
            run(folder, "contender (" + word + ") must compile with javac", command.toArray(new String[0]));
            Files.move(part, classes);
        }
        return java(strategy, quoted(classes.toString()) + ":" + quoted(jar()), jvmFlags);
    }

    private static String java(String strategy, String classPath, List<String> jvmFlags) {
        return quoted(Path.of(System.getProperty("java.home"), "bin", "java").toString()) + " "
                + String.join(" ", jvmFlags) + " -cp " + classPath
                + " dev.assay.bridge.JvmWorker --contender "
                + new ContenderId("java", "", strategy, ContenderId.JVM)
                + " --kind FIRST_PARTY --launch java --strategy "
                + strategy + " --encoding r50k_base --encoding cl100k_base";
    }

    private static String jar() {
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static String quoted(Path path) {
        return quoted(path.toString());
    }

    private static String quoted(String path) {
        return "'" + path.replace("'", "'\\''") + "'";
    }

    private String git(Path folder, String... words) {
        List<String> command = new ArrayList<>(List.of("git"));
        command.addAll(List.of(words));
        String must = "revision (" + revision + ") must be a commit of the Git repository that Assay stands in";
        String said = run(folder, must, command.toArray(new String[0])).strip();
        if (said.isEmpty()) {
            throw new IllegalArgumentException(must + "; git does not name it");
        }
        return said;
    }

    private static String run(Path folder, String must, String... command) {
        String name = Path.of(command[0]).getFileName().toString();
        Outcome outcome =
                Call.of(command).in(folder).within(PATIENCE).named(name).run();
        if (outcome instanceof Outcome.Missing) {
            throw new IllegalArgumentException(must + "; " + name + " is not on the PATH");
        }
        if (!(outcome instanceof Outcome.Ended ended)) {
            throw new IllegalArgumentException(must + "; " + outcome.rule());
        }
        if (ended.exit() != 0) {
            throw new IllegalArgumentException(
                    must + ended.complaint().map(line -> ": " + line).orElse(""));
        }
        return ended.out();
    }

    private static void delete(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
