package dev.assay.chart;

import dev.assay.claim.Verdict;
import dev.assay.run.ContenderId;
import dev.assay.run.DeckId;
import dev.assay.run.End;
import dev.assay.run.Environment;
import dev.assay.run.Event;
import dev.assay.run.Export;
import dev.assay.run.Fixture;
import dev.assay.run.Header;
import dev.assay.run.Mode;
import dev.assay.run.Role;
import dev.assay.run.RunFile;
import dev.assay.run.Slice;
import dev.assay.run.Warning;
import dev.assay.run.Where;
import dev.assay.stats.Controls;
import dev.assay.stats.Interval;
import dev.assay.stats.Quantity;
import dev.assay.stats.SteadyStateCheck;
import dev.assay.stats.Summary;
import dev.assay.workload.Workload;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/** An invented run with figures of a likely size, for looking at charts and reports. Nothing in it was measured. */
public final class SampleRun {
    public static final List<String> CORPORA = List.of("en-prose", "eu-prose", "code-java", "cjk");
    public static final List<Integer> SIZES = List.of(64, 1024, 16384, 262144);
    /* MB/s, for English prose; the other corpora are some percent away. */
    private static final Map<String, Double> SPEEDS = new LinkedHashMap<>();

    static {
        SPEEDS.put("rust.cached@jna", 148.0);
        SPEEDS.put("rust.cached@process", 151.0);
        SPEEDS.put("java.cached@jvm", 96.0);
        SPEEDS.put("rust.plain@jna", 34.0);
        SPEEDS.put("rust.plain@process", 34.5);
        SPEEDS.put("java.plain@jvm", 27.0);
        SPEEDS.put("jtokkit@jvm", 21.0);
        SPEEDS.put("tiktoken@process", 11.5);
        SPEEDS.put("hf-fast@process", 4.1);
        SPEEDS.put("python.cached@process", 1.9);
        SPEEDS.put("hf-slow@process", 0.61);
        SPEEDS.put("python.plain@process", 0.33);
    }

    private final Random random = new Random(1);

    /** Returns the header. */
    public static Header header() {
        List<Header.ContenderRow> contenders = new ArrayList<>();
        SPEEDS.keySet().forEach(id -> contenders.add(contender(id, true, null)));
        contenders.add(contender("cpp.plain@jna", false, "no C++ compiler on PATH: install g++ 12 or newer"));
        List<Header.DeckRow> decks = new ArrayList<>();
        for (String corpus : CORPORA) {
            for (int size : SIZES) {
                decks.add(new Header.DeckRow(corpus, size, 262144 / size, 262144, "00ff" + size));
            }
        }
        Map<String, String> machine = new LinkedHashMap<>();
        machine.put("cpu", "AMD EPYC 9B45 <vm> & co");
        machine.put("cores", "2");
        machine.put("memory", "8 GiB");
        machine.put("system", "Linux 6.1, x86_64");
        machine.put("governor", "not recorded");
        return new Header(
                Header.SCHEMA,
                "0.1.0",
                "2026-11-22T10:00:00Z",
                "standard",
                42,
                machine,
                "C",
                "virtual machine, governor unreadable",
                Map.of("slice", "50 ms", "heap", "1 GiB", "collector", "Serial"),
                Fixture.PROTOCOL,
                contenders,
                decks,
                List.of(new Header.GroupRow(
                        "python",
                        Workload.TOKENIZE,
                        "the article's pair",
                        Fixture.ids(SPEEDS.keySet().toArray(String[]::new)),
                        8,
                        6,
                        List.of())),
                Map.of("faster-10x-100x", "id = 1"));
    }

    private static Header.ContenderRow contender(String id, boolean available, String reason) {
        String name = id.split("[.@]")[0];
        String language =
                switch (name) {
                    case "java", "jtokkit" -> "Java";
                    case "python", "hf-slow" -> "Python";
                    case "cpp" -> "C++";
                    default -> "Rust";
                };
        boolean own = List.of("java", "rust", "python", "cpp").contains(name);
        return new Header.ContenderRow(
                ContenderId.of(id),
                own ? "first-party" : "peer",
                language,
                id.split("@")[1],
                "1.0",
                "runtime 1",
                Map.of("profile", "release"),
                Map.of("threads", "1"),
                "ids in a reusable buffer",
                "abc" + name,
                List.of("r50k_base", "cl100k_base"),
                available,
                reason);
    }

    static Interval around(double estimate, double share) {
        return new Interval(estimate, estimate / (1 + share), estimate * (1 + share), 0.95, 8);
    }

