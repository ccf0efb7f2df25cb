package dev.assay.stats;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Values of SciPy 1.17.1: scipy.stats.t.ppf(p, df) and scipy.stats.t.cdf(t, df). */
class StudentTTest {
    @ParameterizedTest
    @CsvSource({
        "0.975, 2, 4.302652729749462",
        "0.975, 7, 2.364624251592784",
        "0.975, 23, 2.0686576104190486",
        "0.8, 7, 0.8960296443137653",
        "0.5, 3, 0",
        "0.025, 5, -2.5705818356363155",
    })
    void quantilesAreSciPys(double p, int degreesOfFreedom, double expected) {
        assertEquals(expected, StudentT.quantile(p, degreesOfFreedom), 1e-8);
    }

    @ParameterizedTest
    @CsvSource({
        "2, 7, 0.957190335718512",
        "-1.5, 3, 0.11529193262241147",
        "0, 4, 0.5",
        "12, 2, 0.9965635331614208",
    })
    void probabilitiesAreSciPys(double t, int degreesOfFreedom, double expected) {
        assertEquals(expected, StudentT.cumulative(t, degreesOfFreedom), 1e-12);
    }
}
