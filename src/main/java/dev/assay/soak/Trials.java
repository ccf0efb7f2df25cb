package dev.assay.soak;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.assay.program.Outcome;
import dev.assay.run.RunReader;
import dev.assay.soak.Fault.Expected;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** One trial of each kind: sets the fault up, runs the tool, and holds what it did against what was promised. */
final class Trials {
    private static final Duration PATIENCE = Duration.ofMinutes(6);
    private static final String RIVAL = "rust.cached@process";
    private static final int LONGEST_LINE = 1_000;

    /* The same program on both sides, one behind a script: what is further from 1 than this is no noise of a busy machine. */
    private static final double FARTHEST = 4;

    private final Path jar;
    private final Path script;
    private final Path results;
    private final SplittableRandom random;

    /**
     * @param script a copy of {@code faulty_worker.py}
     * @param results a finished results folder, of which copies are made
     */
    Trials(Path jar, Path script, Path results, SplittableRandom random) {
        this.jar = jar;
        this.script = script;
        this.results = results;
        this.random = random;
    }

    Findings.Trial run(Fault fault, Path empty) throws IOException {
        Bench bench = Bench.beside(jar, empty);
        Course course = new Course(fault);
        switch (fault.kind()) {
            case WORKER -> course.judge(duel(bench, List.of(), Map.of(), worker(bench, fault.name()), RIVAL));
            case SIGNAL -> signalled(bench, course);
            case SURROUNDINGS -> surrounded(bench, course);
            case RUN -> killed(bench, course);
        }
        for (String left : bench.left()) {
            course.left++;
            course.complaints.add("left behind: " + left);
        }
        bench.delete();
        return course.trial();
    }

    private String worker(Bench bench, String fault) {
        return "python3 " + script + " " + fault + " " + bench.installed().resolve("native/release/assay-worker")
                + " --strategy cached";
    }

    private static Outcome duel(
            Bench bench, List<String> wrapper, Map<String, String> environment, String first, String second) {
        return bench.run(wrapper, environment, PATIENCE, "duel", "--sets", "2", "--json", first, second);
    }

    private void signalled(Bench bench, Course course) throws IOException {
        String signal = course.fault.name();
        Outcome outcome =
                duel(bench, stoppedBy(signal, 1 + random.nextInt(12)), Map.of(), worker(bench, "none"), RIVAL);
        course.judge(outcome);
        if (signal.equals("KILL")) {
            // Nobody can clear up after that; the next command does.
            course.hung |= encode(bench) instanceof Outcome.TooSlow;
        }
    }

    private static List<String> stoppedBy(String signal, int seconds) {
        return List.of("timeout", "--preserve-status", "--foreground", "-s", signal, Integer.toString(seconds));
    }

    private static Outcome encode(Bench bench) throws IOException {
        Path text = Files.writeString(bench.folder().resolve("text"), "hello world");
        return bench.run(
                List.of(),
                Map.of(),
                PATIENCE,
                "encode",
                "--contender",
                "rust.plain@process",
                "--encoding",
                "cl100k_base",
                text.toString());
    }

    private void surrounded(Bench bench, Course course) throws IOException {
        switch (course.fault.name()) {
            case "short-library" -> {
                Path library = bench.own(Path.of("native/release", System.mapLibraryName("assay_rust")));
                byte[] whole = Files.readAllBytes(library);
                Files.write(library, Arrays.copyOf(whole, whole.length / 2));
                course.judge(duel(bench, List.of(), Map.of(), "rust.cached@jna", "java.cached@jvm"));
            }
            case "exchanged-vocabulary" -> {
                Path vocabulary = bench.own(Path.of("data/vocab/cl100k_base.tiktoken"));
                Files.copy(
                        bench.installed().resolve("data/vocab/r50k_base.tiktoken"),
                        vocabulary,
                        java.nio.file.StandardCopyOption.REPLACE_EXISTING);
                course.judge(encode(bench));
            }
            case "results-is-a-file" -> {
                Path file = Files.writeString(bench.folder().resolve("file"), "of somebody");
                course.judge(measure(bench, List.of(), file));
                course.same(file, "of somebody".getBytes(StandardCharsets.UTF_8));
            }
            case "mistyped-property" ->
                course.judge(bench.run(List.of(), Map.of(), PATIENCE, "-Dassay.group=safe", "measure", "--plan"));
            case "full-disk" -> fullDisk(bench, course);
            case "hanging-taskset" ->
                course.judge(duel(bench, List.of(), hanging(bench, "taskset"), "java.plain@jvm", "java.cached@jvm"));
            default -> {
                Outcome outcome = bench.run(List.of(), hanging(bench, "python3"), PATIENCE, "contenders", "--probe");
                course.judge(outcome, text -> Optional.empty());
            }
        }
    }

