package dev.assay.run;

import dev.assay.workload.Workload;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/**
 * A made-up run with known ratios, for tests of everything right of the run file. Times are {@code fixed + perByte × size}, log-normal
 * around it: a common factor a round, one a fork, one a slice. Nothing in it was measured.
 */
public final class SyntheticRun {
    public static final List<String> CORPORA = List.of("en-prose", "eu-prose", "code-java", "cjk");
    public static final List<Integer> SIZES = List.of(64, 1024, 16384);

    /** ns a byte of each contender, before noise: 400 ÷ 125 = 3.2 is the true ratio of the headline pair. */
    public static final Map<String, Double> NANOS_PER_BYTE = Map.ofEntries(
            Map.entry("hf-slow@process", 400.0),
            Map.entry("hf-fast@process", 125.0),
            Map.entry("tiktoken@process", 60.0),
            Map.entry("python.cached@process", 250.0),
            Map.entry("rust.cached@process", 8.0),
            Map.entry("java.plain@jvm", 30.0),
            Map.entry("rust.plain@jna", 25.0),
            Map.entry("rust.plain@process", 25.0),
            Map.entry("python.plain@process", 1250.0),
            Map.entry("java.cached@jvm", 10.0),
            Map.entry("rust.cached@jna", 8.0),
            Map.entry("jtokkit@jvm", 45.0));

    static final int DECK_BYTES = 131072;

    private final Random random;
    private final int sets;
    private final int rounds;
    private final double forkNoise;
    private final String effort;
    private final List<Slice> slices = new ArrayList<>();
    private final List<ServiceTimes> serviceTimes = new ArrayList<>();

    private SyntheticRun(String effort, int sets, int rounds, double forkNoise, long seed) {
        this.random = new Random(seed);
        this.effort = effort;
        this.sets = sets;
        this.rounds = rounds;
        this.forkNoise = forkNoise;
    }

    /** Returns a standard run: 8 fork sets of three groups, 2 % noise a fork, one contender absent, one killed in one set. */
    public static RunFile standard() {
        return Standard.RUN;
    }

    /* Made once a JVM, since a run is a value. */
    private static final class Standard {
        static final RunFile RUN = of("standard", 8, 6, 0.02, 20261122);
    }

    /** Returns a run of another effort, number of sets, of steady rounds a set, noise a fork (log scale), seed. */
    public static RunFile of(String effort, int sets, int rounds, double forkNoise, long seed) {
        return new SyntheticRun(effort, sets, rounds, forkNoise, seed).build();
    }

    /** Writes a run and returns the file. */
    public static Path write(RunFile run, Path file) throws IOException {
        try (RunWriter writer = RunWriter.create(file)) {
            for (Line line : lines(run)) {
                writer.append(line);
            }
        }
        return file;
    }

    /** Returns the lines of a run in the order in which {@link #write} writes them. */
    public static List<Line> lines(RunFile run) {
        List<Line> lines = new ArrayList<>();
        lines.add(run.header());
        run.checks().stream().filter(check -> check.when().equals("before")).forEach(lines::add);
        lines.addAll(run.slices());
        lines.addAll(run.serviceTimes());
        lines.addAll(run.footprints());
        lines.addAll(run.coldStarts());
        run.checks().stream().filter(check -> check.when().equals("after")).forEach(lines::add);
        lines.addAll(run.placements());
        lines.addAll(run.environments());
        lines.addAll(run.events());
        lines.addAll(run.exports());
        run.completion().ifPresent(lines::add);
        lines.add(run.end());
        return lines;
    }

    /** Returns the groups of a standard run. */
    public static List<Header.GroupRow> groups(int sets, int rounds) {
        return List.of(
                group(
                        "python",
                        "what Python users call",
                        "r50k_base",
                        List.of(
                                "hf-slow@process",
                                "hf-fast@process",
                                "tiktoken@process",
                                "python.cached@process",
                                "rust.cached@process"),
                        false,
                        sets,
                        rounds),
                group(
                        "language",
                        "one algorithm in three languages",
                        "cl100k_base",
                        List.of("java.plain@jvm", "rust.plain@jna", "rust.plain@process", "python.plain@process"),
                        true,
                        sets,
                        rounds),
                group(
                        "fast",
                        "how fast can it be",
                        "cl100k_base",
                        List.of("java.cached@jvm", "rust.cached@process", "jtokkit@jvm", "tiktoken@process"),
                        false,
                        sets,
                        rounds));
    }

