package dev.assay.contender;

import dev.assay.contender.Availability.Absent;
import dev.assay.contender.Availability.Available;
import dev.assay.corpus.DataFolder;
import dev.assay.corpus.Encoding;
import dev.assay.run.ContenderId;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** All declared contenders, present or not, and the way to bring them to life. */
public final class Catalogue {
    private final Map<ContenderId, Declaration> declarations = new LinkedHashMap<>();
    private final Vocabularies vocabularies;
    private final Launcher launcher;
    private final Set<ContenderId> asked;
    private final Map<ContenderId, Availability> known = new ConcurrentHashMap<>();

    /** Makes a catalogue of some contenders; the shipped ones come from {@link #load}. */
    public Catalogue(List<Declaration> declared, Vocabularies vocabularies, Launcher launcher) {
        this(declared, vocabularies, launcher, Set.of());
    }

    private Catalogue(
            List<Declaration> declared, Vocabularies vocabularies, Launcher launcher, Set<ContenderId> asked) {
        declared.forEach(one -> declarations.put(one.contender().id(), one));
        this.vocabularies = vocabularies;
        this.launcher = launcher;
        this.asked = Set.copyOf(asked);
    }

    /** Returns the same catalogue in which these contenders take part too, if they are releases; others do so anyway. */
    public Catalogue with(Collection<ContenderId> ids) {
        return new Catalogue(List.copyOf(declarations.values()), vocabularies, launcher, Set.copyOf(ids));
    }

    /** Returns the shipped contenders and the commands that the user named by properties. */
    public static Catalogue load(DataFolder data) {
        return load(data, Commands.given());
    }

    /** Returns the shipped contenders and those commands, which read their vocabularies in {@code data}. */
    public static Catalogue load(DataFolder data, Commands commands) {
        return of(commands, new Vocabularies() {
            @Override
            public Path folder() {
                return data.vocabularyFolder();
            }

            @Override
            public void require(Encoding encoding) {
                data.requireVocabulary(encoding);
            }

            @Override
            public byte[] bytes(Encoding encoding) {
                return data.vocabulary(encoding);
            }
        });
    }

    /** Returns the shipped contenders with vocabularies from elsewhere, or from nowhere if nothing will be loaded. */
    public static Catalogue shipped(Vocabularies vocabularies) {
        return of(Commands.given(), vocabularies);
    }

    private static Catalogue of(Commands commands, Vocabularies vocabularies) {
        Launcher launcher = ServiceLoader.load(Launcher.class)
                .findFirst()
                .orElseThrow(() ->
                        new IllegalStateException("service (Launcher) must be in the jar; build it with mvn verify"));
        List<Declaration> declared = new ArrayList<>(Declarations.shipped());
        declared.addAll(Releases.shipped().declarations());
        declared.addAll(commands.declarations());
        return new Catalogue(declared, vocabularies, launcher);
    }

    /** Returns the ids of the shipped contenders, releases last, of which none is started for that. */
    public static List<ContenderId> ids() {
        return Stream.concat(Declarations.shipped().stream(), Releases.shipped().declarations().stream())
                .map(declared -> declared.contender().id())
                .toList();
    }

    /** Returns all that take part, in the order of their declaration: a release only where it was asked for, since it needs an environment. */
    public List<Contender> contenders() {
        return declarations.values().stream()
                .filter(one -> !one.launch().equals(Releases.LAUNCH)
                        || asked.contains(one.contender().id()))
                .map(Declaration::contender)
                .toList();
    }

    /** Returns the contender of that id. */
    public Optional<Contender> find(ContenderId id) {
        return Optional.ofNullable(declarations.get(id)).map(Declaration::contender);
    }

    /** Returns the declaration behind a contender of this catalogue. */
    public Declaration declaration(Contender contender) {
        return Optional.ofNullable(declarations.get(contender.id()))
                .orElseThrow(() -> new IllegalArgumentException(
                        "contender (" + contender.id() + ") must be declared; see contenders.toml"));
    }

    /** Returns whether it can be had; found out once, by starting it and asking what it is. One at a time: a worker's clock is held against ours. */
    public synchronized Availability availability(Contender contender) {
        return known.computeIfAbsent(contender.id(), id -> examine(declaration(contender)));
    }

    /** Finds out of all of them whether they can be had. */
    public void examineAll() {
        begin();
        contenders().forEach(this::availability);
    }

    /** Begins to find out what many of them depend on, and does not wait for it. */
    public void begin() {
        launcher.begin();
    }

    /** Returns whether it can be had, as the build or a probe found out last; empty if it changed since, or was never asked. */
    public Optional<Availability> known(Contender contender) {
        return launcher.known(declaration(contender), vocabularies);
    }

    /**
     * Returns whether asking it may tell more than is known: it was never asked, it changed since, or all that it needs was there and it
     * failed, which may have been the fault of a moment.
     */
    public boolean isWorthAsking(Contender contender) {
        Optional<Availability> answer = known(contender);
        return answer.isEmpty()
                || answer.get() instanceof Absent
                        && launcher.missing(declaration(contender)).isEmpty();
    }

    /** Keeps what was found out of all of them that were asked. */
    public void keep() {
        Map<Declaration, Availability> answers = new LinkedHashMap<>();
        known.forEach((id, answer) -> answers.put(declarations.get(id), answer));
        launcher.keep(answers);
    }

    private Availability examine(Declaration declaration) {
        launcher.prepare(declaration);
        Optional<String> missing = launcher.missing(declaration);
        if (missing.isPresent()) {
            return new Absent(missing.get());
        }
        try {
            return new Available(launcher.identity(declaration, vocabularies));
        } catch (RuntimeException | LinkageError wrong) {
            return new Absent(String.valueOf(wrong.getMessage()));
        }
    }

    /** Brings a contender to life. The caller closes it. */
    public LiveContender open(Contender contender, Purpose purpose) {
        return launcher.open(declaration(contender), vocabularies, purpose);
    }

    /** Brings what runs in a JVM or is called from one to life in a fresh JVM with these flags; others as {@link #open}. To be closed. */
    public LiveContender openInOwnJvm(Contender contender, Purpose purpose, List<String> flags) {
        return launcher.openInOwnJvm(declaration(contender), vocabularies, purpose, flags);
    }

    /** Brings a contender to life in a process of its own, watched; one that needs a JVM gets these flags. Never timed. To be closed. */
    public LiveContender openUnder(Contender contender, Instrument instrument, List<String> flags) {
        return launcher.under(instrument).openInOwnJvm(declaration(contender), vocabularies, Purpose.TIMING, flags);
    }

    /** Returns the digest of what a first-party contender or control was built from, or the version of a peer. */
    public String source(Contender contender) {
        if (contender.kind() == Kind.PEER) {
            return availability(contender) instanceof Available there
                    ? there.identity().version()
                    : "not recorded";
        }
        return SourceDigests.recorded(contender.language());
    }
}
