package dev.assay.bridge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.assay.contender.Release;
import dev.assay.run.ReleasedAs;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ReleaseVenvTest {
    private static ReleaseVenv of(String python) {
        boolean today = python.equals(Release.CHOSEN);
        return new ReleaseVenv(new Release(
                "of-a-test",
                new ReleasedAs("six", "1.17.0", LocalDate.of(2024, 12, 4), ""),
                "",
                python,
                today ? "" : "six.txt",
                today ? "" : "six",
                List.of("hf-slow"),
                Map.of()));
    }

    /** Nobody has CPython 3.99, so nothing is made, and the reason says what would help. */
    @Test
    void anInterpreterThatIsNotThereIsNamedAndNothingIsMade() {
        ReleaseVenv venv = of("3.99");
        venv.make();
        assertEquals(Optional.of("no CPython 3.99 on PATH or kept by pyenv: pyenv install 3.99"), venv.missing());
        assertFalse(Files.exists(venv.python().getParent()));
    }

    /** Beside today's peers nothing is made: they are the same packages on the same interpreter. */
    @Test
    void theChosenInterpretersEnvironmentIsThatOfToday() {
        assertEquals(
                Installation.venv("venv").resolve("bin").resolve("python"),
                of(Release.CHOSEN).python());
    }
}
