package dev.assay.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What a stopped run has behind it, as its journal tells. A fork set counts if it came to the end of its rounds. */
public final class ResumableRun {
    /** The name of the file that holds a run in the making. */
    public static final String JOURNAL = "journal.ndjson";

    /** A fork set that was begun. */
    public record Begun(String group, int set) {}

    private final Map<String, TreeSet<Integer>> begun = new TreeMap<>();
    private final Set<Begun> ended = new HashSet<>();
    private final Set<Begun> stopped = new HashSet<>();
    private final Set<String> forks = new HashSet<>();
    private final List<Environment> spans = new ArrayList<>();
    private final Set<Object> said = new HashSet<>();
    private final List<Warning> passedOver = new ArrayList<>();
    private Optional<Header> header = Optional.empty();
    private Optional<Path> folder = Optional.empty();
    private Optional<ResumePoint> where = Optional.empty();
    private long nextSeq;
    private long firstMillis = -1;
    private long lastMillis;

    private ResumableRun() {}

    /** Returns the past of a new run. */
    public static ResumableRun none() {
        return new ResumableRun();
    }

    /**
     * Finds the youngest stopped run that the same command on the same machine with the same sources would make.
     *
     * @param runs the folder of runs in the making
     * @param anySeed whether any seed will do, since none was asked for
     */
    public static ResumableRun find(Path runs, Header wanted, boolean anySeed) throws IOException {
        if (!Files.isDirectory(runs)) {
            return none();
        }
        ResumableRun none = none();
        try (Stream<Path> folders = Files.list(runs)) {
            for (Path folder : folders.sorted(Comparator.reverseOrder()).toList()) {
                Optional<ResumableRun> past = read(folder);
                if (past.isPresent() && past.get().continues(wanted, anySeed)) {
                    return past.get();
                }
                if (past.isEmpty()) {
                    headless(folder).ifPresent(none.passedOver::add);
                }
            }
        }
        return none;
    }

    private static Optional<Warning> headless(Path folder) throws IOException {
        Path journal = folder.resolve(JOURNAL);
        if (!Files.isRegularFile(journal)) {
            return Optional.empty();
        }
        return RunReader.headless(journal)
                .map(found -> new Warning(
                        folder.getFileName() + "/" + Visible.text(found.what()),
                        "which run it began is not told any more, so nothing goes on with it; it stays as it is",
                        "look after the disk, or delete " + folder + " if another version of Assay wrote it"));
    }

    /** Returns what must be said of journals that were looked at and cannot be gone on with. */
    public List<Warning> passedOver() {
        return passedOver;
    }

    private static Optional<ResumableRun> read(Path folder) throws IOException {
        Path journal = folder.resolve(JOURNAL);
        if (!Files.isRegularFile(journal)) {
            return Optional.empty();
        }
        ResumableRun past = new ResumableRun();
        past.folder = Optional.of(folder);
        past.where = RunReader.unfinished(journal, past::add);
        past.where.ifPresent(where -> where.touched().forEach(past::touched));
        return past.where.isPresent() ? Optional.of(past) : Optional.empty();
    }

    private boolean continues(Header wanted, boolean anySeed) {
        Header own = header.orElseThrow();
        return own.equals(wanted.resumed(own.started(), anySeed ? own.seed() : wanted.seed()));
    }

    private void add(Line line) {
        once(line).ifPresent(said::add);
        if (line instanceof Header first) {
            header = Optional.of(first);
        } else if (line instanceof Slice slice) {
            nextSeq = Math.max(nextSeq, slice.seq() + 1);
            begun(slice.group(), slice.set());
            firstMillis = firstMillis < 0 ? slice.atMillis() : firstMillis;
            reached(slice.atMillis() + slice.result().nanos() / 1_000_000);
        } else if (line instanceof Environment span) {
            spans.add(span);
            reached(span.atMillis() + span.nanos() / 1_000_000);
            if (span.when().equals("rounds")) {
                begun(span.group(), span.set());
                ended.add(new Begun(span.group(), span.set()));
            }
        } else if (line instanceof Event event
                && !event.warns()
                && !event.group().isEmpty()) {
            begun(event.group(), event.set());
            if (event.kind().equals("stopped")) {
                stopped.add(new Begun(event.group(), event.set()));
            }
        } else if (line instanceof ColdStart cold) {
            forks.add(cold(cold.contender(), cold.encoding(), cold.replicate()));
        } else if (line instanceof Footprint footprint && footprint.stage().equals("worked")) {
            forks.add(memory(footprint.contender(), footprint.encoding(), footprint.replicate()));
        }
    }

    private void touched(Begun set) {
        begun(set.group(), set.set());
        ended.remove(set);
    }

