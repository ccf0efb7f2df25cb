package dev.assay.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoleTest {
    /** The words of files, in the order of all tables: by hand. */
    private static final List<String> WORDS = List.of("main", "twin", "spike", "spike-2", "spike-10", "spike-99");

    @Test
    void everyWordIsOneObjectAndReadsBack() {
        for (String word : WORDS) {
            assertSame(Role.of(word), Role.of(new String(word)));
            assertEquals(word, Role.of(word).toString());
            assertEquals(word.hashCode(), Role.of(word).hashCode());
        }
    }

    @Test
    void aShareIsANumberInTheOrderAndNoText() {
        List<Role> roles = new ArrayList<>(WORDS.stream().map(Role::of).toList());
        Collections.reverse(roles);
        Collections.sort(roles);
        assertEquals(WORDS, roles.stream().map(Role::toString).toList());
    }

    @Test
    void theControlByWhichARunIsJudgedIsNamedWithoutItsShare() {
        assertSame(Role.CONTROL, Role.control(5, 5));
        assertEquals("spike-2", Role.control(2, 5).toString());
    }

    @Test
    void whatItsRatioToTheOriginalMustBe() {
        assertEquals(1, Role.MAIN.truth(1.05));
        assertEquals(1, Role.TWIN.truth(1.05));
        assertEquals(1.05, Role.CONTROL.truth(1.05));
        // Its own share, whatever the run is judged by.
        assertEquals(1.02, Role.of("spike-2").truth(1.05));
        assertTrue(Role.of("spike-2").isControl() && Role.CONTROL.isControl());
        assertFalse(Role.TWIN.isControl() || Role.MAIN.isControl());
    }

    @Test
    void anyOtherWordIsRefusedWithThoseThatAre() {
        for (String word : List.of("", "Main", "spike-", "spike-0", "spike-05", "spike-100", "spike--5")) {
            assertEquals(
                    "role (" + word + ") must be one of main, twin, spike, spike-N (N per cent)",
                    assertThrows(IllegalArgumentException.class, () -> Role.of(word))
                            .getMessage());
        }
    }
}
