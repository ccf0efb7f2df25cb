package dev.assay.compare;

import dev.assay.claim.Judge;
import dev.assay.claim.Verdict;
import dev.assay.run.Mode;
import dev.assay.run.Where;
import dev.assay.stats.Estimator;
import dev.assay.stats.Interval;
import dev.assay.stats.Quantity;
import dev.assay.stats.RandomEffects;
import dev.assay.stats.Summary;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;

/** Puts the ratios of several runs into rows: each row over the cells that all its runs share, so that it is one quantity. */
final class Rows {
    private final List<ComparedRun> runs;
    private final List<Machine> machines;
    private final Comparability comparability;
    private final List<Row> readings = new ArrayList<>();
    private final List<Row> pairs = new ArrayList<>();
    private final List<Comparison.Alone> alone = new ArrayList<>();
    private final Map<List<Object>, Double> floors = new HashMap<>();

    Rows(List<ComparedRun> runs, List<Machine> machines, Comparability comparability) {
        this.runs = runs;
        this.machines = machines;
        this.comparability = comparability;
        gatherReadings();
        gatherPairs();
    }

    List<Row> readings() {
        return readings;
    }

    List<Row> pairs() {
        return pairs;
    }

    List<Comparison.Alone> alone() {
        return alone;
    }

    /* A run whose fork sets do not hold all shared cells together has no ratio over them. */
    private static void add(List<Row> rows, Row row) {
        if (row.entries().size() > 1) {
            rows.add(row);
        }
    }

    /** A cell of a row: its place, and of memory which of the two quantities. */
    private record Cell(Quantity quantity, Where where) {
        static Cell of(Summary.Ratio ratio) {
            return new Cell(ratio.quantity(), ratio.cell().where());
        }
    }

    private record Told(Verdict verdict, Map<Cell, Summary.Ratio> cells) {}

    private void gatherReadings() {
        Map<List<String>, Map<Integer, Told>> byReading = new LinkedHashMap<>();
        for (int i = 0; i < runs.size(); i++) {
            for (Verdict verdict : comparability.verdicts(i)) {
                Map<Cell, Summary.Ratio> cells = new LinkedHashMap<>();
                for (Summary.Ratio ratio : verdict.cells()) {
                    if (comparability.takes(i, ratio)) {
                        cells.put(Cell.of(ratio), ratio);
                    }
                }
                if (!cells.isEmpty()) {
                    byReading
                            .computeIfAbsent(List.of(verdict.id(), verdict.reading()), key -> new TreeMap<>())
                            .put(i, new Told(verdict, cells));
                }
            }
        }
        byReading.forEach((key, told) -> {
            Set<Cell> shared = shared(told);
            if (told.size() < 2) {
                told.keySet().forEach(run -> alone.add(new Comparison.Alone(key.get(0), key.get(1), run)));
            } else {
                add(readings, reading(key, told, shared));
            }
        });
    }

    /* Whoever has no cell in common with those before it is left out: there is nothing to hold it against. */
    private static Set<Cell> shared(Map<Integer, Told> told) {
        Set<Cell> shared = new LinkedHashSet<>();
        List<Integer> without = new ArrayList<>();
        told.forEach((run, one) -> {
            Set<Cell> both = new LinkedHashSet<>(shared);
            both.retainAll(one.cells().keySet());
            if (shared.isEmpty()) {
                shared.addAll(one.cells().keySet());
            } else if (both.isEmpty()) {
                without.add(run);
            } else {
                shared.retainAll(both);
            }
        });
        without.forEach(told::remove);
        return shared;
    }

    private Row reading(List<String> key, Map<Integer, Told> told, Set<Cell> shared) {
        Told first = told.values().iterator().next();
        Verdict verdict = first.verdict();
        boolean unlike =
                told.values().stream().anyMatch(one -> one.verdict().cells().size() != shared.size());
        // Where a verdict rests on one of several cells, that cell of the first run is what all are held by.
        Optional<Cell> deciding =
                comparability.decidedByCell(verdict) ? deciding(first).filter(shared::contains) : Optional.empty();
        Set<Cell> basis = deciding.isPresent() ? Set.of(deciding.get()) : shared;
        List<Entry> entries = new ArrayList<>();
        told.forEach((run, one) -> ratio(one.cells(), basis)
                .ifPresent(ratio -> entries.add(new Entry(
                        run,
                        unlike ? Optional.empty() : Optional.of(one.verdict()),
                        ratio.at(one.verdict().ratio().orElseThrow().level()).ratio(),
                        floor(run, one.cells(), basis)))));
        Summary.Ratio any = first.cells().values().iterator().next();
        Subject subject = new Subject(
                key.get(0),
                key.get(1),
                any.numerator(),
                any.denominator(),
                basis.size() == 1 ? basis.iterator().next().quantity() : any.quantity(),
                any.cell().group(),
                any.cell().encoding(),
                any.cell().mode());
        Row row = new Row(
                subject,
                verdict.question(),
                deciding.map(Cell::where).orElse(Where.ALL),
                basis.size(),
                verdict.lower(),
                verdict.upper(),
                entries,
                unlike,
                Optional.empty(),
                List.of(),
                List.of(),
                List.of());
        Map<Integer, Map<Cell, Summary.Ratio>> cells = new LinkedHashMap<>();
        told.forEach((run, one) -> cells.put(run, one.cells()));
        return finished(row, cells, shared);
    }

