package dev.assay.run;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.zip.ZipException;

/** Reads a finished run, or refuses it with the line where it stops being one. */
public final class RunReader {
    private static final String ORIGINAL = "; the file was changed here or just before: use the original";

    /** A run of a million slices has a twentieth of it. */
    private static final long MOST_BYTES = 8L << 30;

    /** Lines before a damaged one whose seals are kept, for a line that was moved. */
    private static final int KEPT_SEALS = 64;

    private final String name;
    private final LineParser parser = new LineParser();
    private final Seal seal = new Seal();
    private long number;

    private RunReader(String name) {
        this.name = name;
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
                InputStream in = name.endsWith(".gz") ? OneMember.of(file, raw) : raw) {
            return reader.read(in);
        } catch (ZipException | EOFException broken) {
            throw reader.refuse("(compressed data) must be whole: the file is truncated or damaged; use the original");
        }
    }

    /**
     * Reads what the journal of a run in the making holds so far, as if it ended here.
     *
     * @throws RunFormatException if a line of it is damaged
     */
    public static RunFile soFar(Path journal) throws IOException {
        RunBuilder run = new RunBuilder();
        long[] lines = {0};
        undamaged(journal, line -> run.add(line, ++lines[0]));
        run.add(new End(lines[0], 0, 0), lines[0] + 1);
        return run.finish();
    }

    /**
     * Reads a journal that this process writes, in which nothing can be damaged but by the disk.
     *
     * @throws RunFormatException if a line of it is
     */
    public static void undamaged(Path journal, Consumer<Line> each) throws IOException {
        Optional<ResumePoint> where = unfinished(journal, each);
        if (where.isPresent() && !where.get().damage().isEmpty()) {
            Damage first = where.get().damage().get(0);
            throw new RunFormatException(
                    journal.getFileName().toString(),
                    first.line(),
                    "(damaged: " + first.what()
                            + ") must be as it was written: nothing is lost; look after the disk, and"
                            + " give the same command again");
        }
    }

    /**
     * Reads the journal of a run that was stopped. A half line at the end is what a crash leaves; any other line that is not whole is
     * damage, and what is whole behind it is read as well.
     *
     * @param each takes the lines as they come, so that a large journal needs no memory
     * @return where the run may go on, or nothing if not even the header is whole, or the run had ended
     */
    public static Optional<ResumePoint> unfinished(Path journal, Consumer<Line> each) throws IOException {
        RunReader reader = new RunReader(journal.getFileName().toString());
        try (InputStream in = Files.newInputStream(journal)) {
            return reader.unfinished(journal, in, each);
        }
    }

    /**
     * Returns what is wrong with the first line of a journal, without which nothing can go on with the others; nothing if it is whole, or
     * no line is.
     */
    public static Optional<Damage> headless(Path journal) throws IOException {
        RunReader reader = new RunReader(journal.getFileName().toString());
        try (InputStream in = Files.newInputStream(journal)) {
            RawLines lines = new RawLines(in);
            if (!reader.next(lines) || !lines.terminated()) {
                return Optional.empty();
            }
            return reader.sealed(lines) instanceof Header
                    ? Optional.empty()
                    : Optional.of(new Damage(1, "is no header"));
        } catch (RunFormatException | IllegalArgumentException broken) {
            return Optional.of(new Damage(1, broken.getMessage()));
        }
    }

    private Optional<ResumePoint> unfinished(Path journal, InputStream in, Consumer<Line> each) throws IOException {
        RawLines lines = new RawLines(in);
        Deque<String> seals = new ArrayDeque<>();
        Optional<Line> last = Optional.empty();
        long lastSeq = -1;
        long bytes = 0;
        while (next(lines)) {
            Line line;
            try {
                line = sealed(lines);
            } catch (RunFormatException | IllegalArgumentException broken) {
                ResumePoint up = new ResumePoint(bytes, number - 1, seals.isEmpty() ? "" : seals.getLast());
                if (lines.terminated()) {
                    up = new Salvage(parser, seals, lastSeq).of(up, rest(journal, bytes), last);
                }
                boolean goesOn =
                        up.lines() > 0 || !up.after().isEmpty() && up.after().get(0) instanceof Header;
                if (goesOn) {
                    up.after().forEach(each);
                }
                return goesOn ? Optional.of(up) : Optional.empty();
            }
            if (line instanceof End || (number == 1) != (line instanceof Header)) {
                return Optional.empty();
            }
            bytes += lines.length() + 1L;
            seals.addLast(seal.current());
            if (seals.size() > KEPT_SEALS) {
                seals.removeFirst();
            }
            if (line instanceof Slice slice) {
                lastSeq = Math.max(lastSeq, slice.seq());
            }
            last = Optional.of(line);
            each.accept(line);
        }
        return number == 0 ? Optional.empty() : Optional.of(new ResumePoint(bytes, number, seal.current()));
    }

    private static byte[] rest(Path journal, long from) throws IOException {
        try (InputStream in = Files.newInputStream(journal)) {
            in.skipNBytes(from);
            return in.readAllBytes();
        }
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
        long bytes = 0;
        while (next(lines)) {
            bytes += lines.length() + 1L;
            try {
                if (bytes > MOST_BYTES) {
                    throw new IllegalArgumentException("(more than " + (MOST_BYTES >> 30)
                            + " GiB up to here) must be shorter, as every run is; use the original");
                }
                run.add(sealed(lines), number);
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

    private boolean next(RawLines lines) throws IOException {
        number++;
        try {
            if (lines.next()) {
                return true;
            }
        } catch (IllegalArgumentException tooLong) {
            throw refuse(tooLong.getMessage());
        }
        number--;
        return false;
    }

    private Line sealed(RawLines lines) {
        byte[] buffer = lines.buffer();
        int start = lines.start();
        if (!lines.terminated()) {
            throw refuse("(half a line) must end with a newline: the run did not finish or the file is truncated; "
                    + "use the original or measure again");
        }
        int textEnd = start + lines.length() - Seal.MEMBER_BYTES;
        if (textEnd <= start) {
            throw refuse("(" + lines.length() + " bytes) must be a sealed JSON object" + ORIGINAL);
        }
        byte[] expected = seal.next(buffer, start, textEnd - start);
        if (!Seal.is(expected, buffer, textEnd)) {
            throw refuse("seal (" + Seal.shown(buffer, textEnd) + ") must be " + seal.current() + ORIGINAL);
        }
        return parser.read(buffer, start, textEnd);
    }

    private RunFormatException refuse(String what) {
        return new RunFormatException(name, Math.max(1, number), what);
    }
}
