package dev.assay.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;

/**
 * What people know of runs and no run file holds: the file {@code NOTES.md} of a results folder. It is Markdown, since it is prose. Each
 * heading of the second level names the folders of the runs that the text below it is about, with commas between them, or {@value #ALL}. A note
 * that names no run would be about nothing, so it is refused.
 *
 * @param notes in the order of the file
 */
record RunNotes(List<Note> notes) {
    /** The name of the file. */
    static final String NAME = "NOTES.md";

    /** Names every run in a heading. */
    static final String ALL = "all runs";

    private static final String HEADING = "## ";

    /**
     * One note.
     *
     * @param runs folders, one at least, or {@value #ALL} alone
     * @param text Markdown as it was written
     */
    record Note(List<String> runs, String text) {
        Note {
            runs = List.copyOf(runs);
        }
    }

    RunNotes {
        notes = List.copyOf(notes);
    }

    /**
     * Reads the notes.
     *
     * @param runs folders that hold a run
     * @throws IllegalArgumentException with line, value and rule, if a note names no run
     */
    static RunNotes parse(String text, Collection<String> runs) {
        List<Note> notes = new ArrayList<>();
        List<String> named = List.of();
        List<String> lines = new ArrayList<>();
        int at = 0;
        for (String line : text.lines().toList()) {
            at++;
            if (line.startsWith(HEADING)) {
                close(notes, named, lines, at);
                named = named(line.substring(HEADING.length()), runs, at);
            } else if (!named.isEmpty()) {
                lines.add(line);
            } else if (!line.isBlank() && !line.startsWith("# ")) {
                throw refuse(
                        at,
                        "note (" + line.strip() + ")",
                        "stand below a heading that names its run: ## FOLDER, or ## " + ALL);
            }
        }
        close(notes, named, lines, at + 1);
        return new RunNotes(notes);
    }

    private static void close(List<Note> notes, List<String> named, List<String> lines, int at) {
        String text = String.join("\n", lines).strip();
        if (!named.isEmpty() && text.isEmpty()) {
            throw refuse(
                    at,
                    "note on " + String.join(", ", named) + " (empty)",
                    "say something; write it, or delete its heading");
        }
        if (!named.isEmpty()) {
            notes.add(new Note(named, text));
        }
        lines.clear();
    }

    private static List<String> named(String heading, Collection<String> runs, int at) {
        if (heading.strip().equals(ALL)) {
            return List.of(ALL);
        }
        List<String> named =
                Arrays.stream(heading.split(",")).map(String::strip).toList();
        for (String run : named) {
            if (!runs.contains(run)) {
                throw refuse(
                        at,
                        "run (" + run + ")",
                        "be a folder beside the notes that holds a run; correct the heading, or bring the run back");
            }
        }
        if (new HashSet<>(named).size() < named.size()) {
            throw refuse(at, "runs (" + heading.strip() + ")", "be different; name each once");
        }
        return named;
    }

    private static IllegalArgumentException refuse(int line, String what, String rule) {
        return new IllegalArgumentException(NAME + ":" + line + " " + what + " must " + rule);
    }

    /** Returns the notes on a run alone. */
    List<String> on(String run) {
        return notes.stream()
                .filter(note -> note.runs().equals(List.of(run)))
                .map(Note::text)
                .toList();
    }

    /** Returns the notes on several runs, or on all. */
    List<Note> onSeveral() {
        return notes.stream()
                .filter(note -> note.runs().size() > 1 || note.runs().equals(List.of(ALL)))
                .toList();
    }
}