    private void fullDisk(Bench bench, Course course) throws IOException {
        Map<Path, byte[]> before = new HashMap<>();
        Path copy = bench.results().resolve("run");
        try (Stream<Path> files = Files.walk(results)) {
            for (Path from : files.toList()) {
                Path to = copy.resolve(results.relativize(from).toString());
                Files.copy(from, to);
                if (Files.isRegularFile(to)) {
                    before.put(to, Files.readAllBytes(to));
                }
            }
        }
        List<String> small = List.of("prlimit", "--fsize=" + (1_000 + random.nextInt(60_000)));
        course.judge(bench.run(small, Map.of(), PATIENCE, "report", copy.toString()));
        for (Map.Entry<Path, byte[]> file : before.entrySet()) {
            course.same(file.getKey(), file.getValue());
        }
    }

    private static Map<String, String> hanging(Bench bench, String program) throws IOException {
        Path folder = Files.createDirectory(bench.folder().resolve("path"));
        Path script = Files.writeString(folder.resolve(program), "#!/bin/sh\nsleep 1000\n");
        if (!script.toFile().setExecutable(true)) {
            throw new IOException("script (" + script + ") must become executable; is the folder mounted noexec?");
        }
        return Map.of("PATH", folder + ":" + System.getenv("PATH"));
    }

    private static Outcome measure(Bench bench, List<String> wrapper, Path results) {
        return bench.run(
                wrapper,
                Map.of(),
                PATIENCE,
                "-Dassay.groups=safe",
                "-Dassay.seed=7",
                "measure",
                "--effort",
                "smoke",
                "--results",
                results.toString());
    }

    private void killed(Bench bench, Course course) throws IOException {
        measure(bench, stoppedBy("KILL", 20 + random.nextInt(70)), bench.results());
        Optional<Path> journal = journal(bench);
        List<String> recorded = new ArrayList<>();
        if (journal.isPresent()) {
            recorded.addAll(whole(journal.get()));
            if (course.fault.name().endsWith("journal") && recorded.size() > 2) {
                // Neither the header, without which there is no run, nor the line that may be half.
                int damaged = 1 + random.nextInt(recorded.size() - 2);
                damage(journal.get(), recorded, damaged);
                recorded.remove(damaged);
            }
        }
        Outcome outcome = measure(bench, List.of(), bench.results());
        course.judge(outcome, text -> Optional.empty());
        List<String> samples = recorded.stream()
                .filter(line -> line.matches("\\{\"type\":\"(slice|times|footprint|cold)\".*"))
                .map(Trials::withoutSeal)
                .toList();
        course.samples += samples.size();
        List<String> published = published(bench);
        course.lost +=
                samples.stream().filter(line -> !published.contains(line)).count();
    }

    private static Optional<Path> journal(Bench bench) throws IOException {
        if (!Files.isDirectory(bench.installed().resolve("runs"))) {
            return Optional.empty();
        }
        try (Stream<Path> files = Files.walk(bench.installed().resolve("runs"), 2)) {
            return files.filter(file -> file.endsWith("journal.ndjson")).findFirst();
        }
    }

    private static List<String> whole(Path journal) throws IOException {
        String text = Files.readString(journal, StandardCharsets.ISO_8859_1);
        return new ArrayList<>(
                text.substring(0, text.lastIndexOf('\n') + 1).lines().toList());
    }

