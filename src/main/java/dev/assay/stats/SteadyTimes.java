package dev.assay.stats;

import dev.assay.run.Check;
import dev.assay.run.ColdStart;
import dev.assay.run.ContenderId;
import dev.assay.run.Event;
import dev.assay.run.Footprint;
import dev.assay.run.Role;
import dev.assay.run.RunFile;
import dev.assay.run.ServiceTimes;
import dev.assay.run.Slice;
import dev.assay.stats.SlicesByCell.Place;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * Mean log time of the steady slices of each fork and cell: x = mean over slices of ln(ns ÷ op). Slices before the steady state and those
 * with per-op times are left out, and so is a contender in a set in which it was killed, its control in one in which either was, and a
 * contender in an encoding in which it did not conform.
 */
public final class SteadyTimes {
    private final Map<Series, SortedMap<Integer, Sum>> series = new LinkedHashMap<>();
    private final Set<Summary.Cell> cells = new LinkedHashSet<>();

    /** Takes in every steady slice of a run that counts. */
    public SteadyTimes(RunFile run) {
        this(run, SlicesByCell.of(run.slices()));
    }

    SteadyTimes(RunFile run, Map<Place, List<Slice>> places) {
        Predicate<Place> counts = counts(run);
        places.forEach((place, slices) -> {
            Sum sum = new Sum();
            slices.stream().filter(slice -> !slice.warmup()).forEach(sum::add);
            if (sum.slices > 0 && counts.test(place)) {
                series.computeIfAbsent(
                                new Series(place.contender(), place.role(), place.cell()), key -> new TreeMap<>())
                        .put(place.set(), sum);
                cells.add(place.cell());
            }
        });
    }

    /** Returns the cells of which there is anything, in the order in which the run first names them. */
    public Collection<Summary.Cell> cells() {
        return cells;
    }

    /** Returns the roles of controls that any slice has: the twin first, then the spike by which the run is judged, then others. */
    public List<Role> controlRoles() {
        return series.keySet().stream()
                .map(Series::role)
                .filter(role -> role != Role.MAIN)
                .distinct()
                .sorted()
                .toList();
    }

    /** Returns mean ln(ns ÷ op) of a contender in a cell by fork set; empty if there is none. */
    public SortedMap<Integer, Double> logNanosPerOp(ContenderId contender, Role role, Summary.Cell cell) {
        SortedMap<Integer, Double> means = new TreeMap<>();
        series.getOrDefault(new Series(contender, role, cell), new TreeMap<>())
                .forEach((set, sum) -> means.put(set, sum.logNanosPerOp / sum.slices));
        return means;
    }

    /** Returns mean ln(bytes ÷ ns) of a contender in a cell by fork set. */
    SortedMap<Integer, Double> logBytesPerNano(ContenderId contender, Summary.Cell cell) {
        SortedMap<Integer, Double> means = new TreeMap<>();
        series.getOrDefault(new Series(contender, Role.MAIN, cell), new TreeMap<>())
                .forEach((set, sum) -> means.put(set, sum.logBytesPerNano / sum.slices));
        return means;
    }

    private static boolean out(
            Set<String> excluded, String group, int set, ContenderId contender, boolean control, String encoding) {
        String id = contender.toString();
        return !excluded.isEmpty()
                && (control && excluded.contains(controlKilled(group, set, id))
                        || excluded.contains(killed(group, set, id))
                        || excluded.contains(killed(group, -1, id))
                        || excluded.contains(wrong(contender, encoding)));
    }

    /** Returns the run's service times that count: by the same rule as slices. */
    static List<ServiceTimes> counting(RunFile run) {
        Set<String> excluded = excluded(run);
        return run.serviceTimes().stream()
                .filter(line -> !out(excluded, line.group(), line.set(), line.contender(), false, line.encoding()))
                .toList();
    }

    /** Returns the run's footprints that count: those of contenders that conformed, before timing and after. */
    static List<Footprint> conforming(RunFile run) {
        Set<String> excluded = excluded(run);
        return run.footprints().stream()
                .filter(line -> !excluded.contains(wrong(line.contender(), line.encoding())))
                .toList();
    }

    /** Returns the run's cold starts that count, by the same rule. */
    static List<ColdStart> conformingColds(RunFile run) {
        Set<String> excluded = excluded(run);
        return run.coldStarts().stream()
                .filter(line -> !excluded.contains(wrong(line.contender(), line.encoding())))
                .toList();
    }

    /** Returns the rule that leaves out a contender in a set in which it was killed, there its control too, and one that did not conform. */
    static Predicate<Place> counts(RunFile run) {
        Set<String> excluded = excluded(run);
        return place -> !out(
                excluded,
                place.cell().group(),
                place.set(),
                place.contender(),
                place.role() != Role.MAIN,
                place.cell().encoding());
    }

    private static Set<String> excluded(RunFile run) {
        Set<String> keys = new HashSet<>();
        for (Event event : run.events()) {
            // Without a group it was a memory fork that ended, which says nothing of the times.
            if (event.kind().equals(Event.CONTROL_KILLED)) {
                keys.add(controlKilled(event.group(), event.set(), event.contender()));
            } else if (!event.warns() && !event.group().isEmpty()) {
                keys.add(killed(event.group(), event.set(), event.contender()));
            }
        }
        for (Check check : run.checks()) {
            if (!check.conforming()) {
                keys.add(wrong(check.contender(), check.encoding()));
            }
        }
        return keys;
    }

    private static String killed(String group, int set, String contender) {
        return "killed " + group + " " + set + " " + contender;
    }

    private static String controlKilled(String group, int set, String contender) {
        return "control of " + killed(group, set, contender);
    }

    private static String wrong(ContenderId contender, String encoding) {
        return "wrong " + contender + " " + encoding;
    }

    private record Series(ContenderId contender, Role role, Summary.Cell cell) {}

    private static final class Sum {
        private double logNanosPerOp;
        private double logBytesPerNano;
        private int slices;

        void add(Slice slice) {
            double logNanos = StrictMath.log(slice.subjectNanos());
            logNanosPerOp += logNanos - StrictMath.log(slice.result().ops());
            logBytesPerNano += StrictMath.log(slice.result().bytes()) - logNanos;
            slices++;
        }
    }
}