    /** Returns who is compared in these groups, by group. */
    public static Map<String, List<ContenderId>> contenders() {
        Map<String, List<ContenderId>> contenders = new LinkedHashMap<>();
        groups(1, 1).forEach(group -> contenders.put(group.id(), group.contenders()));
        return contenders;
    }

    private static Header.GroupRow group(
            String id, String purpose, String encoding, List<String> all, boolean bridge, int sets, int rounds) {
        List<Header.CellRow> cells = new ArrayList<>();
        for (String corpus : CORPORA) {
            for (int size : SIZES) {
                cells.add(new Header.CellRow(encoding, corpus, size, "run", List.of()));
            }
        }
        if (bridge) {
            for (int size : SIZES) {
                cells.add(new Header.CellRow(
                        encoding, "en-prose", size, "encode", List.of(ContenderId.of("rust.plain@process"))));
            }
        }
        for (int size : List.of(1024, 16384)) {
            cells.add(new Header.CellRow(encoding, "en-prose", size, "times", List.of()));
        }
        // The first round is warm-up.
        return new Header.GroupRow(
                id, Workload.TOKENIZE, purpose, Fixture.ids(all.toArray(String[]::new)), sets, rounds + 1, cells);
    }

    private RunFile build() {
        List<Header.GroupRow> groups = groups(sets, rounds);
        for (Header.GroupRow group : groups) {
            for (int set = 0; set < sets; set++) {
                set(group, set);
            }
        }
        List<Event> events = effort.equals("smoke")
                ? List.of()
                : List.of(new Event(
                        "killed",
                        "fast",
                        sets - 1,
                        "jtokkit@jvm",
                        "jtokkit@jvm gave no sign for 30 s: killed, its set yields no ratio for it; look at its log"));
        slices.removeIf(slice -> !events.isEmpty()
                && slice.contender().toString().equals("jtokkit@jvm")
                && slice.set() == sets - 1
                && slice.round() > 1);
        for (int i = 0; i < slices.size(); i++) {
            slices.set(i, Fixture.with(slices.get(i), "seq", (long) i));
        }
        return new RunFile(
                SyntheticHeader.of(effort, groups),
                slices,
                serviceTimes,
                footprints(),
                coldStarts(),
                checks(groups),
                List.of(),
                placements(groups),
                environments(groups),
                events,
                exports(),
                Optional.empty(),
                end());
    }

    private List<Placement> placements(List<Header.GroupRow> groups) {
        List<Placement> placements = new ArrayList<>();
        for (Header.GroupRow group : groups) {
            for (int set = 0; set < sets; set++) {
                placements.add(new Placement(group.id(), set, set % 2));
            }
        }
        return placements;
    }

    /* A minute a set on two processors: the run used 1.1 of them, others 1 % of one, 1 ‰ was stolen. */
    private List<Environment> environments(List<Header.GroupRow> groups) {
        List<Environment> environments = new ArrayList<>();
        for (Header.GroupRow group : groups) {
            for (int set = 0; set < sets; set++) {
                environments.add(new Environment(
                        "rounds",
                        group.id(),
                        set,
                        set * 60_000L,
                        60_000_000_000L,
                        2,
                        120_000_000_000L,
                        66_600_000_000L,
                        120_000_000L,
                        66_000_000_000L,
                        3_000_000_000L,
                        0,
                        -1,
                        1.2,
                        "not recorded",
                        "not recorded"));
            }
        }
        return environments;
    }

