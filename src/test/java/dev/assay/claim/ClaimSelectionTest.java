package dev.assay.claim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.assay.run.Fixture;
import dev.assay.run.Header;
import dev.assay.run.SyntheticRun;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ClaimSelectionTest {
    private static final String READING = "[[reading]]\nid = \"a\"\nquestion = \"?\"\nnumerator = \"%s@process\"\n"
            + "denominator = \"r@process\"\nquantities = [\"%s\"]\ngroup = \"%s\"\nencoding = \"e\"\n"
            + "bounds = [1.0, 2.0]\norigin = \"ours\"\naggregate = \"every\"\nsentence = \"s\"\n";
    private static final List<Definition> CLAIMS = Definitions.parse(Map.of(
            "slow", "id = \"slow\"\nplace = 1\nquote = \"q\"\n" + READING.formatted("p", "time", "g"),
            "large", "id = \"large\"\nplace = 2\nquote = \"q\"\n" + READING.formatted("q", "footprint", "h"),
            "loved", "id = \"loved\"\nplace = 3\nquote = \"q\"\nnot_tested = \"a survey\"\n"));

    private static String refusal(String text) {
        return assertThrows(IllegalArgumentException.class, () -> ClaimSelection.parse(text, CLAIMS))
                .getMessage();
    }

    @Test
    void claimsComeInTheOrderOfTheLedgerWithTheirGroupsAndTheContendersOfWhoseMemoryTheySpeak() {
        ClaimSelection both = ClaimSelection.parse(" large , slow ", CLAIMS).orElseThrow();
        assertEquals(List.of("slow", "large"), both.ids());
        assertEquals(List.of("g", "h"), both.groups(CLAIMS));
        assertEquals(Set.copyOf(Fixture.ids("q@process", "r@process")), both.memory(CLAIMS));
        ClaimSelection slow = ClaimSelection.parse("slow", CLAIMS).orElseThrow();
        assertEquals(List.of("g"), slow.groups(CLAIMS));
        assertEquals(Set.of(), slow.memory(CLAIMS));
        assertEquals(List.of("claims  slow", "not asked for in this run: large"), slow.lines(CLAIMS));
        assertEquals(Optional.empty(), ClaimSelection.parse(" ", CLAIMS));
    }

    @Test
    void whatIsUnknownOrCannotBeMeasuredIsRefusedInOneLineThatNamesTheOthers() {
        assertEquals(
                "claim (slwo) must be one of slow, large, loved; fork sets measure slow, large", refusal("large,slwo"));
        assertEquals("claims (loved) must hold one that fork sets measure; name some of slow, large", refusal("loved"));
    }

    @Test
    void aHeaderTellsOfThemAndOneWithoutThemWasAskedForAll() {
        Header plain = SyntheticRun.standard().header();
        assertEquals(Optional.empty(), ClaimSelection.of(plain));
        ClaimSelection asked = new ClaimSelection(List.of("slow", "large"));
        assertEquals(Optional.of(asked), ClaimSelection.of(Fixture.withProtocol(plain, "claims", asked.ids())));
    }
}
