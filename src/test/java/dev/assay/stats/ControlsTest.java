package dev.assay.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.run.ContenderId;
import dev.assay.run.DeckId;
import dev.assay.run.Mode;
import dev.assay.run.Role;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ControlsTest {
    private static final double CLOSE = 1e-8;

    private final List<Controls.Trial> trials = new ArrayList<>();

    private void trial(Role role, String kind, Controls.Value... values) {
        trials.add(new Controls.Trial(role, "g", trials.size(), ContenderId.of("x@jvm"), kind, List.of(values)));
    }

    private void twins(String corpus, int size, double... ratios) {
        for (double ratio : ratios) {
            trial(Role.TWIN, "Java@jvm", value(corpus, size, ratio));
        }
    }

    private static Controls.Value value(String corpus, int size, double ratio) {
        return new Controls.Value(new DeckId(corpus, size), Math.log(ratio));
    }

    private static Summary.Cell cell(String group, String corpus, int size) {
        return new Summary.Cell(group, "e", new DeckId(corpus, size), Mode.THROUGHPUT);
    }

    private double floor(Summary.Cell... cells) {
        return new Controls(trials, 1.05).floor(List.of(cells));
    }

    @Test
    void theFloorIsTheEndOfTheIntervalThatIsFurthestFromOne() {
        twins("p", 64, 1.02, 0.97, 1.05, 1.00, 0.99, 1.03, 0.96, 1.04);
        // SciPy 1.17.1: y = np.log(ratios); np.exp(stats.t.interval(.95, 7, y.mean(), stats.sem(y)))
        // is 0.9798685603550624, 1.0349437016013803; 1/0.97987 = 1.0205 is nearer to 1.
        assertEquals(1.0349437016013803, floor(cell("g", "p", 64)), CLOSE);
        trials.clear();
        twins("p", 64, 1 / 1.02, 1 / 0.97, 1 / 1.05, 1.00, 1 / 0.99, 1 / 1.03, 1 / 0.96, 1 / 1.04);
        assertEquals(1.0349437016013803, floor(cell("g", "p", 64)), CLOSE);
    }

    @Test
    void aCellIsJudgedByItsOwnDeckWhicheverGroupAndContenderVisitedIt() {
        twins("p", 64, 1.02, 0.97, 1.05);
        twins("p", 1024, 1.2, 0.8, 1.1);
        // SciPy 1.17.1, as above with df 2: 0.916771320920434, 1.1188703995771403.
        assertEquals(1.1188703995771403, floor(cell("another", "p", 64)), CLOSE);
        assertTrue(floor(cell("g", "p", 1024)) > 1.5);
    }

    @Test
    void cellsTogetherAreAveragedWithinEachForkFirst() {
        // In every fork the two decks cancel out: √(1.5 · 1/1.5) = 1, so together they have the least floor.
        for (double off : new double[] {1.5, 1.2, 0.9}) {
            trial(Role.TWIN, "Java@jvm", value("p", 64, off), value("q", 64, 1 / off));
        }
        assertEquals(Controls.LEAST_FLOOR, floor(cell("g", "p", 64), cell("g", "q", 64)), CLOSE);
        assertTrue(floor(cell("g", "p", 64)) > 1.5);
    }

    @Test
    void twoTwinsAreNoFloor() {
        assertEquals(Double.POSITIVE_INFINITY, floor(cell("g", "p", 64)));
        twins("p", 64, 1.001, 0.999);
        assertEquals(Double.POSITIVE_INFINITY, floor(cell("g", "p", 64)));
        twins("p", 64, 1.0);
        assertEquals(Controls.LEAST_FLOOR, floor(cell("g", "p", 64)), CLOSE);
        assertEquals(Double.POSITIVE_INFINITY, floor(cell("g", "p", 1024)));
    }

    @Test
    void aSpikeIsNoTwin() {
        twins("p", 64, 1.0, 1.001, 0.999);
        trial(Role.CONTROL, "Java@jvm", value("p", 64, 1.05));
        Controls controls = new Controls(trials, 1.05);
        assertEquals(Controls.LEAST_FLOOR, floor(cell("g", "p", 64)), CLOSE);
        assertEquals(1.05, controls.spike().orElseThrow().estimate(), CLOSE);
        assertEquals(1, controls.spike().orElseThrow().n());
        assertEquals(
                Controls.LEAST_FLOOR, controls.pooled(Role.TWIN).orElseThrow().floor(), CLOSE);
        assertTrue(
                Double.isNaN(controls.pooled(Role.CONTROL).orElseThrow().floor()),
                "the floor is the twin's, not the spike's");
    }

    @Test
    void aSpikeOfAnotherSizeStandsInTheTableAndIsNotTheOneThatJudges() {
        twins("p", 64, 1.0, 1.001, 0.999);
        trial(Role.CONTROL, "Java@jvm", value("p", 64, 1.05));
        trial(Role.of("spike-10"), "Java@jvm", value("p", 64, 1.1), value("q", 64, 1.3));
        Controls controls = new Controls(trials, 1.05);
        assertEquals(1.05, controls.spike().orElseThrow().estimate(), CLOSE);
        assertEquals(1, controls.spike().orElseThrow().n());
        assertEquals(1.1, controls.truth(Role.of("spike-10")), CLOSE);
        assertEquals(1.05, controls.truth(Role.CONTROL), CLOSE);
        assertEquals(
                Math.sqrt(1.1 * 1.3),
                controls.pooled(Role.of("spike-10")).orElseThrow().ratio().estimate(),
                CLOSE);
        // The deck q has no twin, so a floor that counted it would be unknown all the same: that of p stands.
        assertEquals(Controls.LEAST_FLOOR, controls.spikeFloor(), CLOSE);
        assertEquals(Controls.LEAST_FLOOR, floor(cell("g", "p", 64)), CLOSE);
    }

    @Test
    void twinsOfOneSetAreForksOfTheirOwn() {
        for (int set = 0; set < 2; set++) {
            trials.add(new Controls.Trial(
                    Role.TWIN, "g", set, ContenderId.of("a@jvm"), "Java@jvm", List.of(value("p", 64, 1.01))));
            trials.add(new Controls.Trial(
                    Role.TWIN, "g", set, ContenderId.of("b@jvm"), "Rust@jna", List.of(value("p", 64, 1 / 1.01))));
        }
        assertEquals(4, new Controls(trials, 1.05).twin().orElseThrow().n());
        assertEquals(1, new Controls(trials, 1.05).twin().orElseThrow().estimate(), CLOSE);
    }

    @Test
    void rowsArePooledThenByKindThenBySizeThenByDeck() {
        trial(Role.TWIN, "Rust@jna", value("p", 64, 1.1), value("p", 1024, 1.0), value("q", 64, 1.0));
        trial(Role.TWIN, "Java@jvm", value("p", 64, 1.3));
        List<String> names = new Controls(trials, 1.05)
                .rows().stream()
                        .map(row -> row.kind().orElse("all kinds") + ", " + row.where() + ": "
                                + row.ratio().n())
                        .toList();
        assertEquals(
                List.of(
                        "all kinds, all decks: 2",
                        "Java@jvm, all decks: 1",
                        "Rust@jna, all decks: 1",
                        "all kinds, all corpora/64: 2",
                        "all kinds, all corpora/1024: 1",
                        "all kinds, p/64: 2",
                        "all kinds, p/1024: 1",
                        "all kinds, q/64: 1"),
                names);
        // By hand: fork 1 is ∛1.1 over its three decks, fork 2 is 1.3; their geometric mean is √(∛1.1 · 1.3).
        assertEquals(
                Math.sqrt(Math.cbrt(1.1) * 1.3),
                new Controls(trials, 1.05).twin().orElseThrow().estimate(),
                CLOSE);
    }

    @Test
    void withoutControlsThereIsNothing() {
        Controls none = new Controls(List.of(), 1.05);
        assertEquals(List.of(), none.rows());
        assertFalse(none.twin().isPresent() || none.spike().isPresent());
    }
}