    private void set(Header.GroupRow group, int set) {
        Map<ContenderId, Double> forks = new LinkedHashMap<>();
        group.contenders().forEach(id -> forks.put(id, Math.exp(forkNoise * random.nextGaussian())));
        ContenderId twin = group.contenders().get(set % group.contenders().size());
        double twinFork = Math.exp(forkNoise * random.nextGaussian());
        for (int round = -1; round < rounds; round++) {
            for (Header.CellRow cell : group.cells()) {
                if (cell.mode() == Mode.LATENCY) {
                    continue;
                }
                double common = Math.exp(0.05 * random.nextGaussian());
                for (ContenderId id : cell.contenders().isEmpty() ? group.contenders() : cell.contenders()) {
                    slice(group.id(), set, round + 1, id, Role.MAIN, cell, common * forks.get(id), round < 0);
                }
                if (cell.contenders().isEmpty()) {
                    slice(group.id(), set, round + 1, twin, Role.TWIN, cell, common * twinFork, round < 0);
                }
            }
        }
        for (Header.CellRow cell : group.cells()) {
            if (cell.mode() == Mode.LATENCY) {
                group.contenders().forEach(id -> serviceTimes.add(times(group.id(), set, id, cell, forks.get(id))));
            }
        }
    }

    private void slice(
            String group,
            int set,
            int round,
            ContenderId id,
            Role role,
            Header.CellRow cell,
            double factor,
            boolean warmup) {
        double bridge = cell.mode() == Mode.ROUND_TRIP ? 20_000 + 2.0 * cell.size() : 0;
        double perOp = (nanosPerOp(id.toString(), cell.size()) + bridge)
                * factor
                * Math.exp(0.03 * random.nextGaussian())
                * (warmup ? 1.6 : 1);
        int inputs = DECK_BYTES / cell.size();
        int passes = (int) Math.max(1, Math.ceil(50e6 / (perOp * inputs)));
        long ops = (long) inputs * passes;
        long nanos = Math.max(1, Math.round(perOp * ops));
        boolean child = id.isInProcess();
        // The JVM that drives a child sees a little more than the child: one request and one answer.
        slices.add(new Slice(
                slices.size(),
                group,
                set,
                round,
                id,
                role,
                cell.encoding(),
                cell.corpus(),
                cell.size(),
                cell.verb(),
                warmup,
                SliceResult.builder()
                        .passes(passes)
                        .ops(ops)
                        .nanos(child && cell.mode() != Mode.ROUND_TRIP ? nanos + 40_000 : nanos)
                        .childNanos(child ? (cell.mode() == Mode.ROUND_TRIP ? Math.max(1, nanos / 2) : nanos) : -1)
                        .bytes(ops * cell.size())
                        .tokens(ops * cell.size() / 4)
                        .lastId(13)
                        .cpuNanos(nanos)
                        .gcCount(0)
                        .gcMillis(0)
                        .gcCycles(0)
                        .gcCycleMillis(0)
                        .yields(-1)
                        .preemptions(-1)
                        .build(),
                slices.size() * 60L));
    }

    /** Returns the true time per op of a contender. */
    public static double nanosPerOp(String id, int size) {
        double fixed = id.endsWith("@jna") ? 200 : 50;
        return fixed + NANOS_PER_BYTE.get(id) * size;
    }

    private ServiceTimes times(String group, int set, ContenderId id, Header.CellRow cell, double fork) {
        Histogram histogram = new Histogram(3);
        int ops = cell.size() == 1024 ? 12_000 : 2_000;
        double perOp = nanosPerOp(id.toString(), cell.size()) * fork;
        for (int i = 0; i < ops; i++) {
            double tail = i % 500 == 0 ? 3 : 1;
            histogram.recordValue(Math.round(perOp * tail * Math.exp(0.08 * random.nextGaussian())));
        }
        java.nio.ByteBuffer buffer = java.nio.ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
        int length = histogram.encodeIntoCompressedByteBuffer(buffer);
        byte[] bytes = java.util.Arrays.copyOf(buffer.array(), length);
        return new ServiceTimes(
                group,
                set,
                id,
                cell.encoding(),
                cell.corpus(),
                cell.size(),
                ops,
                Base64.getEncoder().encodeToString(bytes));
    }

