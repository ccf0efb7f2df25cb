package dev.assay.stats;

import dev.assay.run.ContenderId;
import dev.assay.run.Role;
import dev.assay.run.RunFile;
import dev.assay.run.Slice;
import dev.assay.stats.SlicesByCell.Place;
import dev.assay.stats.SteadyStateCheck.Course;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * The course of every fork, by the rule that METHODOLOGY.md publishes. Runs have few rounds and many cells, so a change between two
 * periods is read in each cell and averaged over the cells of the fork. It counts if it is larger than the limit and than twice its
 * standard error, σ·√((1/a + 1/b)/cells) for periods of a and b rounds, where σ, the scatter of a single slice, comes from the steady
 * rounds of all forks of the contender.
 */
final class SteadyStateChecks {
    /** The least change that counts: 5 %, on the log scale. */
    static final double LIMIT = StrictMath.log(1.05);

    private static final double ERRORS = 2;
    /** The share of judged forks that must agree. */
    private static final double AGREEING = 0.8;

    private final Map<SetKey, ForkSetRounds> sets = new LinkedHashMap<>();
    private final Map<Subject, List<SteadyStateCheck.Fork>> forks = new LinkedHashMap<>();
    private final Map<Subject, TreeMap<Integer, Double>> late = new LinkedHashMap<>();

    /** Returns one row a contender and group, in the order in which the run first names them. */
    static List<SteadyStateCheck> of(RunFile run, Map<Place, List<Slice>> places) {
        return new SteadyStateChecks().rows(run, places);
    }

    private List<SteadyStateCheck> rows(RunFile run, Map<Place, List<Slice>> places) {
        Predicate<Place> counts = SteadyTimes.counts(run);
        places.forEach((place, slices) -> {
            if (counts.test(place)) {
                sets.computeIfAbsent(
                                new SetKey(place.cell().group(), place.cell().encoding(), place.set()),
                                key -> new ForkSetRounds())
                        .add(place, slices);
            }
        });
        Map<Subject, double[]> scatter = scatter();
        sets.forEach((key, rounds) -> judge(key, rounds, scatter));
        List<SteadyStateCheck> rows = new ArrayList<>();
        forks.forEach((subject, every) -> rows.add(row(subject, every)));
        return rows;
    }

    /* Of a single slice: sum of squares of the steady changes around each fork's own mean, and its degrees of freedom. */
    private Map<Subject, double[]> scatter() {
        Map<Subject, double[]> sums = new LinkedHashMap<>();
        sets.forEach((key, rounds) -> rounds.steadyChanges().forEach((fork, changes) -> {
            double mean = ForkSetRounds.mean(changes);
            double[] sum = sums.computeIfAbsent(key.subject(fork), unused -> new double[2]);
            for (double change : changes) {
                sum[0] += (change - mean) * (change - mean) / rounds.steadyVariance();
            }
            sum[1] += changes.size() - 1;
        }));
        return sums;
    }

    private void judge(SetKey key, ForkSetRounds rounds, Map<Subject, double[]> scatter) {
        ForkSetRounds.Least least = (fork, slices, cells) -> {
            double[] sum = scatter.getOrDefault(key.subject(fork), new double[] {0, 1});
            return Math.max(LIMIT, ERRORS * StrictMath.sqrt(sum[0] / sum[1] * slices / cells));
        };
        Map<ForkSetRounds.Fork, Integer> steady = rounds.steadyDirections(least);
        Map<ForkSetRounds.Fork, Integer> first = rounds.firstDirections(least);
        Map<ForkSetRounds.Fork, List<Double>> changes = rounds.steadyChanges();
        rounds.forks().stream()
                .sorted(Comparator.comparing(ForkSetRounds.Fork::role))
                .forEach(fork -> {
                    Course course = course(steady.get(fork), first.getOrDefault(fork, 0));
                    forks.computeIfAbsent(key.subject(fork), unused -> new ArrayList<>())
                            .add(new SteadyStateCheck.Fork(key.set(), fork.role(), course));
                    if (course != Course.NOT_JUDGED && fork.role() == Role.MAIN) {
                        late.computeIfAbsent(key.subject(fork), unused -> new TreeMap<>())
                                .put(key.set(), StrictMath.exp(-ForkSetRounds.mean(changes.get(fork))));
                    }
                });
    }

    private static Course course(Integer steady, int first) {
        if (steady == null) {
            return Course.NOT_JUDGED;
        }
        if (steady != 0) {
            return Course.UNSTEADY;
        }
        return first == 0 ? Course.FLAT : first > 0 ? Course.WARM_UP : Course.SLOWDOWN;
    }

    private SteadyStateCheck row(Subject subject, List<SteadyStateCheck.Fork> every) {
        long judged = every.stream()
                .filter(fork -> fork.course() != Course.NOT_JUDGED)
                .count();
        Optional<Course> common = Arrays.stream(Course.values())
                .filter(course -> course != Course.NOT_JUDGED && judged > 0)
                .filter(course ->
                        every.stream().filter(fork -> fork.course() == course).count() >= AGREEING * judged)
                .findFirst();
        Optional<Interval> ratio = Optional.ofNullable(late.get(subject))
                .map(values -> Estimator.geometric(values.values(), Estimator.LEVEL));
        boolean moved = ratio.filter(Interval::known)
                .filter(interval -> Math.abs(StrictMath.log(interval.estimate())) > LIMIT)
                .filter(interval -> interval.lower() > 1 || interval.upper() < 1)
                .isPresent();
        return new SteadyStateCheck(
                subject.contender(), subject.group(), subject.encoding(), every, common, ratio, moved);
    }

    private record SetKey(String group, String encoding, int set) {
        Subject subject(ForkSetRounds.Fork fork) {
            return new Subject(fork.contender(), group, encoding);
        }
    }

    private record Subject(ContenderId contender, String group, String encoding) {}
}