    /** Returns the summary. */
    public Summary summary() {
        List<Summary.Speed> speeds = new ArrayList<>();
        List<Summary.Latency> latencies = new ArrayList<>();
        List<Summary.Memory> memories = new ArrayList<>();
        List<Summary.Sequence> sequences = new ArrayList<>();
        for (String encoding : List.of("r50k_base", "cl100k_base")) {
            SPEEDS.forEach((id, speed) -> {
                if (encoding.equals("cl100k_base") && id.startsWith("hf")) {
                    return;
                }
                for (int c = 0; c < CORPORA.size(); c++) {
                    for (int size : SIZES) {
                        double here = speed * (1 - 0.17 * c) * (1 - 12.0 / (size + 64));
                        var cell =
                                new Summary.Cell("python", encoding, new DeckId(CORPORA.get(c), size), Mode.THROUGHPUT);
                        double nanos = size / here * 1e3;
                        speeds.add(
                                new Summary.Speed(ContenderId.of(id), cell, around(nanos, 0.03), around(here, 0.03)));
                        if (id.endsWith("process")) {
                            var pipe = new Summary.Cell(
                                    "python", encoding, new DeckId(CORPORA.get(c), size), Mode.ROUND_TRIP);
                            double across = nanos + 9000 + size * 0.8;
                            speeds.add(new Summary.Speed(
                                    ContenderId.of(id), pipe, around(across, 0.05), around(size / across * 1e3, 0.05)));
                        }
                        if (c == 0 && (size == 1024 || size == 16384)) {
                            var times = new Summary.Cell(
                                    "python", encoding, new DeckId(CORPORA.get(c), size), Mode.LATENCY);
                            latencies.add(new Summary.Latency(
                                    ContenderId.of(id),
                                    times,
                                    40_000,
                                    around(nanos, 0.01),
                                    Optional.of(around(nanos * 1.2, 0.02)),
                                    Optional.of(around(nanos * 1.7, 0.1)),
                                    size == 1024 ? Optional.of(around(nanos * 3.5, 0.3)) : Optional.empty()));
                        }
                    }
                }
                memories.add(memory(id, encoding));
                for (int set = 0; set < 8; set++) {
                    sequences.add(sequence(id, encoding, set));
                }
            });
        }
        List<Summary.Ratio> ratios = new ArrayList<>(cells("hf-slow@process", "hf-fast@process", 6.7));
        ratios.add(ratio("hf-slow@process", "hf-fast@process", Quantity.TIME, Where.ALL, 6.7));
        ratios.add(ratio("python.plain@process", "rust.plain@process", Quantity.TIME, Where.ALL, 104));
        ratios.add(ratio("java.plain@jvm", "rust.plain@jna", Quantity.TIME, Where.ALL, 1.26));
        ratios.add(ratio("rust.plain@jna", "rust.cached@jna", Quantity.TIME, Where.ALL, 4.4));
        ratios.add(ratio("tiktoken@process", "rust.cached@process", Quantity.TIME, Where.ALL, 13.1));
        ratios.add(ratio("java.cached@jvm", "jtokkit@jvm", Quantity.TIME, Where.ALL, 0.219));
        return new Summary(
                controls(1.002, 1.05),
                speeds,
                ratios,
                latencies,
                memories,
                colds(),
                settlings(),
                sequences,
                SampleCrossings.of(),
                List.of());
    }

    /** Returns controls of eight sets a role, one deck, about 1 % apart; the geometric means are those given. */
    public static Controls controls(double twin, double spike) {
        List<Controls.Trial> trials = new ArrayList<>();
        List.of(Map.entry(Role.CONTROL, spike), Map.entry(Role.TWIN, twin)).forEach(role -> {
            for (int set = 0; set < 8; set++) {
                boolean java = set % 2 == 0;
                double log = Math.log(role.getValue()) + (set < 4 ? 0.01 : -0.01);
                trials.add(new Controls.Trial(
                        role.getKey(),
                        "python",
                        set,
                        ContenderId.of(java ? "java.plain@jvm" : "rust.plain@jna"),
                        java ? "Java@jvm" : "Rust@jna",
                        List.of(new Controls.Value(new DeckId("en-prose", 1024), log))));
            }
        });
        return new Controls(trials, 1.05);
    }

    /** Returns the summary with other controls. */
    public static Summary with(Controls controls) {
        Summary summary = new SampleRun().summary();
        return Fixture.with(summary, "controls", controls);
    }