    private List<Footprint> footprints() {
        List<Footprint> rows = new ArrayList<>();
        for (String id : new TreeMap<>(NANOS_PER_BYTE).keySet()) {
            if (id.equals("rust.cached@jna")) {
                continue;
            }
            String encoding = encodingOf(id);
            boolean python = id.startsWith("python") || id.startsWith("hf-") || id.startsWith("tiktoken");
            long empty = id.endsWith("@process") ? (python ? 12_000_000 : 2_000_000) : 45_000_000;
            long work = id.equals("hf-slow@process") ? 150_000_000 : python ? 60_000_000 : 15_000_000;
            for (int replicate = 0; replicate < 5; replicate++) {
                long wobble = (long) (50_000 * random.nextGaussian());
                rows.add(
                        new Footprint(ContenderId.of(id), encoding, replicate, "empty", empty + wobble, -1, -1, 0, ""));
                rows.add(new Footprint(
                        ContenderId.of(id), encoding, replicate, "loaded", empty + wobble + work / 2, -1, -1, 0, ""));
                rows.add(new Footprint(
                        ContenderId.of(id),
                        encoding,
                        replicate,
                        "worked",
                        empty + wobble + work,
                        id.startsWith("java") ? 96 : -1,
                        id.startsWith("java") ? 2 : -1,
                        id.startsWith("java") ? 10_000 : 0,
                        id.endsWith("@jvm") ? "-Xmx256m -XX:+UseSerialGC" : ""));
            }
        }
        return rows;
    }

    private static List<ColdStart> coldStarts() {
        List<ColdStart> rows = new ArrayList<>();
        for (String id : new TreeMap<>(NANOS_PER_BYTE).keySet()) {
            if (id.equals("rust.cached@jna")) {
                continue;
            }
            String encoding = encodingOf(id);
            long op = Math.round(nanosPerOp(id, 1024));
            for (int replicate = 0; replicate < 5; replicate++) {
                // 2 % a replicate, so that there is an interval; the first op takes twenty times the warm one, then
                // nine, three, 1.2.
                double factor = 1 + 0.02 * replicate;
                rows.add(new ColdStart(
                        ContenderId.of(id),
                        encoding,
                        "en-prose",
                        1024,
                        replicate,
                        Math.round(500e6 * factor),
                        Math.round(200e6 * factor),
                        Math.round(20 * op * factor),
                        Math.round(9 * op * factor),
                        Math.round(3 * op * factor),
                        Math.round(1.2 * op * factor),
                        id.endsWith("@process") ? "as shipped" : "-Xmx256m -XX:+UseSerialGC"));
            }
        }
        return rows;
    }

    private static String encodingOf(String id) {
        return id.startsWith("hf-") || id.equals("python.cached@process") ? "r50k_base" : "cl100k_base";
    }

    private static List<Check> checks(List<Header.GroupRow> groups) {
        List<Check> checks = new ArrayList<>();
        for (String when : List.of("before", "after")) {
            for (Header.GroupRow group : groups) {
                for (ContenderId id : group.contenders()) {
                    for (String corpus : CORPORA) {
                        for (int size : SIZES) {
                            checks.add(new Check(
                                    when,
                                    id,
                                    group.cells().get(0).encoding(),
                                    corpus,
                                    size,
                                    DECK_BYTES / size,
                                    true,
                                    ""));
                        }
                    }
                }
            }
        }
        return checks;
    }

    private static List<Export> exports() {
        return NANOS_PER_BYTE.keySet().stream()
                .sorted()
                .map(id -> new Export(
                        ContenderId.of(id),
                        "17.0.13",
                        "OpenJDK 64-Bit Server VM 17.0.13+11",
                        List.of("-Xmx256m", "-XX:+UseSerialGC")))
                .toList();
    }

    private End end() {
        return new End(
                1
                        + slices.size()
                        + serviceTimes.size()
                        + 11L * 15
                        + 11L * 5
                        + checks(groups(sets, rounds)).size()
                        + (effort.equals("smoke") ? 0 : 1)
                        + placements(groups(sets, rounds)).size()
                        + environments(groups(sets, rounds)).size()
                        + NANOS_PER_BYTE.size(),
                slices.size() * 60L + 60_000,
                slices.size() * 60L);
    }
}
