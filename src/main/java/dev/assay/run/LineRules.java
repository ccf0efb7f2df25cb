package dev.assay.run;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What every line must satisfy by itself, whoever wrote it. Kept at both edges, writing and reading. */
final class LineRules {
    private static final List<String> EFFORTS =
            List.of("smoke", "quick", "standard", "broad", "rigorous", "proof", "duel");
    private static final List<String> GRADES = List.of("A", "B", "C");
    private static final List<String> VERBS = Stream.of(Mode.THROUGHPUT, Mode.ROUND_TRIP, Mode.LATENCY, Mode.COLD_CACHE)
            .map(Mode::text)
            .toList();
    private static final List<String> STAGES = List.of("empty", "loaded", "worked");
    private static final List<String> KINDS = List.of("killed", Event.CONTROL_KILLED, "stopped", "failed", "warning");
    private static final List<String> SPANS = List.of("before", "rounds", "after");
    private static final List<String> TIMES = List.of("before", "after");

    /* Far above any real run: a fork that is silent for a minute is killed. */
    private static final long LONGEST_NANOS = 86_400L * 1_000_000_000;
    private static final long LONGEST_MILLIS = 366L * 86_400 * 1_000;
    private static final long MOST = 1_000_000_000_000L;
    private static final int MOST_SETS = 1 << 20;
    private static final long MOST_BYTES = 1L << 50;

    static final String SHARE = "the share of work that a positive control adds, such as 0.05";
    static final String COUNTS = "rising counts of fork sets, such as 5, 8";

    /**
     * Checks one line.
     *
     * @throws IllegalArgumentException with {@code subject (value) must rule}
     */
    static void check(Line line) {
        if (line instanceof Slice slice) {
            slice(slice);
        } else if (line instanceof Header header) {
            header(header);
        } else if (line instanceof ServiceTimes times) {
            within("times.ops", times.ops(), 1, MOST);
            within("times.set", times.set(), 0, MOST_SETS);
            atLeast("times.size", times.size(), 1);
            named("times.histogram", times.histogram());
        } else if (line instanceof Footprint footprint) {
            oneOf("footprint.stage", footprint.stage(), STAGES);
            within("footprint.replicate", footprint.replicate(), 0, MOST_SETS);
            if (footprint.peakBytes() != -1) {
                within("footprint.peakBytes", footprint.peakBytes(), 1, MOST_BYTES);
            }
            within("footprint.ops", footprint.ops(), 0, MOST);
            amount("footprint.allocatedBytes", footprint.allocatedBytes());
            amount("footprint.allocationCalls", footprint.allocationCalls());
        } else if (line instanceof ColdStart cold) {
            cold(cold);
        } else if (line instanceof Check check) {
            oneOf("check.when", check.when(), TIMES);
            atLeast("check.inputs", check.inputs(), 0);
            atLeast("check.size", check.size(), 1);
        } else if (line instanceof CacheHits hits) {
            hits(hits);
        } else if (line instanceof Placement placement) {
            named("placement.group", placement.group());
            atLeast("placement.set", placement.set(), 0);
            atLeast("placement.processor", placement.processor(), 0);
        } else if (line instanceof Environment environment) {
            environment(environment);
        } else if (line instanceof Event event) {
            event(event);
        } else if (line instanceof Completion completion) {
            completion(completion);
        } else if (line instanceof End end) {
            atLeast("end.lines", end.lines(), 1);
            within("end.elapsedMillis", end.elapsedMillis(), 0, LONGEST_MILLIS);
            within("end.measuringMillis", end.measuringMillis(), 0, LONGEST_MILLIS);
        }
    }

    private static void completion(Completion completion) {
        atLeast("completion.limitSeconds", completion.limitSeconds(), 0);
        for (Completion.Sets sets : completion.groups()) {
            named("completion.groups.group", sets.group());
            within("completion.groups.wanted", sets.wanted(), 0, MOST_SETS);
            within("completion.groups.made", sets.made(), 0, sets.wanted());
            if (!(sets.secondsPerSet() >= 0 && sets.secondsPerSet() <= LONGEST_NANOS / 1e9)) {
                throw new IllegalArgumentException("completion.groups.secondsPerSet (" + sets.secondsPerSet()
                        + ") must be from 0 to " + LONGEST_NANOS / 1_000_000_000);
            }
        }
    }

