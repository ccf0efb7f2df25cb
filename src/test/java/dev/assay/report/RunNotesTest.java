package dev.assay.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import org.junit.jupiter.api.Test;

class RunNotesTest {
    private static final List<String> RUNS = List.of("2026-11-25-a-2c", "2026-11-26-b-2c");

    private static String refusal(String text) {
        return assertThrows(IllegalArgumentException.class, () -> RunNotes.parse(text, RUNS))
                .getMessage();
    }

    @Test
    void aHeadingNamesTheRunsThatTheTextBelowItIsAbout() {
        RunNotes notes = RunNotes.parse("""
                # Notes

                ## 2026-11-25-a-2c

                First.

                - with `a list`

                ## 2026-11-25-a-2c, 2026-11-26-b-2c

                Both.

                ## all runs

                All.
                """, RUNS);
        assertEquals(List.of("First.\n\n- with `a list`"), notes.on("2026-11-25-a-2c"));
        assertEquals(List.of(), notes.on("2026-11-26-b-2c"));
        assertEquals(
                List.of(new RunNotes.Note(RUNS, "Both."), new RunNotes.Note(List.of("all runs"), "All.")),
                notes.onSeveral());
    }

    @Test
    void aNoteThatNamesNoRunIsRefusedByLineValueAndRule() {
        assertEquals(
                "NOTES.md:3 note (Lost.) must stand below a heading that names its run: ## FOLDER, or ## all runs",
                refusal("# Notes\n\nLost.\n\n## 2026-11-25-a-2c\n\nFound.\n"));
        assertEquals(
                "NOTES.md:1 run (2026-11-24-gone-2c) must be a folder beside the notes that holds a run; correct the"
                        + " heading, or bring the run back",
                refusal("## 2026-11-24-gone-2c\n\nOf a run that is gone.\n"));
        assertEquals(
                "NOTES.md:1 run () must be a folder beside the notes that holds a run; correct the heading, or bring the"
                        + " run back",
                refusal("## \n\nOf nothing.\n"));
    }

    @Test
    void anEmptyNoteAndARunNamedTwiceAreRefused() {
        assertEquals(
                "NOTES.md:3 note on 2026-11-25-a-2c (empty) must say something; write it, or delete its heading",
                refusal("## 2026-11-25-a-2c\n\n## 2026-11-26-b-2c\n\nSecond.\n"));
        assertEquals(
                "NOTES.md:1 runs (2026-11-25-a-2c, 2026-11-25-a-2c) must be different; name each once",
                refusal("## 2026-11-25-a-2c, 2026-11-25-a-2c\n\nTwice.\n"));
    }
}