    private void damage(Path journal, List<String> lines, int damaged) throws IOException {
        long start = lines.subList(0, damaged).stream()
                .mapToLong(line -> line.length() + 1L)
                .sum();
        try (var channel = Files.newByteChannel(journal, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            long place = start + random.nextInt(lines.get(damaged).length());
            java.nio.ByteBuffer one = java.nio.ByteBuffer.allocate(1);
            channel.position(place).read(one);
            one.put(0, (byte) (one.get(0) ^ 1)).rewind();
            channel.position(place).write(one);
        }
    }

    private static List<String> published(Bench bench) throws IOException {
        List<String> lines = new ArrayList<>();
        try (Stream<Path> files = Files.walk(bench.results(), 2)) {
            for (Path file :
                    files.filter(path -> path.endsWith("run.ndjson.gz")).toList()) {
                RunReader.read(file);
                try (var in = new java.util.zip.GZIPInputStream(Files.newInputStream(file))) {
                    new String(in.readAllBytes(), StandardCharsets.ISO_8859_1)
                            .lines()
                            .map(Trials::withoutSeal)
                            .forEach(lines::add);
                }
            }
        }
        return lines;
    }

    private static String withoutSeal(String line) {
        return line.replaceFirst(",\"seal\":\"[^\"]*\"}$", "");
    }

    /** What is known of a trial as it goes on. */
    private static final class Course {
        private final Fault fault;
        private final List<String> complaints = new ArrayList<>();
        private long samples;
        private long lost;
        private long wrong;
        private long left;
        private boolean hung;

        Course(Fault fault) {
            this.fault = fault;
        }

        /** What is wrong with a figure that was given; nothing if it can be true. */
        private interface Figure {
            Optional<String> wrong(String text) throws IOException;
        }

        void judge(Outcome outcome) throws IOException {
            judge(outcome, Course::wrongRatio);
        }

        void judge(Outcome outcome, Figure figure) throws IOException {
            if (!(outcome instanceof Outcome.Ended ended)) {
                hung = outcome instanceof Outcome.TooSlow;
                complaints.add(outcome.rule());
                return;
            }
            boolean gave = fault.kind() != Fault.Kind.RUN && ended.out().contains("\"ratio\"");
            List<String> lines = ended.errors()
                    .lines()
                    .filter(line -> !line.startsWith("waiting for ") && !line.isBlank())
                    .toList();
            if (ended.errors().contains("\tat ") || ended.errors().contains("Exception")) {
                complaints.add("a stack trace or the name of an exception: " + lines);
            }
            if (lines.stream().anyMatch(line -> line.length() > LONGEST_LINE)) {
                complaints.add("a line of more than " + LONGEST_LINE + " characters");
            }
            if (fault.expected() == Expected.REFUSAL) {
                if (gave) {
                    wrong++;
                    complaints.add("a figure: " + ended.out());
                }
                if (ended.exit() == 0 || ended.exit() > Outcome.SIGNALS || lines.size() != 1) {
                    complaints.add(ended.how() + " and " + lines.size() + " lines: " + lines);
                }
            } else if (fault.expected() != Expected.STOPPED && ended.exit() != 0) {
                complaints.add(ended.how() + ": " + lines);
            }
            if (gave && fault.expected() != Expected.REFUSAL) {
                Optional<String> impossible = figure.wrong(ended.out());
                impossible.ifPresent(complaints::add);
                wrong += impossible.isPresent() ? 1 : 0;
            }
        }

        private static Optional<String> wrongRatio(String text) throws IOException {
            JsonNode told = new ObjectMapper().readTree(text);
            double ratio = told.path("ratio").asDouble();
            return ratio > 1 / FARTHEST && ratio < FARTHEST
                    ? Optional.empty()
                    : Optional.of("a ratio of " + ratio + " between two equals");
        }

        void same(Path file, byte[] before) throws IOException {
            if (!Files.isRegularFile(file) || !Arrays.equals(before, Files.readAllBytes(file))) {
                lost++;
                complaints.add("a former file is another: " + file.getFileName());
            }
        }

        Findings.Trial trial() {
            return new Findings.Trial(fault, samples, lost, wrong, left, hung, complaints);
        }
    }
}