    private static void slice(Slice slice) {
        SliceResult result = slice.result();
        within("slice.nanos", result.nanos(), 1, LONGEST_NANOS);
        within("slice.ops", result.ops(), 1, MOST);
        atLeast("slice.passes", result.passes(), 1);
        within("slice.bytes", result.bytes(), 1, MOST_BYTES);
        within("slice.tokens", result.tokens(), 0, MOST_BYTES);
        within("slice.lastId", result.lastId(), -1, Integer.MAX_VALUE);
        atLeast("slice.size", slice.size(), 1);
        within("slice.seq", slice.seq(), 0, MOST);
        within("slice.set", slice.set(), 0, MOST_SETS);
        within("slice.round", slice.round(), 0, MOST_SETS);
        within("slice.gcCycles", result.gcCycles(), -1, MOST);
        within("slice.gcCycleMillis", result.gcCycleMillis(), -1, LONGEST_MILLIS);
        if (result.gcCycles() < 0 != result.gcCycleMillis() < 0) {
            throw new IllegalArgumentException("slice.gcCycles (" + result.gcCycles()
                    + ") must be told together with slice.gcCycleMillis (" + result.gcCycleMillis() + ")");
        }
        if (result.childNanos() != -1) {
            within("slice.childNanos", result.childNanos(), 1, LONGEST_NANOS);
        }
        // Of all threads of a process: a day on a thousand processors.
        within("slice.cpuNanos", result.cpuNanos(), -1, 1000 * LONGEST_NANOS);
        within("slice.gcCount", result.gcCount(), -1, MOST);
        within("slice.gcMillis", result.gcMillis(), -1, LONGEST_MILLIS);
        within("slice.yields", result.yields(), -1, MOST);
        within("slice.preemptions", result.preemptions(), -1, MOST);
        within("slice.atMillis", slice.atMillis(), 0, LONGEST_MILLIS);
        oneOf("slice.verb", slice.verb(), VERBS);
        named("slice.group", slice.group());
        named("slice.encoding", slice.encoding());
        named("slice.corpus", slice.corpus());
    }

    private static void hits(CacheHits hits) {
        atLeast("hits.size", hits.size(), 1);
        within("hits.asked", hits.asked(), 1, MOST);
        atLeast("hits.first", hits.first(), 0);
        atLeast("hits.again", hits.again(), 0);
        if (Math.max(hits.first(), hits.again()) > hits.asked()) {
            throw new IllegalArgumentException("hits (" + hits.first() + ", then " + hits.again()
                    + ") must be at most the lookups of a pass, " + hits.asked());
        }
        named("hits.encoding", hits.encoding());
        named("hits.corpus", hits.corpus());
    }

    private static void environment(Environment environment) {
        oneOf("environment.when", environment.when(), SPANS);
        atLeast("environment.set", environment.set(), environment.when().equals("rounds") ? 0 : -1);
        within("environment.atMillis", environment.atMillis(), 0, LONGEST_MILLIS);
        within("environment.nanos", environment.nanos(), 1, LONGEST_NANOS);
        if (environment.processors() != -1) {
            within("environment.processors", environment.processors(), 1, MOST_SETS);
        }
        within("environment.processorNanos", environment.processorNanos(), -1, Long.MAX_VALUE);
        within("environment.busyNanos", environment.busyNanos(), -1, Long.MAX_VALUE);
        within("environment.ownNanos", environment.ownNanos(), -1, Long.MAX_VALUE);
        within("environment.stolenNanos", environment.stolenNanos(), -1, Long.MAX_VALUE);
        within("environment.stalledNanos", environment.stalledNanos(), -1, LONGEST_NANOS);
        within("environment.throttledPeriods", environment.throttledPeriods(), -1, MOST);
        within("environment.heatEvents", environment.heatEvents(), -1, MOST);
        named("environment.governor", environment.governor());
        named("environment.power", environment.power());
    }

