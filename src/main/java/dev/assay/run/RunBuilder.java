package dev.assay.run;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A run as it is read: collects lines by type and checks what only the whole can break. */
final class RunBuilder {
    private final List<Slice> slices = new ArrayList<>();
    private final List<ServiceTimes> serviceTimes = new ArrayList<>();
    private final List<Footprint> footprints = new ArrayList<>();
    private final List<ColdStart> coldStarts = new ArrayList<>();
    private final List<Check> checks = new ArrayList<>();
    private final List<CacheHits> cacheHits = new ArrayList<>();
    private final List<Placement> placements = new ArrayList<>();
    private final List<Environment> environments = new ArrayList<>();
    private final List<Event> events = new ArrayList<>();
    private final List<Export> exports = new ArrayList<>();
    private Optional<Header> header = Optional.empty();
    private Optional<Completion> completion = Optional.empty();
    private Optional<End> end = Optional.empty();
    private Declared declared;
    private final Map<String, Set<Integer>> stopped = new HashMap<>();

    void add(Line line, long number) {
        if (end.isPresent()) {
            throw new IllegalArgumentException("line (after the end) must not exist; use the original");
        }
        if (header.isEmpty() != (line instanceof Header)) {
            throw new IllegalArgumentException("line (" + LineJson.typeOf(line)
                    + ") must stand in order: the header first and once; use the original");
        }
        if (line instanceof Header first) {
            header = Optional.of(first);
            declared = new Declared(first);
        } else if (line instanceof Slice slice) {
            declared.check(slice);
            slices.add(slice);
        } else if (line instanceof ServiceTimes times) {
            declared.check(times);
            serviceTimes.add(times);
        } else if (line instanceof Footprint footprint) {
            declared.check(footprint);
            footprints.add(footprint);
        } else if (line instanceof ColdStart cold) {
            declared.check(cold);
            coldStarts.add(cold);
        } else if (line instanceof Check check) {
            declared.check(check);
            checks.add(check);
        } else if (line instanceof CacheHits hits) {
            declared.check(hits);
            cacheHits.add(hits);
        } else if (line instanceof Placement placement) {
            declared.group("placement.group", placement.group());
            placements.add(placement);
        } else if (line instanceof Environment environment) {
            if (environment.when().equals("rounds")) {
                declared.group("environment.group", environment.group());
            }
            environments.add(environment);
        } else if (line instanceof Event event) {
            if (!event.group().isEmpty()) {
                declared.group("event.group", event.group());
            }
            if (event.kind().equals("stopped")) {
                stopped.computeIfAbsent(event.group(), key -> new HashSet<>()).add(event.set());
            }
            events.add(event);
        } else if (line instanceof Completion told) {
            told.groups().forEach(sets -> declared.group("completion.groups.group", sets.group()));
            completion = Optional.of(told);
        } else if (line instanceof Export export) {
            exports.add(export);
        } else if (line instanceof End last) {
            if (last.lines() != number - 1) {
                throw new IllegalArgumentException(
                        "end.lines (" + last.lines() + ") must be " + (number - 1) + "; use the original");
            }
            end = Optional.of(last);
        }
    }

    RunFile finish() {
        if (header.isEmpty() || end.isEmpty()) {
            throw new IllegalArgumentException("(no end line) must be the end line: the run did not finish or the file"
                    + " is truncated; measure again or use the original");
        }
        // Turns end in the order of their numbers, but two drivers may reach the file in either order.
        slices.sort(Comparator.comparingLong(Slice::seq));
        checkSequence();
        checkSets();
        return new RunFile(
                header.get(),
                slices,
                serviceTimes,
                footprints,
                coldStarts,
                checks,
                cacheHits,
                placements,
                environments,
                events,
                exports,
                completion,
                end.get());
    }

    /* What a damaged journal lost leaves a hole beside a set that was stopped for it. */
    private void checkSequence() {
        long next = 0;
        Optional<Slice> before = Optional.empty();
        for (Slice slice : slices) {
            if (slice.seq() < next) {
                throw new IllegalArgumentException("slice.seq (" + slice.seq() + ") must occur once; measure again");
            }
            if (slice.seq() > next
                    && !wasStopped(slice)
                    && before.filter(this::wasStopped).isEmpty()) {
                throw new IllegalArgumentException("slice.seq (" + slice.seq() + ") must be " + next
                        + ", since no slice may be missing; use the original");
            }
            next = slice.seq() + 1;
            before = Optional.of(slice);
        }
    }

    private boolean wasStopped(Slice slice) {
        return stopped.getOrDefault(slice.group(), Set.of()).contains(slice.set());
    }

    /* A set that was cut short is made again under another number. */
    private void checkSets() {
        for (Slice slice : slices) {
            within("slice.set", slice.group(), slice.set());
        }
        serviceTimes.forEach(times -> within("times.set", times.group(), times.set()));
    }

    private void within(String subject, String group, int set) {
        int most =
                declared.mostSets(group) + stopped.getOrDefault(group, Set.of()).size();
        if (set >= most) {
            throw new IllegalArgumentException(subject + " (" + set + ") must be below " + most + ", the fork sets of "
                    + Visible.text(group) + " by the header; measure again");
        }
    }
}
