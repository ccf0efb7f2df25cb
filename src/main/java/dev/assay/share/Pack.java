package dev.assay.share;

import dev.assay.corpus.Sha256;
import dev.assay.program.Scratch;
import dev.assay.run.MachineId;
import dev.assay.run.RunFile;
import dev.assay.run.RunFormatException;
import dev.assay.run.RunReader;
import dev.assay.usage.FileReason;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A run that somebody gave away, read and found whole.
 *
 * @param manifest what it says of itself
 * @param run what was measured
 */
public record Pack(Manifest manifest, RunFile run) {
    /** Ends the name of a pack. */
    public static final String ENDING = ".assay.zip";

    static final String MANIFEST = "manifest.json";
    static final String README = "README.txt";
    static final String RUN = "run.ndjson.gz";
    static final String PRICE = "price.json";

    /* A thousand times a standard run. */
    private static final long MOST_BYTES = 1L << 30;

    /** Returns whether a path can be meant as a pack: a file that is not a run file itself. */
    public static boolean is(Path path) {
        return Files.isRegularFile(path) && !path.toString().matches(".*\\.ndjson(\\.gz)?");
    }

    /** Returns whether a file is a pack as it was written; one that is may be written over by the same command. */
    public static boolean whole(Path file) throws IOException {
        return Files.size(file) <= MOST_BYTES
                && Container.entries(Files.readAllBytes(file))
                        .filter(entries -> entries.containsKey(MANIFEST))
                        .isPresent();
    }

    /** Reads a results folder, a run file or a pack. */
    public static RunFile run(Path path) throws IOException {
        return is(path) ? read(path).run() : RunReader.read(path);
    }

    /**
     * Reads a pack. Nothing of it is written but its run, under our own name in our own temporary folder.
     *
     * @throws IllegalArgumentException in one line with the file, the rule and the next step
     */
    public static Pack read(Path file) throws IOException {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw refused(file, "more than " + (MOST_BYTES >> 30) + " GiB", "must be shorter, as every pack is");
            }
            return read(file, Files.readAllBytes(file));
        } catch (IOException unreadable) {
            throw new IOException("pack (" + file + ") must be readable: " + FileReason.of(unreadable), unreadable);
        }
    }

    private static Pack read(Path file, byte[] bytes) throws IOException {
        Map<String, byte[]> entries = Container.entries(bytes)
                .orElseThrow(() -> refused(file, "damaged or packed otherwise", "must be as assay pack wrote it"));
        if (!entries.containsKey(MANIFEST)) {
            throw refused(file, "no " + MANIFEST + " in it", "must be as assay pack wrote it");
        }
        // Before the names, since another version may pack other files.
        Manifest manifest = manifest(file, entries.get(MANIFEST));
        List<String> names = new ArrayList<>(entries.keySet());
        if (!names.equals(List.of(MANIFEST, README, RUN)) && !names.equals(List.of(MANIFEST, README, RUN, PRICE))) {
            throw refused(file, "holds " + String.join(", ", names), "must hold the files of a pack and no other");
        }
        entries.remove(MANIFEST);
        if (!Packer.contents(entries).equals(manifest.files())) {
            throw refused(file, "its files", "must have the SHA-256 that " + MANIFEST + " tells");
        }
        Path folder = Scratch.folder("pack-");
        Path run = Files.write(folder.resolve(RUN), entries.get(RUN));
        try {
            RunFile read = RunReader.read(run);
            Manifest expected =
                    Packer.manifest(manifest.assay(), read, Packer.digest(run), entries, manifest.withheld());
            if (!expected.equals(manifest)) {
                throw refused(file, MANIFEST, "must tell of the run that lies beside it");
            }
            return new Pack(manifest, read);
        } catch (RunFormatException broken) {
            throw new IllegalArgumentException("pack (" + file + "), " + broken.getMessage(), broken);
        } finally {
            Files.deleteIfExists(run);
            Files.deleteIfExists(folder);
        }
    }

    private static Manifest manifest(Path file, byte[] bytes) {
        try {
            return Manifest.parse(new String(bytes, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException("pack (" + file + ", " + MANIFEST + ") " + wrong.getMessage(), wrong);
        }
    }

    private static IllegalArgumentException refused(Path file, String what, String rule) {
        return new IllegalArgumentException(
                "pack (" + file + ": " + what + ") " + rule + "; fetch it again, or ask for the original");
    }

    /** Returns the name of the pack of a run: its day, machine and effort, and nothing of the folder that it lay in. */
    static String name(RunFile run) {
        return run.header().started().substring(0, 10) + "-"
                + MachineId.of(run.header()).folder() + "-" + run.header().effort() + ENDING;
    }

    static String digest(byte[] pack) {
        return Sha256.hex(pack);
    }
}
