package dev.assay.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** Reads a finished run, or refuses it with the line where it stops being one. */
public final class RunReader {
    private static final String ORIGINAL = "; the file was changed here or just before: use the original";
    private static final byte[] TYPE = "{\"type\":\"".getBytes(StandardCharsets.US_ASCII);

    private static final byte[] SLICE = "{\"type\":\"slice\"".getBytes(StandardCharsets.US_ASCII);

    private final String name;
    private final Map<String, ObjectReader> readers = new HashMap<>();
    private final SliceText slices = new SliceText();
    private final Seal seal = new Seal();
    private long number;

    private RunReader(String name) {
        this.name = name;
        JsonMapper mapper = Lines.mapper();
        Lines.TYPES.forEach((type, line) -> readers.put(type, mapper.readerFor(line)));
    }

    /**
     * Reads a run.
     *
     * @param path a file {@code *.ndjson} or {@code *.ndjson.gz}, or a folder that holds {@code run.ndjson.gz} or {@code run.ndjson}
     * @throws RunFormatException if the file is no unchanged, finished run
     */
    public static RunFile read(Path path) throws IOException {
        Path file = locate(path);
        String name = file.getFileName().toString();
        RunReader reader = new RunReader(name);
        try (InputStream raw = Files.newInputStream(file);
                InputStream in = name.endsWith(".gz") ? new GZIPInputStream(raw, 1 << 16) : raw) {
            return reader.read(in);
        } catch (ZipException | EOFException broken) {
            throw reader.refuse("(compressed data) must be whole: the file is truncated or damaged; use the original");
        }
    }

    /** Reads what the journal of a run in the making holds so far, as if it ended here. */
    public static RunFile soFar(Path journal) throws IOException {
        RunBuilder run = new RunBuilder();
        long[] lines = {0};
        unfinished(journal, line -> run.add(line, ++lines[0]));
        run.add(new End(lines[0], 0, 0), lines[0] + 1);
        return run.finish();
    }

    /**
     * Reads the journal of a run that was stopped, as far as its lines are whole and sealed; a half line at the end is what a crash leaves.
     *
     * @param each takes the lines as they come, so that a large journal needs no memory
     * @return where the run may go on, or nothing if not even the header is whole, or the run had ended
     */
    public static Optional<Unfinished> unfinished(Path journal, Consumer<Line> each) throws IOException {
        RunReader reader = new RunReader(journal.getFileName().toString());
        try (InputStream in = Files.newInputStream(journal)) {
            return reader.unfinished(in, each);
        }
    }

    private Optional<Unfinished> unfinished(InputStream in, Consumer<Line> each) throws IOException {
        RawLines lines = new RawLines(in);
        long bytes = 0;
        while (lines.next()) {
            number++;
            String sealBefore = seal.current();
            Line line;
            try {
                line = parse(lines);
                LineRules.check(line);
            } catch (RunFormatException | IllegalArgumentException broken) {
                return unfinished(bytes, number - 1, sealBefore);
            }
            if (line instanceof End || (number == 1) != (line instanceof Header)) {
                return Optional.empty();
            }
            bytes += lines.length() + 1L;
            each.accept(line);
        }
        return unfinished(bytes, number, seal.current());
    }

    private static Optional<Unfinished> unfinished(long bytes, long lines, String seal) {
        return lines == 0 ? Optional.empty() : Optional.of(new Unfinished(bytes, lines, seal));
    }

    private static Path locate(Path path) throws IOException {
        if (!Files.exists(path)) {
            throw new RunFormatException(
                    path.toString(), 1, "(no such file or folder) must exist: name a folder of a finished run");
        }
        if (!Files.isDirectory(path)) {
            return path;
        }
        for (String name : new String[] {"run.ndjson.gz", "run.ndjson"}) {
            if (Files.isRegularFile(path.resolve(name))) {
                return path.resolve(name);
            }
        }
        throw new RunFormatException(
                path.getFileName() + "/run.ndjson.gz", 1, "(no such file) must exist: name a folder of a finished run");
    }

    private RunFile read(InputStream in) throws IOException {
        RawLines lines = new RawLines(in);
        RunBuilder run = new RunBuilder();
        while (lines.next()) {
            number++;
            Line line = parse(lines);
            try {
                LineRules.check(line);
                run.add(line, number);
            } catch (IllegalArgumentException broken) {
                throw refuse(broken.getMessage());
            }
        }
        number++;
        try {
            return run.finish();
        } catch (IllegalArgumentException broken) {
            throw refuse(broken.getMessage());
        }
    }

    private Line parse(RawLines lines) {
        byte[] buffer = lines.buffer();
        int start = lines.start();
        int end = start + lines.length();
        if (!lines.terminated()) {
            throw refuse("(half a line) must end with a newline: the run did not finish or the file is truncated; "
                    + "use the original or measure again");
        }
        int textEnd = end - Seal.MEMBER_BYTES;
        if (textEnd <= start) {
            throw refuse("(" + lines.length() + " bytes) must be a sealed JSON object" + ORIGINAL);
        }
        byte[] expected = seal.next(buffer, start, textEnd - start);
        if (!Seal.is(expected, buffer, textEnd)) {
            String found = new String(buffer, textEnd, Seal.MEMBER_BYTES, StandardCharsets.ISO_8859_1);
            throw refuse("seal (" + printable(found) + ") must be "
                    + new String(expected, 1, expected.length - 2, StandardCharsets.US_ASCII) + ORIGINAL);
        }
        if (Arrays.equals(buffer, start, Math.min(textEnd, start + SLICE.length), SLICE, 0, SLICE.length)) {
            Optional<Slice> slice = slices.read(buffer, start + SLICE.length, textEnd);
            if (slice.isPresent()) {
                return slice.get();
            }
        }
        return mapped(buffer, start, textEnd);
    }

    private Line mapped(byte[] buffer, int start, int textEnd) {
        int quote = start + TYPE.length;
        while (quote < textEnd && buffer[quote] != '"') {
            quote++;
        }
        String type = new String(buffer, start, quote - start, StandardCharsets.ISO_8859_1);
        String prefix = new String(TYPE, StandardCharsets.US_ASCII);
        String found = type.startsWith(prefix) ? type.substring(prefix.length()) : "none";
        ObjectReader reader = readers.get(found);
        if (reader == null || quote + 1 >= textEnd) {
            throw refuse("type (" + printable(found) + ") must be one of " + String.join(", ", Lines.TYPES.keySet())
                    + ": use the version of Assay that wrote the file");
        }
        // The members between the type and the seal become an object of their own, in place.
        buffer[quote + 1] = '{';
        buffer[textEnd] = '}';
        try {
            return reader.readValue(buffer, quote + 1, textEnd - quote);
        } catch (JsonProcessingException wrong) {
            throw refuse(found + " (" + printable(wrong.getOriginalMessage())
                    + ") must hold exactly the members of its type: use the version of Assay that wrote the file");
        } catch (IOException impossible) {
            throw new AssertionError("reading from memory", impossible);
        }
    }

    private RunFormatException refuse(String what) {
        return new RunFormatException(name, Math.max(1, number), what);
    }

    private static String printable(String text) {
        String line = text.lines().findFirst().orElse("").replaceAll("[^ -~]", "?");
        return line.substring(0, Math.min(line.length(), 200));
    }
}
