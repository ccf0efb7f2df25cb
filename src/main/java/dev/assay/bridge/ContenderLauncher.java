package dev.assay.bridge;

import dev.assay.bpe.Tokenizers;
import dev.assay.contender.Availability;
import dev.assay.contender.Availability.Absent;
import dev.assay.contender.Availability.Available;
import dev.assay.contender.Declaration;
import dev.assay.contender.Instrument;
import dev.assay.contender.Launcher;
import dev.assay.contender.LiveContender;
import dev.assay.contender.LiveContender.Identity;
import dev.assay.contender.Purpose;
import dev.assay.contender.Releases;
import dev.assay.contender.Vocabularies;
import dev.assay.cpython.Interpreters;
import dev.assay.run.ContenderId;
import dev.assay.usage.Property;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Starts contenders by the word {@code launch} of their declaration. */
public final class ContenderLauncher implements Launcher {
    /** The newest CPython that the libraries of 2020 have wheels for. */
    public static final String OF_2020 = "3.8";

    private static final int LONGEST_NAME = 60;

    private final UnaryOperator<WorkerLaunch> watched;
    private final boolean timed;
    private Optional<Answers> answers = Optional.empty();

    /** Starts processes as they are; the service loader's. */
    public ContenderLauncher() {
        this(UnaryOperator.identity(), true);
    }

    private ContenderLauncher(UnaryOperator<WorkerLaunch> watched, boolean timed) {
        this.watched = watched;
        this.timed = timed;
    }

    @Override
    public Launcher under(Instrument instrument) {
        return new ContenderLauncher(launch -> launch.under(instrument), false);
    }

    @Override
    public void begin() {
        Thread asks = new Thread(Tools::python, "assay-python3");
        asks.setDaemon(true);
        asks.start();
    }

    @Override
    public Optional<String> missing(Declaration declaration) {
        return switch (declaration.launch()) {
            case "java", "jtokkit" -> Optional.empty();
            case "djl" -> DjlEncoder.missing();
            case "library" -> Ffm.missing(declaration.contender().bridge()).or(() -> missingLibrary(declaration));
            case "binary" ->
                NativeBuild.of(declaration).missing(NativeBuild.of(declaration).binary(false));
            case "peers" -> RustPeers.missing(declaration);
            case "python" -> Tools.noPython();
            case "python-unoptimised" -> Tools.noPython().or(ContenderLauncher::missingUnoptimised);
            case "venv" -> Tools.noPython().or(() -> missingPeers(declaration));
            case "venv-2020" -> missingPeers(declaration);
            case Releases.LAUNCH -> environment(declaration).missing();
            case "hybrid" -> Tools.noPython().or(() -> missingLibrary(declaration));
            case "extension" -> Tools.noPython().or(() -> missingExtension(Installation.extension()));
            case "command" ->
                Tools.onPath("sh").isPresent()
                        ? Optional.empty()
                        : Optional.of("no sh on PATH, which runs a command given on the command line");
            default -> throw unknown(declaration);
        };
    }

    @Override
    public void prepare(Declaration declaration) {
        if (declaration.launch().equals(Releases.LAUNCH)) {
            environment(declaration).make();
        }
    }

    private static ReleaseVenv environment(Declaration declaration) {
        return new ReleaseVenv(Releases.shipped().named(declaration.strategy()));
    }

    private static Optional<String> missingLibrary(Declaration declaration) {
        NativeBuild build = NativeBuild.of(declaration);
        return build.missing(build.library(false));
    }

    /** Returns why there is no Python module in the folder that the build makes for it. */
    static Optional<String> missingExtension(Path folder) {
        if (Files.isRegularFile(folder.resolve(Installation.EXTENSION_MODULE))) {
            return Stamp.fault(folder.resolve(Installation.EXTENSION_MODULE));
        }
        return Optional.of("no Python module assay_rust: "
                + firstLine(folder.resolve("reason")).orElse("run mvn verify"));
    }

    static Optional<String> firstLine(Path file) {
        try {
            return Files.readString(file).strip().lines().findFirst();
        } catch (IOException unknown) {
            return Optional.empty(); // Then nobody has tried to make what it speaks of.
        }
    }

