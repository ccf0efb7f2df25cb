package dev.assay.audit;

import dev.assay.stats.Estimator;
import dev.assay.stats.Interval;
import dev.assay.text.Json;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What the file of another harness can support. Only the processes of a benchmark are taken for independent: values within one share its
 * layout in memory, its compiled code and the minute in which they were taken, so an interval over them says how steady that process was
 * (Kalibera and Jones, "Rigorous benchmarking in reasonable time", ISMM 2013).
 *
 * @param harness which wrote it
 * @param version of it, or empty
 * @param replication what was repeated, and how often
 * @param order in which the benchmarks were run
 * @param intervals of what those of the file are
 * @param benchmarks one row a benchmark, with intervals over processes where raw values are there
 * @param supports what can be concluded, a sentence each; none where nothing can
 * @param missing what the file does not tell
 * @param warnings what the file itself shows to be wrong
 * @param environment what it tells of machine and versions
 * @param personal members that name a host, a user or a folder
 * @param next what to do
 */
public record Audit(
        String harness,
        String version,
        String replication,
        String order,
        String intervals,
        List<Benchmark> benchmarks,
        List<String> supports,
        List<String> missing,
        List<String> warnings,
        List<String> environment,
        List<String> personal,
        String next) {
    /* With two processes t(.975) is 12.7 and an interval says next to nothing; with five it is 2.8. */
    private static final int ENOUGH = 5;

    /* A file of more benchmarks is seldom one race; to rank different work makes headlines and no sense. */
    private static final int MOST_COMPARED = 6;

    public Audit {
        benchmarks = List.copyOf(benchmarks);
        supports = List.copyOf(supports);
        missing = List.copyOf(missing);
        warnings = List.copyOf(warnings);
        environment = List.copyOf(environment);
        personal = List.copyOf(personal);
    }

    /**
     * A benchmark.
     *
     * @param unit {@code ns} for one op, or the file's word
     * @param processes how many, 0 where the file holds no raw values
     * @param values how many
     * @param file what the file concludes; null if nothing
     * @param fileLower null where it gives no interval
     * @param estimate geometric mean over processes, null without raw values
     * @param lower 95 % over processes, null for fewer than two
     * @param overFactor how many times as wide that interval is as one over all values; null likewise
     */
    public record Benchmark(
            String name,
            String unit,
            int processes,
            int values,
            double file,
            double fileLower,
            double fileUpper,
            double estimate,
            double lower,
            double upper,
            double overFactor) {}

    static Audit of(Told told) {
        List<Benchmark> rows = told.series().stream().map(Audit::row).toList();
        int fewest = rows.stream().mapToInt(Benchmark::processes).min().orElse(0);
        List<String> missing = new ArrayList<>();
        if (!told.machineTold()) {
            missing.add("machine: not which processor it was, nor how quiet");
        }
        if (told.environment().isEmpty()) {
            missing.add("versions: neither of what was measured nor of what ran it");
        }
        missing.add("conformance: nothing says that two benchmarks gave the same answers");
        missing.add("controls: no benchmark was run twice as two (A/A), none slowed by a known share, so that nobody"
                + " knows which difference this set-up would find, or invent");
        if (fewest == 0) {
            missing.add("raw values: without those, no interval can be made anew");
        }
        return new Audit(
                told.harness().label(),
                told.version(),
                replication(told, rows),
                told.order().words(),
                intervals(told),
                rows,
                supports(told, fewest),
                missing,
                told.warnings(),
                told.environment(),
                told.personal(),
                told.order() == Harness.Order.TURNS
                        ? "read the run itself, which holds machine, conformance and controls: assay claims DIR"
                        : told.harness().advice());
    }

    private static Benchmark row(Series series) {
        Optional<Interval> over = series.overProcesses();
        Optional<Series.Told> told = series.told();
        double factor = Double.NaN;
        if (over.filter(Interval::known).isPresent() && series.values() > series.units()) {
            Interval all = Estimator.geometric(
                    series.processes().stream().flatMap(List::stream).toList(), Estimator.LEVEL);
            factor =
                    StrictMath.log(over.get().upper() / over.get().lower()) / StrictMath.log(all.upper() / all.lower());
        }
        return new Benchmark(
                series.name(),
                series.unit(),
                series.units(),
                series.values(),
                told.map(Series.Told::estimate).orElse(Double.NaN),
                told.map(Series.Told::lower).orElse(Double.NaN),
                told.map(Series.Told::upper).orElse(Double.NaN),
                over.map(Interval::estimate).orElse(Double.NaN),
                over.map(Interval::lower).orElse(Double.NaN),
                over.map(Interval::upper).orElse(Double.NaN),
                factor);
    }

    private static String replication(Told told, List<Benchmark> rows) {
        int least = rows.stream().mapToInt(Benchmark::processes).min().orElse(0);
        int most = rows.stream().mapToInt(Benchmark::processes).max().orElse(0);
        if (most == 0) {
            return told.harness().units() + ": the file holds no raw values of any";
        }
        int values = rows.stream().mapToInt(Benchmark::values).max().orElse(0);
        if (most == 1) {
            return told.harness().units() + ": one process a benchmark, with up to " + values
                    + (values == 1 ? " value" : " values");
        }
        return told.harness().units() + ": " + (least == most ? most : least + " to " + most) + " a benchmark, "
                + values + " values at most";
    }

    private static String intervals(Told told) {
        return told.order() == Harness.Order.TURNS
                ? "95 %, over fork sets"
                : told.harness().intervals();
    }

    private static List<String> supports(Told told, int fewest) {
        List<String> supports = new ArrayList<>();
        if (fewest < 2) {
            return supports;
        }
        List<Series> comparable = told.series().stream()
                .filter(series -> series.unit().equals(told.series().get(0).unit()))
                .filter(series -> series.overProcesses().filter(Interval::known).isPresent())
                .sorted(Comparator.comparingDouble((Series series) ->
                        series.overProcesses().orElseThrow().estimate() * (series.moreIsBetter() ? -1 : 1)))
                .toList();
        if (comparable.size() > MOST_COMPARED) {
            supports.add("the ratio of any two that did the same work, from the intervals over processes");
        } else {
            for (int i = 1; i < comparable.size(); i++) {
                supports.add(AuditText.comparison(comparable.get(0), comparable.get(i)));
            }
        }
        if (comparable.size() == 1) {
            supports.add("the time of " + comparable.get(0).name() + ", on that machine on that day");
        }
        if (fewest < ENOUGH && !supports.isEmpty()) {
            supports.add("little else: fewer than " + ENOUGH + " processes make wide intervals");
        }
        return supports;
    }

    /** Returns how many times as fast the first is as the second, over processes. */
    static Interval ratio(Series fast, Series slow) {
        List<Double> above = slow.moreIsBetter() ? fast.means() : slow.means();
        List<Double> below = slow.moreIsBetter() ? slow.means() : fast.means();
        return Estimator.unpaired(above, below, Estimator.LEVEL);
    }

    /** Returns it as one JSON document. */
    public String json() {
        return Json.text(this);
    }
}
