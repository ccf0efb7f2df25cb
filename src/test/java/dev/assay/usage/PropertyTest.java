package dev.assay.usage;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.usage.Property.Reader;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PropertyTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    assay.sliceMillis | abc           | must be a whole number from 1 to 10000
                    assay.sliceMillis | 1000000000000 | must be a whole number from 1 to 10000
                    assay.sliceMillis | 0             | must be a whole number from 1 to 10000
                    assay.sliceMillis | -5            | must be a whole number from 1 to 10000
                    assay.sliceMillis | 50.0          | must be a whole number from 1 to 10000
                    assay.seed        | 12x           | must be a whole number of at most 64 bits
                    assay.seed        | 99999999999999999999 | must be a whole number of at most 64 bits
                    assay.plan        | yes           | must be true or false
                    assay.plan        | TRUE          | must be true or false
                    assay.effort      | fats          | must be one of smoke, quick, standard, broad, rigorous, proof
                    assay.group       | fast          | is not known; did you mean assay.groups?
                    assay.Groups      | fast          | is not known; did you mean assay.groups?
                    asay.groups       | fast          | is not known; did you mean assay.groups?
                    assay.slicemillis | 50            | is not known; did you mean assay.sliceMillis?
                    assay.corpus      | '   '         | must be some text
                    """)
    void aPropertyWithAMistakeIsRefusedByNameValueAndRule(String name, String value, String rule) {
        String shown = value.isBlank() ? "empty" : value;
        assertEquals(
                Optional.of(name + " (" + shown + ") " + rule),
                Property.wrong(Map.of(name, value), "measure", Reader.EVERY, Reader.OWN));
    }

    /** A run of the build that measures is given assay.effort and assay.results, which most verbs refuse. */
    @Test
    void theBuildTellsItsTestsNothingOfWhatItWasGivenForTheMeasurement() {
        assertEquals(
                Set.of(),
                System.getProperties().stringPropertyNames().stream()
                        .filter(name -> name.startsWith("assay.") && !name.equals("assay.data"))
                        .collect(Collectors.toSet()));
    }

    @Test
    void anOptionIsThePropertyInTheSpellingOfOptions() {
        assertEquals("--groups", Property.GROUPS.option());
        assertEquals("--slice-millis", Property.SLICE_MILLIS.option());
        assertEquals("", Property.SEED.fault("--seed", "-7"));
        assertEquals("--seed (x) must be a whole number of at most 64 bits", Property.SEED.fault("--seed", "x"));
    }

    @Test
    void whatIsNearNothingIsToldAllThatThereIs() {
        String line = Property.wrong(Map.of("assay.colour", "red"), "measure").orElseThrow();
        assertTrue(line.startsWith("assay.colour (red) is not known; the properties are assay.effort, "), line);
        assertTrue(!line.contains("assay.fork."), line);
    }

    @Test
    void aPropertyThatTheVerbDoesNotReadIsRefusedWithTheOneThatDoes() {
        assertEquals(
                Optional.of("assay.corpus (my.txt) is read by measure, not by duel; leave it out"),
                Property.wrong(Map.of("assay.corpus", "my.txt"), "duel", Reader.EVERY, Reader.OWN));
        assertEquals(
                Optional.of("assay.peers (true) is read by the build, mvn, not by measure; leave it out"),
                Property.wrong(Map.of("assay.peers", "true"), "measure", Reader.EVERY, Reader.OWN));
        assertEquals(
                Optional.of("assay.fork.rotation (3) is read by Assay's forks, not by measure; leave it out"),
                Property.wrong(Map.of("assay.fork.rotation", "3"), "measure", Reader.EVERY, Reader.OWN));
    }

    @Test
    void whatIsRightAndWhatIsOfOthersPasses() {
        Properties of = System.getProperties();
        of.stringPropertyNames().stream()
                .filter(name -> !name.startsWith("assay."))
                .forEach(name -> assertEquals(
                        Optional.empty(), Property.wrong(Map.of(name, System.getProperty(name, "")), "measure")));
        // The build hands on each of its properties, those that nobody gave as empty ones.
        Map<String, String> right = Map.of(
                "assay.plan",
                "",
                "assay.groups",
                "fast,safe",
                "assay.claims",
                "",
                "assay.sliceMillis",
                "10000",
                "assay.seed",
                "-9223372036854775808",
                "assay.corpus",
                "",
                "assay.data",
                "target/data",
                "assay.command.first",
                "python3 worker.py",
                "assay.parent",
                "12");
        assertEquals(Optional.empty(), Property.wrong(right, "measure", Reader.EVERY, Reader.OWN));
    }

    @Test
    void aFlagIsSetByItsNameAlone() {
        Map<Object, Object> before = Map.copyOf(System.getProperties());
        try {
            System.setProperty("assay.plan", "");
            assertTrue(Property.PLAN.flag());
            System.setProperty("assay.plan", "false");
            assertTrue(!Property.PLAN.flag());
        } finally {
            System.clearProperty("assay.plan");
        }
        assertEquals(before, Map.copyOf(System.getProperties()));
    }
}
