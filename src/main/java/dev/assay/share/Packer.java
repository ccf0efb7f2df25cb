package dev.assay.share;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.assay.corpus.Sha256;
import dev.assay.program.Scratch;
import dev.assay.run.MachineId;
import dev.assay.run.RunCopy;
import dev.assay.run.RunFile;
import dev.assay.run.RunReader;
import dev.assay.run.UserText;
import dev.assay.text.Json;
import dev.assay.usage.FileReason;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * Makes a pack of a results folder. It holds the run and the prices taken beside it: all else in the folder is made from these two, so a
 * pack that carried it could contradict itself.
 */
public final class Packer {
    private static final ObjectMapper PLAIN = new ObjectMapper();

    private final Person person;

    /** Takes out the names of who packs on this machine, beside all that looks like somebody's. */
    public Packer() {
        this(Person.here());
    }

    Packer(Person person) {
        this.person = person;
    }

    /**
     * What was made.
     *
     * @param bytes of the pack
     */
    public record Made(Path file, Manifest manifest, byte[] bytes) {
        /** Returns the SHA-256 of the file, to send beside it. */
        public String sha256() {
            return Pack.digest(bytes);
        }
    }

    /**
     * Writes the pack of a run, in one step.
     *
     * @param results folder of a finished run, or its run file
     * @param out file to write; else one in the current folder, named after the run
     * @throws IllegalArgumentException if the run names somebody where it cannot be taken out
     */
    public Made pack(Path results, Optional<Path> out) throws IOException {
        RunFile run = RunReader.read(results);
        Path file = out.orElse(Path.of(Pack.name(run)));
        Path folder = Scratch.folder("pack-");
        Path copy = folder.resolve(Pack.RUN);
        try {
            Redaction redaction =
                    new Redaction(person, UserText.of(run.header()).map(UserText::name));
            copy(results, copy, redaction);
            // Read again: what is given away is what the reader takes, and the header in it is the one that was edited.
            RunFile redacted = RunReader.read(copy);
            Map<String, byte[]> files = new LinkedHashMap<>();
            files.put(Pack.README, readme(redacted).getBytes(StandardCharsets.UTF_8));
            files.put(Pack.RUN, Files.readAllBytes(copy));
            Path price = folderOf(results).resolve(Pack.PRICE);
            if (Files.isRegularFile(price)) {
                files.put(Pack.PRICE, prices(price, redaction));
            }
            List<Manifest.Loss> losses = redaction.withheld().entrySet().stream()
                    .map(one -> new Manifest.Loss(one.getKey(), one.getValue()))
                    .toList();
            Manifest manifest = manifest(version(), redacted, digest(copy), files, losses);
            Map<String, byte[]> entries = new LinkedHashMap<>();
            entries.put(Pack.MANIFEST, Json.text(manifest).getBytes(StandardCharsets.UTF_8));
            entries.putAll(files);
            byte[] bytes = Container.bytes(entries);
            write(file, bytes);
            return new Made(file, manifest, bytes);
        } finally {
            Files.deleteIfExists(copy);
            Files.deleteIfExists(folder);
        }
    }

    private static String version() {
        return Optional.ofNullable(Packer.class.getPackage().getImplementationVersion())
                .orElse("unreleased");
    }

    private static Path folderOf(Path results) {
        return Files.isDirectory(results) ? results : results.toAbsolutePath().getParent();
    }

    /* Compressed anew: the name and the time that a gzip file may tell are somebody's. */
    private static void copy(Path results, Path copy, Redaction redaction) throws IOException {
        Path file = results;
        if (Files.isDirectory(results)) {
            Path packed = results.resolve("run.ndjson.gz");
            file = Files.isRegularFile(packed) ? packed : results.resolve("run.ndjson");
        }
        try (InputStream raw = Files.newInputStream(file);
                InputStream lines = file.toString().endsWith(".gz") ? new GZIPInputStream(raw, 1 << 16) : raw;
                OutputStream out =
                        new BufferedOutputStream(new GZIPOutputStream(Files.newOutputStream(copy), 1 << 16), 1 << 16)) {
            RunCopy.write(lines, out, redaction);
        }
    }

    private static byte[] prices(Path file, Redaction redaction) throws IOException {
        JsonNode tree = PLAIN.readTree(file.toFile());
        return RunCopy.edit("price", tree, redaction)
                ? Json.text(tree).getBytes(StandardCharsets.UTF_8)
                : Files.readAllBytes(file);
    }

    static Manifest manifest(
            String assay, RunFile run, String runSha256, Map<String, byte[]> files, List<Manifest.Loss> losses) {
        return new Manifest(
                Manifest.SCHEMA,
                assay,
                run.header().started(),
                run.header().effort(),
                MachineId.of(run.header()).name(),
                runSha256,
                contents(files),
                losses);
    }

    static List<Manifest.Content> contents(Map<String, byte[]> files) {
        return files.entrySet().stream()
                .map(one -> new Manifest.Content(one.getKey(), one.getValue().length, Sha256.hex(one.getValue())))
                .toList();
    }

    /* Of the lines, since two compressors make two files of them. */
    static String digest(Path gzip) throws IOException {
        try (InputStream lines = new GZIPInputStream(Files.newInputStream(gzip), 1 << 16)) {
            return Sha256.of(lines);
        }
    }

    private static String readme(RunFile run) {
        return "A run of Assay, a benchmark harness, in one file: "
                + run.header().effort() + ", "
                + run.header().started() + ",\n"
                + MachineId.of(run.header()).name() + ", environment grade "
                + run.header().grade() + ".\n"
                + "\n"
                + "assay replicate THIS-FILE                    measures the same here and says what held\n"
                + "assay replicate THIS-FILE --with results/X   says it of a run that is there\n"
                + "\n"
                + "Unpacked into a folder, `assay report FOLDER` makes tables and charts of it. run.ndjson.gz\n"
                + "holds every raw slice; manifest.json has the SHA-256 of each file. Folders, users, hosts and\n"
                + "the name of a text of one's own were taken out; manifest.json says where.\n";
    }

    private static void write(Path file, byte[] bytes) throws IOException {
        Path place = file.toAbsolutePath();
        Path part = place.resolveSibling("." + place.getFileName() + ".part");
        try {
            Files.write(part, bytes);
            Files.move(part, place, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException wrong) {
            throw new IOException("pack (" + file + ") must be writable: " + FileReason.of(wrong), wrong);
        } finally {
            part.toFile().delete();
        }
    }
}
