package dev.assay.workshop;

import dev.assay.contender.Catalogue;
import dev.assay.contender.Commands;
import dev.assay.contender.Contender;
import dev.assay.contender.LiveContender;
import dev.assay.contender.Purpose;
import dev.assay.corpus.DataFolder;
import dev.assay.corpus.Deck;
import dev.assay.corpus.Encoding;
import dev.assay.corpus.Reference;
import dev.assay.machine.Fingerprint;
import dev.assay.machine.RunLock;
import dev.assay.machine.SystemFiles;
import dev.assay.price.PriceList;
import dev.assay.program.Scratch;
import dev.assay.run.ContenderId;
import dev.assay.run.Header;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Takes the prices: one untimed build of each implementation, then rounds in which each is built from scratch, edited, and built again. The
 * order turns by one from round to round, so that none is always first.
 */
public final class BuildTimer {
    private static final Encoding ENCODING = Encoding.CL100K_BASE;
    private static final String CORPUS = "en-prose";
    private static final int SIZE = 1024;
    private static final double NANOS = 1e9;

    private final Checkout checkout;
    private final DataFolder data;
    private final Consumer<String> progress;
    private final Deck deck;
    private final Reference reference;
    private final Instant started = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private final Map<Toolchain, Taken> taken = new LinkedHashMap<>();
    private final Commands commands = Commands.none();

    private BuildTimer(Checkout checkout, DataFolder data, Consumer<String> progress) {
        this.checkout = checkout;
        this.data = data;
        this.progress = progress;
        this.deck = data.deck(CORPUS, SIZE);
        this.reference = Reference.of(ENCODING)
                .orElseThrow(() -> new IllegalStateException(
                        "reference (" + ENCODING.id() + ") must be in the jar; build it with mvn verify"))
                .requireFor(deck);
    }

    /** What is known of one implementation so far. */
    private static final class Taken {
        private Optional<String> missing = Optional.empty();
        private Map<String, String> tools = Map.of();
        private Optional<ContenderId> contender = Optional.empty();
        private List<PriceList.Artefact> artefacts = List.of();
        private final List<Double> clean = new ArrayList<>();
        private final List<Double> edit = new ArrayList<>();
    }

    /**
     * Builds and times; nothing else should run on the machine. What cannot be built becomes a row with the reason.
     *
     * @param held for as long as this takes: builds would disturb whoever measures, and be disturbed
     * @param version of Assay
     * @param repeats rounds
     * @param run beside which the prices will lie; refused before anything is built if it is of another machine or of other sources
     * @throws IllegalStateException if an implementation gives other ids than the reference, or an edit changed nothing
     */
    public static PriceList take(
            RunLock held,
            Checkout checkout,
            DataFolder data,
            String version,
            int repeats,
            Optional<Header> run,
            Consumer<String> progress)
            throws IOException {
        Objects.requireNonNull(held, "lock");
        return take(BuildTimer::makers, checkout, data, version, repeats, run, progress);
    }

    private static List<Toolchain> makers(Path scratch) {
        return List.of(
                new JavaToolchain(scratch),
                new RustToolchain(scratch),
                new CppToolchain("cpp", "gcc", scratch),
                new CppToolchain("cpp-clang", "clang", scratch),
                new PythonToolchain(scratch));
    }

    static PriceList take(
            Function<Path, List<Toolchain>> makers,
            Checkout checkout,
            DataFolder data,
            String version,
            int repeats,
            Optional<Header> run,
            Consumer<String> progress)
            throws IOException {
        Path scratch = Scratch.folder("price-").toRealPath();
        BuildTimer pricing = new BuildTimer(checkout, data, progress);
        try {
            for (Toolchain maker : makers.apply(scratch)) {
                checkout.copy(maker.sources.root());
                pricing.taken.put(maker, new Taken());
            }
            if (run.isPresent()) {
                pricing.list(version, 0).requireFor(run.get());
            }
            return pricing.take(version, repeats);
        } finally {
            Checkout.deleteQuietly(scratch);
        }
    }

    private PriceList take(String version, int repeats) throws IOException {
        for (Toolchain maker : taken.keySet()) {
            prepare(maker);
        }
        Catalogue catalogue = Catalogue.load(data, commands);
        List<Toolchain> order = new ArrayList<>(taken.keySet());
        for (int round = 1; round <= repeats; round++) {
            for (Toolchain maker : order) {
                if (taken.get(maker).missing.isEmpty()) {
                    round(catalogue, maker, round, repeats);
                }
            }
            Collections.rotate(order, -1);
        }
        return list(version, repeats);
    }