    private static void event(Event event) {
        oneOf("event.kind", event.kind(), KINDS);
        atLeast("event.set", event.set(), -1);
        named("event.message", event.message());
        if (event.warns()) {
            named("event.implication", event.implication());
            named("event.remedy", event.remedy());
        }
    }

    private static void cold(ColdStart cold) {
        atLeast("cold.size", cold.size(), 1);
        atLeast("cold.replicate", cold.replicate(), 0);
        within("cold.startNanos", cold.startNanos(), 1, LONGEST_NANOS);
        within("cold.loadNanos", cold.loadNanos(), 0, LONGEST_NANOS);
        // A time below the clock's resolution is 0.
        within("cold.op1Nanos", cold.op1Nanos(), 0, LONGEST_NANOS);
        within("cold.op10Nanos", cold.op10Nanos(), 0, LONGEST_NANOS);
        within("cold.op100Nanos", cold.op100Nanos(), 0, LONGEST_NANOS);
        within("cold.op1000Nanos", cold.op1000Nanos(), 0, LONGEST_NANOS);
        named("cold.encoding", cold.encoding());
        named("cold.corpus", cold.corpus());
    }

    private static void header(Header header) {
        schema(Integer.toString(header.schema()), header.assay());
        if (!isInstant(header.started())) {
            throw new IllegalArgumentException("header.started (" + Visible.text(header.started())
                    + ") must be a time of ISO 8601 in UTC, such as 2026-11-22T12:00:00Z");
        }
        oneOf("header.effort", header.effort(), EFFORTS);
        oneOf("header.grade", header.grade(), GRADES);
        protocol(header.protocol());
        Set<ContenderId> ids =
                header.contenders().stream().map(Header.ContenderRow::id).collect(Collectors.toSet());
        if (ids.size() != header.contenders().size()) {
            throw new IllegalArgumentException("header.contenders ("
                    + header.contenders().size() + " rows) must have different ids, but there are only " + ids.size());
        }
        Set<DeckId> decks = new HashSet<>();
        for (Header.DeckRow deck : header.decks()) {
            named("header.decks.corpus", deck.corpus());
            atLeast("header.decks.size", deck.size(), 1);
            within("header.decks.bytes", deck.bytes(), 1, MOST_BYTES);
            atLeast("header.decks.inputs", deck.inputs(), 1);
            once("header.decks", deck.corpus() + " " + deck.size(), decks.add(deck.deck()));
        }
        Set<String> groups = new HashSet<>();
        for (Header.GroupRow group : header.groups()) {
            named("header.groups.id", group.id());
            once("header.groups", group.id(), groups.add(group.id()));
            group(group, ids, decks);
        }
    }

    private static void group(Header.GroupRow group, Set<ContenderId> ids, Set<DeckId> decks) {
        named("header.groups.workload.id", group.workload().id());
        named("header.groups.workload.task", group.workload().task());
        named("header.groups.workload.answers", group.workload().answers());
        named("header.groups.workload.loads", group.workload().loads());
        within("header.groups.sets", group.sets(), 0, MOST_SETS);
        within("header.groups.rounds", group.rounds(), 0, MOST_SETS);
        for (ContenderId contender : group.contenders()) {
            if (!ids.contains(contender)) {
                throw new IllegalArgumentException("header.groups " + Visible.text(group.id()) + " (" + contender
                        + ") must name contenders that header.contenders declares");
            }
        }
        for (Header.CellRow cell : group.cells()) {
            if (Role.find(cell.verb()).filter(Role::isControl).isEmpty()) {
                oneOf("header.groups.cells.verb", cell.verb(), VERBS);
            }
            if (!decks.contains(cell.deck())) {
                throw new IllegalArgumentException("header.groups.cells (" + Visible.text(cell.corpus()) + " "
                        + cell.size() + " B) must name a deck that header.decks declares");
            }
        }
    }

