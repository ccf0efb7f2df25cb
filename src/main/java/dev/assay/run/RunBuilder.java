package dev.assay.run;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

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
    private Optional<End> end = Optional.empty();
    private Set<String> contenders = new HashSet<>();
    private Set<String> groups = new HashSet<>();

    void add(Line line, long number) {
        if (end.isPresent()) {
            throw new IllegalArgumentException("line (after the end) must not exist; use the original");
        }
        if (header.isEmpty() != (line instanceof Header)) {
            throw new IllegalArgumentException("line (" + Lines.typeOf(line)
                    + ") must stand in order: the header first and once; use the original");
        }
        if (line instanceof Header first) {
            header = Optional.of(first);
            contenders =
                    first.contenders().stream().map(Header.ContenderRow::id).collect(Collectors.toSet());
            groups = first.groups().stream().map(Header.GroupRow::id).collect(Collectors.toSet());
        } else if (line instanceof Slice slice) {
            declared("slice.contender", slice.contender(), contenders);
            declared("slice.group", slice.group(), groups);
            slices.add(slice);
        } else if (line instanceof ServiceTimes times) {
            declared("times.contender", times.contender(), contenders);
            serviceTimes.add(times);
        } else if (line instanceof Footprint footprint) {
            declared("footprint.contender", footprint.contender(), contenders);
            footprints.add(footprint);
        } else if (line instanceof ColdStart cold) {
            declared("cold.contender", cold.contender(), contenders);
            coldStarts.add(cold);
        } else if (line instanceof Check check) {
            checks.add(check);
        } else if (line instanceof CacheHits hits) {
            declared("hits.contender", hits.contender(), contenders);
            cacheHits.add(hits);
        } else if (line instanceof Placement placement) {
            declared("placement.group", placement.group(), groups);
            placements.add(placement);
        } else if (line instanceof Environment environment) {
            if (environment.when().equals("rounds")) {
                declared("environment.group", environment.group(), groups);
            }
            environments.add(environment);
        } else if (line instanceof Event event) {
            events.add(event);
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
        for (int i = 1; i < slices.size(); i++) {
            if (slices.get(i).seq() == slices.get(i - 1).seq()) {
                throw new IllegalArgumentException(
                        "slice.seq (" + slices.get(i).seq() + ") must occur once; measure again");
            }
        }
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
                end.get());
    }

    private static void declared(String subject, String id, Set<String> ids) {
        if (!ids.contains(id)) {
            throw new IllegalArgumentException(subject + " (" + id + ") must be declared in the header; measure again");
        }
    }
}