    private static List<Summary.Cold> colds() {
        List<Summary.Cold> colds = new ArrayList<>();
        for (String encoding : List.of("r50k_base", "cl100k_base")) {
            SPEEDS.forEach((id, speed) -> {
                double warm = 1024 / speed * 1e3;
                double jit = id.endsWith("jvm") ? 40 : 3;
                List<Summary.Cold.Op> ops = new ArrayList<>();
                for (int number = 1; number <= 1000; number *= 10) {
                    double factor = 1 + jit / number;
                    ops.add(new Summary.Cold.Op(number, around(warm * factor, 0.1), Optional.of(around(factor, 0.12))));
                }
                colds.add(new Summary.Cold(
                        ContenderId.of(id),
                        encoding,
                        new DeckId("en-prose", 1024),
                        around(jit * 1e7, 0.05),
                        around(jit * 4e6, 0.05),
                        ops,
                        Optional.of(around(warm, 0.03))));
            });
        }
        return colds;
    }

    private static List<SteadyStateCheck> settlings() {
        List<SteadyStateCheck> settlings = new ArrayList<>();
        SPEEDS.keySet().forEach(id -> {
            boolean jvm = id.endsWith("jvm");
            boolean jna = id.endsWith("jna");
            List<SteadyStateCheck.Fork> forks = new ArrayList<>();
            for (int set = 0; set < 8; set++) {
                SteadyStateCheck.Course course = jvm
                        ? SteadyStateCheck.Course.WARM_UP
                        : jna && set % 2 == 0 ? SteadyStateCheck.Course.UNSTEADY : SteadyStateCheck.Course.FLAT;
                forks.add(new SteadyStateCheck.Fork(set, Role.MAIN, course));
            }
            settlings.add(new SteadyStateCheck(
                    ContenderId.of(id),
                    "python",
                    "r50k_base",
                    forks,
                    jna
                            ? Optional.empty()
                            : Optional.of(jvm ? SteadyStateCheck.Course.WARM_UP : SteadyStateCheck.Course.FLAT),
                    Optional.of(around(jna ? 1.09 : 1.01, 0.03)),
                    jna));
        });
        return settlings;
    }

    private static Summary.Memory memory(String id, String encoding) {
        double empty = id.endsWith("jvm") || id.endsWith("jna") ? 44e6 : id.startsWith("rust") ? 2.1e6 : 31e6;
        double more = id.startsWith("hf") ? 70e6 : 18e6;
        return new Summary.Memory(
                ContenderId.of(id),
                encoding,
                around(empty, 0.02),
                around(empty + more, 0.02),
                around(empty + more * 1.4, 0.02),
                around(more * 1.4, 0.03),
                id.startsWith("rust") ? 0 : id.startsWith("java") ? 24 : Double.NaN,
                id.startsWith("rust") ? 0 : Double.NaN,
                "-Xmx1g");
    }