    private static void protocol(Protocol protocol) {
        double share = protocol.controlShare();
        if (share <= 0 || share >= 1) {
            throw new IllegalArgumentException("header.protocol.controlShare (" + share + ") must be " + SHARE);
        }
        protocol.interimAnalyses().forEach((group, counts) -> {
            if (!rises(counts)) {
                throw new IllegalArgumentException("header.protocol.interimAnalyses." + Visible.text(group) + " ("
                        + counts + ") must be " + COUNTS);
            }
        });
        protocol.references().forEach((encoding, one) -> reference("header.protocol.references", encoding, one));
        protocol.ownText().ifPresent(text -> {
            within("header.protocol.ownText.bytes", text.bytes(), 0, MOST_BYTES);
            if (!text.sha256().matches("[0-9a-f]{64}")) {
                throw new IllegalArgumentException("header.protocol.ownText.sha256 (" + Visible.text(text.sha256())
                        + ") must be 64 hexadecimal digits");
            }
            text.references()
                    .forEach((encoding, one) -> reference("header.protocol.ownText.references", encoding, one));
        });
        protocol.claims().forEach(claim -> named("header.protocol.claims", claim));
    }

    private static void reference(String subject, String encoding, TokenReference one) {
        if (one.agreeing() < 0 || one.agreeing() > 0 && !one.library().isEmpty()) {
            throw new IllegalArgumentException(subject + "." + Visible.text(encoding) + " ("
                    + Visible.text(one.library()) + ", " + one.agreeing()
                    + ") must name a library, or else how many contenders agree");
        }
    }

    /** Returns whether these can be the counts of fork sets of interim analyses. */
    static boolean rises(List<Integer> counts) {
        return !counts.isEmpty()
                && counts.get(0) > 0
                && counts.get(counts.size() - 1) <= MOST_SETS
                && counts.equals(counts.stream().sorted().distinct().toList());
    }

    /** Checks the version of the format; {@code found} may be anything. */
    static void schema(String found, String writer) {
        boolean known = IntStream.rangeClosed(Header.OLDEST, Header.SCHEMA)
                .mapToObj(Integer::toString)
                .anyMatch(found::equals);
        if (!known) {
            throw new IllegalArgumentException("header.schema (" + Visible.text(found) + ") must be from "
                    + Header.OLDEST + " to " + Header.SCHEMA
                    + ", those that this version of Assay reads: use the version that wrote the file, "
                    + (writer.isEmpty() ? "which it does not name" : Visible.text(writer)));
        }
    }

    private static boolean isInstant(String text) {
        try {
            return text.endsWith("Z") && Instant.parse(text) != null;
        } catch (DateTimeParseException other) {
            return false;
        }
    }

    private static void once(String subject, String value, boolean first) {
        if (!first) {
            throw new IllegalArgumentException(subject + " (" + Visible.text(value) + ") must declare it once");
        }
    }

    private static void amount(String subject, double value) {
        // NaN is "not known", −1 "not counted".
        if (value < -1 || value > MOST_BYTES) {
            throw new IllegalArgumentException(subject + " (" + value + ") must be from -1 to " + MOST_BYTES);
        }
    }

    private static void within(String subject, long value, long least, long most) {
        atLeast(subject, value, least);
        if (value > most) {
            throw new IllegalArgumentException(subject + " (" + value + ") must be at most " + most);
        }
    }

    private static void atLeast(String subject, long value, long least) {
        if (value < least) {
            throw new IllegalArgumentException(subject + " (" + value + ") must be at least " + least);
        }
    }

    private static void oneOf(String subject, String value, List<String> allowed) {
        if (value == null || !allowed.contains(value)) {
            throw new IllegalArgumentException(
                    subject + " (" + value + ") must be one of " + String.join(", ", allowed));
        }
    }

    private static void named(String subject, String value) {
        if (value == null || value.isEmpty()) {
            throw new IllegalArgumentException(subject + " (" + value + ") must not be empty");
        }
    }

    private LineRules() {}
}
