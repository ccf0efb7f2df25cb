package dev.assay.soak;

import dev.assay.program.Outcome;
import dev.assay.program.Scratch;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Draws faults until time and trials are enough. Every fault comes once before any comes twice. */
public final class Soak {
    private static final String SCRIPT = "/python/faulty_worker.py";

    private final Path jar;
    private final Consumer<String> screen;

    /** @param jar with all that the build put beside it */
    public Soak(Path jar, Consumer<String> screen) {
        this.jar = jar;
        this.screen = screen;
    }

    /**
     * Runs trials one after another; the longer of time and number decides.
     *
     * @throws IOException if a trial cannot be set up; what the tool does in it never throws
     */
    public Findings run(Duration least, int trials, long seed) throws IOException {
        long start = System.nanoTime();
        Path script = Scratch.folder("soak-").resolve("faulty_worker.py");
        try (InputStream text = Soak.class.getResourceAsStream(SCRIPT)) {
            Files.copy(text, script);
        }
        Findings findings = new Findings();
        Trials each = new Trials(jar, script, measured(), new SplittableRandom(seed));
        List<Fault> faults = new ArrayList<>(Fault.all());
        Random order = new Random(seed);
        while (System.nanoTime() - start < least.toNanos() || findings.count() < trials) {
            Collections.shuffle(faults, order);
            for (Fault fault : faults) {
                Findings.Trial trial = each.run(fault, Scratch.folder("trial-"));
                findings.add(trial);
                screen.accept(findings.count() + "  " + (System.nanoTime() - start) / 1_000_000_000 + " s  "
                        + fault.kind() + " " + fault.name()
                        + (trial.complaints().isEmpty() ? "" : ": " + trial.complaints()));
            }
        }
        return findings;
    }

    private Path measured() throws IOException {
        Bench bench = Bench.beside(jar, Scratch.folder("measured-"));
        Outcome outcome = bench.run(
                List.of(),
                Map.of(),
                Duration.ofMinutes(6),
                "-Dassay.groups=safe",
                "measure",
                "--effort",
                "smoke",
                "--results",
                bench.results().toString());
        try (Stream<Path> folders = Files.list(bench.results())) {
            return folders.findFirst()
                    .orElseThrow(() ->
                            new IllegalStateException("run without a fault must leave results; " + outcome.rule()));
        }
    }
}