    /** Returns the fork set that a line belongs to. */
    static Optional<Begun> setOf(Line line) {
        if (line instanceof Slice slice) {
            return Optional.of(new Begun(slice.group(), slice.set()));
        }
        if (line instanceof ServiceTimes times) {
            return Optional.of(new Begun(times.group(), times.set()));
        }
        if (line instanceof Placement placement) {
            return Optional.of(new Begun(placement.group(), placement.set()));
        }
        if (line instanceof Environment span && span.when().equals("rounds")) {
            return Optional.of(new Begun(span.group(), span.set()));
        }
        return line instanceof Event event && !event.group().isEmpty() && event.set() >= 0
                ? Optional.of(new Begun(event.group(), event.set()))
                : Optional.empty();
    }

    private void begun(String group, int set) {
        begun.computeIfAbsent(group, key -> new TreeSet<>()).add(set);
    }

    private void reached(long millis) {
        lastMillis = Math.max(lastMillis, millis);
    }

    /** Returns whether there is any. */
    public boolean exists() {
        return where.isPresent();
    }

    /** Returns the header it began with. */
    public Header header() {
        return header.orElseThrow();
    }

    /** Returns the folder of the run in the making. */
    public Path folder() {
        return folder.orElseThrow();
    }

    /** Returns where its journal goes on. */
    public ResumePoint where() {
        return where.orElseThrow();
    }

    /** Returns how many sets of a group came to their end. */
    public int ended(String group) {
        // One that a damaged journal may have lost a line of was stopped as well.
        return (int) ended.stream()
                .filter(set -> set.group().equals(group) && !stopped.contains(set))
                .count();
    }

    /** Returns the number of the next set of a group: one that was begun is not begun again. */
    public int nextSet(String group) {
        return begun.containsKey(group) ? begun.get(group).last() + 1 : 0;
    }

    /**
     * Returns whether the stopped run has said this already: a run that goes on checks its contenders again and comes to its closing
     * lines again, and nobody wants them twice. What is measured is no repetition, but for the first stages of a memory fork that
     * was stopped between two of its lines.
     */
    public boolean repeats(Line line) {
        return once(line).filter(said::contains).isPresent();
    }

    /* By what identifies a line: the remedy of a warning holds minutes, which depend on how fast the run goes. */
    private static Optional<Object> once(Line line) {
        if (line instanceof Event event) {
            return Optional.of(List.of(event.kind(), event.group(), event.set(), event.contender(), event.message()));
        }
        if (line instanceof Footprint footprint) {
            return Optional.of(
                    List.of(footprint.contender(), footprint.encoding(), footprint.replicate(), footprint.stage()));
        }
        return line instanceof Check || line instanceof CacheHits || line instanceof Export
                ? Optional.of(line)
                : Optional.empty();
    }

    /** Returns the sets that were begun, did not come to their end, and are not yet marked so. */
    public List<Begun> cutShort() {
        List<Begun> cut = new ArrayList<>();
        begun.forEach((group, sets) -> sets.forEach(set -> {
            Begun one = new Begun(group, set);
            if (!ended.contains(one) && !stopped.contains(one)) {
                cut.add(one);
            }
        }));
        return cut;
    }

    /** Returns whether a cold fork has its line. */
    public boolean hasCold(ContenderId contender, String encoding, int replicate) {
        return forks.contains(cold(contender, encoding, replicate));
    }

    /** Returns whether a memory fork has its last line. */
    public boolean hasMemory(ContenderId contender, String encoding, int replicate) {
        return forks.contains(memory(contender, encoding, replicate));
    }

    private static String cold(ContenderId contender, String encoding, int replicate) {
        return "cold " + contender + " " + encoding + " " + replicate;
    }

    private static String memory(ContenderId contender, String encoding, int replicate) {
        return "memory " + contender + " " + encoding + " " + replicate;
    }

    /** Returns what the machine did so far. */
    public List<Environment> spans() {
        return spans;
    }

    /** Returns the number of the next slice. */
    public long nextSeq() {
        return nextSeq;
    }

    /** Returns what must be said of lines of its journal that are damaged; nothing where none is. */
    public Optional<Warning> warning() {
        return where.filter(found -> !found.damage().isEmpty()).map(ResumableRun::warning);
    }

    private static Warning warning(ResumePoint where) {
        Damage first = where.damage().get(0);
        int more = where.damage().size() - 1;
        return new Warning(
                JOURNAL + ":" + first.line() + " " + Visible.text(first.what())
                        + (more == 0
                                ? ""
                                : "; " + more + (more == 1 ? " more line is" : " more lines are") + " damaged"),
                "every other line is kept, before it and after it"
                        + (where.touched().isEmpty()
                                ? ""
                                : ", and the fork sets that a lost line may belong to are made again"),
                "look after the disk");
    }

    /** Returns how long the run had lasted when it was stopped. */
    public long millis() {
        return lastMillis;
    }

    /** Returns how long it had measured. */
    public long measuredMillis() {
        return firstMillis < 0 ? 0 : lastMillis - firstMillis;
    }
}