    private static Optional<String> missingUnoptimised() {
        return ChosenPython.get().unoptimised().isPresent()
                ? Optional.empty()
                : Optional.of(ChosenPython.get().withoutUnoptimised());
    }

    private static Optional<String> missingPeers(Declaration declaration) {
        Path venv = Installation.venv(declaration.launch());
        if (Files.isExecutable(python(venv))) {
            if (declaration.launch().equals("venv")
                    && !madeWith(venv, Tools.python().orElseThrow())) {
                return Optional.of("the peers' environment was made with another interpreter than the chosen "
                        + ChosenPython.get().chosen().orElseThrow().name() + ": run mvn verify with the same -D"
                        + Property.PYTHON.key() + " or none");
            }
            return Optional.empty();
        }
        return Optional.of("no virtual environment with the Python peers: "
                + firstLine(venv.resolve("venv.reason")).orElse("run mvn verify where a package index can be reached"));
    }

    /** Returns whether an environment starts that interpreter; made by another, it would be timed in its place. */
    static boolean madeWith(Path venv, Path interpreter) {
        try {
            return python(venv).toRealPath().equals(interpreter.toRealPath());
        } catch (IOException gone) {
            return false;
        }
    }

    private static Path interpreter() {
        return Tools.python()
                .orElseThrow(() -> new IllegalStateException(Tools.noPython().orElse("")));
    }

    /* The interpreter of the environment that the declaration names. */
    static Path peersPython(Declaration declaration) {
        return declaration.launch().equals(Releases.LAUNCH)
                ? environment(declaration).python()
                : python(Installation.venv(declaration.launch()));
    }

    private static Path python(Path venv) {
        return venv.resolve("bin").resolve("python");
    }

    @Override
    public LiveContender open(Declaration declaration, Vocabularies vocabularies, Purpose purpose) {
        boolean counting = purpose == Purpose.COUNTING;
        return switch (declaration.launch()) {
            case "java" ->
                new InProcess(
                        java(ownVersion(), declaration, Tokenizers.caches(declaration.strategy())),
                        encoding -> Tokenizers.of(encoding, declaration.strategy(), vocabularies.bytes(encoding)),
                        ProcessCounters.ofJava());
            case "jtokkit" ->
                new InProcess(
                        java(jtokkitVersion(), declaration, false), JtokkitEncoder::new, ProcessCounters.ofJava());
            case "djl" ->
                new InProcess(
                        java(DjlEncoder.version(), declaration, false),
                        encoding -> {
                            vocabularies.require(encoding);
                            return new DjlEncoder(
                                    vocabularies.folder().resolve(encoding.id()).resolve("tokenizer.json"));
                        },
                        ProcessCounters.ofJava());
            case "library" ->
                counting || !JnaLibrary.loadable(NativeBuild.of(declaration).library(false))
                        ? openInOwnJvm(declaration, vocabularies, purpose, List.of())
                        : library(declaration, vocabularies);
            case "binary" -> worker(declaration, binary(declaration, vocabularies, counting), purpose);
            case "peers" ->
                worker(
                        declaration,
                        launch(
                                declaration,
                                vocabularies,
                                List.of(
                                        RustPeers.program(declaration).toString(),
                                        "--contender",
                                        declaration.contender().id().toString()),
                                Map.of()),
                        purpose);
            case "python", "hybrid", "extension" ->
                worker(declaration, python(declaration, vocabularies, interpreter()), purpose);
            case "python-unoptimised" ->
                worker(
                        declaration,
                        python(
                                declaration,
                                vocabularies,
                                ChosenPython.get()
                                        .unoptimised()
                                        .orElseThrow(() -> new IllegalStateException(
                                                ChosenPython.get().withoutUnoptimised()))
                                        .file()),
                        purpose);
            case "venv", "venv-2020", Releases.LAUNCH ->
                worker(declaration, python(declaration, vocabularies, peersPython(declaration)), purpose);
            case "command" ->
                worker(
                        declaration,
                        watched.apply(new WorkerLaunch(
                                asTyped(declaration),
                                true,
                                List.of("sh", "-c", "exec " + declaration.strategy()),
                                Map.of(),
                                vocabularies,
                                WorkerLaunch.PATIENCE)),
                        purpose);
            default -> throw unknown(declaration);
        };
    }

