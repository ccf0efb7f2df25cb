package dev.assay.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.assay.run.Longer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.tomlj.Toml;
import org.tomlj.TomlParseResult;

/** Held against the shipped plan: what is advised must be there, for every effort and for a duel. */
final class LongerTest {
    private static final String ADVICE = "--effort " + Longer.LONGEST;

    private final TomlParseResult plan;

    LongerTest() throws IOException {
        plan = Toml.parse(Files.readString(Path.of("benchmarks/plan.toml")));
    }

    private List<String> efforts() {
        List<String> efforts = new ArrayList<>(plan.getTable("effort").keySet());
        efforts.add(Duel.GROUP);
        return efforts;
    }

    private static boolean isAdvised(String effort) {
        boolean forks = Longer.forks(effort).contains(ADVICE);
        assertEquals(forks, Longer.sets(effort, 12).contains(ADVICE), effort);
        return forks;
    }

    /** Another effort is advised where it measures each group that this one takes by itself longer, and only there. */
    @Test
    void anotherEffortIsAdvisedOnlyWhereItMeasuresTheSameGroupsLonger() {
        assertEquals(7, efforts().size(), "six efforts and the duel: " + efforts());
        for (String effort : efforts()) {
            boolean longer = !effort.equals(Duel.GROUP) && !effort.equals(Longer.LONGEST);
            if (longer) {
                for (Object group :
                        plan.getArray("effort." + effort + ".groups").toList()) {
                    longer &= plan.contains("effort." + Longer.LONGEST + ".group." + group);
                }
            }
            assertEquals(longer, isAdvised(effort), effort);
        }
    }

    @Test
    void aDuelIsAdvisedTheOptionThatItHas() {
        assertEquals("use --sets 12: about 12 fork sets decide if the scatter stays", Longer.sets(Duel.GROUP, 12));
        assertFalse(Longer.forks(Duel.GROUP).contains("--"));
    }

    @Test
    void theLongestRunIsAdvisedNoOption() {
        assertFalse(Longer.forks(Longer.LONGEST).contains("--"));
        String sets = Longer.sets(Longer.LONGEST, 200);
        assertTrue(!sets.contains("--") && sets.contains("200"), sets);
    }
}