    private Summary.Sequence sequence(String id, String encoding, int set) {
        List<Double> relative = new ArrayList<>();
        List<Boolean> warmup = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            relative.add(1 + 1.5 * Math.exp(-i / 2.0) + 0.03 * random.nextGaussian());
            warmup.add(i < 10);
        }
        return new Summary.Sequence(
                ContenderId.of(id),
                Role.MAIN,
                set,
                new Summary.Cell("python", encoding, new DeckId("en-prose", 16384), Mode.THROUGHPUT),
                relative,
                warmup);
    }

    static List<Summary.Ratio> cells(String numerator, String denominator, double typical) {
        List<Summary.Ratio> ratios = new ArrayList<>();
        for (int c = 0; c < CORPORA.size(); c++) {
            for (int size : SIZES) {
                ratios.add(ratio(
                        numerator,
                        denominator,
                        Quantity.TIME,
                        new DeckId(CORPORA.get(c), size),
                        typical * (0.6 + 0.05 * Math.log(size) + 0.1 * c)));
            }
        }
        return ratios;
    }

    static Summary.Ratio ratio(String numerator, String denominator, Quantity quantity, Where where, double value) {
        var cell = new Summary.Cell("python", "r50k_base", where, Mode.THROUGHPUT);
        return new Summary.Ratio(
                ContenderId.of(numerator),
                ContenderId.of(denominator),
                quantity,
                cell,
                around(value, 0.04),
                List.of(value, value * 1.01));
    }

    /** Returns verdicts of several outcomes; the ratio of each is the one that the summary gives. */
    public static List<Verdict> verdicts() {
        String quote =
                "originally written in Python and later rewritten in Rust … Performance improved by 10-100 times";
        return List.of(
                verdict(
                        "faster-10x-100x",
                        "a",
                        quote,
                        "How much faster is Hugging Face's Rust tokenizer than the Python one?",
                        Verdict.Outcome.FALLS_SHORT,
                        6.7,
                        10,
                        100,
                        cells("hf-slow@process", "hf-fast@process", 6.7),
                        "Hugging Face's Rust tokenizer is 6.70× as fast as the Python one (95 % CI 6.44–6.97);"
                                + " the article claims 10–100×."),
                verdict(
                        "faster-10x-100x",
                        "b",
                        quote,
                        "How much faster is the same algorithm in Rust than in Python?",
                        Verdict.Outcome.INCONCLUSIVE,
                        104,
                        10,
                        100,
                        cells("python.plain@process", "rust.plain@process", 104),
                        "Rust is 104× as fast as Python (95 % CI 100–108); the article claims 10–100×."),
                verdict(
                        "less-memory",
                        "a",
                        "with significantly reduced memory usage",
                        "How much less memory does it need?",
                        Verdict.Outcome.EXCEEDS,
                        2.4,
                        2,
                        Double.POSITIVE_INFINITY,
                        List.of(ratio("hf-slow@process", "hf-fast@process", Quantity.FOOTPRINT, Where.ALL, 2.4)),
                        "Python needs 2.40× the memory of Rust (95 % CI 2.31–2.50); we asked for at least 2×."),
                verdict(
                        "java",
                        "a",
                        "the question a Java team asks",
                        "How much faster is Rust than Java?",
                        Verdict.Outcome.NO_BOUNDS,
                        1.26,
                        Double.NaN,
                        Double.NaN,
                        cells("java.plain@jvm", "rust.plain@jna", 1.26),
                        "Called through JNA, Rust is 1.26× as fast as Java (95 % CI 1.21–1.31)."),
                new Verdict(
                        "wasm",
                        "a",
                        "a first-class citizen for <WebAssembly>",
                        "Is it?",
                        Verdict.Outcome.NOT_TESTED,
                        "no WebAssembly contender yet",
                        Optional.empty(),
                        1,
                        3,
                        "ours",
                        "",
                        "Not tested.",
                        List.of(),
                        ""));
    }

    private static Verdict verdict(
            String id,
            String reading,
            String quote,
            String question,
            Verdict.Outcome outcome,
            double ratio,
            double lower,
            double upper,
            List<Summary.Ratio> cells,
            String sentence) {
        return new Verdict(
                id,
                reading,
                quote,
                question,
                outcome,
                outcome == Verdict.Outcome.INCONCLUSIVE ? "boundary" : "",
                Optional.of(around(ratio, 0.04)),
                lower,
                upper,
                "article",
                "r50k_base, 4 corpora, 64 B to 256 KiB, in its own process",
                sentence,
                cells,
                "12 of 16 cells fall short, 4 are inconclusive");
    }

    /** Returns the run file: header, a few slices, events. */
    public static RunFile run() {
        List<Slice> slices = new ArrayList<>();
        for (int i = 0; i < 24; i++) {
            slices.add(new Slice(
                    i,
                    "python",
                    i % 3,
                    i / 6,
                    ContenderId.of("rust.plain@jna"),
                    Role.MAIN,
                    "r50k_base",
                    "en-prose",
                    16384,
                    "run",
                    i < 6,
                    Fixture.with(
                            Fixture.SLICE.result(),
                            "passes",
                            3,
                            "ops",
                            48L,
                            "nanos",
                            25_000_000 + i * 1000L,
                            "bytes",
                            48L * 16384,
                            "tokens",
                            12345L),
                    i * 60L));
        }
        return new RunFile(
                header(),
                slices,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(new Environment(
                        "rounds",
                        "python",
                        0,
                        2_000,
                        10_000_000_000L,
                        2,
                        20_000_000_000L,
                        10_500_000_000L,
                        20_000_000L,
                        10_000_000_000L,
                        400_000_000L,
                        -1,
                        -1,
                        1.0,
                        "not recorded",
                        "mains")),
                List.of(Event.of(
                        new Warning(
                                "other processes used more than 2 % of a processor, at most 5.0 %",
                                "intervals are wider", "end other programs <now>"),
                        "",
                        -1)),
                List.of(new Export(
                        ContenderId.of("rust.plain@jna"),
                        "17.0.15",
                        "OpenJDK 64-Bit Server VM 17.0.15+6",
                        List.of("-Xmx1g"))),
                Optional.empty(),
                new End(26, 840_000, 700_000));
    }
}
