package dev.assay.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClopperPearsonTest {
    // SciPy 1.17.1: stats.binomtest(count, trials).proportion_ci(.95, 'exact')
    @ParameterizedTest
    @CsvSource({
        "0, 42, 0.0, 0.08408385494035524",
        "2, 42, 0.005819824835503021, 0.1616419596916539",
        "42, 42, 0.9159161450596448, 1.0",
        "1, 3, 0.008403758659612647, 0.9057006759492866",
        "7, 126, 0.022625213272668043, 0.11111709158493814"
    })
    void theIntervalIsThatOfSciPy(long count, long trials, double lower, double upper) {
        ClopperPearson interval = ClopperPearson.of(count, trials);
        assertEquals(lower, interval.lower(), 1e-8);
        assertEquals(upper, interval.upper(), 1e-8);
    }

    @Test
    void moreThanAllIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> ClopperPearson.of(4, 3));
        assertThrows(IllegalArgumentException.class, () -> ClopperPearson.of(0, 0));
    }
}
