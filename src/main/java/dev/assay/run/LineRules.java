package dev.assay.run;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What every line must satisfy by itself, whoever wrote it. Kept at both edges, writing and reading. */
final class LineRules {
    private static final List<String> EFFORTS =
            List.of("smoke", "quick", "standard", "broad", "rigorous", "proof", "duel");
    private static final List<String> GRADES = List.of("A", "B", "C");
    private static final List<String> VERBS = List.of("run", "encode", "times", "first");
    private static final List<String> STAGES = List.of("empty", "loaded", "worked");
    private static final List<String> KINDS = List.of("killed", Event.CONTROL_KILLED, "stopped", "failed", "warning");
    private static final List<String> SPANS = List.of("before", "rounds", "after");
    private static final List<String> TIMES = List.of("before", "after");

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
            atLeast("times.ops", times.ops(), 1);
            atLeast("times.set", times.set(), 0);
            atLeast("times.size", times.size(), 1);
            named("times.histogram", times.histogram());
        } else if (line instanceof Footprint footprint) {
            oneOf("footprint.stage", footprint.stage(), STAGES);
            atLeast("footprint.replicate", footprint.replicate(), 0);
            if (footprint.peakBytes() != -1) {
                atLeast("footprint.peakBytes", footprint.peakBytes(), 1);
            }
        } else if (line instanceof ColdStart cold) {
            cold(cold);
        } else if (line instanceof Check check) {
            oneOf("check.when", check.when(), TIMES);
            atLeast("check.inputs", check.inputs(), 0);
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
        } else if (line instanceof End end) {
            atLeast("end.lines", end.lines(), 1);
        }
    }

    private static void slice(Slice slice) {
        atLeast("slice.nanos", slice.nanos(), 1);
        atLeast("slice.ops", slice.ops(), 1);
        atLeast("slice.passes", slice.passes(), 1);
        atLeast("slice.bytes", slice.bytes(), 1);
        atLeast("slice.tokens", slice.tokens(), 0);
        atLeast("slice.size", slice.size(), 1);
        atLeast("slice.seq", slice.seq(), 0);
        atLeast("slice.set", slice.set(), 0);
        atLeast("slice.round", slice.round(), 0);
        atLeast("slice.gcCycles", slice.gcCycles(), -1);
        atLeast("slice.gcCycleMillis", slice.gcCycleMillis(), -1);
        if (slice.gcCycles() < 0 != slice.gcCycleMillis() < 0) {
            throw new IllegalArgumentException("slice.gcCycles (" + slice.gcCycles()
                    + ") must be told together with slice.gcCycleMillis (" + slice.gcCycleMillis() + ")");
        }
        if (slice.childNanos() != -1) {
            atLeast("slice.childNanos", slice.childNanos(), 1);
        }
        if (!Roles.known(slice.role())) {
            throw new IllegalArgumentException(
                    "slice.role (" + slice.role() + ") must be one of main, twin, spike, spike-N (N per cent)");
        }
        oneOf("slice.verb", slice.verb(), VERBS);
        named("slice.group", slice.group());
        named("slice.contender", slice.contender());
        named("slice.encoding", slice.encoding());
        named("slice.corpus", slice.corpus());
    }

    private static void hits(CacheHits hits) {
        atLeast("hits.size", hits.size(), 1);
        atLeast("hits.asked", hits.asked(), 1);
        atLeast("hits.first", hits.first(), 0);
        atLeast("hits.again", hits.again(), 0);
        if (Math.max(hits.first(), hits.again()) > hits.asked()) {
            throw new IllegalArgumentException("hits (" + hits.first() + ", then " + hits.again()
                    + ") must be at most the lookups of a pass, " + hits.asked());
        }
        named("hits.contender", hits.contender());
        named("hits.encoding", hits.encoding());
        named("hits.corpus", hits.corpus());
    }

    private static void environment(Environment environment) {
        oneOf("environment.when", environment.when(), SPANS);
        atLeast("environment.set", environment.set(), environment.when().equals("rounds") ? 0 : -1);
        atLeast("environment.nanos", environment.nanos(), 1);
        atLeast("environment.busyNanos", environment.busyNanos(), -1);
        atLeast("environment.ownNanos", environment.ownNanos(), -1);
        atLeast("environment.stolenNanos", environment.stolenNanos(), -1);
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
        atLeast("cold.startNanos", cold.startNanos(), 1);
        atLeast("cold.loadNanos", cold.loadNanos(), 0);
        // A time below the clock's resolution is 0.
        atLeast("cold.op1Nanos", cold.op1Nanos(), 0);
        atLeast("cold.op10Nanos", cold.op10Nanos(), 0);
        atLeast("cold.op100Nanos", cold.op100Nanos(), 0);
        atLeast("cold.op1000Nanos", cold.op1000Nanos(), 0);
        named("cold.encoding", cold.encoding());
        named("cold.corpus", cold.corpus());
    }

    private static void header(Header header) {
        if (header.schema() != Header.SCHEMA) {
            throw new IllegalArgumentException("header.schema (" + header.schema() + ") must be " + Header.SCHEMA
                    + ", the one this version of Assay reads: use the version that wrote the file, "
                    + (header.assay().isEmpty() ? "which it does not name" : header.assay()));
        }
        oneOf("header.effort", header.effort(), EFFORTS);
        oneOf("header.grade", header.grade(), GRADES);
        String spike = header.settings().getOrDefault(Roles.SPIKE, "0.05");
        if (!spike.matches("0\\.[0-9]+")) {
            throw new IllegalArgumentException(
                    "header.settings.spike (" + spike + ") must be the share of work that a spike adds, such as 0.05");
        }
        for (Header.DeckRow deck : header.decks()) {
            atLeast("header.decks.bytes", deck.bytes(), 1);
            atLeast("header.decks.inputs", deck.inputs(), 1);
        }
        Set<String> ids =
                header.contenders().stream().map(Header.ContenderRow::id).collect(Collectors.toSet());
        if (ids.size() != header.contenders().size()) {
            throw new IllegalArgumentException("header.contenders ("
                    + header.contenders().size() + " rows) must have different ids, but there are only " + ids.size());
        }
        for (Header.GroupRow group : header.groups()) {
            for (String contender : group.contenders()) {
                if (!ids.contains(contender)) {
                    throw new IllegalArgumentException("header.groups " + group.id() + " (" + contender
                            + ") must name contenders that header.contenders declares");
                }
            }
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
