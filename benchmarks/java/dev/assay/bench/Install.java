package dev.assay.bench;

import dev.assay.build.Training;
import dev.assay.program.Call;
import dev.assay.program.Outcome;
import dev.assay.program.Scratch;
import dev.assay.usage.Complaint;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import picocli.AutoComplete;

/**
 * Puts beside the jar what makes it quick and easy to call: launchers, completion, an archive of the classes, and what contenders answer.
 * Called by Maven when the jar is made, not by users.
 */
final class Install {
    private static final String TRAIN = "train";
    private static final int TRAINED = 2;
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Path base;
    private final Path jar;
    private final Path bin;

    private Install(Path base) throws IOException {
        // As the launcher finds them through links: an archive is taken only for a jar of the same name.
        this.base = base.toRealPath();
        this.jar = this.base.resolve("target/assay.jar");
        this.bin = this.base.resolve("target/bin");
    }

    public static void main(String[] args) throws IOException {
        try {
            if (args.length == 2 && args[0].equals(TRAIN)) {
                new Install(Path.of(args[1])).train();
            } else if (args.length == 1) {
                new Install(Path.of(args[0])).install();
            } else {
                System.err.println("arguments (" + String.join(" ", args) + ") must be BASEDIR");
                System.exit(2);
            }
        } catch (IOException | RuntimeException wrong) {
            System.err.println("install: " + Complaint.line(wrong));
            System.exit(1);
        }
        System.exit(0);
    }

    private void install() throws IOException {
        Files.createDirectories(bin);
        for (String name : List.of("assay", "assay.cmd")) {
            Path made = bin.resolve(name);
            Files.copy(base.resolve("src/main/launcher").resolve(name), made, StandardCopyOption.REPLACE_EXISTING);
            made.toFile().setExecutable(true);
        }
        Files.writeString(bin.resolve("assay-completion.bash"), AutoComplete.bash("assay", Assay.commandLine()));
        archive();
        Assay.commandLine().execute("contenders", "--refresh");
    }

    private void archive() throws IOException {
        Path archive = bin.resolve("assay.jsa");
        // Whoever starts meanwhile must find the archive whole or none.
        Path fresh = bin.resolve("assay.jsa.new");
        Path bytes = bin.resolve("assay.jsa.bytes");
        // Which JVM made it, in the words of its own release file: another one cannot use it, and need not try.
        Path maker = bin.resolve("assay.jsa.release");
        Path release = Path.of(System.getProperty("java.home"), "release");
        for (Path old : List.of(bytes, maker, archive, fresh)) {
            Files.deleteIfExists(old);
        }
        Outcome outcome = Call.of(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:ArchiveClassesAtExit=" + fresh,
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Djava.awt.headless=true",
                        "-cp",
                        jar.toString(),
                        Install.class.getName(),
                        TRAIN,
                        base.toString())
                .named("archive of classes")
                .within(PATIENCE)
                .run();
        boolean made = outcome instanceof Outcome.Ended ended
                && ended.exit() == 0
                && Files.isRegularFile(fresh)
                && Files.isRegularFile(release);
        if (made) {
            Files.copy(release, maker);
            Files.move(fresh, archive);
            Files.writeString(bytes, Files.size(archive) + "\n");
        } else {
            // The JVM archives what it has loaded although the training failed.
            Files.deleteIfExists(fresh);
        }
        System.out.println(
                made
                        ? "[assay] launcher: target/bin/assay, completion: target/bin/assay-completion.bash"
                        : "[assay] launcher: target/bin/assay, without an archive of its classes, so it starts later: "
                                + outcome.rule());
    }

    /** Does what users do, so that the classes for it are loaded when this JVM archives them. */
    private void train() throws IOException {
        List<List<String>> commands = new ArrayList<>(List.of(
                List.of("--version"),
                List.of("--help"),
                List.of("help", "duel"),
                List.of("claims"),
                List.of("contenders")));
        List<Path> runs = smallestRuns();
        List<String> copies = new ArrayList<>();
        for (Path run : runs) {
            Path copy = Scratch.folder("training-");
            Files.copy(run, copy.resolve(run.getFileName()));
            copies.add(copy.toString());
            commands.add(List.of("report", copy.toString()));
        }
        if (copies.size() > 1) {
            commands.add(List.of("compare", copies.get(0), copies.get(1)));
            String out = Scratch.folder("training-").toString();
            commands.add(List.of("compare", copies.get(0), copies.get(1), "--out", out));
        }
        Training.fault(commands, Assay::commandLine).ifPresent(fault -> {
            throw new IllegalStateException(fault);
        });
    }

    /* Two, which hold most of what a run can hold: each class that a report or a comparison needs and the archive lacks is read anew by
    every call. */
    private List<Path> smallestRuns() throws IOException {
        Path results = base.resolve("results");
        if (!Files.isDirectory(results)) {
            return List.of();
        }
        try (Stream<Path> folders = Files.list(results)) {
            return folders.map(folder -> folder.resolve("run.ndjson.gz"))
                    .filter(Files::isRegularFile)
                    .sorted(Comparator.comparingLong(run -> run.toFile().length()))
                    .limit(TRAINED)
                    .toList();
        }
    }
}