    private PriceList list(String version, int repeats) throws IOException {
        List<PriceList.Row> rows = new ArrayList<>();
        for (Toolchain maker : taken.keySet()) {
            rows.add(row(maker));
        }
        String text = "the first input of the deck " + CORPUS + " " + SIZE + " B (" + ENCODING.id() + ", "
                + reference.library() + ")";
        return new PriceList(version, started.toString(), machine(), text, repeats, rows);
    }

    private static Map<String, String> machine() {
        Map<String, String> all = Fingerprint.of(
                SystemFiles.ofThisMachine(),
                Runtime.getRuntime().availableProcessors(),
                name -> Optional.ofNullable(System.getProperty(name)),
                tool -> Optional.empty(),
                Map.of());
        all.keySet().retainAll(PriceList.SAME);
        return all;
    }

    private void prepare(Toolchain maker) throws IOException {
        Taken its = taken.get(maker);
        its.missing = maker.missing();
        if (its.missing.isEmpty()) {
            progress.accept(maker.id() + ": first build, not timed");
            try {
                its.artefacts = maker.release();
                its.contender = Optional.of(commands.name(name(maker), maker.worker()));
            } catch (Command.Failed unfit) {
                its.missing = Optional.of(unfit.getMessage());
            }
        }
        its.missing.ifPresent(why -> progress.accept(maker.id() + ": not measured: " + why));
    }

    private void round(Catalogue catalogue, Toolchain maker, int round, int repeats) throws IOException {
        Taken its = taken.get(maker);
        progress.accept("round " + round + " of " + repeats + ": " + maker.id());
        try {
            maker.clean();
            Optional<Command> build = maker.build();
            if (build.isPresent()) {
                long start = System.nanoTime();
                build.get().run(maker.place);
                its.clean.add((System.nanoTime() - start) / NANOS);
            }
            // Before the edit too: the result is checked, and Python keeps the byte code of all that is not edited.
            result(catalogue, maker, its);
            Optional<String> before = digest(maker.changed());
            Path edited = maker.sources.path(maker.edit().file());
            String text = maker.edit().apply(Files.readString(edited, StandardCharsets.UTF_8), round);
            awaitNextSecond(edited);
            Files.writeString(edited, text, StandardCharsets.UTF_8);
            long saved = System.nanoTime();
            if (build.isPresent()) {
                build.get().run(maker.place);
            }
            long end = result(catalogue, maker, its);
            its.edit.add((end - saved) / NANOS);
            if (before.isEmpty() || before.equals(digest(maker.changed()))) {
                throw new IllegalStateException(
                        "edit of " + maker.edit().file() + " must change what is run, and has not; correct the edit");
            }
        } catch (Command.Failed broken) {
            throw new IllegalStateException(
                    "build of " + maker.id() + " must succeed as it did before: " + broken.getMessage(), broken);
        }
    }

    /* CPython tells an edited file by its length and the second in which it was written; an editor's user is slower than that. */
    private static void awaitNextSecond(Path file) throws IOException {
        long before = Files.getLastModifiedTime(file).toInstant().getEpochSecond();
        try {
            while (Instant.now().getEpochSecond() <= before) {
                Thread.sleep(20);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while waiting for the next second");
        }
    }

    /** Starts the worker, has it encode the text, and returns when the ids were there; then they are compared. */
    private long result(Catalogue catalogue, Toolchain maker, Taken its) {
        Contender contender = its.contender.flatMap(catalogue::find).orElseThrow();
        int[] ids;
        long end;
        try (LiveContender subject = catalogue.open(contender, Purpose.TIMING)) {
            subject.load(ENCODING);
            ids = subject.encode(deck.inputs().get(0));
            end = System.nanoTime();
            its.tools =
                    maker.tools(subject.identity().build(), subject.identity().runtime());
        }
        if (!reference.expected(CORPUS, SIZE, 0).matches(ids, ids.length)) {
            throw new IllegalStateException("ids of " + maker.id() + " (" + ids.length
                    + ") must be the reference's; nothing is written, see assay check");
        }
        return end;
    }

    private static String name(Toolchain maker) {
        return "price-" + maker.id();
    }

    private static Optional<String> digest(Optional<Path> file) throws IOException {
        if (file.isEmpty()) {
            return Optional.empty();
        }
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            return Optional.of(HexFormat.of().formatHex(digest.digest(Files.readAllBytes(file.get()))));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private PriceList.Row row(Toolchain maker) throws IOException {
        Taken its = taken.get(maker);
        return new PriceList.Row(
                maker.id(),
                maker.language(),
                checkout.digest(maker.language().toLowerCase(Locale.ROOT)),
                its.missing,
                its.tools,
                maker.built(),
                "edited: " + maker.edit().before().strip() + " … in "
                        + maker.edit().file(),
                its.clean,
                its.edit,
                checkout.lines(maker.syntax(), maker.folder()),
                its.artefacts,
                maker.needs());
    }
}