    /* By its own words a worker is found again; a command of a revision names half a build, and its id is clearer. */
    private static String asTyped(Declaration declaration) {
        String command = declaration.strategy();
        return command.length() <= LONGEST_NAME
                ? command
                : declaration.contender().id().toString();
    }

    private static LiveContender library(Declaration declaration, Vocabularies vocabularies) {
        NativeBuild build = NativeBuild.of(declaration);
        String bridge = declaration.contender().bridge();
        NativeBridge library = LibraryTrial.load(bridge, build.library(false));
        build.refuseAnother(library.build());
        Optimised.of(declaration).refuseOther("library", library.build());
        Identity identity = identity(declaration, library.caller(), library.build());
        boolean floor = declaration.contender().isFloor();
        return new InProcess(
                identity,
                encoding -> floor
                        ? library.floor(
                                declaration.strategy(),
                                () -> library.encoder(encoding, "plain", vocabularies.bytes(encoding)))
                        : library.encoder(encoding, declaration.strategy(), vocabularies.bytes(encoding)),
                ProcessCounters.ofLibrary(library::allocatedBytes, library::allocationCalls));
    }

    private static Identity identity(Declaration declaration, String caller, Map<String, String> build) {
        return new Identity(
                build.getOrDefault("version", "1"),
                "JVM " + Runtime.version() + ", " + caller,
                build,
                declaration.contender().options(),
                !declaration.contender().isFloor() && LibraryRules.caches(build, declaration.strategy()));
    }

    @Override
    public Optional<Availability> known(Declaration declaration, Vocabularies vocabularies) {
        String launch = declaration.launch();
        // DJL's own vocabulary is derived by Python. A command may be anything, and is asked each time.
        boolean needsPython = Made.isPython(declaration) || launch.equals("djl");
        if (needsPython && !ChosenPython.isKnown() || launch.equals("command")) {
            return Optional.empty();
        }
        if (isInThisJvm(launch)) {
            return Optional.of(missing(declaration)
                    .<Availability>map(Absent::new)
                    .orElseGet(() -> new Available(identity(declaration, vocabularies))));
        }
        return answers().of(Made.name(declaration), Made.of(declaration)).or(() -> missing(declaration)
                .map(Absent::new));
    }

    @Override
    public void keep(Map<Declaration, Availability> given) {
        given.forEach((declaration, answer) -> {
            String launch = declaration.launch();
            // What is missing is seen without asking, and would be kept for longer than it is true.
            if (!isInThisJvm(launch)
                    && !launch.equals("command")
                    && missing(declaration).isEmpty()) {
                answers().put(Made.name(declaration), Made.of(declaration), answer);
            }
        });
        try {
            answers().write();
        } catch (IOException unwritable) {
            // Then they are asked again.
        }
    }

    private synchronized Answers answers() {
        if (answers.isEmpty()) {
            answers = Optional.of(Answers.read(Installation.folder().resolve("contenders.json")));
        }
        return answers.get();
    }

    /* Nothing is started to ask one that this JVM runs itself. */
    private static boolean isInThisJvm(String launch) {
        return List.of("java", "jtokkit", "djl").contains(launch);
    }

    @Override
    public Identity identity(Declaration declaration, Vocabularies vocabularies) {
        if (declaration.launch().startsWith("venv") || declaration.launch().equals(Releases.LAUNCH)) {
            String fault = Interpreters.fault(peersPython(declaration), ChosenPython.script());
            if (!fault.isEmpty()) {
                throw new IllegalStateException(fault + "; delete its environment and run mvn verify");
            }
        }
        if (!declaration.launch().equals("library")) {
            return Launcher.super.identity(declaration, vocabularies);
        }
        NativeBuild build = NativeBuild.of(declaration);
        LibraryTrial.Told told = LibraryTrial.of(
                        declaration.contender().bridge(),
                        build.library(false).toAbsolutePath().normalize())
                .orThrow();
        build.refuseAnother(told.build());
        return identity(declaration, told.caller(), told.build());
    }