    private static Optional<Cell> deciding(Told told) {
        double estimate = told.verdict().ratio().orElseThrow().estimate();
        return told.cells().entrySet().stream()
                .filter(cell -> cell.getValue().ratio().estimate() == estimate)
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static Optional<Summary.Ratio> ratio(Map<Cell, Summary.Ratio> cells, Set<Cell> basis) {
        List<Summary.Ratio> rows = basis.stream().map(cells::get).toList();
        return rows.size() == 1
                ? Optional.of(rows.get(0))
                : Summary.Ratio.pooled(rows, rows.get(0).cell().at(Where.ALL));
    }

    /* Many rows rest on the same decks, and a floor is a mean over all twins. */
    private double floor(int run, Map<Cell, Summary.Ratio> cells, Set<Cell> basis) {
        List<Summary.Ratio> rows = basis.stream().map(cells::get).toList();
        List<Object> key = new ArrayList<>(List.of(run, rows.get(0).cell().mode() == Mode.MEMORY));
        rows.forEach(row -> key.add(row.cell().where()));
        return floors.computeIfAbsent(key, unused -> Judge.floor(runs.get(run).controls(), rows));
    }

    private void gatherPairs() {
        Set<List<Object>> claimed = new LinkedHashSet<>();
        readings.forEach(row -> claimed.add(pair(row.subject())));
        Map<Subject, Map<Integer, Map<Cell, Summary.Ratio>>> byPair = new LinkedHashMap<>();
        for (int i = 0; i < runs.size(); i++) {
            // Ratios of one pair come one after the other, so what they are put to is looked for once and not for each.
            Optional<Subject> before = Optional.empty();
            Map<Cell, Summary.Ratio> cells = new LinkedHashMap<>();
            for (Summary.Ratio ratio : comparability.ratios(i)) {
                Subject subject = new Subject(
                        "",
                        "",
                        ratio.numerator(),
                        ratio.denominator(),
                        ratio.quantity(),
                        ratio.cell().group(),
                        ratio.cell().encoding(),
                        ratio.cell().mode());
                if (before.isEmpty() || !before.get().equals(subject)) {
                    before = Optional.of(subject);
                    cells = claimed.contains(pair(subject))
                            ? new LinkedHashMap<>()
                            : byPair.computeIfAbsent(subject, key -> new TreeMap<>())
                                    .computeIfAbsent(i, key -> new LinkedHashMap<>());
                }
                cells.put(Cell.of(ratio), ratio);
            }
        }
        byPair.forEach((subject, told) -> {
            Set<Cell> shared = sharedCells(told);
            if (told.size() > 1) {
                add(pairs, pair(subject, told, shared));
            }
        });
    }

    private static Set<Cell> sharedCells(Map<Integer, Map<Cell, Summary.Ratio>> told) {
        Map<Integer, Told> wrapped = new TreeMap<>();
        told.forEach((run, cells) -> wrapped.put(run, new Told(null, cells)));
        Set<Cell> shared = shared(wrapped);
        told.keySet().retainAll(wrapped.keySet());
        return shared;
    }

    /* A claim may name the pair the other way round; of two modes of one contender both names are one. */
    private static List<Object> pair(Subject subject) {
        return List.of(
                Set.copyOf(List.of(subject.numerator(), subject.denominator())),
                subject.group(),
                subject.encoding(),
                subject.mode());
    }

    private Row pair(Subject subject, Map<Integer, Map<Cell, Summary.Ratio>> told, Set<Cell> shared) {
        List<Entry> entries = new ArrayList<>();
        told.forEach((run, cells) -> ratio(cells, shared)
                .ifPresent(ratio ->
                        entries.add(new Entry(run, Optional.empty(), ratio.ratio(), floor(run, cells, shared)))));
        boolean unlike = told.values().stream().anyMatch(cells -> cells.size() != shared.size());
        Row row = new Row(
                subject,
                "",
                Where.ALL,
                shared.size(),
                Double.NaN,
                Double.NaN,
                entries,
                unlike,
                Optional.empty(),
                List.of(),
                List.of(),
                List.of());
        return finished(row, told, shared);
    }

    private Row finished(Row row, Map<Integer, Map<Cell, Summary.Ratio>> told, Set<Cell> shared) {
        if (row.entries().size() < 2) {
            return row;
        }
        List<Row> parts = new ArrayList<>();
        if (shared.size() > 1) {
            for (Cell cell : shared) {
                List<Entry> entries = new ArrayList<>();
                told.forEach((run, cells) -> entries.add(
                        new Entry(run, Optional.empty(), cells.get(cell).ratio(), floor(run, cells, Set.of(cell)))));
                parts.add(new Row(
                        subject(row.subject(), cell),
                        "",
                        cell.where(),
                        1,
                        row.lower(),
                        row.upper(),
                        entries,
                        false,
                        Optional.empty(),
                        List.of(),
                        List.of(),
                        List.of()));
            }
        }
        List<Row.OnMachine> byMachine = byMachine(row);
        Optional<RandomEffects> pooled = byMachine.size() < Comparison.POOLED
                ? Optional.empty()
                : RandomEffects.of(byMachine.stream().map(Row.OnMachine::ratio).toList(), Estimator.LEVEL);
        return row.with(pooled.filter(pool -> pool.mean().n() >= Comparison.POOLED), byMachine, changes(row), parts);
    }

    private static Subject subject(Subject subject, Cell cell) {
        return new Subject(
                "",
                "",
                subject.numerator(),
                subject.denominator(),
                cell.quantity(),
                subject.group(),
                subject.encoding(),
                subject.mode());
    }

    /* Runs of one machine are combined first: ten runs of one and one of another are two machines, not eleven. */
    private List<Row.OnMachine> byMachine(Row row) {
        List<Row.OnMachine> byMachine = new ArrayList<>();
        for (int i = 0; i < machines.size(); i++) {
            Set<Integer> runsThere = Set.copyOf(machines.get(i).runs());
            List<Interval> own = row.entries().stream()
                    .filter(entry -> runsThere.contains(entry.run()))
                    .map(Entry::ratio)
                    .toList();
            Optional<Interval> combined = own.size() == 1
                    ? Optional.of(own.get(0))
                    : RandomEffects.of(own, Estimator.LEVEL).map(RandomEffects::mean);
            if (combined.isPresent()) {
                byMachine.add(new Row.OnMachine(i, combined.get()));
            }
        }
        return byMachine;
    }

    /**
     * A change lies between two runs of one machine if every run before differs from every run after by more than intervals and noise floors,
     * and there are three at least, so that one side repeats itself. Two runs cannot tell a change from a day.
     */
    private List<Row.Change> changes(Row row) {
        List<Row.Change> changes = new ArrayList<>();
        for (int m = 0; m < machines.size(); m++) {
            List<Entry> own = new ArrayList<>();
            for (int run : machines.get(m).runs()) {
                row.of(run).ifPresent(own::add);
            }
            if (own.size() < Comparison.POOLED) {
                continue;
            }
            OptionalInt place = place(own);
            if (place.isPresent()) {
                int at = place.getAsInt();
                changes.add(new Row.Change(m, own.get(at - 1).run(), own.get(at).run()));
            }
        }
        return changes;
    }

    /* The pairs that moved must be those across the place, all of them and no others; counted along, since a history may be long. */
    private static OptionalInt place(List<Entry> own) {
        int n = own.size();
        boolean[][] moved = new boolean[n][n];
        int all = 0;
        for (int i = 0; i < n; i++) {
            for (int j = i + 1; j < n; j++) {
                moved[i][j] = own.get(i).movedTo(own.get(j));
                moved[j][i] = moved[i][j];
                all += moved[i][j] ? 1 : 0;
            }
        }
        int across = 0;
        for (int at = 1; at < n; at++) {
            for (int other = 0; other < n; other++) {
                if (moved[at - 1][other]) {
                    across += other < at ? -1 : 1;
                }
            }
            if (across == all && across == at * (n - at)) {
                return OptionalInt.of(at);
            }
        }
        return OptionalInt.empty();
    }
}
