package dev.assay.report;

import dev.assay.claim.Ledger;
import dev.assay.run.RunFile;
import dev.assay.run.RunReader;
import dev.assay.stats.Summarizer;
import dev.assay.stats.Summary;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** A folder of results folders, and its {@code README.md}: the ledger over all of its runs. */
public final class RunsFolder {
    /** The page. */
    public static final String NAME = "README.md";

    /* As a results folder is named: by its day. Other folders may lie beside them. */
    private static final String DATED = "[0-9]{4}-[0-9]{2}-[0-9]{2}-.*";

    private RunsFolder() {}

    /**
     * Writes the page in the place of a former one; nothing else is touched.
     *
     * @throws IllegalArgumentException if the folder is none of runs, a run or a note is not as it must be, or the page there was made by somebody else
     */
    public static Path write(Path folder) throws IOException {
        List<String> runs = runs(folder);
        Path page = folder.resolve(NAME);
        if (Files.exists(page)
                && !Files.readString(page, StandardCharsets.UTF_8).contains(RunsLedger.MADE)) {
            throw new IllegalArgumentException(
                    "file (" + page + ") must be a page that this command made: move it away,"
                            + " or put what it says into " + RunNotes.NAME);
        }
        Swap.into(folder, Map.of(NAME, page(folder, runs).getBytes(StandardCharsets.UTF_8)), Set.of());
        return page;
    }

    /** Returns whether a folder holds the file of a run, whatever is in that. */
    public static boolean isRun(Path folder) {
        return Files.exists(folder.resolve("run.ndjson.gz")) || Files.exists(folder.resolve("run.ndjson"));
    }

    /** Returns the page of these runs of a folder. */
    static String page(Path folder, List<String> runs) throws IOException {
        Path file = folder.resolve(RunNotes.NAME);
        // Before the runs, which take seconds.
        RunNotes notes = Files.exists(file)
                ? RunNotes.parse(Files.readString(file, StandardCharsets.UTF_8), runs)
                : new RunNotes(List.of());
        List<LedgerRun> read = new ArrayList<>();
        for (String run : runs) {
            read.add(read(folder.resolve(run)));
        }
        Path name = folder.toAbsolutePath().normalize().getFileName();
        return RunsLedger.of(name == null ? "DIR" : name.toString(), read, notes);
    }

    private static LedgerRun read(Path folder) throws IOException {
        RunFile run = RunReader.read(folder);
        Summary summary = Summarizer.summarize(run);
        return LedgerRun.of(
                folder.getFileName().toString(),
                run,
                summary,
                Ledger.judge(run, summary, PriceFile.beside(folder, run.header())));
    }

    /* One whose run file is gone must not vanish from the ledger without a word. */
    private static List<String> runs(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new IllegalArgumentException(
                    "folder (" + folder + ") must be a folder of results folders; name one, such as results");
        }
        List<String> runs = new ArrayList<>();
        try (Stream<Path> all = Files.list(folder)) {
            for (Path one : all.filter(Files::isDirectory).sorted().toList()) {
                String name = one.getFileName().toString();
                boolean holds = isRun(one);
                if (!holds && name.matches(DATED)) {
                    throw new IllegalArgumentException(
                            "folder (" + one + ") must hold run.ndjson.gz; bring it back, or move the folder away");
                }
                if (holds) {
                    runs.add(name);
                }
            }
        }
        if (runs.isEmpty()) {
            throw new IllegalArgumentException(
                    "folder (" + folder + ") must hold results folders; name the one above them, such as results");
        }
        return runs;
    }
}