    @Override
    public LiveContender openInOwnJvm(
            Declaration declaration, Vocabularies vocabularies, Purpose purpose, List<String> flags) {
        if (declaration.contender().bridge().equals("process")) {
            return open(declaration, vocabularies, purpose);
        }
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(flags);
        if (Runtime.version().feature() >= 22) {
            command.add("--enable-native-access=ALL-UNNAMED");
        }
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), JvmWorker.class.getName()));
        command.addAll(JvmWorker.arguments(declaration));
        if (declaration.launch().equals("library")) {
            Path library = NativeBuild.of(declaration).library(purpose == Purpose.COUNTING);
            command.addAll(List.of("--native", library.toString()));
        }
        return worker(declaration, launch(declaration, vocabularies, command, Map.of()), purpose);
    }

    private LiveContender worker(Declaration declaration, WorkerLaunch launch, Purpose purpose) {
        return purpose == Purpose.MEMORY
                ? Worker.unasked(launch)
                : released(Worker.asked(launch, timed && purpose == Purpose.TIMING), Optimised.of(declaration));
    }

    private WorkerLaunch binary(Declaration declaration, Vocabularies vocabularies, boolean counting) {
        return launch(
                declaration,
                vocabularies,
                List.of(NativeBuild.of(declaration).binary(counting).toString(), "--strategy", declaration.strategy()),
                Map.of());
    }

    private WorkerLaunch python(Declaration declaration, Vocabularies vocabularies, Path interpreter) {
        Path resources = Installation.resources();
        Map<String, String> environment = new HashMap<>(Map.of(
                "PYTHONPATH", resources.resolve("python").toString(),
                "PYTHONDONTWRITEBYTECODE", "1",
                // The peers are given files and must not look for others on the net.
                "HF_HUB_OFFLINE", "1",
                "TOKENIZERS_PARALLELISM", "false",
                "ASSAY_CLASSES",
                        resources.resolve("benchmarks/unicode/classes-16.0.txt").toString()));
        if (declaration.launch().equals("hybrid")) {
            environment.put(
                    "ASSAY_LIBRARY",
                    NativeBuild.of(declaration).library(false).toAbsolutePath().toString());
        } else if (declaration.launch().equals("extension")) {
            environment.merge(
                    "PYTHONPATH",
                    Installation.extension().toString(),
                    (own, added) -> own + File.pathSeparator + added);
        }
        ContenderId id = declaration.contender().id();
        List<String> command =
                new ArrayList<>(List.of(interpreter.toString(), "-m", "assay_worker", "--contender", id.toString()));
        if (declaration.launch().equals(Releases.LAUNCH)) {
            command.addAll(List.of("--arm", id.implementation()));
        }
        return launch(declaration, vocabularies, command, environment);
    }

    private WorkerLaunch launch(
            Declaration declaration, Vocabularies vocabularies, List<String> command, Map<String, String> environment) {
        return watched.apply(new WorkerLaunch(
                declaration.contender().id().toString(), command, environment, vocabularies, WorkerLaunch.PATIENCE));
    }

    /** Returns the worker unless its build must not be timed; then it is ended and refused. */
    static LiveContender released(LiveContender worker, Optimised declared) {
        try {
            Map<String, String> build = worker.identity().build();
            String profile = build.getOrDefault("profile", "release");
            if (!profile.equals("release")) {
                throw new IllegalStateException(
                        "profile of the worker (" + profile + ") must be release; build it with optimisation");
            }
            declared.refuseOther("worker", build);
        } catch (RuntimeException unfit) {
            worker.close();
            throw unfit;
        }
        return worker;
    }

    private static Identity java(String version, Declaration declaration, boolean forgets) {
        return new Identity(
                version,
                "JVM " + Runtime.version(),
                Map.of("profile", "release", "vm", System.getProperty("java.vm.name")),
                declaration.contender().options(),
                forgets);
    }

    private static String ownVersion() {
        return Optional.ofNullable(ContenderLauncher.class.getPackage().getImplementationVersion())
                .orElse("0.1.0");
    }

    private static String jtokkitVersion() {
        return "1.1.0";
    }

    private static IllegalArgumentException unknown(Declaration declaration) {
        return new IllegalArgumentException(
                "launch of " + declaration.contender().id() + " (" + declaration.launch()
                        + ") must be java, jtokkit, djl, library, binary, peers, python, python-unoptimised, venv, venv-2020, release, hybrid, extension"
                        + " or command; see contenders.toml");
    }
}
