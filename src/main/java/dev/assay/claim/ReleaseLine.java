package dev.assay.claim;

import dev.assay.run.ContenderId;
import dev.assay.run.Header;
import dev.assay.run.ReleasedAs;
import dev.assay.stats.Interval;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The claim over the releases of the article's pair: when did it become true, and what moved it? The verdicts of claim {@value #CLAIM} in
 * the order of the days on which their releases came.
 *
 * @param points those that have a ratio
 * @param missing those that have none
 */
public record ReleaseLine(List<Point> points, List<Verdict> missing) {
    /** The claim whose verdicts they are. */
    public static final String CLAIM = "releases";

    private static final String MENDED = "-mended";

    public ReleaseLine {
        points = List.copyOf(points);
        missing = List.copyOf(missing);
    }

    /** What a point is. */
    public enum Series {
        /** Both halves of one release, as it was. */
        PAIR,
        /** The same, with one thing taken away from its Python half. */
        MENDED,
        /** A release without a Python half against the last one that had it. */
        AFTER,
        /** Another library against one Python tokenizer. */
        RIVAL,
        /** Both halves of one release, with something else held apart: the interpreter, or its build. */
        CONTROL
    }

    /**
     * A ratio and the release that it belongs to.
     *
     * @param as of the fast half
     * @param runtime of the slow half, such as {@code CPython 3.11.7}
     */
    public record Point(Series series, ReleasedAs as, String runtime, Verdict verdict) {
        /** Returns how many times as fast the fast half is. */
        public Interval ratio() {
            return verdict.ratio().orElseThrow();
        }

        /** Returns the day on which the release came. */
        public LocalDate released() {
            return as.released();
        }

        /** Returns library and version. */
        public String name() {
            return as.library() + " " + as.version();
        }
    }

    /**
     * Two neighbours of which the factors differ by more than their intervals.
     *
     * @param mended the later one with one thing taken away, where the run holds that
     * @param cause what the sources tell of it, where that is known
     */
    public record Turn(Point before, Point after, Optional<Point> mended, Optional<Cause> cause) {
        /** Returns whether the interpreter changed with the library, so that the turn is not the library's alone. */
        public boolean changesInterpreter() {
            return !before.runtime().equals(after.runtime());
        }

        /** Returns whether no turn is seen once that thing is taken away, which a wide interval makes easy; empty where nobody took one. */
        public Optional<Boolean> explained() {
            return mended.map(one -> !apart(before.ratio(), one.ratio()));
        }
    }

    /** Returns what a run found; without points where it was not asked. */
    public static ReleaseLine of(Header header, List<Verdict> verdicts) {
        List<Point> points = new ArrayList<>();
        List<Verdict> missing = new ArrayList<>();
        List<Definition.Reading> readings = readings(header);
        for (Verdict verdict : verdicts) {
            if (!verdict.id().equals(CLAIM)) {
                continue;
            }
            Optional<Point> point = verdict.ratio().flatMap(ratio -> readings.stream()
                    .filter(reading -> reading.id().equals(verdict.reading()))
                    .findFirst()
                    .flatMap(reading -> point(header, reading, verdict)));
            point.ifPresentOrElse(points::add, () -> missing.add(verdict));
        }
        points.sort(Comparator.comparing(Point::released)
                .thenComparing(point -> point.verdict().reading()));
        return new ReleaseLine(points, missing);
    }

    private static List<Definition.Reading> readings(Header header) {
        return Optional.ofNullable(header.claims().get(CLAIM)).stream()
                .flatMap(text -> Definitions.parse(Map.of(CLAIM, text)).stream())
                .flatMap(claim -> claim.readings().stream())
                .toList();
    }

    private static Optional<Point> point(Header header, Definition.Reading reading, Verdict verdict) {
        Optional<Header.ContenderRow> slow = row(header, reading.numerator());
        Optional<Header.ContenderRow> fast = row(header, reading.denominator());
        Optional<ReleasedAs> then = slow.flatMap(ReleasedAs::of);
        Optional<ReleasedAs> as = fast.flatMap(ReleasedAs::of);
        return then.isPresent() && as.isPresent()
                ? Optional.of(new Point(
                        series(reading, then.get(), as.get()),
                        as.get(),
                        slow.map(Header.ContenderRow::runtime).orElse(""),
                        verdict))
                : Optional.empty();
    }

    private static Series series(Definition.Reading reading, ReleasedAs slow, ReleasedAs fast) {
        if (!fast.control().isEmpty()) {
            return Series.CONTROL;
        }
        if (!slow.library().equals(fast.library())) {
            return Series.RIVAL;
        }
        if (!slow.version().equals(fast.version())) {
            return Series.AFTER;
        }
        return reading.numerator().implementation().endsWith(MENDED) ? Series.MENDED : Series.PAIR;
    }

    private static Optional<Header.ContenderRow> row(Header header, ContenderId id) {
        return header.contenders().stream().filter(row -> row.id().equals(id)).findFirst();
    }

    /** Returns the points of one kind, by day. */
    public List<Point> of(Series series) {
        return points.stream().filter(point -> point.series() == series).toList();
    }

    /**
     * Returns the turns of a line by day.
     *
     * @param causes what is known of them
     * @param series the pair's own line, or releases that stand against one Python tokenizer: those turn within a library
     */
    public List<Turn> turns(Series series, List<Cause> causes) {
        Map<String, Point> last = new HashMap<>();
        List<Turn> turns = new ArrayList<>();
        for (Point after : of(series)) {
            Point before = last.put(after.as().library(), after);
            if (before != null && apart(before.ratio(), after.ratio())) {
                turns.add(new Turn(before, after, mended(before, after), cause(before.as(), after.as(), causes)));
            }
        }
        return turns;
    }

    /* What the earlier neighbour had as well did not make the turn, so its taking away explains nothing there. */
    private Optional<Point> mended(Point before, Point after) {
        List<Point> mended = of(Series.MENDED);
        boolean older = mended.stream().anyMatch(one -> one.as().equals(before.as()));
        return after.series() != Series.PAIR || older
                ? Optional.empty()
                : mended.stream().filter(one -> one.as().equals(after.as())).findFirst();
    }

    private static Optional<Cause> cause(ReleasedAs before, ReleasedAs after, List<Cause> causes) {
        return causes.stream()
                .filter(one -> one.library().equals(after.library())
                        && one.from().equals(before.version())
                        && one.to().equals(after.version()))
                .findFirst();
    }

    /** Returns the day from which on no release has a Python half; empty if the run holds none of those. */
    public Optional<LocalDate> end() {
        return of(Series.AFTER).stream().map(Point::released).findFirst();
    }

    /* Intervals that do not meet: stricter than a test of the difference, and it can be seen in the picture. */
    private static boolean apart(Interval one, Interval other) {
        return one.known() && other.known() && (one.upper() < other.lower() || other.upper() < one.lower());
    }
}
